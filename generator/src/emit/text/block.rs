//! Blocks: items that stand together, as lines where their layout is known and as tokens where the printer lays them out.

use proc_macro2::TokenStream;

use crate::emit::text::{docs, literal, print};

/// Longer lines are broken by the printer.
const LONGEST: usize = 89;

/// Items, with their docs and attributes.
#[derive(Clone, Debug)]
pub enum Block {
    /// Rows of a macro of the runtime, which have a syntax of their own.
    Table(Lines),
    /// A definition as the printer writes it, as long as no line is too long.
    Definition(Lines),
    /// The printer lays out what is below the first lines.
    Tokens { head: Lines, tokens: TokenStream },
}

/// Lines of code.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<String>);

impl Lines {
    /// Doc comments.
    pub fn of_docs(docs: &[String]) -> Self {
        let mut lines = Self::default();
        lines.docs(0, docs);
        lines
    }

    /// Adds a line, `depth` levels in.
    pub fn line(&mut self, depth: usize, text: impl AsRef<str>) {
        self.0.push(format!("{:1$}{2}", "", 4 * depth, text.as_ref()));
    }

    /// Adds doc comments, `depth` levels in.
    pub fn docs(&mut self, depth: usize, docs: &[String]) {
        docs::comments(docs).for_each(|comment| self.line(depth, format!("///{comment}")));
    }

    fn text(&self, depth: usize) -> String {
        let mut text = String::with_capacity(self.0.iter().map(|line| line.len() + 4 * depth + 1).sum());
        for line in &self.0 {
            text.extend(std::iter::repeat_n(' ', 4 * depth));
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Returns `true` if the printer, too, would have each line of the code on a line.
    fn fit(&self, depth: usize) -> bool {
        self.0.iter().all(|line| {
            let is_comment = line.trim_start().starts_with("//");
            is_comment || line.len() + 4 * depth <= LONGEST && !line.contains('\n')
        })
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
        lines.0.insert(0, format!("#[cfg(feature = {})]", literal::ordinary(feature)));
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
