//! JSON paths such as `items[2].price`: their notation, and finding the path of a parser's position by scanning the body
//! again. Only errors need it.

use std::fmt::Write;

use crate::json::scan::string_length;

/// Returns the path of the value at a line and column of `body`, both counted from 1; empty for the whole
/// body.
///
/// The column of an error is the number of bytes of its line that the parser had consumed.
pub(super) fn at(body: &[u8], line: usize, column: usize) -> String {
    let lines = body.split_inclusive(|&byte| byte == b'\n');
    let start: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let end = start.saturating_add(column).min(body.len());
    let mut scanner = Scanner::default();
    scanner.scan(&body[..end]);
    scanner.path()
}

/// Returns the path of `path` in an element of a list.
pub(super) fn within(index: usize, path: &str) -> String {
    let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
    format!("[{index}]{dot}{path}")
}

/// An open list or object at a position.
#[derive(Default)]
struct Scanner(Vec<Open>);

enum Open {
    List(usize),
    /// An object, with the last key, and whether the next string is a key.
    Object(Option<String>, bool),
}

impl Scanner {
    fn scan(&mut self, text: &[u8]) {
        let mut at = 0;
        while let Some(&byte) = text.get(at) {
            match byte {
                b'{' => self.0.push(Open::Object(None, true)),
                b'[' => self.0.push(Open::List(0)),
                b'}' | b']' => drop(self.0.pop()),
                b',' => match self.0.last_mut() {
                    Some(Open::List(index)) => *index += 1,
                    Some(Open::Object(_, at_key)) => *at_key = true,
                    None => {}
                },
                b'"' => {
                    let length = string_length(&text[at..]);
                    if let Some(Open::Object(key, at_key)) = self.0.last_mut()
                        && *at_key
                    {
                        *key = serde_json::from_slice(&text[at..at + length]).ok();
                        *at_key = false;
                    }
                    at += length;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.0 {
            match open {
                Open::List(index) => push_index(&mut path, *index),
                Open::Object(Some(key), _) => push_key(&mut path, key),
                Open::Object(None, _) => {}
            }
        }
        path
    }
}

/// Appends a member of an object.
pub(super) fn push_key(path: &mut String, key: &str) {
    // Writing to a `String` cannot fail.
    let _ = match is_plain(key) {
        true if path.is_empty() => write!(path, "{key}"),
        true => write!(path, ".{key}"),
        false => write!(path, "[{key:?}]"),
    };
}

/// Appends an element of a list.
pub(super) fn push_index(path: &mut String, index: usize) {
    let _ = write!(path, "[{index}]");
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '$' | '@'))
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn a_position_in_json_has_a_path() {
        let body = b"{\"a\": [1, {\"b.c\":\n true}], \"d\": {\"e\": {}}, \"f\": 1}";
        assert_eq!(at(body, 1, 0), "");
        assert_eq!(at(body, 1, 8), "a[0]");
        assert_eq!(at(body, 2, 5), "a[1][\"b.c\"]");
        assert_eq!(at(body, 2, 6), "a[1]");
        assert_eq!(at(body, 2, 22), "d.e");
        assert_eq!(at(body, 99, 99), "");
        assert_eq!(at(b"]]", 1, 2), "");
    }
}
