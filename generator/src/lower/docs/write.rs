//! Writes blocks as lines.

use std::borrow::Cow;

use super::inline;
use crate::description::block::{Block, Text};
use crate::description::token::{self, Token};
use crate::description::{clean, span};

/// Writes lines up to a total number of characters.
pub(super) struct Writer {
    limit: usize,
    used: usize,
    lines: Vec<String>,
    /// The prefix of each line.
    prefix: String,
    /// The prefix of the next line instead: the marker of an item.
    first: Option<String>,
    /// The empty line to write before the next block.
    gap: Option<String>,
    is_full: bool,
}

impl Writer {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, used: 0, lines: Vec::new(), prefix: String::new(), first: None, gap: None, is_full: false }
    }

    /// Returns the lines, and whether blocks were left out.
    pub(super) fn finish(self) -> (Vec<String>, bool) {
        (self.lines, self.is_full)
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            if self.is_full {
                return;
            }
            let before = at.checked_sub(1).and_then(|before| blocks.get(before));
            let is_tight =
                matches!((before, block), (Some(Block::Paragraph(_)), Block::List { start: None | Some(1), .. }))
                    && !self.prefix.is_empty();
            if before.is_some() && !is_tight && self.first.is_none() {
                self.gap = Some(self.prefix.trim_end().to_owned());
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.shrinking(&text.tokens, inline::lines),
            Block::Heading { level, text } => self.shrinking(&text.tokens, |text| heading(*level, text)),
            Block::Code { tag, lines } => self.code(tag, lines),
            Block::Table { delimiters, rows } => self.table(delimiters, rows),
            Block::Rule => self.put(vec!["***".to_owned()]),
            Block::Quote(blocks) => {
                self.inside("> ", "> ", blocks);
            }
            Block::List { start, items } => {
                let mut number = *start;
                for item in items {
                    let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
                    if self.inside(&marker, &" ".repeat(marker.len()), item) {
                        number = number.map(|number| (number + 1).min(999_999_999));
                    }
                }
            }
        }
    }

    /// Writes `blocks` after a marker; returns `false` without writing anything if they are empty.
    fn inside(&mut self, marker: &str, indent: &str, blocks: &[Block]) -> bool {
        let outer = self.prefix.len();
        let first = self.first.take();
        self.first = Some(first.as_ref().unwrap_or(&self.prefix).clone() + marker);
        self.prefix.push_str(indent);
        self.blocks(blocks);
        self.prefix.truncate(outer);
        let is_empty = self.first.is_some();
        self.first = first.filter(|_| is_empty);
        self.gap = self.gap.take().filter(|_| is_empty);
        !is_empty
    }

    fn room(&self) -> usize {
        self.limit.saturating_sub(self.used)
    }

    fn cost(&self, lines: &[String]) -> usize {
        lines.iter().map(|line| line.chars().count() + self.prefix.len() + 1).sum::<usize>() + self.prefix.len() + 1
    }

    fn fits(&self, lines: &[String]) -> bool {
        self.cost(lines) <= self.room()
    }

    fn put(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let cost = self.cost(&lines);
        if cost > self.room() {
            self.is_full = true;
            return;
        }
        let gap = self.gap.take();
        self.lines.extend(gap.filter(|_| self.used > 0));
        for line in lines {
            let mut full = self.first.take().unwrap_or_else(|| self.prefix.clone());
            full.push_str(&line);
            full.truncate(full.trim_end().len());
            self.lines.push(full);
        }
        self.used += cost;
    }

    /// Returns `true` if a block that does not fit should be cut instead of left out, because the text before it is short.
    fn may_cut(&self) -> bool {
        self.room() > self.limit / 2
    }

    /// Writes a text, or as much of it as fits.
    fn shrinking(&mut self, text: &[Token], written: impl Fn(&[Token]) -> Vec<String>) {
        let is_short = text.len() <= self.limit * 2;
        let mut text = if is_short { Cow::Borrowed(text) } else { token::prefix(text, self.limit * 2).into() };
        let mut lines = written(&text);
        let mut is_cut = false;
        while !self.fits(&lines) && self.may_cut() && !text.is_empty() {
            is_cut = true;
            text = token::prefix(&text, text.len() * 3 / 4).into();
            lines = written(&text);
        }
        self.put(lines);
        self.is_full |= is_cut;
    }

    fn code(&mut self, tag: &str, code: &[String]) {
        let length = code.iter().map(|line| span::longest_run(line)).max().unwrap_or_default();
        let fence = "`".repeat(length.clamp(2, self.limit) + 1);
        let mut lines = vec![format!("{fence}{tag}")];
        lines.extend_from_slice(code);
        lines.push(fence);
        let is_cut = !self.fits(&lines) && self.may_cut();
        if is_cut {
            let fence = lines.pop();
            let room = self.room().saturating_sub(2 * length + 2 * self.prefix.len() + 40);
            let mut used = 0;
            lines.retain(|line| {
                used += line.chars().count() + self.prefix.len() + 1;
                used <= room
            });
            if lines.len() == 1 {
                lines.extend(code.first().map(|line| clean::prefix(line, room / 2).0.to_owned()));
            }
            lines.extend(fence);
        }
        self.put(lines);
        self.is_full |= is_cut;
    }

    fn table(&mut self, delimiters: &[&str], rows: &[Vec<Text>]) {
        let row = |cells: &Vec<Text>| {
            let cells = cells.iter().map(|cell| inline::line(&cell.tokens).replace('|', "\\|"));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(row).collect();
        lines.insert(1.min(lines.len()), format!("| {} |", delimiters.join(" | ")));
        let is_cut = !self.fits(&lines) && self.may_cut();
        while is_cut && lines.len() > 2 && !self.fits(&lines) {
            lines.pop();
        }
        self.put(lines);
        self.is_full |= is_cut;
    }
}

fn heading(level: usize, text: &[Token]) -> Vec<String> {
    let mut text = inline::line(text);
    if text.ends_with('#') {
        text.insert(text.len() - 1, '\\');
    }
    if text.is_empty() { Vec::new() } else { vec![format!("{} {text}", "#".repeat(level))] }
}
