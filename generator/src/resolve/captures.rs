//! What test scripts keep from an answer, as far as a client can do the same.

use super::model::Capture;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::place::Place;
use crate::read::model::{Event, Listen};
use crate::script::{self, Condition, Position, Step, Value};

/// The last setter of a variable wins, as it does in Postman; what is not carried is said with its reason.
pub(super) fn read(scripts: &[Event], place: &Place, diagnostics: &mut Diagnostics) -> Vec<Capture> {
    let mut found: Vec<Capture> = Vec::new();
    let mut report = |reason: String| {
        let help = "set the variable with `client.update(..)`";
        diagnostics
            .push(Diagnostic::note(format!("a script is not carried in full: {reason}")).at(place.clone()).help(help));
    };
    for event in scripts.iter().filter(|event| event.listen == Listen::Prerequest) {
        for capture in script::read_prerequest(&event.script).captures {
            report(format!("the pre-request script sets `{}`", capture.variable));
        }
    }
    for event in scripts.iter().filter(|event| event.listen == Listen::Test) {
        let script = script::read_test(&event.script);
        for unread in script.unread {
            report(format!("`{}`: {}", unread.text, unread.reason));
        }
        for capture in script.captures {
            if !is_carried(&capture.value) {
                report(format!("`{}` from {}", capture.variable, capture.value));
            } else if !capture.guard.as_ref().is_none_or(|guard| holds_on_success(guard, &capture.value)) {
                report(format!("`{}` is set under a condition", capture.variable));
            } else {
                found.retain(|known| known.variable != capture.variable);
                found.push(Capture { variable: capture.variable, value: capture.value });
            }
        }
    }
    found
}

/// A path of keys and indexes into the JSON, or a header.
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
