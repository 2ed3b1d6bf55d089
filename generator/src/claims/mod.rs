//! Claims of the collection about answers, from other places than examples: JSON schemas and assertions in test scripts, and descriptions.
//!
//! In: the requests in effect, with the claims of their scripts. Out: for each request, what is [`said`] about its answers, with the
//! statuses that the claim is about ([`claimed`]): a [`shape`], or an answer that its description shows ([`documentation`]). [`json_schema`] reads
//! schemas of drafts 4 to 2020-12 as far as Rust types go. No type is invented, and its docs tell where it comes
//! from.

pub mod claimed;
pub mod declared;
mod documentation;
mod fields;
mod json_schema;
mod reference;
pub mod said;
pub mod shape;
