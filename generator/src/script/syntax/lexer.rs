//! [`Lexer`]: text → tokens.
//!
//! The whole script becomes tokens before it is parsed, and brackets are paired. So the parser can look behind a bracket, where an arrow
//! decides what is in it, and each script takes time that is linear in its length.

use std::ops::Range;

use super::token::{BEFORE_OPERANDS, LONG_PUNCTUATORS, Token, TokenKind};

/// A bracket that closes none of this many open ones has no pair.
const MOST_UNPAIRED: usize = 64;

/// The tokens of a script, and the ranges that are not code.
pub(super) struct Lexer<'s> {
    source: &'s str,
    at: usize,
    line: usize,
    first_of_line: bool,
    pub(super) tokens: Vec<Token>,
    /// Comments, strings, regular expressions and the texts of templates.
    pub(super) inert: Vec<Range<usize>>,
    /// The indices of the brackets that are open, and of pieces of templates before `${`.
    open: Vec<usize>,
    /// Before this place no regular expression ends, so that a line of many `/` is searched once.
    no_regex_before: usize,
}

impl<'s> Lexer<'s> {
    pub(super) fn read(source: &'s str) -> Self {
        let mut lexer = Self {
            source,
            at: 0,
            line: 1,
            first_of_line: true,
            tokens: Vec::with_capacity(source.len() / 4),
            inert: Vec::new(),
            open: Vec::new(),
            no_regex_before: 0,
        };
        if source.starts_with("#!") {
            lexer.comment(lexer.line_end());
        }
        while let Some(first) = lexer.peek() {
            lexer.step(first);
        }
        lexer.push(TokenKind::End, source.len());
        lexer
    }

    fn step(&mut self, first: char) {
        let rest = self.rest();
        if matches!(first, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            self.line += usize::from(first == '\n');
            self.first_of_line = true;
            self.at += first.len_utf8();
        } else if first.is_whitespace() || first == '\u{feff}' {
            self.at += first.len_utf8();
        } else if rest.starts_with("//") || rest.starts_with("<!--") || (self.first_of_line && rest.starts_with("-->"))
        {
            self.comment(self.line_end());
        } else if rest.starts_with("/*") {
            self.comment(
                rest.get(2..).and_then(|inside| inside.find("*/")).map_or(self.source.len(), |end| self.at + end + 4),
            );
        } else if first.is_ascii_digit() || (first == '.' && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)) {
            self.push(TokenKind::Number, self.number_end());
        } else if is_name(first) || first == '#' {
            let length = rest.find(|character| !is_name(character) && character != '#').unwrap_or(rest.len());
            self.push(TokenKind::Name, self.at + length);
        } else if first == '"' || first == '\'' {
            self.text(first);
        } else if first == '`' || (first == '}' && self.in_template()) {
            self.template();
        } else if first == '/'
            && self.is_operand()
            && let Some(end) = self.regex_end()
        {
            self.inert.push(self.at..end);
            self.push(TokenKind::Regex, end);
        } else {
            self.punctuator(first);
        }
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn line_end(&self) -> usize {
        self.rest().find('\n').map_or(self.source.len(), |length| self.at + length)
    }

    fn comment(&mut self, end: usize) {
        self.inert.push(self.at..end);
        self.pass(end);
    }

    /// Goes on at `end`, and counts the lines before it.
    fn pass(&mut self, end: usize) {
        let passed = self.source.get(self.at..end).unwrap_or_default();
        let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.line += lines;
        self.first_of_line |= lines > 0;
        self.at = end;
    }

    fn push(&mut self, kind: TokenKind, end: usize) {
        let (start, line, first_of_line) = (self.at, self.line, self.first_of_line);
        self.pass(end);
        self.first_of_line = false;
        self.tokens.push(Token { kind, start, end, line, first_of_line, pair: None });
    }

    fn number_end(&self) -> usize {
        let mut exponent = false;
        let hexadecimal = self.rest().starts_with("0x") || self.rest().starts_with("0X");
        let length = self.rest().find(|character: char| {
            let part = character.is_ascii_alphanumeric()
                || matches!(character, '.' | '_')
                || (exponent && matches!(character, '+' | '-'));
            exponent = !hexadecimal && matches!(character, 'e' | 'E');
            !part
        });
        length.map_or(self.source.len(), |length| self.at + length)
    }

    /// A string; without its second quote it ends with its line.
    fn text(&mut self, quote: char) {
        let mut escaped = false;
        let end = self.rest().char_indices().skip(1).find(|(_, character)| {
            let ends = !escaped && (*character == quote || *character == '\n');
            // `\` and a line break of two characters
            escaped = (!escaped && *character == '\\') || (escaped && *character == '\r');
            ends
        });
        match end {
            Some((length, character)) if character == quote => {
                let end = self.at + length + 1;
                self.inert.push(self.at + 1..end - 1);
                self.push(TokenKind::Text, end);
            }
            Some((length, _)) => self.push(TokenKind::Invalid, self.at + length),
            None => self.push(TokenKind::Invalid, self.source.len()),
        }
    }

