//! Texts without a character that means anything to Markdown: most descriptions are a sentence or two, which need no parser.

/// Returns the lines of a description if all of them are plain: the same as reading and writing it as Markdown gives.
pub(super) fn lines(description: &str, limit: usize) -> Option<Vec<String>> {
    if description.len() > limit {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    let mut gap = false;
    for line in description.split('\n') {
        if line.is_empty() {
            gap = !lines.is_empty();
            continue;
        }
        if !is_line(line) {
            return None;
        }
        if std::mem::take(&mut gap) {
            lines.push(String::new());
        }
        lines.push(line.to_owned());
    }
    Some(lines)
}

/// Returns `true` if the text is a line that starts with a letter, and is a paragraph by itself.
pub(super) fn is_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    first.is_ascii_alphabetic() && *last != b' ' && (0..bytes.len()).all(|at| is_no_markup(bytes, at))
}

fn is_no_markup(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| bytes[before]);
    match bytes[at] {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => true,
        b'.' | b',' | b';' | b'?' | b'!' | b'\'' | b'"' | b'(' | b')' | b'{' | b'}' => true,
        b'-' | b'+' | b'=' | b'%' | b'$' | b'#' | b'@' | b':' => true,
        b' ' => before != Some(b' '),
        // a URL is code
        b'/' => before != Some(b'/'),
        b'_' => {
            let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
            is_part(before.as_ref()) && is_part(bytes.get(at + 1))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_line, lines};
    use crate::lower::docs::description::by_markdown;
    use crate::lower::docs::{inline, inline_of, line_of};

    #[test]
    fn sentences_are_plain() {
        for text in ["Returns the user's name (if any).", "a: b, c_d; {id} 100 % - #1\nB\n\n\nC"] {
            assert!(lines(text, 100).is_some(), "{text}");
        }
        for text in ["1. a", "a  b", "a ", "a*b", "a_ b", "http://x", "a\\b", "a\n- b", "ä", "a\n===", "a & b", "<b>"]
        {
            assert_eq!(lines(text, 100), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_lines_are_those_of_markdown(text in "[a-zA-Z][-a-zA-Z0-9 .,;?!'\"(){}+=%$#@:/_\n]{0,40}") {
            if let Some(lines) = lines(&text, 100) {
                prop_assert_eq!(lines, by_markdown(&text));
            }
            if is_line(&text) {
                prop_assert_eq!(inline(&text), inline_of(&text));
                prop_assert_eq!(&text, &line_of(&text));
            }
        }
    }
}
