//! Descriptions of a collection, the Markdown or HTML that anybody wrote, as blocks.
//!
//! In comes a text with characters that may be seen ([`clean`](mod@clean)); [`html`] writes the HTML of Postman's editor as Markdown,
//! [`parse`] reads blocks, and [`lex`] what is within a line. The reading is forgiving: whatever the text, it is something. Docs are written
//! from it (rule 10 of the design), and answers that a description shows are found in it (rule 6).

pub mod block;
pub mod clean;
pub mod html;
pub mod lex;
pub mod line;
pub mod link;
pub mod parse;
pub mod span;
