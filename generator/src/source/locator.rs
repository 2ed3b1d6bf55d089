//! Lines and columns of the values of a JSON text.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::pointer::unescaped;

/// Finds values by JSON pointer (RFC 6901); each container on the way is taken apart once.
pub struct Locator<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
    root: Option<&'a RawValue>,
    containers: HashMap<*const u8, HashMap<String, &'a RawValue>>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, line_starts, root: serde_json::from_str(text).ok(), containers: HashMap::new() }
    }

    /// Line and column, from 1.
    pub fn locate(&mut self, pointer: &str) -> Option<(usize, usize)> {
        let mut value = self.root?;
        for token in pointer.split('/').skip(1) {
            value = self.child(value, &unescaped(token))?;
        }
        let offset = (value.get().as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let line_start = *self.line_starts.get(line.checked_sub(1)?)?;
        Some((line, self.text.get(line_start..offset)?.chars().count() + 1))
    }

    fn child(&mut self, value: &'a RawValue, token: &str) -> Option<&'a RawValue> {
        let children = self.containers.entry(value.get().as_ptr()).or_insert_with(|| children(value));
        children.get(token).copied()
    }
}

fn children(value: &RawValue) -> HashMap<String, &RawValue> {
    let text = value.get();
    if text.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
        items.into_iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect()
    } else {
        serde_json::from_str(text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Source;

    #[test]
    fn pointers_are_found_in_the_text() {
        let source =
            Source::from_bytes("a.json", "a.json", "{\n  \"a/b\": [\"é\",\n    {\"é\": 2}, 3]}".into()).expect("UTF-8");
        let mut locator = source.locator();
        assert_eq!(locator.locate(""), Some((1, 1)));
        assert_eq!(locator.locate("/a~1b"), Some((2, 10)));
        assert_eq!(locator.locate("/a~1b/1/é"), Some((3, 11)));
        assert_eq!(locator.locate("/a~1b/2"), Some((3, 15)));
        assert_eq!(locator.locate("/x"), None);
        assert_eq!(locator.locate("/a~1b/9"), None);
    }
}
