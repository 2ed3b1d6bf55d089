//! Descriptions of a collection, the Markdown or HTML that anybody wrote, as blocks.
//!
//! In comes a text with characters that may be seen ([`clean`](mod@clean)); [`html`] writes the HTML of Postman's editor as Markdown, and
//! [`read`] gives it to the parser of rustdoc: blocks come out, and within them [`token`]s. The reading is forgiving: whatever the text, it
//! is something. Docs are written from it (rule 10 of the design), and answers that a description shows are found in it (rule 6).

pub mod block;
pub mod clean;
pub mod html;
pub mod line;
pub mod link;
pub mod read;
pub mod span;
pub mod token;
