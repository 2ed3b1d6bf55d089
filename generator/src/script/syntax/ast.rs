//! The subset of JavaScript that determines what a script stores. Everything else is `Other`.

#![cfg_attr(not(feature = "scripts"), allow(dead_code, reason = "nothing makes a tree"))]

use std::ops::Range;

pub(crate) struct Program {
    pub(crate) body: Vec<Statement>,
    /// The ranges of comments, strings and regular expressions, which are not code.
    pub(crate) inert: Vec<Range<usize>>,
    /// The ranges at which the parser skipped or inserted tokens.
    pub(crate) broken: Vec<Range<usize>>,
}

pub(crate) enum Statement {
    Expression(Expression),
    Declare {
        names: Vec<(Pattern, Option<Expression>)>,
        hoisted: bool,
    },
    Function {
        name: String,
        function: Function,
    },
    Block(Vec<Statement>),
    If {
        test: Expression,
        then: Box<Statement>,
        otherwise: Option<Box<Statement>>,
    },
    /// `for (binding of list)`, or `in`.
    Each {
        binding: Pattern,
        over: Expression,
        names: bool,
        body: Box<Statement>,
    },
    /// `for (;;)`, `while`, `do`.
    Loop {
        start: Option<Box<Statement>>,
        test: Option<Expression>,
        /// The expression after each round.
        step: Option<Expression>,
        body: Box<Statement>,
        /// The first round has no test.
        do_first: bool,
    },
    Try {
        body: Vec<Statement>,
        handler: Vec<Statement>,
        finalizer: Vec<Statement>,
    },
    Switch {
        on: Expression,
        cases: Vec<Case>,
    },
    Return(Option<Expression>),
    Throw,
    Break,
    Continue,
    /// A statement that stores no value, or that cannot be read.
    Other,
}

pub(crate) struct Case {
    /// `None` for `default`.
    pub(crate) value: Option<Expression>,
    pub(crate) body: Vec<Statement>,
}

pub(crate) struct Function {
    pub(crate) parameters: Vec<Pattern>,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Expression(Box<Expression>),
    Block(Vec<Statement>),
}

pub(crate) struct Expression {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    Name(String),
    Text(String),
    Number(f64),
    Bool(bool),
    Null,
    Undefined,
    Regex {
        pattern: String,
        flags: String,
    },
    Template(Vec<Expression>),
    Array(Vec<Expression>),
    /// `...other` has no name.
    Object(Vec<(Option<String>, Expression)>),
    /// `...list` in a list.
    Spread(Box<Expression>),
    Member {
        object: Box<Expression>,
        name: String,
    },
    Subscript {
        object: Box<Expression>,
        index: Box<Expression>,
    },
    Call(Call),
    New {
        constructor: Box<Expression>,
        arguments: Vec<Expression>,
    },
    Function(Function),
    /// An assignment: `=` if there is no operator.
    Assign {
        target: Box<Pattern>,
        operator: Option<Binary>,
        value: Box<Expression>,
    },
    /// `++` and `--`; after the name, they return the old value.
    Update {
        target: Box<Pattern>,
        by: f64,
        after: bool,
    },
    Binary {
        operator: Binary,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    Unary {
        operator: Unary,
        operand: Box<Expression>,
    },
    Conditional {
        test: Box<Expression>,
        then: Box<Expression>,
        otherwise: Box<Expression>,
    },
    Sequence(Vec<Expression>),
    Await(Box<Expression>),
    /// An expression that is not read, with the reason.
    Other(&'static str),
}

pub(crate) struct Call {
    pub(crate) callee: Box<Expression>,
    pub(crate) arguments: Vec<Expression>,
    /// The place of the called function's name in the text.
    pub(crate) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binary {
    And,
    Or,
    Coalesce,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    In,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unary {
    Not,
    Minus,
    Plus,
    TypeOf,
    Other,
}

pub(crate) enum Pattern {
    Name(String),
    /// Patterns, each with the property that it reads.
    Object(Vec<(String, Pattern)>),
    Array(Vec<Option<Pattern>>),
    Default {
        pattern: Box<Pattern>,
        value: Box<Expression>,
    },
    /// The remaining elements.
    Rest(Box<Pattern>),
    /// A property of an object, with the name at the start of its path, and its own name if the path has no other parts.
    Property {
        owner: Option<String>,
        name: Option<String>,
    },
}

impl Pattern {
    pub(crate) const UNKNOWN: Self = Self::Property { owner: None, name: None };
}
