//! The body of a request, and its answers.

pub mod answer;
pub mod body;
pub mod content;
pub mod origin;
pub mod status_evidence;
