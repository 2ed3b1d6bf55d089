//! Expressions.

use tree_sitter::Node;

use super::ast::{Binary, Call, Expression, Function, Kind, Unary};
use super::literal;
use super::reader::{Reader, children, is_broken};

impl Reader<'_> {
    pub(crate) fn expression(&mut self, node: Node<'_>) -> Expression {
        let line = node.start_position().row + 1;
        let kind = if is_broken(node) {
            Kind::Other("a syntax error")
        } else {
            self.deeper(|reader| reader.kind(node)).unwrap_or(Kind::Other("nested too deeply"))
        };
        Expression { line, kind }
    }

    fn boxed(&mut self, node: Node<'_>, field: &str) -> Box<Expression> {
        Box::new(self.field(node, field))
    }

    fn kind(&mut self, node: Node<'_>) -> Kind {
        match node.kind() {
            "identifier" | "property_identifier" | "shorthand_property_identifier" => {
                Kind::Name(self.text(node).to_owned())
            }
            "string" => Kind::Text(self.string(node)),
            "number" => literal::number(self.text(node)).map_or(Kind::Other("a large number"), Kind::Number),
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            "undefined" => Kind::Undefined,
            "regex" => Kind::Regex {
                pattern: node.child_by_field_name("pattern").map(|node| self.text(node).to_owned()).unwrap_or_default(),
                flags: node.child_by_field_name("flags").map(|node| self.text(node).to_owned()).unwrap_or_default(),
            },
            "template_string" => self.template(node),
            "array" => Kind::Array(self.expressions(node)),
            "object" => self.object(node),
            "parenthesized_expression" => match children(node).first() {
                Some(inner) => self.expression(*inner).kind,
                None => Kind::Undefined,
            },
            "sequence_expression" => Kind::Sequence(self.expressions(node)),
            "member_expression" => Kind::Member {
                object: self.boxed(node, "object"),
                name: node.child_by_field_name("property").map(|name| self.text(name).to_owned()).unwrap_or_default(),
            },
            "subscript_expression" => {
                Kind::Subscript { object: self.boxed(node, "object"), index: self.boxed(node, "index") }
            }
            "call_expression" => self.call(node),
            "new_expression" => Kind::New {
                constructor: self.boxed(node, "constructor"),
                arguments: node.child_by_field_name("arguments").map(|node| self.expressions(node)).unwrap_or_default(),
            },
            "arrow_function" | "function_expression" | "generator_function" => Kind::Function(self.function(node)),
            "assignment_expression" => self.assignment(node, None),
            "augmented_assignment_expression" => {
                let operator = node.child_by_field_name("operator").map_or("", |node| self.text(node));
                self.assignment(node, Some(binary(operator.trim_end_matches('='))))
            }
            "update_expression" => match node.child_by_field_name("argument") {
                Some(target) => Kind::Update {
                    by: if self.text(node).contains("++") { 1.0 } else { -1.0 },
                    after: node.start_byte() == target.start_byte(),
                    target: Box::new(self.pattern(target)),
                },
                None => Kind::Other("a syntax error"),
            },
            "binary_expression" => Kind::Binary {
                operator: node.child_by_field_name("operator").map_or(Binary::Other, |node| binary(self.text(node))),
                left: self.boxed(node, "left"),
                right: self.boxed(node, "right"),
            },
            // what is deleted is not there, and an object with members that are not there is written without them
            "unary_expression" if self.text(node).starts_with("delete") => match node.child_by_field_name("argument") {
                Some(target) => Kind::Assign {
                    target: Box::new(self.pattern(target)),
                    operator: None,
                    value: Box::new(Expression { line: node.start_position().row + 1, kind: Kind::Undefined }),
                },
                None => Kind::Other("a syntax error"),
            },
            "unary_expression" => Kind::Unary {
                operator: node.child_by_field_name("operator").map_or(Unary::Other, |node| unary(self.text(node))),
                operand: self.boxed(node, "argument"),
            },
            "ternary_expression" => Kind::Conditional {
                test: self.boxed(node, "condition"),
                then: self.boxed(node, "consequence"),
                otherwise: self.boxed(node, "alternative"),
            },
            "await_expression" => match children(node).first() {
                Some(inner) => Kind::Await(Box::new(self.expression(*inner))),
                None => Kind::Other("a syntax error"),
            },
            "spread_element" => match children(node).first() {
                Some(list) => Kind::Spread(Box::new(self.expression(*list))),
                None => Kind::Other("a syntax error"),
            },
            _ => Kind::Other("a construct that is not read"),
        }
    }

    fn expressions(&mut self, node: Node<'_>) -> Vec<Expression> {
        children(node).into_iter().map(|child| self.expression(child)).collect()
    }

    fn string(&self, node: Node<'_>) -> String {
        let raw = self.text(node);
        literal::unescape(raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default())
    }

    /// The texts and expressions of a template, in order. White space between two `${}` has no node of its own.
    fn template(&mut self, node: Node<'_>) -> Kind {
        let line = node.start_position().row + 1;
        let mut parts = Vec::new();
        let mut from = node.start_byte() + 1;
        for part in children(node).into_iter().filter(|part| part.kind() == "template_substitution") {
            self.template_text(from, part.start_byte(), line, &mut parts);
            if let Some(inner) = children(part).first() {
                parts.push(self.expression(*inner));
            }
            from = part.end_byte();
        }
        self.template_text(from, node.end_byte().saturating_sub(1), line, &mut parts);
        Kind::Template(parts)
    }

    fn template_text(&self, from: usize, to: usize, line: usize, parts: &mut Vec<Expression>) {
        let raw = self.source.get(from..to).unwrap_or_default();
        if !raw.is_empty() {
            parts.push(Expression { line, kind: Kind::Text(literal::unescape(raw)) });
        }
    }

    fn object(&mut self, node: Node<'_>) -> Kind {
        let mut properties = Vec::new();
        for child in children(node) {
            match child.kind() {
                "pair" => {
                    let Some(name) = child.child_by_field_name("key").and_then(|key| self.property_name(key)) else {
                        return Kind::Other("an object with computed names");
                    };
                    properties.push((Some(name), self.field(child, "value")));
                }
                "shorthand_property_identifier" => {
                    properties.push((Some(self.text(child).to_owned()), self.expression(child)));
                }
                "method_definition" => {
                    let Some(name) = child.child_by_field_name("name").and_then(|key| self.property_name(key)) else {
                        return Kind::Other("an object with computed names");
                    };
                    let line = child.start_position().row + 1;
                    properties.push((Some(name), Expression { line, kind: Kind::Function(self.function(child)) }));
                }
                "spread_element" => {
                    let other = children(child).first().map(|other| self.expression(*other));
                    properties.extend(other.map(|other| (None, other)));
                }
                _ => return Kind::Other("an object made from others"),
            }
        }
        Kind::Object(properties)
    }

    pub(crate) fn property_name(&self, node: Node<'_>) -> Option<String> {
        match node.kind() {
            "string" => Some(self.string(node)),
            "computed_property_name" => None,
            _ => Some(self.text(node).to_owned()),
        }
    }

    fn call(&mut self, node: Node<'_>) -> Kind {
        let Some(function) = node.child_by_field_name("function") else {
            return Kind::Other("a syntax error");
        };
        let arguments = match node.child_by_field_name("arguments") {
            Some(arguments) if arguments.kind() == "arguments" && !is_broken(arguments) => self.expressions(arguments),
            _ => return Kind::Other("a syntax error"),
        };
        let at = match function.kind() {
            "member_expression" => function.child_by_field_name("property").unwrap_or(function).start_byte(),
            _ => function.start_byte(),
        };
        Kind::Call(Call { callee: Box::new(self.expression(function)), arguments, at })
    }

    pub(crate) fn function(&mut self, node: Node<'_>) -> Function {
        let parameters = match (node.child_by_field_name("parameter"), node.child_by_field_name("parameters")) {
            (Some(one), _) => vec![self.pattern(one)],
            (None, Some(list)) => children(list).into_iter().map(|parameter| self.pattern(parameter)).collect(),
            (None, None) => Vec::new(),
        };
        Function { parameters, body: self.function_body(node.child_by_field_name("body")) }
    }

    fn assignment(&mut self, node: Node<'_>, operator: Option<Binary>) -> Kind {
        match node.child_by_field_name("left") {
            Some(left) => {
                Kind::Assign { target: Box::new(self.pattern(left)), operator, value: self.boxed(node, "right") }
            }
            None => Kind::Other("a syntax error"),
        }
    }
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
