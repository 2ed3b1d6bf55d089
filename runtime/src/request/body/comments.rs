//! Comments in saved JSON bodies, which Postman removes after substitution.

use std::borrow::Cow;

use crate::json::scan::string_length;

/// Returns `text` without `// …` and `/* … */`. Double-quoted strings stay, and so does the line
/// feed after `// …`.
pub(crate) fn strip(text: &str) -> Cow<'_, str> {
    if !text.contains("//") && !text.contains("/*") {
        return Cow::Borrowed(text);
    }
    let mut stripped = String::with_capacity(text.len());
    let mut copied = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let rest = &text[at..];
        let (kept, removed) = match bytes[at] {
            b'"' => (string_length(rest.as_bytes()), 0),
            b'/' if rest.starts_with("//") => (0, line_length(rest)),
            b'/' if rest.starts_with("/*") => (0, rest[2..].find("*/").map_or(rest.len(), |end| end + 4)),
            // continues at the next relevant byte, which is a character boundary
            _ => (
                1 + rest.as_bytes()[1..].iter().position(|byte| matches!(byte, b'"' | b'/')).unwrap_or(rest.len() - 1),
                0,
            ),
        };
        if removed > 0 {
            stripped.push_str(&text[copied..at]);
            copied = at + removed;
        }
        at += kept + removed;
    }
    stripped.push_str(&text[copied..]);
    Cow::Owned(stripped)
}

/// Returns the length of the first line of `text` without the line feed; a carriage return before it belongs to the comment.
fn line_length(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// Returns `true` if comments are removed from a body with this content type although nothing else declares it as
/// JSON. As in Postman, case matters.
pub(crate) fn is_json(content_type: &str) -> bool {
    let Some(subtype) = content_type.strip_prefix("application/") else {
        return false;
    };
    let word = subtype.split(char::is_whitespace).next().unwrap_or_default();
    subtype.starts_with("json") || word.find("+json").is_some_and(|at| at > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_removed_outside_of_strings() {
        let table = [
            (
                "{\n  // c\n  \"a\": 1, /* b */ \"u\": \"http://x//y /* k */\"\n}",
                "{\n  \n  \"a\": 1,  \"u\": \"http://x//y /* k */\"\n}",
            ),
            ("{\"a\":1 // from var}", "{\"a\":1 "),
            ("{'a':'http://h/p'} // c", "{'a':'http:"),
            ("url=http://x/y", "url=http:"),
            ("// only comment", ""),
            ("\"a\\\"//b\" // c\r\nd", "\"a\\\"//b\" \nd"),
            ("{ //c\r\n\"a\":1}", "{ \n\"a\":1}"),
            ("é/é # no /* open", "é/é # no "),
            ("1/2", "1/2"),
        ];
        for (text, stripped) in table {
            assert_eq!(strip(text), stripped);
        }
    }

    #[test]
    fn json_is_recognised_by_its_media_type() {
        for json in ["application/json", "application/json; charset=utf-8", "application/vnd.api+json"] {
            assert!(is_json(json), "{json}");
        }
        for other in ["Application/JSON", "text/json", "application/xml", "application/+json"] {
            assert!(!is_json(other), "{other}");
        }
    }
}
