//! Strings in JSON text, valid or not.

/// Returns the length of the double-quoted string that `text` starts with, including quotes; that of `text`
/// if the string does not end. The end is a character boundary of UTF-8 text.
pub(crate) fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    for (at, byte) in text.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::string_length;

    #[test]
    fn a_string_ends_at_its_first_unescaped_quote() {
        assert_eq!(string_length(br#""a\"b", 1"#), 6);
        assert_eq!(string_length(br#""a\\" "#), 5);
        assert_eq!(string_length(br#""a\"#), 3);
    }
}
