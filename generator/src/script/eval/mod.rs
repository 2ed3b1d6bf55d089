//! Follows a script once, with symbols in place of the answer, and notes what reaches a setter.

mod assertion;
mod call;
mod change;
mod crypto;
mod date;
mod expression;
mod frame;
mod library;
mod loops;
mod member;
mod method;
mod operator;
mod rewrite;
mod scope;
mod send;
mod setter;
mod settle;
mod statement;
mod symbol;

use std::collections::HashSet;

use self::frame::{Frame, FrameKind};
use self::scope::Scopes;
use super::condition::Truth;
use super::leftover::excerpt;
use super::model::{Script, Unread};
use super::syntax::Program;

/// When a script runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Prerequest,
    Test,
}

/// Expressions and statements that are looked at before giving up: functions are followed at each call.
const FUEL: usize = 20_000;

/// How deep expressions, statements and calls may nest: the stack is finite.
const DEEPEST: usize = 140;

/// What came of following a script.
pub(super) struct Followed {
    pub(super) script: Script,
    /// Where the setters stand that were looked at.
    pub(super) seen: HashSet<usize>,
}

pub(super) fn follow(source: &str, program: &Program, phase: Phase) -> Followed {
    let mut follower = Follower {
        source,
        phase,
        scopes: Scopes::new(),
        path: Vec::new(),
        frames: vec![Frame::new(FrameKind::Script, 0)],
        searching: false,
        fuel: FUEL,
        depth: 0,
        script: Script::default(),
        seen: HashSet::new(),
        lost: HashSet::new(),
    };
    follower.block(&program.body);
    let Follower { mut script, seen, .. } = follower;
    setter::tidy(&mut script);
    Followed { script, seen }
}

struct Follower<'p> {
    source: &'p str,
    phase: Phase,
    scopes: Scopes<'p>,
    /// The conditions of the branches that we are in.
    path: Vec<Truth>,
    frames: Vec<Frame<'p>>,
    /// In the test of a `find`: its element must not be mixed up with another's.
    searching: bool,
    fuel: usize,
    depth: usize,
    script: Script,
    seen: HashSet<usize>,
    /// Variables whose setter could not be carried: what they hold cannot be told.
    lost: HashSet<String>,
}

impl Follower<'_> {
    /// Goes one level deeper, unless that is too deep or too much.
    fn deeper<T>(&mut self, follow: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.fuel == 0 || self.depth == DEEPEST {
            return None;
        }
        self.fuel -= 1;
        self.depth += 1;
        let followed = follow(self);
        self.depth -= 1;
        Some(followed)
    }

    fn report(&mut self, line: usize, reason: impl Into<String>) {
        let unread = Unread { line, text: excerpt(self.source, line), reason: reason.into() };
        if !self.script.unread.contains(&unread) {
            self.script.unread.push(unread);
        }
    }
}
