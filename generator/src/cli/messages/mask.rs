//! Hides values in a line of a collection; keys, names and structure stay. The log of a build must not
//! contain a password because a comma is missing beside it.

/// Keys whose values help to find the place and are not secret.
const SHOWN: [&str; 10] =
    ["$kind", "disabled", "key", "listen", "method", "mode", "name", "protocol", "schema", "type"];

/// The longest unquoted text that is shown: `true`, `null`, `404`.
const WORD: usize = 5;

/// Replaces each letter and digit of a hidden value by `•`, so that columns stay the same.
pub(super) fn mask(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut key = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        if first == '"' || first == '\'' {
            let end = end_of_string(rest, first);
            let (string, after) = rest.split_at(end);
            let inner = string.trim_matches(first);
            if after.trim_start().starts_with(':') {
                key = inner.to_owned();
                out += string;
            } else if SHOWN.contains(&key.as_str()) {
                out += string;
                key.clear();
            } else {
                hide(string, &mut out);
                key.clear();
            }
            rest = after;
        } else if first.is_alphanumeric() || matches!(first, '$' | '_') {
            let end = rest.find(|c: char| "\"',:{}[]".contains(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            // a key of YAML
            if after.starts_with(": ") || after == ":" {
                key = word.to_owned();
                out += word;
            } else if SHOWN.contains(&key.as_str()) || word.trim_end().chars().count() <= WORD {
                out += word;
                key.clear();
            } else {
                hide(word, &mut out);
            }
            rest = after;
        } else {
            out.push(if first.is_control() { ' ' } else { first });
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

fn hide(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| match c {
        c if c.is_alphanumeric() => '•',
        c if c.is_control() => ' ',
        c => c,
    }));
}

/// Returns the position after the closing quote, or the end of the line.
fn end_of_string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_hidden_and_columns_stay() {
        for (line, expected) in [
            (r#"  "name": "Get a token","#, r#"  "name": "Get a token","#),
            (r#"{"key": "password", "value": "hunter2"}"#, r#"{"key": "password", "value": "•••••••"}"#),
            (r#""raw": "a\"b secret"#, r#""raw": "•\"• ••••••"#),
            (r#""count": 12, "on": true }"#, r#""count": 12, "on": true }"#),
            (r#"{"pin": 123456789}"#, r#"{"pin": •••••••••}"#),
            ("token: abcdefghijk", "token: •••••••••••"),
            ("method: POST", "method: POST"),
            ("pm.environment.set('token', 'abcdef');", "••.•••••••••••.•••('•••••', '••••••');"),
            ("\u{1b}[2J", " [2J"),
        ] {
            let masked = mask(line);
            assert_eq!(masked.chars().count(), line.chars().count(), "{line}");
            assert_eq!(masked, expected, "{line}");
        }
    }
}
