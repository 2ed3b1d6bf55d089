//! The methods of HTTP as words of titles.

/// Methods as titles write them before what they are sent to, or instead of a verb.
pub const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
