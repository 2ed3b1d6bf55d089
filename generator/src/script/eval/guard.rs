//! The condition under which a place in a script is reached, which follows from branches, early exits and assertions.

use crate::script::eval::follower::Follower;
use crate::script::eval::frame::{Flow, Frame, FrameKind, Leave, Mark};
use crate::script::eval::symbol::Symbol;
use crate::script::values::truth::{Reason, Truth};

impl<'p> Follower<'p> {
    pub(crate) fn enter(&mut self, kind: FrameKind) {
        self.frames.push(Frame::new(kind, self.path.len()));
    }

    /// Ends a frame.
    pub(crate) fn exit(&mut self) -> Option<Frame<'p>> {
        if self.frames.len() > 1 { self.frames.pop() } else { None }
    }

    /// Returns the condition under which this place is reached from the start of a frame.
    pub(crate) fn guard_from(&self, frame: usize) -> Truth {
        let start = self.frames.get(frame).map_or(0, |frame| frame.path);
        let path = self.path.iter().skip(start).cloned();
        let exits = self.frames.iter().skip(frame).flat_map(|frame| &frame.exits).map(|exit| exit.clone().not());
        path.chain(exits).fold(Truth::Always, Truth::and)
    }

    /// Returns the current size of each frame.
    pub(crate) fn mark(&self) -> Vec<Mark> {
        let mark = |frame: &Frame<'_>| Mark {
            exits: frame.exits.len(),
            returns: frame.returns.len(),
            breaks: frame.breaks.len(),
        };
        self.frames.iter().map(mark).collect()
    }

    /// Removes what was added to the frames since the mark.
    pub(crate) fn rewind(&mut self, marks: &[Mark]) {
        for (frame, mark) in self.frames.iter_mut().zip(marks) {
            frame.exits.truncate(mark.exits);
            frame.returns.truncate(mark.returns);
            frame.breaks.truncate(mark.breaks);
        }
    }

    /// Rewrites what was added to the frames since the mark.
    pub(crate) fn restate(
        &mut self,
        marks: &[Mark],
        exit: impl Fn(Truth) -> Truth,
        returned: impl Fn(Truth, Symbol<'p>) -> (Truth, Symbol<'p>),
    ) {
        for (frame, mark) in self.frames.iter_mut().zip(marks) {
            for truth in frame.exits.iter_mut().skip(mark.exits) {
                *truth = exit(std::mem::replace(truth, Truth::Never));
            }
            for entry in frame.returns.iter_mut().skip(mark.returns) {
                let (truth, symbol) = std::mem::replace(entry, (Truth::Never, Symbol::UNDEFINED));
                *entry = returned(truth, symbol);
            }
        }
    }

    /// Leaves a frame unconditionally.
    pub(crate) fn leave(&mut self, how: Leave) -> Flow {
        let target = self.frames.iter().rposition(|frame| match how {
            Leave::Return => matches!(frame.kind, FrameKind::Function | FrameKind::Guarded | FrameKind::Script),
            Leave::Throw => frame.kind.catches(),
            Leave::Break => matches!(frame.kind, FrameKind::Loop | FrameKind::Switch),
            Leave::Continue => frame.kind == FrameKind::Loop,
        });
        // a `break` outside of a loop is a syntax error
        let Some(target) = target else {
            return Flow::On;
        };
        for index in target..self.frames.len() {
            let when = self.guard_from(index);
            let breaks = match self.frames[index].kind {
                FrameKind::Loop => how != Leave::Continue,
                FrameKind::Switch => how == Leave::Break,
                _ => false,
            };
            if breaks {
                let scopes = self.scopes.clone();
                self.frames[index].breaks.push((when.clone(), scopes));
            }
            self.frames[index].exits.push(when);
        }
        Flow::Left
    }

    /// Throws an exception. A script that fails sets nothing, and one whose checks are not read is followed as one that passes them.
    pub(crate) fn throw(&mut self) -> Flow {
        let start = self.frames.iter().rev().find(|frame| frame.kind.catches()).map_or(0, |frame| frame.path);
        if self.path.iter().skip(start).any(|truth| matches!(truth, Truth::Unknown(_))) {
            return Flow::Left;
        }
        self.leave(Leave::Throw)
    }

    /// Notes a returned value.
    pub(crate) fn returned(&mut self, symbol: Symbol<'p>) {
        let function =
            self.frames.iter().rposition(|frame| matches!(frame.kind, FrameKind::Function | FrameKind::Guarded));
        if let Some(index) = function {
            let when = self.guard_from(index);
            self.frames[index].returns.push((when, symbol));
        }
    }

    /// Continues only if a condition holds, as an assertion does.
    pub(crate) fn require(&mut self, holds: Truth) {
        self.path.push(holds.not());
        self.leave(Leave::Throw);
        self.path.pop();
    }

    /// Evaluates code that runs only under a condition.
    pub(crate) fn under<T>(&mut self, condition: Truth, follow: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(condition);
        let followed = follow(self);
        self.path.pop();
        followed
    }

    /// Evaluates code whose setters cannot be carried.
    pub(crate) fn doubtful<T>(&mut self, reason: impl Into<Reason>, follow: impl FnOnce(&mut Self) -> T) -> T {
        self.under(Truth::Unknown(reason.into()), follow)
    }
}
