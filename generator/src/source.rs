//! A file's text, decoded, and the places in it.

use std::collections::HashMap;
use std::path::Path;

use serde_json::value::RawValue;

use crate::diagnostic::Diagnostic;

/// A text and what to call it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file name, without its folder.
    pub name: String,
    /// What messages call it: the path as given.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Reads a file; UTF-8, and UTF-16 with or without a byte order mark.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        let shown = path.display().to_string();
        if path.is_dir() {
            let message = "this is a directory, not a collection file".to_owned();
            return Err(Diagnostic::error(message)
                .in_file(&shown)
                .help("export the collection from Postman as Collection v2.1, and give that file"));
        }
        let bytes = std::fs::read(path)
            .map_err(|error| Diagnostic::error(format!("cannot read the file: {error}")).in_file(&shown))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::from_bytes(&name, &shown, bytes)
    }

    pub fn from_bytes(name: &str, path: &str, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let text = decode(bytes).map_err(|message| {
            Diagnostic::error(message)
                .in_file(path)
                .help("save the file as UTF-8, or export the collection from Postman again")
        })?;
        // a file name comes from outside: it stands in a comment of the generated code
        let name = name.chars().filter(|c| !c.is_control()).take(200).collect();
        Ok(Self { name, path: path.to_owned(), text })
    }

    /// Finds many places of the text.
    pub fn locator(&self) -> Locator<'_> {
        Locator { text: &self.text, containers: HashMap::new(), root: serde_json::from_str(&self.text).ok() }
    }
}

/// Finds values by JSON pointer (RFC 6901); each container on the way is taken apart once.
pub struct Locator<'a> {
    text: &'a str,
    root: Option<&'a RawValue>,
    containers: HashMap<*const u8, HashMap<String, &'a RawValue>>,
}

impl<'a> Locator<'a> {
    /// Line and column, from 1.
    pub fn locate(&mut self, pointer: &str) -> Option<(usize, usize)> {
        let mut value = self.root?;
        for token in pointer.split('/').skip(1) {
            value = self.child(value, &token.replace("~1", "/").replace("~0", "~"))?;
        }
        let offset = (value.get().as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let before = self.text.get(..offset)?;
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some((line, column))
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

fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let utf16 = |skipped: usize, from: fn([u8; 2]) -> u16| {
        let units = bytes[skipped..].chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .map_err(|_| "the file is UTF-16 with broken surrogates".to_owned())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => utf16(2, u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(2, u16::from_be_bytes),
        // JSON starts with an ASCII character, so its other byte tells
        [1..=0x7f, 0, ..] => utf16(0, u16::from_le_bytes),
        [0, 1..=0x7f, ..] => utf16(0, u16::from_be_bytes),
        _ => {
            let text = String::from_utf8(bytes).map_err(|error| {
                format!("the file is not UTF-8: byte {} is wrong", error.utf8_error().valid_up_to())
            })?;
            Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_found_in_the_text() {
        let source =
            Source::from_bytes("a.json", "a.json", b"{\n  \"a/b\": [1,\n    {\"c\": 2}]}".to_vec()).expect("UTF-8");
        let mut locator = source.locator();
        assert_eq!(locator.locate("/a~1b/1/c"), Some((3, 11)));
        assert_eq!(locator.locate(""), Some((1, 1)));
        assert_eq!(locator.locate("/x"), None);
    }

    #[test]
    fn byte_order_marks_are_taken_off() {
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("{}é".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(utf16[2..].to_vec()).as_deref(), Ok("{}é"));
        assert_eq!(decode(utf16).as_deref(), Ok("{}é"));
        assert_eq!(decode("\u{feff}{}".into()).as_deref(), Ok("{}"));
        assert_eq!(decode(vec![b'{', 0xe9]), Err("the file is not UTF-8: byte 1 is wrong".into()));
    }
}
