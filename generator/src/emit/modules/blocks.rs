//! The blocks of a module: each is printed as soon as it is complete, because the tokens and the syntax tree of a whole client take many times
//! the memory of its text.

use crate::emit::text::block::Block;

/// Text with a blank line between blocks.
#[derive(Clone, Debug)]
pub struct Blocks {
    depth: usize,
    pub text: String,
}

impl Blocks {
    /// Creates the blocks of a module `depth` levels below the root of its file.
    pub fn inside(depth: usize) -> Self {
        Self { depth, text: String::new() }
    }

    /// Appends printed blocks.
    pub fn append(&mut self, blocks: &Blocks) {
        if !self.text.is_empty() && !blocks.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&blocks.text);
    }

    /// Adds a block: one item, or several without blank lines between them.
    pub fn add(&mut self, block: impl Into<Block>) {
        let text = block.into().text(self.depth);
        if !self.text.is_empty() && !text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&text);
    }
}

impl<B: Into<Block>> Extend<B> for Blocks {
    fn extend<I: IntoIterator<Item = B>>(&mut self, blocks: I) {
        blocks.into_iter().for_each(|block| self.add(block));
    }
}
