//! Values that are recognisable by themselves: the forms of the tokens of known issuers.

mod prefixes;
mod schemes;
mod shapes;

use crate::source::ByteSet;

pub(crate) use schemes::is_scheme;
pub(in crate::credentials) use schemes::{basic_at, is_basic, without_scheme};

/// The number of bytes of the shortest form.
const MIN_BYTES: usize = 12;

/// Bytes that do not occur among the first [`MIN_BYTES`] of any form.
static NEVER_WITHIN: ByteSet = ByteSet::of(b"\t\n\r \"',<>{}()\\");

/// Returns `true` if the text is a credential of a known form, whatever its name.
pub(crate) fn looks_like_credential(text: &str) -> bool {
    form_of(text).is_some() || is_basic(text)
}

/// Returns the form of a whole value, apart from a scheme before it.
pub(super) fn form_of(text: &str) -> Option<&'static str> {
    if text.len() < MIN_BYTES {
        return None;
    }
    let (_, text) = without_scheme(text.trim());
    let text = text.trim();
    if is_private_key(text) {
        return Some("private key");
    }
    let (name, len) = form_at(text)?;
    (len == text.len() || text[len..].bytes().all(|b| matches!(b, b'=' | b'/' | b'+' | b'.' | b'-'))).then_some(name)
}

/// Returns `true` for certificates, public keys and signatures, which are public by design.
pub(super) fn is_public(text: &str) -> bool {
    let head = text.trim_start();
    ["-----BEGIN PGP SIGNATURE", "-----BEGIN PGP PUBLIC", "-----BEGIN CERTIFICATE", "-----BEGIN PUBLIC KEY"]
        .iter()
        .any(|start| head.starts_with(start))
}

fn is_private_key(text: &str) -> bool {
    text.contains("KEY-----")
        && ["PRIVATE KEY", "PRIVATE%20KEY-----", "PRIVATE+KEY-----"].iter().any(|part| text.contains(part))
}

/// Returns the form and the length of the token at the start of the text.
pub(super) fn form_at(text: &str) -> Option<(&'static str, usize)> {
    // most words of a text are shorter
    if text.as_bytes().get(..MIN_BYTES)?.iter().any(|b| NEVER_WITHIN.has(*b)) {
        return None;
    }
    shapes::at(text).or_else(|| prefixes::at(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_credentials() {
        for text in [
            "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghijk",
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN RSA PRIVATE KEY-----\nMII",
            "-----BEGIN%20PRIVATE%20KEY-----",
            "npm_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIj",
            "Basic YWRtaW46c3VwZXJzZWNyZXQ=",
            "Basic%20YWRtaW46c3VwZXJzZWNyZXQ=",
            "sk_live_51HxYzAbCdEfGhIjKlMnOpQr",
            "123456789:AAFabcdefghijklmnopqrstuvwxyz12345",
            "SG.AbCdEfGhIjKlMnOpQrStUv.AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQ",
        ] {
            assert!(looks_like_credential(text), "{text}");
        }
        for text in [
            "Bearer {{token}}",
            "skill",
            "sk_test_your_secret_key_here",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Basic authentication",
            "npm_config",
            "12:30",
        ] {
            assert!(!looks_like_credential(text), "{text}");
        }
    }
}
