//! Strings of the collection as literals that rustc accepts, whatever they contain.

use std::fmt::Write;

use proc_macro2::Literal;

pub(crate) use crate::diagnostic::is_unseen;

/// The largest number that rustc accepts.
const MAX_HASHES: usize = 255;

/// Returns a raw literal for several lines and for text with many quotes, and an ordinary one otherwise.
pub fn string(text: &str) -> Literal {
    let written = raw(text).unwrap_or_else(|| ordinary(text));
    written.parse().unwrap_or_else(|_| Literal::string(text))
}

/// Returns `"…"` with all invisible characters escaped.
pub fn ordinary(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            _ if is_unseen(c) => {
                // Writing to a `String` cannot fail.
                let _ = write!(literal, "\\u{{{:x}}}", u32::from(c));
            }
            _ => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

fn raw(text: &str) -> Option<String> {
    let escapes = text.matches(['"', '\\', '\n']).count();
    let plain = text.chars().all(|c| matches!(c, '\n' | '\t') || !is_unseen(c));
    let hashes = hashes(text);
    if escapes < 2 || !plain || hashes > MAX_HASHES {
        return None;
    }
    let hashes = "#".repeat(hashes);
    Some(format!("r{hashes}\"{text}\"{hashes}"))
}

/// Returns one more than the number of `#` after any quote in the text.
fn hashes(text: &str) -> usize {
    text.split('"').skip(1).map(|after| after.len() - after.trim_start_matches('#').len() + 1).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::string;

    fn written(text: &str) -> String {
        let literal = string(text).to_string();
        let read: syn::LitStr = syn::parse_str(&literal).expect("a string literal");
        assert_eq!(read.value(), text);
        literal
    }

    #[test]
    fn short_text_is_an_ordinary_literal() {
        assert_eq!(written(""), r#""""#);
        assert_eq!(written("{{url}}/a"), r#""{{url}}/a""#);
        assert_eq!(written("a\"b"), r#""a\"b""#);
        assert_eq!(written("\\"), r#""\\""#);
        assert_eq!(written("é 日本"), r#""é 日本""#);
    }

    #[test]
    fn several_lines_and_many_quotes_are_raw() {
        assert_eq!(written("{\n  \"a\": 1\n}"), "r#\"{\n  \"a\": 1\n}\"#");
        assert_eq!(written("a\nb\nc"), "r\"a\nb\nc\"");
        assert_eq!(written("\"a\""), "r#\"\"a\"\"#");
    }

    #[test]
    fn a_raw_literal_has_hashes_enough() {
        assert_eq!(written("\"# \"## \""), "r###\"\"# \"## \"\"###");
        assert!(written(&format!("\"\"{}", "#".repeat(300))).starts_with("\"\\\""));
    }

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        assert_eq!(written("a\r\n\"b\""), r#""a\r\n\"b\"""#);
        assert_eq!(written("\0\u{7f}\u{85}"), r#""\u{0}\u{7f}\u{85}""#);
        assert_eq!(written("\u{202e}\n\"x\"\u{2066}\u{feff}"), r#""\u{202e}\n\"x\"\u{2066}\u{feff}""#);
        assert_eq!(written("\u{200b}\t"), r#""\u{200b}\t""#);
    }
}
