//! Operands: names, literals, members and calls.

use super::ast::{Call, Expression, Kind};
use super::literal;
use super::parser::{Parsed, Parser, Stop};
use super::token::{RESERVED, Token, TokenKind};

impl Parser<'_> {
    /// A name or literal, with the members and calls behind it.
    pub(super) fn operand(&mut self) -> Parsed<Expression> {
        let mut at = self.peek().start;
        let mut operand = self.primary()?;
        loop {
            let line = operand.line;
            let token = self.peek();
            let inner;
            let kind = match (token.kind, self.text(token)) {
                (TokenKind::Punctuator, "." | "?.") => {
                    self.next();
                    inner = Box::new(self.around(operand));
                    match self.text(self.peek()) {
                        "(" => self.call(inner, at)?,
                        "[" => self.subscript(inner)?,
                        _ => {
                            let name = self.expect_kind(TokenKind::Name)?;
                            at = name.start;
                            let kind = Kind::Member { object: inner, name: self.text(name).to_owned() };
                            operand = Expression { line, kind };
                            continue;
                        }
                    }
                }
                (TokenKind::Punctuator, "(") => {
                    inner = Box::new(self.around(operand));
                    self.call(inner, at)?
                }
                (TokenKind::Punctuator, "[") => {
                    inner = Box::new(self.around(operand));
                    self.subscript(inner)?
                }
                (TokenKind::Template, text) if text.starts_with('`') => {
                    self.template()?;
                    Kind::Other("a construct that is not read")
                }
                _ => return Ok(operand),
            };
            operand = Expression { line, kind };
        }
    }

    fn call(&mut self, callee: Box<Expression>, at: usize) -> Parsed<Kind> {
        Ok(Kind::Call(Call { callee, arguments: self.elements("(", ")")?, at }))
    }

    fn subscript(&mut self, object: Box<Expression>) -> Parsed<Kind> {
        self.next();
        let index = Box::new(self.expression()?);
        self.expect("]")?;
        Ok(Kind::Subscript { object, index })
    }

    /// Expressions between brackets, without the holes of a list.
    fn elements(&mut self, open: &str, close: &str) -> Parsed<Vec<Expression>> {
        self.expect(open)?;
        let mut elements = Vec::new();
        while !self.eat(close) {
            if open == "[" && self.eat(",") {
                continue;
            }
            elements.push(self.element_or_spread()?);
            if !self.is(close) {
                self.expect(",")?;
            }
        }
        Ok(elements)
    }

    fn element_or_spread(&mut self) -> Parsed<Expression> {
        let line = self.peek().line;
        if !self.eat("...") {
            return self.assignment();
        }
        let list = self.assignment()?;
        Ok(Expression { line, kind: Kind::Spread(Box::new(list)) })
    }

    fn primary(&mut self) -> Parsed<Expression> {
        let token = self.peek();
        let line = token.line;
        let kind = match token.kind {
            TokenKind::Name => return self.word(),
            TokenKind::Text => Kind::Text(self.string(token)),
            TokenKind::Number => literal::number(self.text(token)).map_or(Kind::Other("a large number"), Kind::Number),
            TokenKind::Regex => {
                let (pattern, flags) = self.text(token).rsplit_once('/').unwrap_or_default();
                Kind::Regex { pattern: pattern.get(1..).unwrap_or_default().to_owned(), flags: flags.to_owned() }
            }
            TokenKind::Template => {
                let kind = self.template()?;
                return Ok(Expression { line, kind });
            }
            TokenKind::Punctuator => {
                let kind = match self.text(token) {
                    "(" => self.in_parentheses()?.kind,
                    "[" => Kind::Array(self.elements("[", "]")?),
                    "{" => self.object()?,
                    _ => return Err(Stop::Syntax),
                };
                return Ok(Expression { line, kind });
            }
            TokenKind::Invalid | TokenKind::End => return Err(Stop::Syntax),
        };
        self.next();
        Ok(Expression { line, kind })
    }

    fn word(&mut self) -> Parsed<Expression> {
        let line = self.peek().line;
        let kind = match self.text(self.peek()) {
            "function" => self.function_expression()?,
            "async" if self.token_is(self.ahead(1), "function") => {
                self.next();
                self.function_expression()?
            }
            "class" => self.class()?,
            "new" => self.construct()?,
            "this" | "super" | "import" => {
                self.next();
                Kind::Other("a construct that is not read")
            }
            _ => return self.name(),
        };
        Ok(Expression { line, kind })
    }

    /// A name, or a literal that is a word.
    pub(super) fn name(&mut self) -> Parsed<Expression> {
        let token = self.expect_kind(TokenKind::Name)?;
        let kind = match self.text(token) {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            "undefined" => Kind::Undefined,
            word if RESERVED.contains(&word) => {
                self.at -= 1;
                return Err(Stop::Syntax);
            }
            name => Kind::Name(name.to_owned()),
        };
        Ok(Expression { line: token.line, kind })
    }

    fn function_expression(&mut self) -> Parsed<Kind> {
        self.expect("function")?;
        self.eat("*");
        if !self.is("(") {
            self.expect_kind(TokenKind::Name)?;
        }
        Ok(Kind::Function(self.function()?))
    }

    /// `new Name(…)`: the first arguments belong to `new`.
    fn construct(&mut self) -> Parsed<Kind> {
        self.next();
        if self.eat(".") {
            self.expect_kind(TokenKind::Name)?;
            return Ok(Kind::Other("a construct that is not read"));
        }
        let mut constructor = self.nested(Self::primary)?;
        loop {
            let line = constructor.line;
            let kind = if self.eat(".") {
                let object = Box::new(self.around(constructor));
                let name = self.expect_kind(TokenKind::Name)?;
                Kind::Member { object, name: self.text(name).to_owned() }
            } else if self.is("[") {
                let object = Box::new(self.around(constructor));
                self.subscript(object)?
            } else {
                break;
            };
            constructor = Expression { line, kind };
        }
        let arguments = if self.is("(") { self.elements("(", ")")? } else { Vec::new() };
        Ok(Kind::New { constructor: Box::new(constructor), arguments })
    }

    fn string(&self, token: Token) -> String {
        let raw = self.text(token);
        literal::unescape(raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default())
    }

    /// The texts and expressions of a template, in order.
    fn template(&mut self) -> Parsed<Kind> {
        let mut parts = Vec::new();
        loop {
            let piece = self.expect_kind(TokenKind::Template)?;
            let raw = self.text(piece);
            let goes_on = raw.ends_with("${");
            let raw = raw.get(1..raw.len() - if goes_on { 2 } else { 1 }).unwrap_or_default();
            if !raw.is_empty() {
                parts.push(Expression { line: piece.line, kind: Kind::Text(literal::unescape(raw)) });
            }
            if !goes_on {
                return Ok(Kind::Template(parts));
            }
            parts.push(self.expression()?);
        }
    }

    fn object(&mut self) -> Parsed<Kind> {
        self.next();
        let mut properties = Vec::new();
        let mut computed = false;
        while !self.eat("}") {
            let spread = self.eat("...");
            if spread {
                properties.push((None, self.assignment()?));
            } else {
                let (name, value) = self.property()?;
                computed |= name.is_none();
                properties.push((name, value));
            }
            if !self.is("}") {
                self.expect(",")?;
            }
        }
        Ok(if computed { Kind::Other("an object with computed names") } else { Kind::Object(properties) })
    }

    fn property(&mut self) -> Parsed<(Option<String>, Expression)> {
        let ends = |token: &str| matches!(token, ":" | "," | "}" | "(" | "=");
        while (matches!(self.text(self.peek()), "get" | "set" | "async") && !ends(self.text(self.ahead(1))))
            || self.is("*")
        {
            self.next();
        }
        let first = self.peek();
        let name = self.property_name()?;
        let value = if self.eat(":") {
            self.assignment()?
        } else if self.is("(") {
            Expression { line: first.line, kind: Kind::Function(self.nested(Self::function)?) }
        } else {
            self.at -= 1;
            self.name()?
        };
        Ok((name, value))
    }

    /// The name of a property; `None` if it is computed.
    pub(super) fn property_name(&mut self) -> Parsed<Option<String>> {
        if self.eat("[") {
            self.assignment()?;
            self.expect("]")?;
            return Ok(None);
        }
        let token = self.next();
        match token.kind {
            TokenKind::Text => Ok(Some(self.string(token))),
            TokenKind::Name | TokenKind::Number => Ok(Some(self.text(token).to_owned())),
            _ => Err(Stop::Syntax),
        }
    }
}
