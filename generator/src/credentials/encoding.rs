//! Encodings in which a known credential may occur elsewhere.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Fewer characters of base64 match by chance.
const MIN_BYTES: usize = 10;

/// Returns the parts that the base64 of every text containing `value` has in common: one for each of the three offsets within a group of bytes.
pub(crate) fn base64_parts(value: &str) -> Vec<String> {
    let parts = (0..3).filter_map(|shift| {
        let mut bytes = vec![0; shift];
        bytes.extend(value.as_bytes());
        let whole = bytes.len() / 3 * 4;
        // without the characters that contain bits of the preceding text
        let from = [0, 2, 3][shift];
        let encoded = encode_base64(&bytes);
        let part = encoded.get(from..whole)?;
        (part.len() >= MIN_BYTES).then(|| part.to_owned())
    });
    parts.flat_map(|part| [part.replace('+', "-").replace('/', "_"), part]).collect()
}

fn encode_base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..=chunk.len() {
            text.push(char::from(ALPHABET[(group >> (18 - 6 * index)) as usize & 63]));
        }
    }
    text
}

/// Decodes base64 in either alphabet, padded or not.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut group, mut bits) = (0_u32, 0);
    for byte in text.bytes() {
        let byte = match byte {
            b'-' => b'+',
            b'_' => b'/',
            other => other,
        };
        let value = ALPHABET.iter().position(|letter| *letter == byte)?;
        group = group << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((group >> bits) as u8);
        }
    }
    (text.len() % 4 != 1).then_some(bytes)
}

/// Encodes a text for a URL or a form: everything but letters, digits and `-._~`, and a blank as `blank`.
pub(crate) fn percent_encoded(text: &str, blank: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push_str(blank),
            _ if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Decodes it; a `%` without two digits stays.
pub(crate) fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).filter(|_| *byte == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded_and_a_lone_percent_sign_stays() {
        for text in ["a b", "é/ñ", "100%", ""] {
            assert_eq!(percent_decoded(&percent_encoded(text, "%20")), text.as_bytes(), "{text}");
        }
        for (text, expected) in [("%c3%A9", "é"), ("50%", "50%"), ("%zz+", "%zz+")] {
            assert_eq!(percent_decoded(text), expected.as_bytes(), "{text}");
        }
    }

    #[test]
    fn base64_of_a_text_holds_that_of_its_parts() {
        assert_eq!(encode_base64(b"user:hunter22secret"), "dXNlcjpodW50ZXIyMnNlY3JldA");
        for prefix in ["", "a", "ab", "abc", "user:"] {
            let whole = encode_base64(format!("{prefix}hunter22secret-").as_bytes());
            assert!(
                base64_parts("hunter22secret").iter().any(|part| whole.contains(part.as_str())),
                "{prefix}: {whole}"
            );
        }
        assert_eq!(decode_base64("dXNlcjpwYXNz").as_deref(), Some(b"user:pass".as_slice()));
        assert_eq!(decode_base64("a!"), None);
    }

    #[test]
    fn reserved_characters_are_encoded() {
        assert_eq!(percent_encoded("p@ss w/d", "+"), "p%40ss+w%2Fd");
    }
}
