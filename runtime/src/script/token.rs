//! JSON Web Signatures of [`Found`] values, as in jsrsasign.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::Found;
use crate::auth::{hmac, jws};

impl Found {
    /// Returns the compact token (RFC 7515) with this text as its header and `payload`, signed with `HS256` or `RS256`, or the same with 384 or 512.
    /// Nothing if a part is nothing or the key cannot sign.
    ///
    /// The key of `HS…` is a text, or bytes in hexadecimal if it has no other characters, as in jsrsasign; that of
    /// `RS…` is an RSA key in PEM, PKCS#8 or PKCS#1.
    pub fn token(&self, algorithm: &str, payload: Self, key: Self) -> Self {
        let token = || {
            let (header, payload, key) = (self.text()?, payload.text()?, key.text()?);
            let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
            let signature = match jws::keyed(algorithm) {
                Some(algorithm) => hmac(algorithm, &bytes(&key), text.as_bytes()),
                None => jws::sign_with_any(algorithm, &key, text.as_bytes()).ok()?,
            };
            Some(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)))
        };
        Self::of(token())
    }
}

/// Reads a key like jsrsasign: as hexadecimal if it is, otherwise the low byte of each UTF-16 unit.
fn bytes(key: &str) -> Vec<u8> {
    let digits: Option<Vec<u8>> = key.chars().map(|char| u8::try_from(char.to_digit(16)?).ok()).collect();
    match digits {
        Some(digits) if !digits.is_empty() && digits.len() % 2 == 0 => {
            digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
        }
        _ => key.encode_utf16().map(|unit| unit.to_le_bytes()[0]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(algorithm: &str, header: &str, payload: &str, key: &str) -> Option<String> {
        Found::of(header).token(algorithm, Found::of(payload), Found::of(key)).text()
    }

    #[test]
    fn tokens_are_signed_with_keyed_digests() {
        // the example of jwt.io
        let (header, payload) =
            (r#"{"alg":"HS256","typ":"JWT"}"#, r#"{"sub":"1234567890","name":"John Doe","iat":1516239022}"#);
        let expected = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
        assert_eq!(token("HS256", header, payload, "your-256-bit-secret").as_deref(), Some(expected));
        // the same key in hexadecimal
        let key = "796f75722d3235362d6269742d736563726574";
        assert_eq!(token("HS256", header, payload, key).as_deref(), Some(expected));
    }

    #[test]
    fn keys_are_hexadecimal_or_characters() {
        for (key, expected) in
            [("616161", &b"aaa"[..]), ("61616", b"61616"), ("key", b"key"), ("é€", b"\xE9\xAC"), ("", b"")]
        {
            assert_eq!(bytes(key), expected, "{key}");
        }
    }

    #[test]
    fn what_cannot_sign_gives_nothing() {
        for (algorithm, key) in [("RS256", "no key"), ("XS256", "k"), ("HS1", "k")] {
            assert_eq!(token(algorithm, "{}", "{}", key), None, "{algorithm}");
        }
        assert_eq!(Found::of("{}").token("HS256", Found::nothing(), Found::of("k")), Found::nothing());
    }
}
