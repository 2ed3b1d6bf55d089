//! The body of a request, and its saved answers by status.

pub mod answer;
pub mod body;
pub mod content;
pub mod origin;
