//! The blocks of a description.

use super::link::BREAK;
use super::token::{self, Token};

/// Inline Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub tokens: Vec<Token>,
    /// The original text.
    pub source: String,
}

impl Text {
    /// Returns the text without markup.
    pub fn plain(&self) -> String {
        token::plain(&self.tokens)
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Text),
    Heading {
        level: usize,
        text: Text,
    },
    Code {
        tag: &'static str,
        lines: Vec<String>,
    },
    Table {
        delimiters: Vec<&'static str>,
        /// The first row is the head; each has as many cells as there are delimiters.
        rows: Vec<Vec<Text>>,
    },
    Rule,
    Quote(Vec<Block>),
    List {
        /// The first number of an ordered list.
        start: Option<u32>,
        items: Vec<Vec<Block>>,
    },
}

/// Adds a block unless it is empty. Adjacent lists are joined, as they would be when read again.
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

/// Returns code without blank lines around it.
pub fn code(tag: &'static str, mut lines: Vec<String>) -> Block {
    for line in &mut lines {
        // only `<br>` before a fence that HTML opened can leave a break here
        *line = line.replace(BREAK, " ").trim_end().to_owned();
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let blank = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..blank);
    Block::Code { tag, lines }
}
