//! Descriptions of a collection as rustdoc.
//!
//! They are Markdown or HTML by any author, and the docs are compiled by the user's
//! `cargo doc` and `cargo test`. Therefore reading is lenient and writing is strict: every character
//! with a meaning in Markdown is escaped unless it belongs to markup that was read. Descriptions are
//! read by the parser that rustdoc uses, so that both agree on what is safe.

mod code;
mod common;
mod description;
mod inline;
mod plain;
mod repeats;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::description::html::reader::to_markdown;
use crate::description::link::BREAK;
use crate::description::{clean, read};
use crate::name;
use crate::name::title::ordinal::without_ordinal;

pub use code::{code, example};
pub use common::common;
pub use description::{Descriptions, sanitize};
use inline::MAX_INLINE_CHARS;
pub use repeats::{Around, says_nothing};

/// What hardly stands for itself in a title.
const MARKUP: [char; 3] = ['*', '`', '&'];

/// `a, b and c`
pub fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// Returns `a`, `b` and `c` as code.
pub fn a_few(names: &BTreeSet<&str>) -> String {
    few(names.iter().map(|name| format!("`{name}`")))
}

/// Lists names. Of many only some, the fewer the longer they are, without their number: one more must not change the docs.
pub fn few(names: impl IntoIterator<Item = String>) -> String {
    const MAX_NAMES: usize = 3;
    const MAX_BYTES: usize = 110;
    let mut names = names.into_iter();
    let mut few: Vec<String> = names.by_ref().take(MAX_NAMES).collect();
    let has_more = names.next().is_some();
    let is_long = few.len() == MAX_NAMES && few.iter().map(String::len).sum::<usize>() > MAX_BYTES;
    if is_long {
        few.pop();
    }
    few.extend(match (has_more, is_long) {
        (true, _) => Some("others".to_owned()),
        (false, true) => Some("another".to_owned()),
        (false, false) => None,
    });
    listed(&few)
}

/// Returns plain text, such as a name, for the middle of a line.
pub fn inline(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { inline_of(text) }
}

fn inline_of(text: &str) -> String {
    inline::plain(&clean::one_line(text, MAX_INLINE_CHARS))
}

/// Returns the title of a request or folder without its number. Titles that converters make of descriptions have their markup.
pub fn title(text: &str) -> String {
    let text = without_ordinal(text);
    if text.contains(MARKUP) || text.contains("](") { line(text) } else { inline(text) }
}

/// Returns `true` if a description has no other words than the name of an input: `account_id parameter`, `The id of the account`.
pub fn only_repeats(description: &str, name: &str) -> bool {
    const MAX_BYTES: usize = 60;
    let is_said = |word: &String| name::words(name).contains(word) || FILLERS.contains(&word.as_str());
    description.len() <= MAX_BYTES && (name::words(description).iter().all(is_said) || says_nothing(description))
}

/// Words of descriptions without information about the input.
const FILLERS: [&str; 9] = ["a", "an", "field", "for", "of", "param", "parameter", "the", "value"];

/// Returns Markdown of one line, such as the description of an argument.
pub fn line(markdown: &str) -> String {
    if is_plain(markdown) { markdown.to_owned() } else { line_of(markdown) }
}

/// Returns Markdown of one line, such as the cell of a table, as a sentence.
pub fn sentence(markdown: &str) -> String {
    let mut line = line(markdown);
    if line.ends_with(char::is_alphanumeric) || line.ends_with(['`', ')', '*']) {
        line.push('.');
    }
    line
}

fn line_of(markdown: &str) -> String {
    let text = clean::one_line(markdown, MAX_INLINE_CHARS);
    inline::lines(&read::inline(&to_markdown(&text).replace(BREAK, " "))).join(" ")
}

fn is_plain(line: &str) -> bool {
    line.len() <= MAX_INLINE_CHARS && plain::is_line(line)
}
