//! What test scripts keep from an answer, as far as a client can do the same.

use super::model::Capture;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::place::Place;
use crate::read::model::{Event, Listen};
use crate::script::{self, Condition, Position, Script, Step, Value};

/// A script that was read once, however many requests it runs for.
pub(super) type ParsedScript = (Listen, Script);

pub(super) fn parse(events: &[Event]) -> Vec<ParsedScript> {
    let read = |event: &Event| match event.listen {
        Listen::Prerequest => script::read_prerequest(&event.script),
        Listen::Test => script::read_test(&event.script),
    };
    events.iter().map(|event| (event.listen, read(event))).collect()
}

/// The last setter of a variable wins, as it does in Postman; what is not carried is said with its reason.
pub(super) fn of<'s>(
    scripts: impl Iterator<Item = &'s ParsedScript> + Clone,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Vec<Capture> {
    let mut found: Vec<Capture> = Vec::new();
    let mut report = |reason: String| {
        let help = "set the variable with `client.update(..)`";
        diagnostics
            .push(Diagnostic::note(format!("a script is not carried in full: {reason}")).at(place.clone()).help(help));
    };
    for (_, script) in scripts.clone().filter(|(listen, _)| *listen == Listen::Prerequest) {
        for capture in &script.captures {
            report(format!("line {} of the pre-request script sets `{}`", capture.line, capture.variable));
        }
        for unread in &script.unread {
            report(format!("line {} of the pre-request script: {}", unread.line, unread.reason));
        }
    }
    for (_, script) in scripts.filter(|(listen, _)| *listen == Listen::Test) {
        for unread in &script.unread {
            // the script's own text may hold a credential
            report(format!("its line {}: {}", unread.line, unread.reason));
        }
        for capture in &script.captures {
            if !is_carried(&capture.value) {
                report(format!(
                    "its line {} sets `{}` from more than a path into the answer",
                    capture.line, capture.variable
                ));
            } else if !capture.guard.as_ref().is_none_or(|guard| holds_on_success(guard, &capture.value)) {
                report(format!("its line {} sets `{}` under a condition", capture.line, capture.variable));
            } else {
                found.retain(|known| known.variable != capture.variable);
                found.push(Capture { variable: capture.variable.clone(), value: capture.value.clone() });
            }
        }
    }
    found
}

/// A path of keys and indexes into the JSON.
fn is_carried(value: &Value) -> bool {
    match value {
        Value::Json(path) => path.iter().all(|step| matches!(step, Step::Key(_) | Step::Index(Position::FromStart(_)))),
        _ => false,
    }
}

/// Captures run on 2xx only, and store nothing where there is nothing.
fn holds_on_success(guard: &Condition, value: &Value) -> bool {
    match guard {
        Condition::Status(statuses) => (200..300).any(|status| statuses.contains(status)),
        Condition::Truthy(tested) => tested == value,
        Condition::All(all) => all.iter().all(|guard| holds_on_success(guard, value)),
        _ => false,
    }
}
