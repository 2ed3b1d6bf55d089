//! Writes inline Markdown, with everything escaped that is not known markup.

use crate::description::token::{self, Token};
use crate::description::{line, link, span};

/// The largest number of characters of a name or code in a sentence.
pub const MAX_INLINE_CHARS: usize = 1_000;

/// Returns inline Markdown as lines, none of which starts a block.
pub fn lines(tokens: &[Token]) -> Vec<String> {
    let mut writer = Writer { one_line: false, ..Writer::default() };
    writer.tokens(tokens);
    writer.finish()
}

/// Returns inline Markdown as one line.
pub fn line(tokens: &[Token]) -> String {
    let mut writer = Writer { one_line: true, ..Writer::default() };
    writer.tokens(tokens);
    writer.line.trim_end().to_owned()
}

/// Returns plain text as one line of Markdown.
pub fn plain(text: &str) -> String {
    let tokens = token::text(text);
    let mut writer = Writer { one_line: true, ..Writer::default() };
    writer.tokens(&tokens);
    writer.finish().concat()
}

#[derive(Default)]
struct Writer {
    one_line: bool,
    in_link: bool,
    line: String,
    /// The previous lines, and whether a hard break follows each.
    lines: Vec<(String, bool)>,
}

impl Writer {
    fn tokens(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at + 1..];
            at += 1;
            match token {
                Token::Break { hard } => self.end_line(*hard),
                Token::Open(mark) | Token::Close(mark) => self.line.push_str(mark),
                Token::Char(c) => match self.url(&tokens[at - 1..]) {
                    Some(length) => at += length - 1,
                    None => self.char(*c, rest),
                },
                Token::Code(text) => self.code(&span::written(text)),
                Token::Url(url) if self.in_link => {
                    url.chars().for_each(|c| self.char(c, &[]));
                }
                Token::Url(url) => self.code(&link::written_url(url)),
                Token::Link { text, target } => self.link(text, target),
            }
        }
    }

    fn char(&mut self, c: char, rest: &[Token]) {
        let next = rest.iter().find_map(Token::char);
        let escaped = match c {
            ' ' if self.line.is_empty() || self.line.ends_with(' ') => return,
            // between spaces it cannot be markup
            '*' => !(next == Some(' ') && self.line.ends_with(' ')),
            '[' | ']' | '<' | '\\' | '`' | '~' => true,
            '_' => {
                let before = self.line.chars().next_back();
                !before.zip(next).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
            }
            '&' => is_entity(rest),
            _ => false,
        };
        if escaped {
            self.line.push('\\');
        }
        self.line.push(c);
    }

    /// Two runs of backticks side by side would be one.
    fn code(&mut self, span: &str) {
        if self.line.ends_with('`') && span.starts_with('`') {
            self.line.push(' ');
        }
        self.line.push_str(span);
    }

    /// Writes the bare URL that starts here; returns its tokens.
    fn url(&mut self, tokens: &[Token]) -> Option<usize> {
        if self.in_link || !matches!(tokens.first().and_then(Token::char), Some('h' | 'H')) {
            return None;
        }
        let scheme: String = tokens.iter().take(8).map_while(Token::char).collect();
        let scheme = scheme.to_ascii_lowercase();
        if !scheme.starts_with("http://") && scheme != "https://" {
            return None;
        }
        let run = tokens.iter().map_while(Token::char);
        let run: String = run.take_while(|c| !c.is_whitespace() && !c.is_control() && !"<>\"`|".contains(*c)).collect();
        let url = &run[..link::bare_url(&run)];
        if url.is_empty() {
            return None;
        }
        self.code(&link::written_url(url));
        Some(url.chars().count())
    }

    fn link(&mut self, text: &[Token], target: &str) {
        let mut inner = Self { one_line: true, in_link: true, ..Self::default() };
        inner.tokens(text);
        let text = inner.line.trim_end();
        if self.line.ends_with('!') {
            self.line.pop();
            self.line.push_str("\\!");
        }
        if text.is_empty() || text == target.trim_start_matches("mailto:") {
            self.code(&link::written_url(target));
        } else {
            self.line.push_str(&format!("[{text}]({target})"));
        }
    }

    fn end_line(&mut self, is_hard: bool) {
        if self.one_line {
            return self.char(' ', &[]);
        }
        let line = self.line.trim_end();
        if line.is_empty() {
            if is_hard && let Some((_, hard)) = self.lines.last_mut() {
                *hard = true;
            }
        } else {
            self.lines.push((line.to_owned(), is_hard));
        }
        self.line.clear();
    }

    fn finish(mut self) -> Vec<String> {
        self.one_line = false;
        self.end_line(false);
        let last = self.lines.len().saturating_sub(1);
        let finished = self.lines.into_iter().enumerate().map(|(at, (mut line, is_hard))| {
            line::escape_start(&mut line);
            if is_hard && at < last {
                line.push('\\');
            }
            line
        });
        finished.collect()
    }
}

/// Returns `true` if what follows an ampersand would make it an entity.
fn is_entity(rest: &[Token]) -> bool {
    let mut name = rest.iter().take(33).map_while(Token::char).skip_while(|c| c.is_ascii_alphanumeric() || *c == '#');
    name.next() == Some(';')
}
