//! `Bearer`, `Basic` and other words before a credential.

use crate::credentials::encoding::decode_base64;
use crate::credentials::scan::run;

/// `Bearer`, `Basic`, … in front of a credential.
pub(crate) fn is_scheme(word: &str) -> bool {
    [
        "bearer",
        "basic",
        "token",
        "oauth",
        "apikey",
        "digest",
        "jwt",
        "key",
        "splunk",
        "genie",
        "bot",
        "sso-key",
        "genericapikey",
    ]
    .contains(&word.to_ascii_lowercase().trim_end_matches(':'))
}

const MAX_SCHEME_BYTES: usize = 16;

/// Splits a value into its scheme with the blank, which may be empty, and the rest.
pub(in crate::credentials) fn without_scheme(text: &str) -> (&str, &str) {
    match text.bytes().take(MAX_SCHEME_BYTES + 1).position(|b| b == b' ') {
        Some(len) if is_scheme(&text[..len]) => text.split_at(len + 1),
        _ => ("", text),
    }
}

/// Returns `true` for `Basic dXNlcjpwYXNz`.
pub(in crate::credentials) fn is_basic(text: &str) -> bool {
    basic_at(text.trim()).is_some_and(|(start, len)| start + len == text.trim().len())
}

/// Returns the start and the length of the credential in a text that starts with `Basic`.
pub(in crate::credentials) fn basic_at(text: &str) -> Option<(usize, usize)> {
    let scheme = text.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("basic"))?;
    let rest = &text[scheme.len()..];
    let blank = [" ", "%20", "+"].into_iter().find(|blank| rest.starts_with(blank))?;
    let rest = &rest[blank.len()..];
    let len = run(rest, |b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'_'));
    let value = &rest[..len];
    let decoded = decode_base64(value)?;
    (len >= 8 && decoded.contains(&b':') && decoded.iter().all(|b| (b' '..0x7f).contains(b) || *b >= 0x80))
        .then_some((5 + blank.len(), len))
}
