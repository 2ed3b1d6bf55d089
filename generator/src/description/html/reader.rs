//! The HTML of Postman's editor as Markdown, and common deviations of writers as proper Markdown. Unknown tags stay, and are escaped as text.

use std::collections::HashMap;

use super::fence::Fence;
use super::tag;
use crate::description::span;

/// Returns clean text with known HTML rewritten as Markdown, except within code.
pub fn to_markdown(text: &str) -> String {
    if !text.contains(['<', '`', '~']) {
        return text.to_owned();
    }
    let mut html = Html { text, lower: text.to_ascii_lowercase(), ..Html::default() };
    while html.at < text.len() {
        html.step();
    }
    html.out
}

#[derive(Default)]
pub struct Html<'a> {
    pub text: &'a str,
    /// `text` in ASCII lower case, with the same positions.
    pub lower: String,
    /// A cache of the last position of each end tag.
    pub ends: HashMap<String, Option<usize>>,
    pub at: usize,
    pub out: String,
    /// The open lists: `true` for those that are ordered.
    pub lists: Vec<bool>,
    /// The cells of the row, in a table.
    pub cells: Option<usize>,
    pub has_head: bool,
    /// The marks of the open emphases.
    pub emphases: Vec<&'static str>,
    /// The targets of the open links.
    pub links: Vec<String>,
    /// `true` if the line is a row of a Markdown table.
    pub in_row: bool,
}

impl<'a> Html<'a> {
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn copy(&mut self, length: usize) {
        self.out.push_str(&self.text[self.at..self.at + length]);
        self.at += length;
    }

    fn step(&mut self) {
        let rest = self.rest();
        if self.out.is_empty() || self.out.ends_with('\n') {
            let line = rest.lines().next().unwrap_or_default();
            self.in_row = line.trim_start().starts_with('|');
            if let Some(fence) = Fence::open(line) {
                return self.fenced(&fence);
            }
        }
        match rest.as_bytes()[0] {
            b'\\' => self.copy(1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
            b'`' => {
                let ticks = span::opening_run(rest);
                let paragraph = rest.split("\n\n").next().unwrap_or_default();
                let end = span::closing_run(&paragraph[ticks..], ticks);
                self.copy(end.map_or(ticks, |end| end + 2 * ticks));
            }
            b'<' => self.markup(),
            b'\n' if !self.lists.is_empty() || self.cells.is_some() => {
                self.at += rest.len() - rest.trim_start().len();
                self.space();
            }
            b'\n' => self.copy(1),
            // within a cell it is not a border
            b'|' if self.cells.is_some() => {
                self.out.push('\\');
                self.copy(1);
            }
            _ => {
                let first = rest.chars().next().map_or(0, char::len_utf8);
                self.copy(rest[first..].find(['\\', '`', '<', '\n', '|']).map_or(rest.len(), |end| first + end));
            }
        }
    }

    /// Copies fenced code. Code beside a fence, as people write it for short JSON, gets lines of its own: Markdown would take the first one
    /// for a tag, and would not see the end of the code.
    fn fenced(&mut self, fence: &Fence<'_>) {
        for (n, line) in self.rest().split_inclusive('\n').enumerate() {
            let beside = if n == 0 { fence.opened() } else { fence.closed(line) };
            match beside {
                Some(lines) => {
                    self.out.push_str(&lines);
                    self.at += line.len();
                }
                None => self.copy(line.len()),
            }
            if n > 0 && fence.close(line).is_some() {
                break;
            }
        }
    }

    fn markup(&mut self) {
        let rest = self.rest();
        if let Some(comment) = rest.strip_prefix("<!--")
            && self.is_closed("-->")
        {
            self.at += 4 + comment.find("-->").map_or(0, |end| end + 3);
            return;
        }
        match tag::tag(rest) {
            Some(tag) => {
                let before = self.at;
                self.at += tag.length;
                if !self.element(&tag) {
                    self.at = before;
                    self.copy(1);
                }
            }
            None => self.copy(1),
        }
    }

    /// Returns `true` if `end` follows. Only its last position matters, so that it is searched for once.
    pub fn is_closed(&mut self, end: &str) -> bool {
        let last = match self.ends.get(end) {
            Some(&last) => last,
            None => {
                let last = self.lower.rfind(end);
                self.ends.insert(end.to_owned(), last);
                last
            }
        };
        last.is_some_and(|at| at >= self.at)
    }
}
