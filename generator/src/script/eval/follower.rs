//! The follower of a script: its state and its limits.

use std::collections::HashSet;

use crate::script::effects::{Member, Script, Unread};
use crate::script::eval::frame::{Frame, FrameKind};
use crate::script::eval::scope::Scopes;
use crate::script::unread::excerpt;
use crate::script::values::truth::Truth;

/// When a script runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Prerequest,
    Test,
}

/// Expressions and statements that are looked at before giving up: functions are followed at each call.
const FUEL: usize = 20_000;

/// The deepest nesting of expressions, statements and calls: the stack is finite.
const DEEPEST: usize = 140;

/// The state of following one script: where control is, what its names hold, and what has reached a setter.
pub(crate) struct Follower<'p> {
    pub(crate) source: &'p str,
    pub(crate) phase: Phase,
    pub(crate) scopes: Scopes<'p>,
    /// The conditions of the branches that we are in.
    pub(crate) path: Vec<Truth>,
    pub(crate) frames: Vec<Frame<'p>>,
    /// The lists that loops go through, from the outermost, by their paths in the answer.
    pub(crate) lists: Vec<Option<Vec<Member>>>,
    /// In the test of a `find`: its element must not be mixed up with another's.
    pub(crate) searching: bool,
    /// In the callback of `pm.sendRequest`, which has an answer of its own.
    pub(crate) answering: bool,
    pub(crate) fuel: usize,
    pub(crate) depth: usize,
    pub(crate) script: Script,
    pub(crate) seen: HashSet<usize>,
    /// Variables whose setter could not be carried: their values are not known.
    pub(crate) lost: HashSet<String>,
}

impl<'p> Follower<'p> {
    /// At the start of a script.
    pub(crate) fn new(source: &'p str, phase: Phase) -> Self {
        Self {
            source,
            phase,
            scopes: Scopes::new(),
            path: Vec::new(),
            frames: vec![Frame::new(FrameKind::Script, 0)],
            lists: Vec::new(),
            searching: false,
            answering: false,
            fuel: FUEL,
            depth: 0,
            script: Script::default(),
            seen: HashSet::new(),
            lost: HashSet::new(),
        }
    }

    /// Goes one level deeper, unless that is too deep or too much.
    pub(crate) fn deeper<T>(&mut self, follow: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.fuel == 0 || self.depth == DEEPEST {
            return None;
        }
        self.fuel -= 1;
        self.depth += 1;
        let followed = follow(self);
        self.depth -= 1;
        Some(followed)
    }

    pub(crate) fn report(&mut self, line: usize, reason: impl Into<String>) {
        let unread = Unread { line, text: excerpt(self.source, line), reason: reason.into() };
        if !self.script.unread.contains(&unread) {
            self.script.unread.push(unread);
        }
    }
}
