//! Bindings: names, and the patterns of destructuring.

use super::ast::{Expression, Kind, Pattern};
use super::parser::{Parsed, Parser};
use super::token::TokenKind;

impl Parser<'_> {
    /// What a value is assigned to: a name, a pattern, or a property.
    pub(super) fn binding(&mut self) -> Parsed<Pattern> {
        self.nested(|parser| match parser.text(parser.peek()) {
            "{" => parser.object_pattern(),
            "[" => parser.array_pattern(),
            _ if parser.peek().kind == TokenKind::Name && !matches!(parser.text(parser.ahead(1)), "." | "[") => {
                Ok(target(&parser.name()?))
            }
            _ => Ok(target(&parser.operand()?)),
        })
    }

    fn with_default(&mut self, pattern: Pattern) -> Parsed<Pattern> {
        if !self.eat("=") {
            return Ok(pattern);
        }
        Ok(Pattern::Default { pattern: Box::new(pattern), value: Box::new(self.assignment()?) })
    }

    fn element(&mut self) -> Parsed<Pattern> {
        if self.eat("...") {
            return Ok(Pattern::Rest(Box::new(self.binding()?)));
        }
        let binding = self.binding()?;
        self.with_default(binding)
    }

    /// `...rest` is left out: its properties can be read from the whole object.
    fn object_pattern(&mut self) -> Parsed<Pattern> {
        self.next();
        let mut properties = Vec::new();
        while !self.eat("}") {
            if self.eat("...") {
                self.binding()?;
            } else {
                let first = self.peek();
                let name = self.property_name()?;
                let pattern = if self.eat(":") {
                    self.element()?
                } else if first.kind == TokenKind::Name {
                    self.with_default(Pattern::Name(self.text(first).to_owned()))?
                } else {
                    Pattern::UNKNOWN
                };
                properties.extend(name.map(|name| (name, pattern)));
            }
            if !self.is("}") {
                self.expect(",")?;
            }
        }
        Ok(Pattern::Object(properties))
    }

    /// `[, second]` has a hole.
    fn array_pattern(&mut self) -> Parsed<Pattern> {
        self.next();
        let mut elements = vec![None];
        while !self.eat("]") {
            if self.eat(",") {
                elements.push(None);
                continue;
            }
            let element = self.element()?;
            if let Some(last) = elements.last_mut() {
                *last = Some(element);
            }
            if !self.is("]") {
                self.expect(",")?;
                elements.push(None);
            }
        }
        Ok(Pattern::Array(elements))
    }

    pub(super) fn parameters(&mut self) -> Parsed<Vec<Pattern>> {
        self.expect("(")?;
        let mut parameters = Vec::new();
        while !self.eat(")") {
            parameters.push(self.element()?);
            if !self.is(")") {
                self.expect(",")?;
            }
        }
        Ok(parameters)
    }
}

/// An expression as the target of an assignment.
pub(super) fn target(expression: &Expression) -> Pattern {
    match &expression.kind {
        Kind::Name(name) => Pattern::Name(name.clone()),
        Kind::Undefined => Pattern::Name("undefined".to_owned()),
        Kind::Member { object, name } => {
            Pattern::Property { owner: owner(object), name: is_name(object).then(|| name.clone()) }
        }
        Kind::Subscript { object, index } => {
            let name = match &index.kind {
                Kind::Text(name) if is_name(object) => Some(name.clone()),
                _ => None,
            };
            Pattern::Property { owner: owner(object), name }
        }
        _ => Pattern::UNKNOWN,
    }
}

fn is_name(expression: &Expression) -> bool {
    matches!(expression.kind, Kind::Name(_))
}

/// The name at the start of `name.a.b[0]`.
fn owner(mut expression: &Expression) -> Option<String> {
    while let Kind::Member { object, .. } | Kind::Subscript { object, .. } = &expression.kind {
        expression = object;
    }
    match &expression.kind {
        Kind::Name(name) => Some(name.clone()),
        _ => None,
    }
}
