//! Captures, presets, and the logins that follow from them.

use std::fmt::Debug;

use crate::lower::model::text::{Docs, Ident};
use crate::lower::runtime::functions::Name;

/// The function that sets variables before each request of a module and below.
pub const PRESET_ALL: &str = "preset_all";
/// The function that stores values of the answer to each request of a module and below.
pub const CAPTURE_ALL: &str = "capture_all";

/// `pub fn capture_name(variables: &mut Variables, answer: &T) { … }`, or a preset.
#[derive(Clone, Debug)]
pub struct Capture {
    pub ident: Ident,
    pub docs: Docs,
    pub reads: Reads,
    /// `true` if the second argument is used.
    pub reading: bool,
    /// `let name = value;`
    pub locals: Vec<(Ident, Expr)>,
    pub blocks: Vec<CaptureBlock>,
}

impl Capture {
    /// Returns what is equal for functions of one effect, whatever their names.
    pub fn effect(&self) -> impl Debug {
        (self.reads, &self.locals, &self.blocks)
    }

    /// Returns the fields of `Variables` that it changes, with repetitions.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| &block.steps).filter_map(CaptureStep::variable)
    }
}

/// `pub use super::shared as name;`
#[derive(Clone, Debug)]
pub struct ScriptName {
    pub ident: Ident,
    /// The path to the root: `super::super`, empty in the root itself.
    pub module: String,
    pub shared: Ident,
}

/// The second argument of a capture, and how an operation passes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// A preset: `sources: &Sources`, `.preset(..)`
    Sources,
    /// `answer: &T`, `.capture(..)`
    Value,
    /// `answer: &Answer<T>`, `.capture_answer(..)`
    Answer,
    /// `answer: &Response`, `.capture_response(..)`
    Response,
}

/// `pub fn renew_name() -> Renewal<Variables>`
#[derive(Clone, Debug)]
pub struct Renewal {
    pub ident: Ident,
    pub docs: Docs,
    /// The name in Postman.
    pub variable: String,
    pub body: RenewalBody,
}

/// The body that a renewal logs in with.
#[derive(Clone, Debug)]
pub enum RenewalBody {
    None,
    /// The saved values.
    Saved,
    /// An argument of this type.
    Given(Ident),
}

/// What is done under one condition.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptureBlock {
    /// Only if nothing was done under the conditions before it.
    pub otherwise: bool,
    pub guard: Option<Expr>,
    pub steps: Vec<CaptureStep>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CaptureStep {
    /// `let name = value;`
    Let(Ident, Expr),
    /// `variables.x.capture(&value);`
    Set(Ident, Expr),
    /// `variables.x.unset();`
    Unset(Ident),
}

impl CaptureStep {
    /// Returns the field of `Variables` that it changes.
    pub fn variable(&self) -> Option<&str> {
        match self {
            Self::Let(..) => None,
            Self::Set(variable, _) | Self::Unset(variable) => Some(variable),
        }
    }

    pub fn value(&self) -> Option<&Expr> {
        match self {
            Self::Let(_, value) | Self::Set(_, value) => Some(value),
            Self::Unset(_) => None,
        }
    }
}

/// A use of a capture or preset by an operation: the path to the module that declares it, empty for its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureUse {
    pub module: String,
    pub ident: Ident,
    pub reads: Reads,
}

/// The Rust expressions of captures.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    Local(Ident),
    Text(String),
    Integer(i64),
    Float(f64),
    Bool(bool),
    /// `of.field`
    Field(Box<Expr>, Ident),
    /// `of.method(args)`
    Method(Box<Expr>, Name, Vec<Expr>),
    /// `Found::function(args)`
    Found(Name, Vec<Expr>),
    /// `Sources::system()`
    SystemSources,
    /// `|name| body`
    Closure(Ident, Box<Expr>),
    Array(Vec<Expr>),
    Tuple(Vec<Expr>),
    Ref(Box<Expr>),
    /// `of?`
    Try(Box<Expr>),
    Some(Box<Expr>),
    None,
    If {
        test: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    Not(Box<Expr>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    /// `status == 200`, `(200..=204).contains(&status)`
    Status(Box<Expr>, u16, u16),
}
