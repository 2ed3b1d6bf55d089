//! Percent-encoding, per component of a request. The sets are those of Postman's URL encoder and
//! form library.

use std::fmt::Write;

/// The characters that are encoded besides controls and non-ASCII.
const PATH: &[u8] = b" \"<>`#?{}";
const QUERY: &[u8] = b" \"#'<>";
/// [`PATH`] and characters that could start another segment or component, and `%`: data contains no escapes.
const PATH_DATA: &[u8] = b" \"<>`#?{}/\\%";
/// [`QUERY`] and characters that could start another parameter or mean a space, and `%`: data contains no
/// escapes.
const QUERY_DATA: &[u8] = b" \"#'<>&=+%";

/// Encodes a path as Postman does: existing escapes, valid or not, stay unchanged.
#[cfg(any(feature = "signing", test))]
pub(crate) fn path(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_path(text, &mut encoded);
    encoded
}

/// Appends [`path`] to a text.
pub(crate) fn push_path(text: &str, to: &mut String) {
    push(text, |byte| PATH.contains(&byte), to);
}

/// Encodes a query as Postman does: existing escapes, valid or not, stay unchanged.
pub(crate) fn query(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_query(text, &mut encoded);
    encoded
}

/// Appends [`query`] to a text.
pub(crate) fn push_query(text: &str, to: &mut String) {
    push(text, |byte| QUERY.contains(&byte), to);
}

/// Encodes a value of the caller for a path, so that it stays within its segment.
pub(crate) fn path_data(text: &str) -> String {
    encode(text, |byte| PATH_DATA.contains(&byte))
}

/// Encodes a name or value of the caller for a query, so that it stays within its parameter.
pub(crate) fn query_data(text: &str) -> String {
    encode(text, |byte| QUERY_DATA.contains(&byte))
}

/// Encodes a name or value of an urlencoded body. A space is `%20`, and existing escapes are encoded again.
pub(crate) fn form(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_form(text, &mut encoded);
    encoded
}

/// Appends [`form`] to a text.
pub(crate) fn push_form(text: &str, to: &mut String) {
    push(text, |byte| !(byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte)), to);
}

/// Encodes only the characters of a path that [`http::Uri`] does not accept, because RFC 3986 does not allow them.
pub(crate) fn unsendable_in_path(text: &str) -> String {
    encode(text, |byte| b"<>`".contains(&byte))
}

/// Encodes only the characters of a query that [`http::Uri`] does not accept, because RFC 3986 does not allow them.
pub(crate) fn unsendable_in_query(text: &str) -> String {
    encode(text, |byte| b"\"<>".contains(&byte))
}

/// Encodes a URI like JavaScript's `encodeURI`.
#[cfg(feature = "aws")]
pub(crate) fn javascript_uri(text: &str) -> String {
    encode(text, |byte| !(byte.is_ascii_alphanumeric() || b";,/?:@&=+$-_.!~*'()#".contains(&byte)))
}

/// Encodes the characters of a key in a query table that would end it.
pub(crate) fn query_key(text: &str, to: &mut String) {
    replace(text, &[('&', "%26"), ('#', "%23"), ('=', "%3D")], to);
}

/// Encodes the characters of a value in a query table that would end it.
pub(crate) fn query_value(text: &str, to: &mut String) {
    replace(text, &[('&', "%26"), ('#', "%23")], to);
}

fn replace(text: &str, table: &[(char, &str)], to: &mut String) {
    for char in text.chars() {
        match table.iter().find(|(from, _)| *from == char) {
            Some((_, escape)) => to.push_str(escape),
            None => to.push(char),
        }
    }
}

fn encode(text: &str, reserved: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    push(text, reserved, &mut encoded);
    encoded
}

fn push(text: &str, reserved: impl Fn(u8) -> bool, to: &mut String) {
    for &byte in text.as_bytes() {
        if byte.is_ascii_control() || !byte.is_ascii() || reserved(byte) {
            // Writing to a `String` cannot fail.
            let _ = write!(to, "%{byte:02X}");
        } else {
            to.push(char::from(byte));
        }
    }
}

/// Decodes the valid escapes of `text`; bytes that are not UTF-8 become U+FFFD.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escape = bytes.get(at + 1..at + 3).and_then(|hex| {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            u8::try_from(digit(hex[0])? * 16 + digit(hex[1])?).ok()
        });
        match escape {
            Some(value) if byte == b'%' => {
                decoded.push(value);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_component_of_a_url_encodes_what_it_cannot_contain() {
        assert_eq!(path("/a b/é"), "/a%20b/%C3%A9");
        for same in ["/a%2fb", "/a%zz", "/%", "/a|b^c[d]", "/a'b(c)*!", "/a/./b/../c", "//a//b"] {
            assert_eq!(path(same), same);
        }
        assert_eq!(path("/a\"b<c>d`e"), "/a%22b%3Cc%3Ed%60e");
        assert_eq!(path("/a{b}c"), "/a%7Bb%7Dc");
        assert_eq!(query("a=b c"), "a=b%20c");
        assert_eq!(query("a=it's"), "a=it%27s");
        for same in ["a=b+c", "a={b}|[1]^`\\", "a=%20%zz%"] {
            assert_eq!(query(same), same);
        }
        assert_eq!(query("a=\"<>"), "a=%22%3C%3E");
        assert_eq!(query("a=b\tc\nd"), "a=b%09c%0Ad");
        assert_eq!(query("$filter=a eq 1"), "$filter=a%20eq%201");
        assert_eq!(query("{\"j\":[1,2]}"), "{%22j%22:[1,2]}");
    }

    #[test]
    fn data_stays_in_its_place() {
        assert_eq!(path_data("a/b?c#d%2F\\"), "a%2Fb%3Fc%23d%252F%5C");
        assert_eq!(path_data("a:@,'()+=&;|[]~"), "a:@,'()+=&;|[]~");
        assert_eq!(query_data("a&b=c#d+e%20/?"), "a%26b%3Dc%23d%2Be%2520/?");
    }

    #[test]
    fn a_form_encodes_all_but_unreserved_characters() {
        assert_eq!(form("!'()*~-_.+&=/?:@%20é"), "%21%27%28%29%2A~-_.%2B%26%3D%2F%3F%3A%40%2520%C3%A9");
        assert_eq!(form("b c"), "b%20c");
    }

    #[test]
    fn escapes_are_decoded_and_bad_ones_kept() {
        assert_eq!(decode("us%20er%C3%A9%zz%"), "us eré%zz%");
    }
}
