//! Lines and columns of the values of a JSON text, found in one pass over it.

use std::collections::BTreeMap;

use super::byte_set::ByteSet;
use super::pointer::unescaped;

/// Line and column, from 1.
pub type Position = (usize, usize);

/// Returns the positions of the values at these JSON pointers (RFC 6901), as far as they exist.
pub(super) fn locate<'p>(text: &str, pointers: impl Iterator<Item = &'p str>) -> BTreeMap<&'p str, Position> {
    let mut root = Sought::default();
    for pointer in pointers {
        let tokens = pointer.split('/').skip(1);
        let sought = tokens.fold(&mut root, |node, token| node.children.entry(unescaped(token)).or_default());
        sought.pointer = Some(pointer);
    }
    let mut scan = Scan { text, at: 0, found: BTreeMap::new() };
    // of a text that is not JSON, the values before the error have positions
    let _ = scan.value(Some(&root));
    positions(text, scan.found)
}

/// The paths to find at and below one value.
#[derive(Default)]
struct Sought<'p> {
    pointer: Option<&'p str>,
    children: BTreeMap<String, Sought<'p>>,
}

/// The bytes at which strings and brackets start or end.
static BOUNDS: ByteSet = ByteSet::of(b"\"{[}]");

struct Scan<'t, 'p> {
    text: &'t str,
    at: usize,
    /// Positions by path; the last of several members with one name counts, as in serde_json.
    found: BTreeMap<&'p str, usize>,
}

impl Scan<'_, '_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, expected: u8) -> Option<()> {
        self.blank();
        (self.byte()? == expected).then(|| self.at += 1)
    }
}

impl<'p> Scan<'_, 'p> {
    /// Descends into values that contain a wanted path, and skips others. `None` if the text is not JSON.
    fn value(&mut self, sought: Option<&Sought<'p>>) -> Option<()> {
        self.blank();
        let first = self.byte()?;
        let Some(sought) = sought else { return self.skip() };
        self.found.extend(sought.pointer.map(|pointer| (pointer, self.at)));
        match first {
            b'{' if !sought.children.is_empty() => self.members(b'}', |scan, _| {
                scan.blank();
                let key = scan.string()?;
                let key: String = serde_json::from_str(key).ok()?;
                scan.take(b':')?;
                scan.value(sought.children.get(&key))
            }),
            b'[' if !sought.children.is_empty() => {
                self.members(b']', |scan, index| scan.value(sought.children.get(index.to_string().as_str())))
            }
            _ => self.skip(),
        }
    }

    fn members(&mut self, end: u8, mut member: impl FnMut(&mut Self, usize) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.take(end).is_some() {
            return Some(());
        }
        for index in 0.. {
            member(self, index)?;
            if self.take(b',').is_none() {
                break;
            }
        }
        self.take(end)
    }

    /// Skips a string with its quotes.
    fn string(&mut self) -> Option<&str> {
        let start = self.at;
        if self.byte()? != b'"' {
            return None;
        }
        self.at += 1;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let end = memchr::memchr2(b'"', b'\\', rest)?;
            let is_escape = rest[end] == b'\\';
            self.at += end + 1 + usize::from(is_escape);
            if !is_escape {
                return self.text.get(start..self.at);
            }
        }
    }

    /// Skips one value.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.byte()? {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                // within a value only strings and brackets count
                _ if depth > 0 => {
                    let rest = self.text.as_bytes().get(self.at..)?;
                    self.at += rest.iter().position(|byte| BOUNDS.has(*byte))?;
                }
                b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                _ => {
                    while self
                        .byte()
                        .is_some_and(|byte| !matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r'))
                    {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}

/// Returns line and column of each offset, in one pass over the text, even if it is one line.
fn positions<'p>(text: &str, found: BTreeMap<&'p str, usize>) -> BTreeMap<&'p str, Position> {
    let mut offsets: Vec<(usize, &str)> = found.into_iter().map(|(pointer, offset)| (offset, pointer)).collect();
    offsets.sort_unstable();
    let (mut counted, mut line, mut column) = (0, 1, 1);
    let mut positions = BTreeMap::new();
    for (offset, pointer) in offsets {
        let Some(between) = text.get(counted..offset) else { continue };
        line += between.matches('\n').count();
        column = match between.rsplit_once('\n') {
            Some((_, last)) => 1 + last.chars().count(),
            None => column + between.chars().count(),
        };
        counted = offset;
        positions.insert(pointer, (line, column));
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::locate;

    fn position(text: &str, pointer: &str) -> Option<(usize, usize)> {
        locate(text, [pointer].into_iter()).get(pointer).copied()
    }

    #[test]
    fn pointers_are_found_in_the_text() {
        let text = "{\n  \"a/b\": [\"é\",\n    {\"é\": 2}, 3]}";
        for (pointer, expected) in [
            ("", Some((1, 1))),
            ("/a~1b", Some((2, 10))),
            ("/a~1b/1/é", Some((3, 11))),
            ("/a~1b/2", Some((3, 15))),
            ("/x", None),
            ("/a~1b/9", None),
            ("/a~1b/2/x", None),
        ] {
            assert_eq!(position(text, pointer), expected, "{pointer}");
        }
        let pointers = ["/a~1b/2", "", "/a~1b"];
        let found: Vec<_> = locate(text, pointers.into_iter()).into_values().collect();
        assert_eq!(found, [(1, 1), (2, 10), (3, 15)]);
    }

    #[test]
    fn what_is_passed_over_does_not_mislead() {
        let text = r#"{"x": {"a": ["]}\"\\", -1.5e3, null, {}, []], "b": "\\\""}, "\u0061": {"b": [[1], true]}, "a" : {"b":[1,2]}}"#;
        assert_eq!(position(text, "/a/b/1"), Some((1, text.rfind('2').unwrap_or_default() + 1)));
        assert_eq!(position(text, "/x/a/4"), Some((1, text.find("[]").unwrap_or_default() + 1)));
    }

    #[test]
    fn a_text_that_is_no_json_has_no_places() {
        for text in ["", "a: b", "{\"a\" 1}", "{\"a", "[1,", "{\"a\": \"\\\"}"] {
            assert_eq!(position(text, "/a/b"), None, "{text}");
        }
    }
}
