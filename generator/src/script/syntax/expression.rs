//! Expressions: operators and functions. What they are applied to is in [`operand`](super::operand).

use super::ast::{Binary, Body, Expression, Function, Kind, Unary};
use super::parser::{Parsed, Parser, Stop};
use super::pattern::target;
use super::token::TokenKind;

/// The precedence of `**`, which is the only operator that starts on the right.
const POWER: u8 = 11;

impl Parser<'_> {
    /// An expression, with the commas of a sequence.
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        let first = self.assignment()?;
        if !self.is(",") {
            return Ok(first);
        }
        let line = first.line;
        let mut parts = vec![self.around(first)];
        while self.eat(",") {
            parts.push(self.assignment()?);
        }
        Ok(Expression { line, kind: Kind::Sequence(parts) })
    }

    pub(super) fn in_parentheses(&mut self) -> Parsed<Expression> {
        self.expect("(")?;
        let inner = self.expression()?;
        self.expect(")")?;
        Ok(inner)
    }

    /// An expression without commas.
    pub(super) fn assignment(&mut self) -> Parsed<Expression> {
        self.nested(|parser| {
            let line = parser.peek().line;
            Ok(Expression { line, kind: parser.shallow_assignment()? })
        })
    }

    fn shallow_assignment(&mut self) -> Parsed<Kind> {
        if let Some(function) = self.arrow()? {
            return Ok(Kind::Function(function));
        }
        if self.follows_bracket(0, "=") && (self.is("[") || self.is("{")) {
            let target = Box::new(self.binding()?);
            self.next();
            return Ok(Kind::Assign { target, operator: None, value: Box::new(self.assignment()?) });
        }
        if self.eat("yield") {
            self.eat("*");
            if !self.peek().first_of_line && !matches!(self.text(self.peek()), ")" | "]" | "}" | "," | ";" | ":") {
                self.assignment()?;
            }
            return Ok(Kind::Other("a construct that is not read"));
        }
        let left = self.binary(0)?;
        if self.eat("?") {
            let test = Box::new(self.around(left));
            let then = Box::new(self.assignment()?);
            self.expect(":")?;
            return Ok(Kind::Conditional { test, then, otherwise: Box::new(self.assignment()?) });
        }
        let operator = self.text(self.peek());
        let assigns =
            operator == "=" || (operator.ends_with('=') && precedence(operator).is_none() && operator != "=>");
        if self.peek().kind != TokenKind::Punctuator || !assigns {
            return Ok(left.kind);
        }
        self.next();
        let operator = operator.trim_end_matches('=');
        let operator = (!operator.is_empty()).then(|| binary(operator));
        Ok(Kind::Assign { target: Box::new(target(&left)), operator, value: Box::new(self.assignment()?) })
    }

    /// `x => …`, `(x, y) => …`, or with `async`.
    fn arrow(&mut self) -> Parsed<Option<Function>> {
        let is_async = self.is("async") && !self.ahead(1).first_of_line && !self.token_is(self.ahead(1), "=>");
        let at = usize::from(is_async);
        let one = self.ahead(at).kind == TokenKind::Name && self.token_is(self.ahead(at + 1), "=>");
        let list = self.token_is(self.ahead(at), "(") && self.follows_bracket(at, "=>");
        if !one && !list {
            return Ok(None);
        }
        self.at += at;
        let parameters = if one { vec![self.binding()?] } else { self.parameters()? };
        self.expect("=>")?;
        let body =
            if self.is("{") { Body::Block(self.block()?) } else { Body::Expression(Box::new(self.assignment()?)) };
        Ok(Some(Function { parameters, body }))
    }

    /// Operators that bind at least as tightly as `least`.
    fn binary(&mut self, least: u8) -> Parsed<Expression> {
        let mut left = self.unary()?;
        loop {
            let token = self.peek();
            let operator = self.text(token);
            let found = precedence(operator).filter(|_| self.token_is(token, operator));
            let Some(found) = found.filter(|found| *found >= least) else {
                return Ok(left);
            };
            self.next();
            let inner = Box::new(self.around(left));
            let right =
                if found == POWER { self.nested(|parser| parser.binary(found))? } else { self.binary(found + 1)? };
            let line = inner.line;
            left = Expression {
                line,
                kind: Kind::Binary { operator: binary(operator), left: inner, right: Box::new(right) },
            };
        }
    }

    fn unary(&mut self) -> Parsed<Expression> {
        let token = self.peek();
        let operator = self.text(token);
        let prefix = match token.kind {
            TokenKind::Punctuator => matches!(operator, "!" | "-" | "+" | "~" | "++" | "--"),
            TokenKind::Name => matches!(operator, "typeof" | "void" | "delete" | "await"),
            _ => false,
        };
        if !prefix {
            return self.updated();
        }
        self.next();
        let operand = self.nested(Self::unary)?;
        let kind = match operator {
            "await" => Kind::Await(Box::new(operand)),
            "++" | "--" => Kind::Update { target: Box::new(target(&operand)), by: step(operator), after: false },
            // what is deleted is not there, and an object with members that are not there is written without them
            "delete" => Kind::Assign {
                target: Box::new(target(&operand)),
                operator: None,
                value: Box::new(Expression { line: token.line, kind: Kind::Undefined }),
            },
            _ => Kind::Unary { operator: unary(operator), operand: Box::new(operand) },
        };
        Ok(Expression { line: token.line, kind })
    }

    /// An operand, with `++` or `--` behind it.
    fn updated(&mut self) -> Parsed<Expression> {
        let operand = self.operand()?;
        let operator = self.text(self.peek());
        if self.peek().first_of_line || !matches!(operator, "++" | "--") {
            return Ok(operand);
        }
        self.next();
        let kind = Kind::Update { target: Box::new(target(&operand)), by: step(operator), after: true };
        Ok(Expression { line: operand.line, kind })
    }

    /// `class … { … }`, which is not read.
    pub(super) fn class(&mut self) -> Parsed<Kind> {
        self.expect("class")?;
        if self.peek().kind == TokenKind::Name && !self.is("extends") {
            self.next();
        }
        if self.eat("extends") {
            self.nested(Self::operand)?;
        }
        let end = self.peek().pair.filter(|_| self.is("{")).ok_or(Stop::Syntax)?;
        self.at = end + 1;
        Ok(Kind::Other("a construct that is not read"))
    }
}

