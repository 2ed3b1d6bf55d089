//! When a place in a script is reached: the guard that follows from branches, early exits and assertions.

use crate::script::eval::follower::Follower;
use crate::script::eval::frame::{Flow, Frame, FrameKind, Leave, Mark};
use crate::script::eval::symbol::Symbol;
use crate::script::values::truth::{Reason, Truth};

impl<'p> Follower<'p> {
    pub(crate) fn enter(&mut self, kind: FrameKind) {
        self.frames.push(Frame::new(kind, self.path.len()));
    }

    /// Leaves a frame at its end.
    pub(crate) fn exit(&mut self) -> Option<Frame<'p>> {
        if self.frames.len() > 1 { self.frames.pop() } else { None }
    }

    /// When this place is reached, seen from the start of a frame.
    pub(crate) fn guard_from(&self, frame: usize) -> Truth {
        let start = self.frames.get(frame).map_or(0, |frame| frame.path);
        let path = self.path.iter().skip(start).cloned();
        let exits = self.frames.iter().skip(frame).flat_map(|frame| &frame.exits).map(|exit| exit.clone().not());
        path.chain(exits).fold(Truth::Always, Truth::and)
    }

    /// Returns the amount that each frame holds now.
    pub(crate) fn mark(&self) -> Vec<Mark> {
        let mark = |frame: &Frame<'_>| Mark {
            exits: frame.exits.len(),
            returns: frame.returns.len(),
            breaks: frame.breaks.len(),
        };
        self.frames.iter().map(mark).collect()
    }

    /// Forgets what the frames have got since.
    pub(crate) fn rewind(&mut self, marks: &[Mark]) {
        for (frame, mark) in self.frames.iter_mut().zip(marks) {
            frame.exits.truncate(mark.exits);
            frame.returns.truncate(mark.returns);
            frame.breaks.truncate(mark.breaks);
        }
    }

    /// Restates what the frames have got since.
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

    /// Leaves here, always.
    pub(crate) fn leave(&mut self, how: Leave) -> Flow {
        let target = self.frames.iter().rposition(|frame| match how {
            Leave::Return => matches!(frame.kind, FrameKind::Function | FrameKind::Guarded | FrameKind::Script),
            Leave::Throw => matches!(frame.kind, FrameKind::Try | FrameKind::Guarded | FrameKind::Script),
            Leave::Break => matches!(frame.kind, FrameKind::Loop | FrameKind::Switch),
            Leave::Continue => frame.kind == FrameKind::Loop,
        });
        // a `break` of nothing is a syntax error
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

    /// Notes what a function gives back here.
    pub(crate) fn returned(&mut self, symbol: Symbol<'p>) {
        let function =
            self.frames.iter().rposition(|frame| matches!(frame.kind, FrameKind::Function | FrameKind::Guarded));
        if let Some(index) = function {
            let when = self.guard_from(index);
            self.frames[index].returns.push((when, symbol));
        }
    }

    /// Goes on only where a condition holds: what an assertion does.
    pub(crate) fn require(&mut self, holds: Truth) {
        self.path.push(holds.not());
        self.leave(Leave::Throw);
        self.path.pop();
    }

    /// Follows something that runs only under a condition.
    pub(crate) fn under<T>(&mut self, condition: Truth, follow: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(condition);
        let followed = follow(self);
        self.path.pop();
        followed
    }

    /// Follows something whose setters cannot be carried.
    pub(crate) fn doubtful<T>(&mut self, reason: impl Into<Reason>, follow: impl FnOnce(&mut Self) -> T) -> T {
        self.under(Truth::Unknown(reason.into()), follow)
    }
}
