//! Blocks: items that stand together, as lines where their layout is known and as tokens where the printer lays them out.

use proc_macro2::TokenStream;

use crate::emit::text::{docs, literal, print};

/// Longer lines are broken by the printer.
const MAX_LINE_BYTES: usize = 89;

const INDENT: &str = "    ";

/// Items, with their docs and attributes.
#[derive(Clone, Debug)]
pub enum Block {
    /// Rows of a macro of the runtime, which have a syntax of their own.
    Table(Lines),
    /// A definition, laid out as the printer would, unless a line is too long.
    Definition(Lines),
    /// The printer lays out what is below the first lines.
    Tokens { head: Lines, tokens: TokenStream },
}

/// Lines of code, each with a line break at its end.
#[derive(Clone, Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// Doc comments.
    pub fn of_docs(docs: &[String]) -> Self {
        let mut lines = Self::default();
        lines.docs(0, docs);
        lines
    }

    /// Adds a line, `depth` levels in.
    pub fn line(&mut self, depth: usize, text: impl AsRef<str>) {
        self.parts(depth, &[text.as_ref()]);
    }

    /// Adds doc comments, `depth` levels in.
    pub fn docs(&mut self, depth: usize, docs: &[String]) {
        docs::comments(docs).for_each(|comment| self.parts(depth, &["///", &comment]));
    }

    fn parts(&mut self, depth: usize, parts: &[&str]) {
        self.0.extend(std::iter::repeat_n(INDENT, depth));
        self.0.extend(parts.iter().copied());
        self.0.push('\n');
    }

    fn text(self, depth: usize) -> String {
        if depth == 0 {
            return self.0;
        }
        let mut text = String::with_capacity(2 * self.0.len());
        for line in self.0.split_inclusive('\n') {
            text.extend(std::iter::repeat_n(INDENT, depth));
            text.push_str(line);
        }
        text
    }

    /// Returns `true` if the printer would break no line of the code.
    fn fit(&self, depth: usize) -> bool {
        let is_comment = |line: &str| line.trim_start().starts_with("//");
        self.0.lines().all(|line| line.len() + INDENT.len() * depth <= MAX_LINE_BYTES || is_comment(line))
    }
}

impl Block {
    /// An item below its docs.
    pub fn documented(docs: &[String], tokens: TokenStream) -> Self {
        Self::Tokens { head: Lines::of_docs(docs), tokens }
    }

    /// The block behind a Cargo feature.
    pub fn behind(mut self, feature: &str) -> Self {
        let (Self::Table(lines) | Self::Definition(lines) | Self::Tokens { head: lines, .. }) = &mut self;
        lines.0.insert_str(0, &format!("#[cfg(feature = {})]\n", literal::ordinary(feature)));
        self
    }

    /// The text of the block inside of `depth` modules.
    pub fn text(self, depth: usize) -> String {
        match self {
            Self::Definition(lines) if !lines.fit(depth) => print::items(print::parse(&lines.text(0)), depth),
            Self::Table(lines) | Self::Definition(lines) => lines.text(depth),
            Self::Tokens { head, tokens } => head.text(depth) + &print::items(tokens, depth),
        }
    }
}

impl From<TokenStream> for Block {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens { head: Lines::default(), tokens }
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Lines};

    fn definition(field: &str) -> Block {
        let mut lines = Lines::of_docs(&["a".repeat(100)]);
        lines.line(0, "pub struct A {");
        lines.line(1, field);
        lines.line(0, "}");
        Block::Definition(lines)
    }

    #[test]
    fn short_lines_stay_and_long_ones_are_broken() {
        let docs = format!("/// {}\n", "a".repeat(100));
        assert_eq!(definition("pub a: B,").text(0), format!("{docs}pub struct A {{\n    pub a: B,\n}}\n"));
        let field = format!("pub a: Option<{}>,", "B".repeat(70));
        let broken = format!("    pub a: Option<\n        {}>,\n", "B".repeat(70)).replace(">,", ",\n    >,");
        assert_eq!(definition(&field).text(0), format!("{docs}pub struct A {{\n{broken}}}\n"));
        assert!(definition("pub a: B,").text(2).ends_with("        }\n"));
    }

    #[test]
    fn the_feature_comes_first() {
        let gated = definition("pub a: B,").behind("b");
        assert!(gated.text(0).starts_with("#[cfg(feature = \"b\")]\n/// a"));
    }
}
