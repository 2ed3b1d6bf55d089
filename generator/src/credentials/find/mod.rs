//! Credentials within a text of any kind: JSON, XML, GraphQL, forms, URLs, headers, command lines, prose.
//!
//! Nothing is parsed, because bodies and descriptions are often not quite in their declared format: each separator between a name and a
//! value is examined once, in both directions, so that the same rules hold for `"password": "…"`, `\"password\":\"…\"`, `password=…`
//! and `<Password>…</Password>`. Linear in the text.

mod decoded;
mod finder;
mod judge;
mod literal;
mod notations;
mod quote;
mod rendered;
mod window;

pub(crate) use finder::Finder;
pub(crate) use literal::{Literal, Text};

#[cfg(test)]
mod tests;
