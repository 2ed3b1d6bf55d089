//! [`Parser`]: tokens → a tree, by recursive descent.
//!
//! A statement with a syntax error is left out, and the parser goes on behind it.

use std::ops::Range;

use super::ast::{Expression, Kind, Program, Statement};
use super::lexer::Lexer;
use super::token::{Token, TokenKind};

/// Deeper code is not read, because the stack is finite.
const DEEPEST: usize = 120;

pub(super) const TOO_DEEP: &str = "nested too deeply";

/// Why a statement cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Syntax,
    TooDeep,
}

pub(super) type Parsed<T> = Result<T, Stop>;

pub(super) struct Parser<'s> {
    pub(super) source: &'s str,
    tokens: Vec<Token>,
    /// The index of the next token.
    pub(super) at: usize,
    /// The number of constructs around the next token.
    depth: usize,
    /// The greatest depth of what was read in the innermost construct.
    height: usize,
    broken: Vec<Range<usize>>,
}

/// The syntax tree of a script.
pub(crate) fn parse(script: &str) -> Program {
    let Lexer { tokens, inert, .. } = Lexer::read(script);
    let mut parser = Parser { source: script, tokens, at: 0, depth: 0, height: 0, broken: Vec::new() };
    let mut body = parser.statements();
    while parser.peek().kind != TokenKind::End {
        // a `}` that closes nothing
        let token = parser.next();
        parser.broken.push(token.start..token.end);
        body.extend(parser.statements());
    }
    Program { body, inert, broken: parser.broken }
}

impl<'s> Parser<'s> {
    /// The token that is `ahead` tokens after the next one.
    pub(super) fn ahead(&self, ahead: usize) -> Token {
        const END: Token = Token { kind: TokenKind::End, start: 0, end: 0, line: 1, first_of_line: true, pair: None };
        self.tokens.get(self.at + ahead).or(self.tokens.last()).copied().unwrap_or(END)
    }

    pub(super) fn peek(&self) -> Token {
        self.ahead(0)
    }

    pub(super) fn next(&mut self) -> Token {
        let token = self.peek();
        self.at += usize::from(token.kind != TokenKind::End);
        token
    }

    pub(super) fn text(&self, token: Token) -> &'s str {
        self.source.get(token.start..token.end).unwrap_or_default()
    }

    /// Returns `true` if this token is a punctuator or word.
    pub(super) fn token_is(&self, token: Token, text: &str) -> bool {
        matches!(token.kind, TokenKind::Punctuator | TokenKind::Name) && self.text(token) == text
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.token_is(self.peek(), text)
    }

    /// Returns `true` if what follows the bracket that starts here is this punctuator or word.
    pub(super) fn follows_bracket(&self, ahead: usize, text: &str) -> bool {
        let closing = self.ahead(ahead).pair;
        closing.and_then(|closing| self.tokens.get(closing + 1)).is_some_and(|token| self.token_is(*token, text))
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        let is = self.is(text);
        if is {
            self.next();
        }
        is
    }

    pub(super) fn expect(&mut self, text: &str) -> Parsed<()> {
        if self.eat(text) { Ok(()) } else { Err(Stop::Syntax) }
    }

    pub(super) fn expect_kind(&mut self, kind: TokenKind) -> Parsed<Token> {
        if self.peek().kind == kind { Ok(self.next()) } else { Err(Stop::Syntax) }
    }

    /// Reads a construct that may have others of its kind in it.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == DEEPEST {
            return Err(Stop::TooDeep);
        }
        let height = std::mem::take(&mut self.height);
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        self.height = height.max(self.height + 1);
        read
    }

    /// An expression that what was just read becomes a part of, as `a` becomes of `a.b`. It is not nested where it is read, but in the tree.
    pub(super) fn around(&mut self, inner: Expression) -> Expression {
        self.height += 1;
        if self.depth + self.height <= DEEPEST {
            return inner;
        }
        self.height = 0;
        Expression { line: inner.line, kind: Kind::Other(TOO_DEEP) }
    }

    /// All statements before `}`, the next `case`, or the end.
    pub(super) fn statements(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        while self.peek().kind != TokenKind::End && !self.is("}") && !self.is("case") && !self.is_default() {
            let start = self.at;
            statements.push(self.statement().unwrap_or_else(|stop| {
                self.recover(start, stop);
                Statement::Other
            }));
        }
        statements
    }

    pub(super) fn is_default(&self) -> bool {
        self.is("default") && self.token_is(self.ahead(1), ":")
    }

    /// Goes on behind a statement that cannot be read: after its `;`, at a line that is in none of its brackets, or at the end of the block.
    fn recover(&mut self, start: usize, stop: Stop) {
        let least = self.at.max(start + 1);
        self.at = start;
        // what is behind a `{` that is not closed may belong to it
        let mut in_block = false;
        loop {
            let token = self.peek();
            let closes = matches!(self.text(token), ")" | "]" | "}") && token.kind == TokenKind::Punctuator;
            let ends_block = closes && self.is("}") && token.pair.is_none_or(|open| open < start);
            let ends = token.kind == TokenKind::End || ends_block || (token.first_of_line && !closes && !in_block);
            if ends && self.at >= least {
                break;
            }
            in_block |= token.pair.is_none() && self.is("{");
            self.next();
            if self.at > least && self.token_is(token, ";") && !in_block {
                break;
            }
            if let Some(close) = token.pair.filter(|close| *close >= self.at) {
                self.at = close;
            }
        }
        if stop == Stop::Syntax
            && let (Some(first), Some(last)) = (self.tokens.get(start), self.tokens.get(self.at.saturating_sub(1)))
        {
            self.broken.push(first.start..last.end);
        }
    }

    /// Reads the end of a statement: `;`, or a line break or `}` in its place.
    pub(super) fn end_statement(&mut self) -> Parsed<()> {
        let token = self.peek();
        let ends = self.eat(";") || token.kind == TokenKind::End || token.first_of_line || self.is("}");
        if ends { Ok(()) } else { Err(Stop::Syntax) }
    }
}
