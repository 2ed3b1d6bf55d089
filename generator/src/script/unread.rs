//! Setters that the evaluation never reached: they are found by searching the text, so that none is dropped silently.

use std::collections::HashSet;

use crate::script::effects::{Script, Unread};
use crate::script::syntax::Program;

/// The longest excerpt of a script in a report.
const EXCERPT: usize = 120;

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

    pub(crate) fn all_unread(&self, script: &str, reason: &str) -> Script {
        let unread = self.0.iter().map(|&at| unread(script, at, reason)).collect();
        Script { unread, ..Script::default() }
    }

    /// Reports the setters in code that were not evaluated.
    pub(crate) fn report_unseen(&self, script: &str, program: &Program, seen: &HashSet<usize>, read: &mut Script) {
        let inert = |at: &usize| program.inert.iter().any(|range| range.contains(at));
        for &at in self.0.iter().filter(|at| !seen.contains(at) && !inert(at)) {
            let line_end = script.get(at..).and_then(|rest| rest.find('\n')).map_or(script.len(), |length| at + length);
            let broken =
                program.broken.iter().any(|range| range.start <= line_end && line_start(script, at) <= range.end);
            let reason = if broken { "a syntax error" } else { "in code that is not reached or not read" };
            read.unread.push(unread(script, at, reason));
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

fn line_start(script: &str, at: usize) -> usize {
    script.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

fn unread(script: &str, at: usize, reason: &str) -> Unread {
    let line = script.get(..at).unwrap_or_default().matches('\n').count() + 1;
    Unread { line, text: excerpt(script, line), reason: reason.to_owned() }
}

/// One line of a script, shortened.
pub(crate) fn excerpt(script: &str, line: usize) -> String {
    let text = script.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().trim();
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    text.chars().take(EXCERPT - 1).chain(['…']).collect()
}
