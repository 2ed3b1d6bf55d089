//! A difference as text: for a terminal, as Markdown and as JSON.

mod json;
mod markdown;
mod terminal;
