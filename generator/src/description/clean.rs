//! Removes characters that a comment must not contain.

use std::borrow::Cow;

/// The columns between tab stops in CommonMark.
const TAB: usize = 4;

/// Returns `text` with `\n` as its only line break and control character, and without invisible characters.
pub fn clean(text: &str) -> Cow<'_, str> {
    // nearly all descriptions
    if text.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push('\n');
                column = 0;
            }
            '\t' => {
                let spaces = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            // emoji and several scripts need the joiners; after ASCII they are only invisible
            '\u{200c}' | '\u{200d}' if !out.ends_with(|before: char| !before.is_ascii()) => {}
            _ if is_hidden(c) => {}
            _ => {
                out.push(if c.is_whitespace() { ' ' } else { c });
                column += 1;
            }
        }
        after_return = c == '\r';
    }
    Cow::Owned(out)
}

/// The same as [`clean`], on one line without surrounding space, of at most `limit` characters.
pub fn one_line(text: &str, limit: usize) -> String {
    let (text, cut) = prefix(text, limit);
    let text = clean(text).replace('\n', " ");
    let text = text.trim();
    if cut { format!("{text}…") } else { text.to_owned() }
}

/// Returns the first `limit` characters, and whether anything was cut.
pub fn prefix(text: &str, limit: usize) -> (&str, bool) {
    match text.char_indices().nth(limit) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}

/// Returns `true` if lints of rustc and clippy about invisible characters could object to `c`, or if it could
/// mislead readers.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_odd_spaces_are_removed() {
        for (input, expected) in [
            ("a\r\nb\rc\u{2028}d\u{85}e\u{b}f", "a\nb\nc\nd\ne\nf"),
            ("\r\n\r\n", "\n\n"),
            ("a\tb\n\tc", "a   b\n    c"),
            ("a\0b\u{202e}c\u{200b}d\u{feff}\u{1b}", "abcd"),
            ("a\u{a0}b\u{2003}c", "a b c"),
            ("👩\u{200d}💻 a\u{200d}b", "👩\u{200d}💻 ab"),
        ] {
            assert_eq!(clean(input), expected, "{input:?}");
        }
    }

    #[test]
    fn keeps_to_one_line_and_limit() {
        assert_eq!(one_line(" a\r\n b ", 10), "a  b");
        assert_eq!(one_line("äöüß", 3), "äöü…");
    }
}
