//! The text of one file → JSON, and what kind of file it is.

pub(super) mod dump;
pub(super) mod json;
pub(super) mod kind;
pub(super) mod yaml;
