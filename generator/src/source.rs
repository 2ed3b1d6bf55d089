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
    pub encoding: Encoding,
}

/// How the bytes of a file were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    /// A guess, made only where nothing speaks against it.
    Latin1,
}

impl Source {
    /// Reads a file: UTF-8, UTF-16 with or without a byte order mark, or what can only be latin-1.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        let shown = path.display().to_string();
        if path.is_dir() {
            let message = "this is a folder, not a file".to_owned();
            return Err(Diagnostic::error(message).in_file(&shown).help("give the file"));
        }
        let bytes = std::fs::read(path)
            .map_err(|error| Diagnostic::error(format!("cannot read the file: {error}")).in_file(&shown))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::from_bytes(&name, &shown, bytes)
    }

    pub fn from_bytes(name: &str, path: &str, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let (text, encoding) = decode(bytes).map_err(|error| error.in_file(path))?;
        // a file name comes from outside: it stands in a comment of the generated code
        let name = name.chars().filter(|c| !c.is_control()).take(200).collect();
        Ok(Self { name, path: path.to_owned(), text, encoding })
    }

    /// Finds many places of the text.
    pub fn locator(&self) -> Locator<'_> {
        let line_starts = std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Locator {
            text: &self.text,
            line_starts,
            root: serde_json::from_str(&self.text).ok(),
            containers: HashMap::new(),
        }
    }

    /// Of the byte at this offset, from 1.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    /// Line and column of an error of serde_json, which counts bytes.
    pub fn position_of(&self, error: &serde_json::Error) -> (usize, usize) {
        let line = self.text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = line.bytes().take(error.column().saturating_sub(1));
        (error.line().max(1), before.filter(|byte| starts_char(*byte)).count() + 1)
    }
}

/// Finds values by JSON pointer (RFC 6901); each container on the way is taken apart once.
pub struct Locator<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
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

fn starts_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), Diagnostic> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, units @ ..] => utf16(units, u16::from_le_bytes)?,
        [0xfe, 0xff, units @ ..] => utf16(units, u16::from_be_bytes)?,
        // JSON starts with an ASCII character, so its other byte tells
        units @ [1..=0x7f, 0, ..] => utf16(units, u16::from_le_bytes)?,
        units @ [0, 1..=0x7f, ..] => utf16(units, u16::from_be_bytes)?,
        _ => return eight_bit(bytes),
    };
    Ok((text, Encoding::Utf16))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Diagnostic> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<String, _>>();
    text.ok()
        .filter(|_| rest.is_empty())
        .ok_or_else(|| Diagnostic::error("the file looks like UTF-16, but is broken".to_owned()).help(SAVE_AS_UTF8))
}

fn eight_bit(bytes: Vec<u8>) -> Result<(String, Encoding), Diagnostic> {
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            return Ok((text, Encoding::Utf8));
        }
        Err(error) => error.into_bytes(),
    };
    if is_latin1(&bytes) {
        return Ok((bytes.into_iter().map(char::from).collect(), Encoding::Latin1));
    }
    Err(not_text(&bytes))
}

/// Every other 8-bit encoding has letters where latin-1 has control characters, and UTF-8 has sequences that are valid.
fn is_latin1(bytes: &[u8]) -> bool {
    let printable = bytes.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e | 0xa0..));
    printable && bytes.utf8_chunks().all(|chunk| chunk.valid().is_ascii())
}

const SAVE_AS_UTF8: &str = "save the file as UTF-8, or export the collection from Postman again";

fn not_text(bytes: &[u8]) -> Diagnostic {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0x1f, 0x8b]) {
        return Diagnostic::error("this is a compressed archive, not a collection file".to_owned())
            .help("unpack it, and give the file of one collection");
    }
    let valid = bytes.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default();
    let line = valid.matches('\n').count() + 1;
    let column = valid.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let byte = bytes.get(valid.len()).copied().unwrap_or_default();
    let message = format!("the file is not UTF-8: byte {} is {byte:#04x}", valid.len());
    Diagnostic::error(message).position(line, column).help(SAVE_AS_UTF8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> Result<(String, Encoding), String> {
        decode(bytes.to_vec()).map_err(|error| error.to_string())
    }

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

    #[test]
    fn the_position_of_a_syntax_error_counts_characters() {
        let source = Source::from_bytes("a.json", "a.json", "{\n\"é\": x}".into()).expect("UTF-8");
        let error = serde_json::from_str::<crate::json::Json>(&source.text).expect_err("broken");
        assert_eq!(source.position_of(&error), (2, 6));
    }

    #[test]
    fn encodings() {
        let utf16 = |order: fn(u16) -> [u8; 2]| "\u{feff}{\"é\":1}".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        for (bytes, expected, encoding) in [
            (little.as_slice(), "{\"é\":1}", Encoding::Utf16),
            (&little[2..], "{\"é\":1}", Encoding::Utf16),
            (&big, "{\"é\":1}", Encoding::Utf16),
            (&big[2..], "{\"é\":1}", Encoding::Utf16),
            ("\u{feff}{}".as_bytes(), "{}", Encoding::Utf8),
            (b"", "", Encoding::Utf8),
            (b"{\"caf\xe9\":1}", "{\"café\":1}", Encoding::Latin1),
        ] {
            assert_eq!(text_of(bytes), Ok((expected.to_owned(), encoding)), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_says_where() {
        let save = "   = help: save the file as UTF-8, or export the collection from Postman again\n";
        for (bytes, expected) in [
            // UTF-8 that is cut, beside UTF-8 that is not
            (&b"{\n\"\xc3\xa9\": \"\xc3\"}"[..], format!("error: the file is not UTF-8: byte 9 is 0xc3\n{save}")),
            // a curly quote of Windows
            (b"{\"\x93\"}", format!("error: the file is not UTF-8: byte 2 is 0x93\n{save}")),
            (b"{\0\"", format!("error: the file looks like UTF-16, but is broken\n{save}")),
        ] {
            assert_eq!(text_of(bytes), Err(expected));
        }
        let error = decode(b"{\n\"\xc3\xa9\": \"\xc3\"}".to_vec()).expect_err("broken");
        assert_eq!(error.position, Some((2, 7)));
        assert!(text_of(b"PK\x03\x04\xff").is_err_and(|message| message.contains("compressed archive")));
    }
}
