//! A whole description, and those of parameters, which the requests of a collection share.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{plain, write};
use crate::description::comment::without_comments;
use crate::description::html::reader::to_markdown;
use crate::description::{clean, read};

/// The largest number of characters of a description, which is cut there.
pub(super) const MAX_CHARS: usize = 4_000;

/// The number of characters of a description that are read.
const MAX_READ_CHARS: usize = 16 * MAX_CHARS;

/// The last line of a description that was cut.
const CUT: &str = "…";

/// The number of characters of that line, with the empty one before it.
const CUT_ROOM: usize = 4;

/// Descriptions that programs write where there is none.
const UNSET: [&str; 2] = ["null", "undefined"];

/// Returns a description as the lines of a doc comment.
///
/// Whatever the text, they contain no doctest, no link to an item, no HTML and no invisible
/// character. Descriptions of more than 4,000 characters end, after a paragraph if possible, with a
/// line `…`.
pub fn sanitize(description: &str) -> Vec<String> {
    if UNSET.contains(&description.trim()) {
        return Vec::new();
    }
    plain::lines(description, MAX_CHARS / 2).unwrap_or_else(|| by_markdown(description))
}

pub(super) fn by_markdown(description: &str) -> Vec<String> {
    let (text, unread) = clean::prefix(description, MAX_READ_CHARS);
    let text = clean::clean(text);
    // a description that was already cut keeps its last line
    let uncut = text.trim_end().strip_suffix(CUT).filter(|text| text.ends_with("\n\n"));
    let text = to_markdown(&without_comments(uncut.unwrap_or(&text)));
    let mut writer = write::Writer::new(MAX_CHARS - CUT_ROOM);
    writer.blocks(&read::blocks(&text));
    let (mut lines, cut) = writer.finish();
    if cut || unread || uncut.is_some() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(CUT.to_owned());
    }
    lines
}

/// The descriptions that were read before, each as the lines of a doc comment.
#[derive(Default)]
pub struct Descriptions<'a>(HashMap<&'a str, Vec<String>, RandomState>);

impl<'a> Descriptions<'a> {
    /// As [`sanitize`].
    pub fn sanitize(&mut self, description: &'a str) -> Vec<String> {
        self.0.entry(description).or_insert_with(|| sanitize(description)).clone()
    }
}
