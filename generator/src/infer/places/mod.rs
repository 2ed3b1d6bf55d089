//! Every place of a struct, union or enum in the examples of all sites.
//!
//! In come the shapes and the roots of the sites, out comes a [`walk`](walk::walk): for each type its places, and the words that the
//! keys there have for it. Sharing, naming and the lock decide by these.

pub mod class_words;
pub mod enum_places;
pub mod occurrence;
pub mod resource;
pub mod root_paths;
pub mod settled_shapes;
pub mod subject;
pub mod walk;
pub mod words;
