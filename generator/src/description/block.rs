//! Blocks, and what of them is put together after their lines are known.

use std::collections::HashMap;

use super::link::BREAK;

#[derive(Debug, PartialEq, Eq)]
pub enum Block {
    /// Inline Markdown of one or more lines.
    Paragraph(String),
    Heading {
        level: usize,
        text: String,
    },
    Code {
        tag: &'static str,
        lines: Vec<String>,
    },
    Table {
        delimiters: Vec<&'static str>,
        /// The first is the head; each has as many cells as there are delimiters.
        rows: Vec<Vec<String>>,
    },
    Rule,
    Quote(Vec<Block>),
    List {
        /// The first number of an ordered list.
        start: Option<u32>,
        items: Vec<Vec<Block>>,
    },
}

/// The targets of `[label]: target` lines.
pub type References = HashMap<String, String>;

/// Adds a block unless it is empty. Lists that meet are one, as they would be when read again.
pub fn push(block: Block, blocks: &mut Vec<Block>) {
    match (block, blocks.last_mut()) {
        (Block::List { start, items: more }, Some(Block::List { start: first, items }))
            if start.is_some() == first.is_some() =>
        {
            items.extend(more);
        }
        (Block::Quote(inner), _) if inner.is_empty() => {}
        (Block::Code { lines, .. }, _) if lines.is_empty() => {}
        (Block::List { items, .. }, _) if items.is_empty() => {}
        (block, _) => blocks.push(block),
    }
}

/// Code without blank lines around it.
pub fn code(tag: &'static str, mut lines: Vec<String>) -> Block {
    for line in &mut lines {
        // `<br>` before a fence opened by HTML is the only way for a break to get here.
        *line = line.replace(BREAK, " ").trim_end().to_owned();
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let blank = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..blank);
    Block::Code { tag, lines }
}

/// Ends a paragraph: pasted JSON is code, and two breaks in a row end it too.
pub fn flush(lines: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    if lines.len() > 2 && matches!(first.trim(), "{" | "[") && last.trim().starts_with(['}', ']']) {
        blocks.push(code("json", lines.drain(..).map(str::to_owned).collect()));
        return;
    }
    let mut text = String::new();
    for line in lines.drain(..) {
        text.push_str(line.trim());
        text.push_str(if line.ends_with("  ") { "\u{1}\n" } else { "\n" });
    }
    // Two breaks in a row are how HTML editors separate paragraphs.
    let mut part = String::new();
    let mut pieces = text.split(BREAK).map(str::trim).peekable();
    while let Some(piece) = pieces.next() {
        part.push_str(piece);
        match pieces.peek() {
            Some(next) if !next.is_empty() && !piece.is_empty() => part.push(BREAK),
            _ if part.is_empty() => {}
            _ => blocks.push(Block::Paragraph(std::mem::take(&mut part))),
        }
    }
}
