//! The places of structs, unions and enums in the examples of all sites.
//!
//! In: the shapes and the roots of the sites. Out: a [`walk`](walk::walk): for each type its places, and the words that the
//! keys there suggest for it. Sharing, naming and the lock use both.

pub mod class_words;
pub mod enum_places;
pub mod occurrence;
pub mod resource;
pub mod root_paths;
pub mod settled_shapes;
pub mod subject;
pub mod walk;
pub mod words;
