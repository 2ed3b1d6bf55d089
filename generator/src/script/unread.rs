//! Setters that the evaluation never reached: they are found by searching the text, so that none is dropped silently.

use std::collections::HashSet;

use crate::script::effects::{Script, Unread};
use crate::script::lines::Lines;
use crate::script::syntax::Program;

/// The positions of the names of setters in a text, including those in comments.
pub(crate) struct Setters(Vec<usize>);

impl Setters {
    pub(crate) fn find(script: &str) -> Self {
        let mut found = Vec::new();
        for name in ["set", "setEnvironmentVariable", "setGlobalVariable"] {
            found.extend(script.match_indices(name).filter(|(at, _)| is_call(script, *at, name)).map(|(at, _)| at));
        }
        found.sort_unstable();
        Self(found)
    }

    pub(crate) fn all_unread(&self, lines: &Lines<'_>, reason: &str) -> Script {
        let unread = self.0.iter().map(|&at| unread(lines, at, reason)).collect();
        Script { unread, ..Script::default() }
    }

    /// Reports the setters in code that were not evaluated.
    pub(crate) fn report_unseen(&self, lines: &Lines<'_>, program: &Program, seen: &HashSet<usize>, read: &mut Script) {
        let inert = |at: &usize| program.inert.iter().any(|range| range.contains(at));
        for &at in self.0.iter().filter(|at| !seen.contains(at) && !inert(at)) {
            let line = lines.range(lines.number(at));
            let broken = program.broken.iter().any(|range| range.start <= line.end && line.start <= range.end);
            let reason = if broken { "a syntax error" } else { "in code that is not reached or not read" };
            read.unread.push(unread(lines, at, reason));
        }
    }
}

/// Returns `true` if the name is called as a function or method.
fn is_call(script: &str, at: usize, name: &str) -> bool {
    let before = script.get(..at).unwrap_or_default().trim_end();
    let after = script.get(at + name.len()..).unwrap_or_default().trim_start();
    let called = after.starts_with('(') || after.starts_with("?.(");
    // `set` alone names many things; as a method it may belong to a store
    called
        && if name == "set" {
            before.ends_with('.')
        } else {
            !before.ends_with(|end: char| end.is_alphanumeric() || end == '_')
        }
}

fn unread(lines: &Lines<'_>, at: usize, reason: &str) -> Unread {
    let line = lines.number(at);
    Unread { line, text: lines.excerpt(line), variable: None, reason: reason.to_owned() }
}
