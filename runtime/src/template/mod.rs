//! Templates: texts of the collection with `{{variables}}` in them.
//!
//! In: a template, the variables, and the sources of time and chance. Out: the text that Postman puts in its place, and the
//! names that nothing defines. Rule: what a caller gives is data, and is never searched for `{{variables}}`.

pub(crate) mod calendar;
pub(crate) mod dynamic;
mod resolver;
mod sources;
mod text;
mod token;

pub(crate) use resolver::Resolver;
pub(crate) use sources::Clock;
pub use sources::Sources;
pub(crate) use text::Repr;
pub use text::Text;
pub(crate) use token::{map_literals, tokens};
