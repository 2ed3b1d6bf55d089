//! What a request sends as its body, and the answers that it has saved by status.

pub mod answer;
pub mod body;