fn step(operator: &str) -> f64 {
    if operator == "++" { 1.0 } else { -1.0 }
}

fn precedence(operator: &str) -> Option<u8> {
    Some(match operator {
        "||" | "??" => 0,
        "&&" => 1,
        "|" => 2,
        "^" => 3,
        "&" => 4,
        "==" | "!=" | "===" | "!==" => 5,
        "<" | ">" | "<=" | ">=" | "in" | "instanceof" => 6,
        "<<" | ">>" | ">>>" => 7,
        "+" | "-" => 8,
        "*" | "/" | "%" => 9,
        "**" => POWER,
        _ => return None,
    })
}

fn binary(operator: &str) -> Binary {
    match operator {
        "&&" => Binary::And,
        "||" => Binary::Or,
        "??" => Binary::Coalesce,
        "+" => Binary::Add,
        "-" => Binary::Subtract,
        "*" => Binary::Multiply,
        "/" => Binary::Divide,
        "%" => Binary::Remainder,
        "==" | "===" => Binary::Equal,
        "!=" | "!==" => Binary::NotEqual,
        "<" => Binary::Less,
        "<=" => Binary::AtMost,
        ">" => Binary::Greater,
        ">=" => Binary::AtLeast,
        "in" => Binary::In,
        _ => Binary::Other,
    }
}

fn unary(operator: &str) -> Unary {
    match operator {
        "!" => Unary::Not,
        "-" => Unary::Minus,
        "+" => Unary::Plus,
        "typeof" => Unary::TypeOf,
        _ => Unary::Other,
    }
}
