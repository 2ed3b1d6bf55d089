//! Lines as blocks: a forgiving reading of Markdown. Nothing here has to agree with CommonMark for
//! safety, because the writer escapes whatever it writes.

use super::block::{self, Block, References};
use super::line::{self, Fence, Marker};
use super::link;

/// Lists and quotes inside one another beyond this are text.
const MAX_DEPTH: usize = 6;

/// Reads clean text.
pub fn blocks(text: &str) -> (Vec<Block>, References) {
    let lines: Vec<&str> = text.lines().collect();
    let mut references = References::new();
    let blocks = Parser { lines: &lines, next: 0, depth: 0, references: &mut references }.blocks();
    (blocks, references)
}

struct Parser<'a, 'r> {
    lines: &'a [&'a str],
    next: usize,
    depth: usize,
    references: &'r mut References,
}

impl<'a> Parser<'a, '_> {
    fn blocks(mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut paragraph = Vec::new();
        while let Some(&line) = self.lines.get(self.next) {
            if let Some(level) = line::setext(line).filter(|_| !paragraph.is_empty()) {
                self.next += 1;
                blocks.push(Block::Heading { level, text: paragraph.join("\n") });
                paragraph.clear();
            } else if line.trim().is_empty() {
                self.next += 1;
                block::flush(&mut paragraph, &mut blocks);
            } else if let Some(block) = self.block(line, paragraph.is_empty()) {
                block::flush(&mut paragraph, &mut blocks);
                block::push(block, &mut blocks);
            } else {
                self.next += 1;
                match link::definition(line).filter(|_| paragraph.is_empty()) {
                    Some((label, target)) => {
                        self.references.entry(label).or_insert(target);
                    }
                    None => paragraph.push(line),
                }
            }
        }
        block::flush(&mut paragraph, &mut blocks);
        blocks
    }

    /// The block other than a paragraph that starts with `line`, consumed.
    fn block(&mut self, line: &'a str, fresh: bool) -> Option<Block> {
        let text = line.trim_start();
        if let Some(fence) = Fence::open(line) {
            return Some(self.fenced(fence));
        }
        if let Some((level, text)) = line::heading(text) {
            self.next += 1;
            return Some(Block::Heading { level, text: text.to_owned() });
        }
        if line::is_rule(text) {
            self.next += 1;
            return Some(Block::Rule);
        }
        if self.depth < MAX_DEPTH {
            if text.starts_with('>') {
                return Some(self.quote());
            }
            if let Some(marker) = Marker::of(line).filter(|m| fresh || m.may_interrupt()) {
                return Some(self.list(marker));
            }
        }
        if fresh && line::indent(line) >= 4 {
            return Some(self.indented());
        }
        self.table(text)
    }

    fn fenced(&mut self, fence: Fence<'a>) -> Block {
        self.next += 1;
        let (tag, first) = line::code_tag(fence.info);
        let mut lines: Vec<String> = first.map(str::to_owned).into_iter().collect();
        while let Some(&line) = self.lines.get(self.next) {
            self.next += 1;
            let end = fence.close(line);
            lines.push(line::dedent(end.unwrap_or(line), fence.indent).to_owned());
            if end.is_some() {
                break;
            }
        }
        block::code(tag, lines)
    }

    fn indented(&mut self) -> Block {
        let mut lines = Vec::new();
        while let Some(&line) = self.lines.get(self.next) {
            if !line.trim().is_empty() && line::indent(line) < 4 {
                break;
            }
            self.next += 1;
            lines.push(line::dedent(line, 4).to_owned());
        }
        block::code("text", lines)
    }

    fn quote(&mut self) -> Block {
        let mut body = Vec::new();
        while let Some(&line) = self.lines.get(self.next) {
            let text = line.trim_start();
            let inner = match text.strip_prefix('>') {
                Some(inner) => inner.strip_prefix(' ').unwrap_or(inner),
                None if text.is_empty() || line::starts_block(line) => break,
                None if body.last().is_some_and(|last: &&str| last.trim().is_empty()) => {
                    break;
                }
                None => text,
            };
            self.next += 1;
            body.push(inner);
        }
        Block::Quote(self.inner(&body))
    }

    fn list(&mut self, first: Marker) -> Block {
        let mut items = Vec::new();
        let mut marker = Some(first);
        while let Some(current) = marker {
            let body = self.item(current);
            items.push(self.inner(&body));
            items.pop_if(|item| item.is_empty());
            // The kind of bullet is not told apart: lists that meet are written as one.
            marker = self.lines.get(self.next).and_then(|line| Marker::of(line));
            marker = marker.filter(|next| next.number.is_some() == first.number.is_some());
        }
        Block::List { start: first.number, items }
    }

    /// The lines of an item, without its indentation. Any line further in than the marker belongs to
    /// it: people indent by two under `1. `.
    fn item(&mut self, marker: Marker) -> Vec<&'a str> {
        let mut body = Vec::new();
        if let Some(line) = self.lines.get(self.next) {
            body.push(line.get(marker.content..).unwrap_or_default().trim_start());
        }
        self.next += 1;
        let mut after_blank = false;
        while let Some(&line) = self.lines.get(self.next) {
            if line.trim().is_empty() {
                after_blank = true;
                body.push("");
            } else if line::indent(line) > marker.indent {
                after_blank = false;
                body.push(line::dedent(line, marker.column));
            } else if after_blank || line::starts_block(line) {
                break;
            } else {
                body.push(line.trim_start());
            }
            self.next += 1;
        }
        body
    }

    fn table(&mut self, head: &str) -> Option<Block> {
        let delimiters = line::delimiters(self.lines.get(self.next + 1)?)?;
        let columns = delimiters.len();
        let head = head.contains('|').then(|| line::cells(head))?;
        if head.len() != columns {
            return None;
        }
        self.next += 2;
        let mut rows = vec![head];
        while let Some(&line) = self.lines.get(self.next) {
            if !line.contains('|') || line::starts_block(line) {
                break;
            }
            self.next += 1;
            let mut row = line::cells(line);
            if row.len() > columns {
                let rest = row.split_off(columns - 1).join(" ");
                row.push(rest);
            }
            row.resize(columns, String::new());
            rows.push(row);
        }
        Some(Block::Table { delimiters, rows })
    }

    fn inner(&mut self, lines: &[&str]) -> Vec<Block> {
        Parser { lines, next: 0, depth: self.depth + 1, references: self.references }.blocks()
    }
}
