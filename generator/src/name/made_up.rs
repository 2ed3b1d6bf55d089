//! Generated texts, which identify one thing among many: as keys of an object they are data, in a path they are ids.

/// Returns `true` if a text is digits alone.
pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Returns `true` for twelve or more hexadecimal digits that are not all letters.
pub(crate) fn is_hex(text: &str) -> bool {
    text.len() >= 12 && text.bytes().all(|b| b.is_ascii_hexdigit()) && has_digit(text)
}

/// Returns `true` for a long text with both cases and digits that is not made of words, as `p90LatencyMs` is.
pub(crate) fn is_random(text: &str) -> bool {
    // the padding of Base64
    let text = text.trim_end_matches('=');
    text.len() >= 16
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        && text.bytes().filter(u8::is_ascii_digit).count() >= 2
        && text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase())
        && !text.contains("__")
}

/// Returns `true` if a text is a ULID: 26 digits and capital letters, the first a digit up to 7.
pub(crate) fn is_ulid(text: &str) -> bool {
    text.len() == 26
        && text.starts_with(|c: char| ('0'..='7').contains(&c))
        && text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() && !b"ILOU".contains(&b))
}

pub(crate) fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}
