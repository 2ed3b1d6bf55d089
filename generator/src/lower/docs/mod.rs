//! Descriptions of a collection as rustdoc.
//!
//! They are Markdown or HTML by any author, and the docs are compiled by the user's
//! `cargo doc` and `cargo test`. Therefore reading is lenient and writing is strict: every character
//! with a meaning in Markdown is escaped unless it belongs to markup that was read. Descriptions are
//! read by the parser that rustdoc uses, so that both agree on what is safe.

mod inline;
mod plain;
mod repeats;
mod write;

#[cfg(test)]
mod tests;

use crate::description::html::reader::to_markdown;
use crate::description::link::BREAK;
use crate::description::{clean, read, span};

pub use repeats::Around;

/// The largest number of characters of a description, which is cut there.
const LIMIT: usize = 4_000;

/// The number of characters of a description that are read.
const READ_LIMIT: usize = 16 * LIMIT;

/// The largest number of characters of a name or code in a sentence.
const INLINE_LIMIT: usize = 1_000;

/// The last line of a description that was cut.
const CUT: &str = "…";

/// The number of characters of that line, with the empty one before it.
const CUT_ROOM: usize = 4;

/// Returns a description as the lines of a doc comment.
///
/// Whatever the text, they contain no doctest, no link to an item, no HTML and no invisible
/// character. Descriptions of more than 4,000 characters end, after a paragraph if possible, with a
/// line `…`.
pub fn sanitize(description: &str) -> Vec<String> {
    plain::lines(description, LIMIT / 2).unwrap_or_else(|| by_markdown(description))
}

fn by_markdown(description: &str) -> Vec<String> {
    let (text, unread) = clean::prefix(description, READ_LIMIT);
    let text = clean::clean(text);
    // a description that was already cut keeps its last line
    let uncut = text.trim_end().strip_suffix(CUT).filter(|text| text.ends_with("\n\n"));
    let text = to_markdown(uncut.unwrap_or(&text));
    let mut writer = write::Writer::new(LIMIT - CUT_ROOM);
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

/// `a, b and c`
pub fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// Returns plain text, such as a name, for the middle of a line.
pub fn inline(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { inline_of(text) }
}

fn inline_of(text: &str) -> String {
    inline::plain(&clean::one_line(text, INLINE_LIMIT))
}

/// Returns Markdown of one line, such as the cell of a table, as a sentence.
pub fn sentence(markdown: &str) -> String {
    let mut line = if is_plain(markdown) { markdown.to_owned() } else { sentence_of(markdown) };
    if line.ends_with(char::is_alphanumeric) || line.ends_with(['`', ')', '*']) {
        line.push('.');
    }
    line
}

fn sentence_of(markdown: &str) -> String {
    let text = clean::one_line(markdown, INLINE_LIMIT);
    inline::lines(&read::inline(&to_markdown(&text).replace(BREAK, " "))).join(" ")
}

fn is_plain(line: &str) -> bool {
    line.len() <= INLINE_LIMIT && plain::is_line(line)
}

/// Returns a text as a code span.
pub fn code(text: &str) -> String {
    span::written(&clean::one_line(text, INLINE_LIMIT))
}
