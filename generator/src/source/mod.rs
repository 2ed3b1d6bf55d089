//! The decoded text of a file, and places in it. This is the lowest layer; messages about places are in [`diagnostic`](crate::diagnostic).

mod byte_set;
mod encoding;
pub(crate) mod hash;
mod locator;
mod place;
pub mod pointer;
mod unreadable;

use std::collections::BTreeMap;
use std::path::Path;

pub(crate) use byte_set::ByteSet;
pub use encoding::Encoding;
pub use locator::Position;
pub use place::Place;
pub use unreadable::Unreadable;

/// A text and its name.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file name, without its folder.
    pub name: String,
    /// Its name in messages: the path as given.
    pub path: String,
    pub text: String,
    pub encoding: Encoding,
}

impl Source {
    /// Reads a file as UTF-8, UTF-16 with or without a byte order mark, or as Latin-1 where nothing else is possible.
    pub fn open(path: &Path) -> Result<Self, Unreadable> {
        check_path(path)?;
        let shown = path.display().to_string();
        if path.is_dir() {
            let message = "this is a folder, not a file".to_owned();
            return Err(Unreadable::new(message).in_file(&shown).help("pass the file"));
        }
        let bytes = std::fs::read(path).map_err(|error| {
            let error = Unreadable::new(format!("cannot read the file: {error}"));
            error.in_file(&shown).help("check the path and the permissions")
        })?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::from_bytes(&name, &shown, bytes)
    }

    pub fn from_bytes(name: &str, path: &str, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let (text, encoding) = encoding::decode(bytes).map_err(|error| error.in_file(path))?;
        // a file name is untrusted, and is written into a comment of the generated code
        let name = name.chars().filter(|c| !c.is_control()).take(200).collect();
        Ok(Self { name, path: path.to_owned(), text, encoding })
    }

    /// Returns the positions of the values at these JSON pointers, as far as they exist.
    pub fn locate<'p>(&self, pointers: impl Iterator<Item = &'p str>) -> BTreeMap<&'p str, Position> {
        locator::locate(&self.text, pointers)
    }

    /// Returns line and column, from 1, of the byte at this offset.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    /// Returns line and column in characters of an error of serde_json, which counts bytes.
    pub fn position_of(&self, error: &serde_json::Error) -> (usize, usize) {
        let line = self.text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = line.bytes().take(error.column().saturating_sub(1));
        (error.line().max(1), before.filter(|byte| encoding::starts_char(*byte)).count() + 1)
    }
}

/// Refuses a path with a line break or another control character: a build script prints the paths that were read, and cargo would
/// read the rest as an instruction.
///
/// # Errors
///
/// Returns an error if the path contains one.
pub fn check_path(path: &Path) -> Result<(), Unreadable> {
    let shown = path.display().to_string();
    if shown.contains(char::is_control) {
        let error = Unreadable::new("the path has a line break or another control character".to_owned());
        return Err(error.in_file(&shown).help("rename the file or folder"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_of_a_syntax_error_counts_characters() {
        let source = Source::from_bytes("a.json", "a.json", "{\n\"é\": x}".into()).expect("UTF-8");
        let error = serde_json::from_str::<crate::json::Json>(&source.text).expect_err("broken");
        assert_eq!(source.position_of(&error), (2, 6));
    }

    #[test]
    fn a_path_with_a_line_break_is_refused() {
        for path in ["a\ncargo:rustc-link-arg=x.json", "b\r/a.json", "\u{1b}c.json"] {
            let error = Source::open(Path::new(path)).expect_err("refused");
            assert!(error.message.contains("control character"), "{error:?}");
        }
    }
}
