//! The methods of HTTP as words.

/// Methods as texts write them before what they are sent to, or instead of a verb.
pub const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Returns the verb for what a method that has a body does.
pub fn verb(method: &str) -> Option<&'static str> {
    match method {
        "POST" => Some("create"),
        "PUT" | "PATCH" => Some("update"),
        _ => None,
    }
}
