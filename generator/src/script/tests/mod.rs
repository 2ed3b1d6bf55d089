//! Tables: the text of a script, and what comes of it.

mod control;
mod lists;
mod values;

use super::{read_prerequest, read_test};
use crate::script::Script;
use crate::script::model::{Capture, Scope};

/// Captures and what is unread, one a line.
fn render(script: &Script) -> String {
    let capture = |capture: &Capture| {
        let scope = match capture.scope {
            Scope::Environment => "env",
            Scope::Collection => "col",
            Scope::Globals => "glob",
            Scope::Local => "local",
            Scope::EnvironmentOrCollection => "env|col",
        };
        let guard = capture.guard.as_ref().map(|guard| format!(" when {guard}")).unwrap_or_default();
        format!("{scope} {} = {}{guard}", capture.variable, capture.value)
    };
    let captures = script.captures.iter().map(capture);
    let unread = script.unread.iter().map(|unread| format!("unread {}: {}", unread.line, unread.reason));
    captures.chain(unread).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn test(script: &str, expected: &[&str]) {
    assert_eq!(render(&read_test(script)), expected.join("\n"), "{script}");
}

#[track_caller]
fn prerequest(script: &str, expected: &[&str]) {
    assert_eq!(render(&read_prerequest(script)), expected.join("\n"), "{script}");
}

/// One value stored in the environment, after some declarations.
#[track_caller]
fn value(before: &str, expression: &str, expected: &str) {
    let script = format!("{before}\npm.environment.set('k', {expression});");
    assert_eq!(render(&read_test(&script)), format!("env k = {expected}"), "{script}");
}
