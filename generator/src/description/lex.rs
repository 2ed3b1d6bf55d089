//! Inline Markdown as tokens.

use super::block::References;
use super::clean;
use super::html::entity;
use super::link::{self, BREAK};
use super::span;

pub enum Token {
    /// A character that may be markup: only emphasis is let through.
    Raw(char),
    /// A character that was escaped or turned out to be no markup.
    Literal(char),
    Code(String),
    Url(String),
    Link {
        text: Vec<Token>,
        target: String,
    },
    /// The bracket of a link that was taken apart; gone when the tokens are complete.
    Nothing,
}

impl Token {
    pub fn char(&self) -> Option<char> {
        match self {
            Self::Raw(c) | Self::Literal(c) => Some(*c),
            _ => None,
        }
    }
}

/// Inline Markdown as tokens.
pub fn tokens(text: &str, references: &References) -> Vec<Token> {
    Lexer::tokens(text, references)
}

/// The text of inline Markdown, without its marks.
pub fn plain(text: &str, references: &References) -> String {
    let mut plain = String::with_capacity(text.len());
    push_plain(&tokens(text, references), &mut plain);
    plain
}

fn push_plain(tokens: &[Token], plain: &mut String) {
    for token in tokens {
        match token {
            Token::Raw('*' | '~') | Token::Nothing => {}
            Token::Raw(BREAK) => plain.push(' '),
            Token::Raw(c) | Token::Literal(c) => plain.push(*c),
            Token::Code(text) | Token::Url(text) => plain.push_str(text),
            Token::Link { text, .. } => push_plain(text, plain),
        }
    }
}

struct Opener {
    /// The index of its token.
    token: usize,
    /// The byte after the bracket.
    start: usize,
    is_image: bool,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    openers: Vec<Opener>,
    references: &'a References,
}

impl<'a> Lexer<'a> {
    fn tokens(text: &'a str, references: &'a References) -> Vec<Token> {
        let mut lexer = Self { text, at: 0, tokens: Vec::new(), openers: Vec::new(), references };
        while let Some(c) = lexer.rest().chars().next() {
            lexer.token(c);
        }
        lexer.tokens.retain(|token| !matches!(token, Token::Nothing));
        lexer.tokens
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn push(&mut self, token: Token, length: usize) {
        self.tokens.push(token);
        self.at += length;
    }

    fn token(&mut self, c: char) {
        match c {
            '\\' => match self.rest()[1..].chars().next() {
                Some('\n') => self.push(Token::Raw(BREAK), 2),
                Some(next) if next.is_ascii_punctuation() => self.push(Token::Literal(next), 2),
                _ => self.push(Token::Literal('\\'), 1),
            },
            '`' => self.code(),
            '&' => match entity::read(self.rest()) {
                Some((c, length)) => {
                    let decoded = clean::clean(c.encode_utf8(&mut [0; 4])).replace('\n', " ");
                    self.at += length;
                    self.tokens.extend(decoded.chars().map(Token::Literal));
                }
                None => self.push(Token::Literal(c), 1),
            },
            '<' => match link::autolink(self.rest()) {
                Some(url) => self.push(Token::Url(url.to_owned()), url.len() + 2),
                None => self.push(Token::Literal(c), 1),
            },
            '!' if self.rest()[1..].starts_with('[') => self.open(2),
            '[' => self.open(1),
            ']' => self.close(),
            _ => self.push(Token::Raw(c), c.len_utf8()),
        }
    }

    fn code(&mut self) {
        let ticks = span::opening_run(self.rest());
        let body = &self.rest()[ticks..];
        match span::closing_run(body, ticks) {
            Some(end) => self.push(Token::Code(body[..end].replace(BREAK, " ")), end + 2 * ticks),
            None => {
                self.tokens.extend((0..ticks).map(|_| Token::Literal('`')));
                self.at += ticks;
            }
        }
    }

    fn open(&mut self, length: usize) {
        let is_image = length == 2;
        if is_image {
            self.tokens.push(Token::Literal('!'));
        }
        self.openers.push(Opener { token: self.tokens.len(), start: self.at + length, is_image });
        self.push(Token::Literal('['), length);
    }

    fn close(&mut self) {
        let Some(opener) = self.openers.pop() else {
            return self.push(Token::Literal(']'), 1);
        };
        let Some((target, length)) = self.target(&opener) else {
            return self.push(Token::Literal(']'), 1);
        };
        self.at += 1 + length;
        match target {
            Some(target) if !opener.is_image => {
                let mut text = self.tokens.split_off(opener.token + 1);
                text.retain(|token| !matches!(token, Token::Nothing));
                self.tokens.pop();
                self.tokens.push(Token::Link { text, target });
                // No link has a link in it: the brackets around this one are text.
                self.openers.clear();
            }
            _ => {
                self.tokens[opener.token] = Token::Nothing;
                if opener.is_image {
                    self.tokens[opener.token - 1] = Token::Nothing;
                }
            }
        }
    }

    /// Returns the destination of the link that ends here, `None` inside for a place that cannot be linked to, and
    /// the bytes that say so.
    fn target(&self, opener: &Opener) -> Option<(Option<String>, usize)> {
        let text = &self.text[opener.start..self.at];
        let after = &self.rest()[1..];
        if let Some(tail) = link::tail(after) {
            let target = link::target(tail.destination);
            // `filter[name](optional)` is no link, and its words would be lost.
            let is_word =
                !tail.destination.is_empty() && tail.destination.chars().all(|c| c.is_alphanumeric() || c == '_');
            return (target.is_some() || opener.is_image || !is_word).then_some((target, tail.length));
        }
        if self.references.is_empty() {
            return None;
        }
        let explicit = after.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (label, length) = match explicit {
            Some(("", _)) => (text, 2),
            Some((label, _)) => (label, label.len() + 2),
            None => (text, 0),
        };
        Some((Some(self.references.get(&link::label(label)?)?.clone()), length))
    }
}
