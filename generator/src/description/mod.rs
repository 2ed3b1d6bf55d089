//! Descriptions of a collection, in any Markdown or HTML, as blocks.
//!
//! In: a text, reduced to visible characters ([`clean`](mod@clean)); [`html`] rewrites the HTML of Postman's editor as Markdown, and
//! [`read`] passes it to the parser that rustdoc uses. Out: blocks, made of [`token`]s. Reading never fails, whatever the
//! text. Docs are written from the blocks, and answers that a description shows are found in them.

pub mod block;
pub mod clean;
pub mod comment;
pub mod html;
pub mod line;
pub mod link;
pub mod read;
pub mod required;
pub mod span;
pub mod token;
