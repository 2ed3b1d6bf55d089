//! [`Follower`]: the state of evaluating a script, with its limits.

use std::collections::{BTreeMap, HashSet};

use crate::script::effects::{Member, Script, Unread};
use crate::script::eval::frame::{Frame, FrameKind};
use crate::script::eval::scope::Scopes;
use crate::script::eval::symbol::Symbol;
use crate::script::lines::Lines;
use crate::script::syntax::Call;
use crate::script::values::truth::Truth;
use crate::script::values::value::Value;

/// When a script runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Prerequest,
    Test,
}

/// The number of expressions and statements that are evaluated before giving up; functions are evaluated at each call.
const FUEL: usize = 20_000;

/// The deepest nesting of expressions, statements and calls, because the stack is finite.
const MAX_DEPTH: usize = 140;

/// The state of evaluating one script: the place of control, the values of names, and the values that reached setters.
pub(crate) struct Follower<'p> {
    pub(crate) lines: &'p Lines<'p>,
    pub(crate) phase: Phase,
    /// `true` if the script runs before the request, also in the callback of `pm.sendRequest`, which has an answer.
    pub(crate) runs_before: bool,
    pub(crate) scopes: Scopes<'p>,
    /// The conditions of the enclosing branches.
    pub(crate) path: Vec<Truth>,
    pub(crate) frames: Vec<Frame<'p>>,
    /// The lists of the enclosing loops, the outermost first, by their paths in the answer.
    pub(crate) lists: Vec<Option<Vec<Member>>>,
    /// `true` in the test of a `find`, whose element must not be confused with that of another.
    pub(crate) searching: bool,
    /// `true` in the callback of `pm.sendRequest`, which has an answer of its own.
    pub(crate) answering: bool,
    /// In statements after `await pm.sendRequest(…)`: that call, and the answer.
    pub(crate) awaited: Option<(&'p Call, Symbol<'p>)>,
    /// Lists of the answer that a statement changes, such as with `json.items.sort()`; for those after it, they are in `changed`.
    pub(crate) changing: Vec<Value>,
    pub(crate) changed: Vec<Value>,
    pub(crate) fuel: usize,
    pub(crate) depth: usize,
    pub(crate) script: Script,
    pub(crate) seen: HashSet<usize>,
    /// The last comparison of a `typeof`: the value, and the name of the type.
    pub(crate) type_test: Option<(Value, String)>,
    /// The JSON schemas that the script adds to a validator, by name.
    pub(crate) schemas: BTreeMap<String, serde_json::Value>,
    /// Variables with a setter that cannot be carried, so that their values are unknown.
    pub(crate) lost: HashSet<String>,
}

impl<'p> Follower<'p> {
    /// Creates the state at the start of a script.
    pub(crate) fn new(lines: &'p Lines<'p>, phase: Phase) -> Self {
        Self {
            lines,
            phase,
            runs_before: phase == Phase::Prerequest,
            scopes: Scopes::new(),
            path: Vec::new(),
            frames: vec![Frame::new(FrameKind::Script, 0)],
            lists: Vec::new(),
            searching: false,
            answering: false,
            awaited: None,
            changing: Vec::new(),
            changed: Vec::new(),
            fuel: FUEL,
            depth: 0,
            script: Script::default(),
            seen: HashSet::new(),
            type_test: None,
            schemas: BTreeMap::new(),
            lost: HashSet::new(),
        }
    }

    /// Evaluates one level deeper, unless a limit is reached.
    pub(crate) fn deeper<T>(&mut self, follow: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.fuel == 0 || self.depth == MAX_DEPTH {
            return None;
        }
        self.fuel -= 1;
        self.depth += 1;
        let followed = follow(self);
        self.depth -= 1;
        Some(followed)
    }

    pub(crate) fn report(&mut self, line: usize, reason: impl Into<String>) {
        self.report_unset(line, None, reason.into());
    }

    /// Notes that a statement is not carried, which sets a variable if that is known. One in a loop sets several.
    pub(crate) fn report_unset(&mut self, line: usize, variable: Option<&str>, reason: String) {
        let mut unread = self.script.unread.iter_mut();
        match unread.find(|unread| unread.line == line && unread.reason == reason) {
            Some(known) if known.variable.as_deref() != variable => known.variable = None,
            Some(_) => {}
            None => {
                let variable = variable.map(str::to_owned);
                self.script.unread.push(Unread { line, text: self.lines.excerpt(line), variable, reason });
            }
        }
    }
}
