//! JSON in a description that leaves out parts, and is followed by prose.

/// Returns the JSON object or list at the start of a text, without the dots for omitted parts.
pub fn shown(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => string(rest),
            '.' if rest.starts_with("..") => {
                rest = rest.trim_start_matches('.');
                continue;
            }
            '…' => {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ => c.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' if depth <= 1 => break,
            '}' | ']' => depth -= 1,
            _ => {}
        }
    }
    out
}

/// Returns the length of the string that a text starts with.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_is_left_out_is_left_out() {
        for (text, expected) in [
            (r#"{"a": 1} and more"#, r#"{"a": 1}"#),
            (r#"[{"a": "..."}, ...]"#, r#"[{"a": "..."}, ]"#),
            (r#"{"a": {…}, "b": "}"}"#, r#"{"a": {}, "b": "}"}"#),
            ("{\"a\": 1 // ...}\n}", "{\"a\": 1 // ...}\n}"),
            (r#"{"a\"}": [1"#, r#"{"a\"}": [1"#),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
