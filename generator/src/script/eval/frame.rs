//! Frames: constructs that control can leave early, such as functions, loops and exception handlers.

use crate::script::effects::Scope;
use crate::script::eval::scope::Scopes;
use crate::script::eval::symbol::Symbol;
use crate::script::values::truth::Truth;
use crate::script::values::value::Value;

/// A construct that control can leave early.
pub(crate) struct Frame<'p> {
    pub(crate) kind: FrameKind,
    /// The length of [`Follower::path`](super::follower::Follower::path) at its start.
    pub(crate) path: usize,
    /// The conditions under which control has left.
    pub(crate) exits: Vec<Truth>,
    /// For loops: the `break`s, with their conditions and the scopes there.
    pub(crate) breaks: Vec<(Truth, Scopes<'p>)>,
    /// For functions: the returned values, with their conditions.
    pub(crate) returns: Vec<(Truth, Symbol<'p>)>,
    /// For loops: the values that the body stores, in terms of the element.
    pub(crate) pending: Vec<Pending>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameKind {
    Script,
    /// A callback whose exceptions are not propagated.
    Guarded,
    Function,
    Try,
    Loop,
    Switch,
}

impl FrameKind {
    /// Returns `true` if an exception ends here.
    pub(crate) fn catches(self) -> bool {
        matches!(self, Self::Try | Self::Guarded | Self::Script)
    }
}

/// A setter in the body of a loop.
pub(crate) struct Pending {
    pub(crate) variable: String,
    pub(crate) scope: Scope,
    pub(crate) value: Value,
    /// The condition within one round of the loop.
    pub(crate) when: Truth,
    pub(crate) line: usize,
}

/// The size of a frame at a point of the evaluation.
pub(crate) struct Mark {
    pub(crate) exits: usize,
    pub(crate) returns: usize,
    pub(crate) breaks: usize,
}

/// A statement that leaves a frame early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leave {
    Return,
    Throw,
    Break,
    Continue,
}

/// The continuation after a statement: the next statement, or an exit.
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
