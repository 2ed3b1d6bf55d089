//! The record of a run.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::contents::Contents;
use crate::write;

/// The version of the format; a file of another version is ignored.
const FORMAT: u64 = 1;

/// Paths and their contents.
pub(super) type Rows = Vec<(PathBuf, Contents)>;

#[derive(Debug)]
pub(super) struct Record {
    pub(super) key: String,
    pub(super) inputs: Rows,
    /// The files of the output, relative to its root.
    pub(super) outputs: Rows,
    pub(super) watched: Vec<PathBuf>,
    pub(super) messages: Option<String>,
}

impl Record {
    /// Reads the record; `None` if there is none, or if it cannot be read, so that the work is done again.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let value: Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        if value.get("format")?.as_u64()? != FORMAT {
            return None;
        }
        let messages = value.get("messages")?.as_str().map(str::to_owned);
        let watched = value.get("watched")?.as_array()?.iter();
        Some(Self {
            key: value.get("key")?.as_str()?.to_owned(),
            inputs: rows(value.get("inputs")?)?,
            outputs: rows(value.get("outputs")?)?,
            watched: watched.map(|path| path.as_str().map(PathBuf::from)).collect::<Option<_>>()?,
            messages,
        })
    }

    /// Writes the record. If it cannot be written, the next run does the work again.
    pub(super) fn write(&self, path: &Path) {
        let Some(text) = self.text() else { return };
        let _ = write::write_private(path, &text);
    }

    /// Returns the record as text; `None` if a path is not UTF-8.
    fn text(&self) -> Option<String> {
        let rows = |rows: &Rows| {
            let rows =
                rows.iter().map(|(path, contents)| Some(json!([path.to_str()?, contents.digest, contents.stamp])));
            rows.collect::<Option<Vec<Value>>>()
        };
        let record = json!({
            "format": FORMAT,
            "key": self.key,
            "inputs": rows(&self.inputs)?,
            "outputs": rows(&self.outputs)?,
            "watched": self.watched.iter().map(|path| path.to_str()).collect::<Option<Vec<_>>>()?,
            "messages": self.messages,
        });
        Some(record.to_string())
    }
}

fn rows(value: &Value) -> Option<Rows> {
    let row = |row: &Value| {
        let stamp = row.get(2)?.as_str().map(str::to_owned);
        let contents = Contents { digest: row.get(1)?.as_str()?.to_owned(), stamp };
        Some((PathBuf::from(row.get(0)?.as_str()?), contents))
    };
    value.as_array()?.iter().map(row).collect()
}
