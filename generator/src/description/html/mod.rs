//! The HTML of Postman's editor as Markdown.

mod element;
pub mod entity;
pub mod reader;
mod tag;
