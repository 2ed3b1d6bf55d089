//! Tokens of JSON pointers (RFC 6901).

/// A key as a token.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key of a token.
pub fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
