//! Identifiers and docs.

/// A Rust identifier as it is written: `name`, `r#type`, `self_`.
pub type Ident = String;

/// Sanitised Markdown, one line each, without `///`.
pub type Docs = Vec<String>;