    fn in_template(&self) -> bool {
        self.open.last().and_then(|&open| self.tokens.get(open)).is_some_and(|token| token.kind == TokenKind::Template)
    }

    /// A piece of a template, to the next `${` or the end.
    fn template(&mut self) {
        let rest = self.rest().as_bytes();
        let mut length = 1;
        let (kind, opens) = loop {
            match rest.get(length..) {
                Some([b'\\', _, ..]) => length += 2,
                Some([b'`', ..]) => break (TokenKind::Template, false),
                Some([b'$', b'{', ..]) => break (TokenKind::Template, true),
                Some([_, ..]) => length += 1,
                _ => break (TokenKind::Invalid, false),
            }
        };
        let end = (self.at + length + 1 + usize::from(opens)).min(self.source.len());
        let continues = rest.first() == Some(&b'}');
        self.inert.push(self.at + 1..self.at + length);
        self.push(kind, end);
        let index = self.tokens.len() - 1;
        if continues && let Some(before) = self.open.pop() {
            self.pair(before, index);
        }
        if opens {
            self.open.push(index);
        }
    }

    /// Returns `true` if an operand may start here, so that `/` does not divide.
    fn is_operand(&self) -> bool {
        let Some(last) = self.tokens.last() else {
            return true;
        };
        let text = self.source.get(last.start..last.end).unwrap_or_default();
        match last.kind {
            TokenKind::Name => BEFORE_OPERANDS.contains(&text),
            TokenKind::Template => text.ends_with("${"),
            // behind the condition of a statement
            TokenKind::Punctuator if text == ")" => last
                .pair
                .and_then(|open| self.tokens.get(open.checked_sub(1)?))
                .and_then(|before| self.source.get(before.start..before.end))
                .is_some_and(|before| matches!(before, "if" | "while" | "for" | "with")),
            TokenKind::Punctuator => !matches!(text, "]" | "++" | "--"),
            _ => false,
        }
    }

    /// The end of a regular expression, with its flags; `None` if it does not end on its line.
    fn regex_end(&mut self) -> Option<usize> {
        if self.at < self.no_regex_before {
            return None;
        }
        let (mut escaped, mut in_class) = (false, false);
        for (length, character) in self.rest().char_indices().skip(1) {
            match character {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => {
                    let end = self.at + length + 1;
                    let flags = self.source.get(end..)?.bytes().take_while(u8::is_ascii_alphabetic).count();
                    return Some(end + flags);
                }
                _ => {}
            }
        }
        self.no_regex_before = self.line_end();
        None
    }

    fn punctuator(&mut self, first: char) {
        let rest = self.rest();
        let long = LONG_PUNCTUATORS.iter().find(|long| rest.starts_with(**long));
        match long {
            // `a?.5:b`
            Some(&"?.") if rest.as_bytes().get(2).is_some_and(u8::is_ascii_digit) => {
                self.push(TokenKind::Punctuator, self.at + 1);
            }
            Some(long) => self.push(TokenKind::Punctuator, self.at + long.len()),
            None if "{}()[];,<>+-*/%&|^!~?:=.@".contains(first) => {
                self.push(TokenKind::Punctuator, self.at + 1);
                self.bracket(first);
            }
            None => self.push(TokenKind::Invalid, self.at + first.len_utf8()),
        }
    }

    /// Pairs brackets. One that is closed by another kind of bracket has no pair.
    fn bracket(&mut self, bracket: char) {
        let index = self.tokens.len() - 1;
        let opening = match bracket {
            '(' | '[' | '{' => return self.open.push(index),
            ')' => "(",
            ']' => "[",
            '}' => "{",
            _ => return,
        };
        let opened = |open: &usize| {
            self.tokens.get(*open).and_then(|token| self.source.get(token.start..token.end)) == Some(opening)
        };
        let above = self.open.iter().rev().take(MOST_UNPAIRED).position(opened);
        if let Some(open) = above.and_then(|above| self.open.drain(self.open.len() - 1 - above..).next()) {
            self.pair(open, index);
        }
    }

    fn pair(&mut self, open: usize, close: usize) {
        for (one, other) in [(open, close), (close, open)] {
            if let Some(token) = self.tokens.get_mut(one)
                && (one == open || token.kind == TokenKind::Punctuator)
            {
                token.pair = Some(other);
            }
        }
    }
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$' | '\u{200c}' | '\u{200d}')
}
