//! Fenced code of Markdown, in which HTML is text.

use crate::description::line::code_tag;

/// The opening line of a fenced code block.
#[derive(Clone, Copy, Debug)]
pub struct Fence<'a> {
    indent: usize,
    info: &'a str,
    mark: char,
    length: usize,
}

impl<'a> Fence<'a> {
    pub fn open(line: &'a str) -> Option<Self> {
        let text = line.trim_start();
        let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let length = text.len() - info.len();
        (length >= 3 && !(mark == '`' && info.contains('`'))).then(|| Self {
            indent: line.len() - text.len(),
            info: info.trim(),
            mark,
            length,
        })
    }

    /// Returns the code before the closing fence of `line`. Only code that starts beside its opening fence may
    /// end beside the closing one.
    pub fn close<'b>(&self, line: &'b str) -> Option<&'b str> {
        let text = line.trim_end();
        let code = text.trim_end_matches(self.mark);
        let is_beside = || code_tag(self.info).1.is_some();
        (text.len() - code.len() >= self.length && (code.trim().is_empty() || is_beside())).then_some(code)
    }

    /// Returns the opening line, with the code beside it on the next line.
    pub fn opened(&self) -> Option<String> {
        let (tag, first) = code_tag(self.info);
        Some(format!("{}{tag}\n{}{}\n", self.marks(), " ".repeat(self.indent), first?))
    }

    /// Returns the closing line, with the code beside it on the previous line.
    pub fn closed(&self, line: &str) -> Option<String> {
        let code = self.close(line).filter(|code| !code.trim().is_empty())?;
        Some(format!("{code}\n{}\n", self.marks()))
    }

    fn marks(&self) -> String {
        let marks = self.mark.to_string().repeat(self.length);
        format!("{:1$}{marks}", "", self.indent)
    }
}
