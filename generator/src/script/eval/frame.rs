//! Frames: what control can leave before its end, such as functions, loops, and what catches an exception.

use crate::script::effects::Scope;
use crate::script::eval::scope::Scopes;
use crate::script::eval::symbol::Symbol;
use crate::script::values::truth::Truth;
use crate::script::values::value::Value;

/// Something that control can leave before its end.
pub(crate) struct Frame<'p> {
    pub(crate) kind: FrameKind,
    /// The length of the path at its start.
    pub(crate) path: usize,
    /// When control has left.
    pub(crate) exits: Vec<Truth>,
    /// Loops: the ways out in the middle, with what held there.
    pub(crate) breaks: Vec<(Truth, Scopes<'p>)>,
    /// Functions: what they give back, and when.
    pub(crate) returns: Vec<(Truth, Symbol<'p>)>,
    /// Loops: what its body stores, still in terms of its element.
    pub(crate) pending: Vec<Pending>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameKind {
    Script,
    /// A callback whose exceptions go no further.
    Guarded,
    Function,
    Try,
    Loop,
    Switch,
}

/// A setter in the body of a loop.
pub(crate) struct Pending {
    pub(crate) variable: String,
    pub(crate) scope: Scope,
    pub(crate) value: Value,
    /// Within one round of the loop.
    pub(crate) when: Truth,
    pub(crate) line: usize,
}

/// The size of a frame at some time.
pub(crate) struct Mark {
    pub(crate) exits: usize,
    pub(crate) returns: usize,
    pub(crate) breaks: usize,
}

/// A way to leave early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leave {
    Return,
    Throw,
    Break,
    Continue,
}

/// The way on from a statement: to the next one, or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    On,
    Left,
}

impl Frame<'_> {
    pub(crate) fn new(kind: FrameKind, path: usize) -> Self {
        Self { kind, path, exits: Vec::new(), breaks: Vec::new(), returns: Vec::new(), pending: Vec::new() }
    }
}
