//! Untrusted text, made safe for one line of a terminal.

use std::fmt::{self, Write as _};

/// Shows an untrusted text on one line: a line break, an escape sequence or a change of direction in a name must not look like our own.
///
/// ```
/// use postman_codegen::OneLine;
/// assert_eq!(OneLine("a\u{1b}[2J\u{202e}b").to_string(), "a\\u{1b}[2J\\u{202e}b");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OneLine<'a>(pub &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                // they join letters of some scripts, and emoji
                '\u{200c}' | '\u{200d}' => f.write_char(c)?,
                c if c.is_control() => write!(f, "{}", c.escape_default())?,
                c if is_unseen(c) => write!(f, "{}", c.escape_unicode())?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Returns `true` for control characters, and for those that are invisible or change the direction of text (which rustc denies).
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_not_seen_reaches_a_terminal() {
        for (text, expected) in [
            ("a\nb\r", "a\\nb\\r"),
            ("\u{1b}]8;;http://evil\u{7}", "\\u{1b}]8;;http://evil\\u{7}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("a\u{202e}b\u{2028}c\u{2066}", "a\\u{202e}b\\u{2028}c\\u{2066}"),
            ("\u{200b}\u{feff}", "\\u{200b}\\u{feff}"),
            ("نامه\u{200c}ها 👩\u{200d}💻 größe", "نامه\u{200c}ها 👩\u{200d}💻 größe"),
        ] {
            assert_eq!(OneLine(text).to_string(), expected, "{text:?}");
        }
    }
}
