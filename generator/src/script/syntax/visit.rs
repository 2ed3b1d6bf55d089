//! Visits each statement and expression inside a statement or an expression.

use super::ast::{Body, Expression, Function, Kind, Pattern, Statement};

#[derive(Clone, Copy)]
pub(crate) enum Node<'t> {
    Statement(&'t Statement),
    Expression(&'t Expression),
}

impl Statement {
    /// Visits this statement, and what is in it.
    pub(crate) fn nodes<'t>(&'t self, see: &mut dyn FnMut(Node<'t>)) {
        see(Node::Statement(self));
        match self {
            Self::Expression(expression) => expression.nodes(see),
            Self::Declare { names, .. } => {
                for (pattern, value) in names {
                    pattern.nodes(see);
                    each(value, see);
                }
            }
            Self::Function { function, .. } => function.nodes(see),
            Self::Block(body) => all(body, see),
            Self::If { test, then, otherwise } => {
                test.nodes(see);
                then.nodes(see);
                if let Some(otherwise) = otherwise {
                    otherwise.nodes(see);
                }
            }
            Self::Each { binding, over, body, .. } => {
                binding.nodes(see);
                over.nodes(see);
                body.nodes(see);
            }
            Self::Loop { start, test, step, body, .. } => {
                if let Some(start) = start {
                    start.nodes(see);
                }
                each(test.iter().chain(step), see);
                body.nodes(see);
            }
            Self::Try { body, handler, finalizer } => {
                [body, handler, finalizer].into_iter().for_each(|body| all(body, see));
            }
            Self::Switch { on, cases } => {
                on.nodes(see);
                for case in cases {
                    each(&case.value, see);
                    all(&case.body, see);
                }
            }
            Self::Return(value) => each(value, see),
            Self::Throw | Self::Break | Self::Continue | Self::Other => {}
        }
    }
}

impl Expression {
    /// Visits this expression, and what is in it.
    pub(crate) fn nodes<'t>(&'t self, see: &mut dyn FnMut(Node<'t>)) {
        see(Node::Expression(self));
        match &self.kind {
            Kind::Template(parts) | Kind::Array(parts) | Kind::Sequence(parts) => each(parts, see),
            Kind::Object(members) => each(members.iter().map(|(_, member)| member), see),
            Kind::Member { object: of, .. } | Kind::Spread(of) | Kind::Await(of) | Kind::Unary { operand: of, .. } => {
                of.nodes(see);
            }
            Kind::Subscript { object: left, index: right } | Kind::Binary { left, right, .. } => {
                left.nodes(see);
                right.nodes(see);
            }
            Kind::Call(call) => {
                call.callee.nodes(see);
                each(&call.arguments, see);
            }
            Kind::New { constructor, arguments } => {
                constructor.nodes(see);
                each(arguments, see);
            }
            Kind::Function(function) => function.nodes(see),
            Kind::Assign { target, value, .. } => {
                target.nodes(see);
                value.nodes(see);
            }
            Kind::Update { target, .. } => target.nodes(see),
            Kind::Conditional { test, then, otherwise } => {
                [test, then, otherwise].into_iter().for_each(|part| part.nodes(see));
            }
            Kind::Name(_)
            | Kind::Text(_)
            | Kind::Number(_)
            | Kind::Bool(_)
            | Kind::Null
            | Kind::Undefined
            | Kind::Regex { .. }
            | Kind::Other(_) => {}
        }
    }
}

impl Function {
    fn nodes<'t>(&'t self, see: &mut dyn FnMut(Node<'t>)) {
        self.parameters.iter().for_each(|parameter| parameter.nodes(see));
        match &self.body {
            Body::Expression(value) => value.nodes(see),
            Body::Block(body) => all(body, see),
        }
    }
}

impl Pattern {
    /// Visits the values that it has for what is missing.
    fn nodes<'t>(&'t self, see: &mut dyn FnMut(Node<'t>)) {
        match self {
            Self::Object(members) => members.iter().for_each(|(_, pattern)| pattern.nodes(see)),
            Self::Array(elements) => elements.iter().flatten().for_each(|pattern| pattern.nodes(see)),
            Self::Default { pattern, value } => {
                pattern.nodes(see);
                value.nodes(see);
            }
            Self::Rest(rest) => rest.nodes(see),
            Self::Name(_) | Self::Property { .. } => {}
        }
    }

    /// Returns the names that get a value: of a property, that of the object at the start of its path.
    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Self::Name(name) => vec![name],
            Self::Object(members) => members.iter().flat_map(|(_, pattern)| pattern.names()).collect(),
            Self::Array(elements) => elements.iter().flatten().flat_map(Self::names).collect(),
            Self::Default { pattern, .. } | Self::Rest(pattern) => pattern.names(),
            Self::Property { owner, .. } => owner.iter().map(String::as_str).collect(),
        }
    }
}

fn all<'t>(body: &'t [Statement], see: &mut dyn FnMut(Node<'t>)) {
    body.iter().for_each(|statement| statement.nodes(see));
}

fn each<'t>(expressions: impl IntoIterator<Item = &'t Expression>, see: &mut dyn FnMut(Node<'t>)) {
    expressions.into_iter().for_each(|expression| expression.nodes(see));
}
