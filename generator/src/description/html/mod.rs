//! The HTML of Postman's editor as Markdown.

mod element;
mod entity;
mod fence;
pub mod reader;
mod tag;
