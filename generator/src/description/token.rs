//! The parts of inline Markdown.

use super::clean;
use super::link::BREAK;
use super::span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A character of the text.
    Char(char),
    /// Markup that opens or closes: `**`.
    Open(&'static str),
    Close(&'static str),
    /// The end of a line; hard breaks are kept.
    Break {
        hard: bool,
    },
    Code(String),
    Url(String),
    Link {
        text: Vec<Token>,
        target: String,
    },
}

impl Token {
    pub fn char(&self) -> Option<char> {
        match self {
            Self::Char(c) => Some(*c),
            _ => None,
        }
    }

    fn is_hard(&self) -> bool {
        *self == Self::Break { hard: true }
    }

    fn is_blank(&self) -> bool {
        matches!(self, Self::Char(' ') | Self::Break { hard: false })
    }
}

/// Returns plain text as tokens, without control characters, which entities may have introduced.
pub fn push_text(text: &str, tokens: &mut Vec<Token>) {
    for part in text.split_inclusive(BREAK) {
        let (part, hard) = part.strip_suffix(BREAK).map_or((part, false), |part| (part, true));
        tokens.extend(clean::clean(part).chars().map(|c| Token::Char(if c == '\n' { ' ' } else { c })));
        tokens.extend(hard.then_some(Token::Break { hard }));
    }
}

/// [`push_text`], by itself.
pub fn text(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len());
    push_text(text, &mut tokens);
    tokens
}

/// Splits tokens at two hard breaks in a row, with which HTML editors separate paragraphs. Open markup is closed there and opened again.
pub fn paragraphs(tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let is_shown = |token: &Token| !token.is_blank() && !matches!(token, Token::Open(_) | Token::Close(_));
    if !tokens.iter().any(Token::is_hard) {
        return if tokens.iter().any(is_shown) { vec![tokens] } else { Vec::new() };
    }
    let mut paragraphs = Vec::new();
    let mut current: Vec<Token> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if !token.is_hard() {
            current.push(token);
            continue;
        }
        while tokens.next_if(Token::is_blank).is_some() {}
        let mut ends = current.iter().all(Token::is_blank);
        while tokens.next_if(|next| next.is_hard() || next.is_blank()).is_some() {
            ends = true;
        }
        if ends || tokens.peek().is_none() {
            let open = open(&current);
            current.extend(open.iter().rev().map(|mark| Token::Close(mark)));
            paragraphs.push(std::mem::replace(&mut current, open.into_iter().map(Token::Open).collect()));
        } else {
            current.push(token);
        }
    }
    paragraphs.push(current);
    paragraphs.retain(|tokens| tokens.iter().any(is_shown));
    paragraphs
}

/// Returns the first `length` tokens, cut at a space if there is one, with the markup closed.
pub fn prefix(tokens: &[Token], length: usize) -> Vec<Token> {
    let start = &tokens[..length.min(tokens.len())];
    let end = if start.len() == tokens.len() { None } else { start.iter().rposition(Token::is_blank) };
    let mut start = start[..end.unwrap_or(start.len())].to_vec();
    let open = open(&start);
    start.extend(open.into_iter().rev().map(Token::Close));
    start
}

/// Returns the markup that is open at the end.
fn open(tokens: &[Token]) -> Vec<&'static str> {
    let mut open = Vec::new();
    for token in tokens {
        match token {
            Token::Open(mark) => open.push(*mark),
            Token::Close(_) => _ = open.pop(),
            _ => {}
        }
    }
    open
}

/// Returns the text without markup.
pub fn plain(tokens: &[Token]) -> String {
    let mut plain = String::with_capacity(tokens.len());
    push(tokens, false, &mut plain);
    plain
}

/// Returns the text with its markup, without escapes.
pub fn marked(tokens: &[Token]) -> String {
    let mut marked = String::with_capacity(tokens.len());
    push(tokens, true, &mut marked);
    marked
}

fn push(tokens: &[Token], marked: bool, text: &mut String) {
    for token in tokens {
        match token {
            Token::Char(c) => text.push(*c),
            Token::Open(mark) | Token::Close(mark) => text.push_str(if marked { mark } else { "" }),
            Token::Break { .. } => text.push('\n'),
            Token::Code(code) if marked => text.push_str(&span::written(code)),
            Token::Code(code) | Token::Url(code) => text.push_str(code),
            Token::Link { text: inner, .. } => push(inner, marked, text),
        }
    }
}
