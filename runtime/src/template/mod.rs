//! Templates: texts of the collection with `{{variables}}`.
//!
//! In: a template, the variables, and the sources of time and random numbers. Out: the text as Postman substitutes it, and the
//! undefined names. Rule: values of callers are data, and are never searched for `{{variables}}`.

pub(crate) mod calendar;
pub(crate) mod dynamic;
mod resolver;
mod secret;
mod sources;
mod text;
mod token;

pub(crate) use resolver::{Resolver, whole_name};
pub(crate) use sources::Clock;
pub use sources::Sources;
pub(crate) use text::Repr;
pub use text::Text;
pub(crate) use token::{map_literals, tokens};
