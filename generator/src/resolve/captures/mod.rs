//! Captures and presets, as far as a client can do what the scripts do.
//!
//! In: the scripts of the collection. Out: the values that each request stores or presets, and the requests that scripts send themselves
//! ([`sent`]). Scripts that cannot be carried are reported.

mod carried;
mod guard;
pub mod sent;
#[cfg(all(test, feature = "scripts"))]
mod tests;

use std::collections::BTreeMap;

use super::model::Capture;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::model::{Collection, Entry, Event, Listen};
use crate::script::{self, Constant, Script, Sent, Unread, Value};
use crate::source::Place;

/// A script that was read once, however many requests it runs for.
pub(super) type ParsedScript = (Listen, Script);

/// The scripts of each folder and item, by the pointer of its place; the collection's by an empty one.
#[derive(Debug, Default)]
pub(super) struct Scripts(BTreeMap<String, Vec<ParsedScript>>);

impl Scripts {
    pub(super) fn read(collection: &Collection) -> Self {
        let mut scripts = Self::default();
        scripts.add(&Place::default(), &collection.events);
        scripts.entries(&collection.entries);
        scripts
    }

    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry {
                Entry::Folder(folder) => {
                    self.add(&folder.place, &folder.events);
                    self.entries(&folder.entries);
                }
                Entry::Item(item) => self.add(&item.place, &item.events),
            }
        }
    }

    fn add(&mut self, place: &Place, events: &[Event]) {
        let read = |event: &Event| match event.listen {
            Listen::Prerequest => script::read_prerequest(&event.script),
            Listen::Test => script::read_test(&event.script),
        };
        if !events.is_empty() {
            let scripts = events.iter().map(|event| (event.listen, read(event))).collect();
            self.0.insert(place.pointer.clone(), scripts);
        }
    }

    /// Takes the requests that the scripts at a place send, and when they do.
    pub(super) fn take_sent(&mut self, place: &Place) -> Vec<(Listen, Sent)> {
        let sent = |(listen, script): &mut ParsedScript| {
            let listen = *listen;
            std::mem::take(&mut script.sent).into_iter().map(move |sent| (listen, sent))
        };
        self.of_mut(place).iter_mut().flat_map(sent).collect()
    }

    /// Returns the claims of the test scripts at a place about the answer.
    pub(super) fn take_claims(&mut self, place: &Place) -> Vec<script::Claim> {
        let tests = self.of_mut(place).iter_mut().filter(|(listen, _)| *listen == Listen::Test);
        tests.flat_map(|(_, script)| std::mem::take(&mut script.claims)).collect()
    }

    /// Returns the schemas for the answers of all requests of a folder, from its test scripts. Its assertions are about some of them.
    pub(super) fn take_schemas(&mut self, place: &Place) -> Vec<script::Claim> {
        let mut claims = self.take_claims(place);
        claims.retain(|claim| claim.always && matches!(claim.says, script::Says::Schema(_)));
        claims
    }

    /// Adds the captures of a request that a script sends.
    pub(super) fn add_captures(&mut self, place: &Place, captures: Vec<script::Capture>) {
        self.0.insert(place.pointer.clone(), vec![(Listen::Test, Script { captures, ..Script::default() })]);
    }

    /// Those of one place.
    pub(super) fn of_mut(&mut self, place: &Place) -> &mut [ParsedScript] {
        self.0.get_mut(&place.pointer).map(Vec::as_mut_slice).unwrap_or_default()
    }

    /// Returns the variables that the scripts at a place set, before the request and from the answer. Those that are not carried are reported with a reason.
    pub(super) fn take(&mut self, place: &Place, diagnostics: &mut Diagnostics) -> (Vec<Capture>, Vec<Capture>) {
        let mut presets = Vec::new();
        let mut captures = Vec::new();
        for (index, (listen, mut script)) in self.0.remove(&place.pointer).unwrap_or_default().into_iter().enumerate() {
            tell_apart(&mut script, index);
            let of = match listen {
                Listen::Prerequest => &mut presets,
                Listen::Test => &mut captures,
            };
            let (carried, lost) = sort_out(listen, script);
            of.extend(carried);
            diagnostics.extend(lost.into_iter().map(|reason| report(listen, &reason, place)));
        }
        (presets, captures)
    }
}

/// Distinguishes the calls of one script from those of other scripts at its place.
fn tell_apart(script: &mut Script, index: usize) {
    const MAX_CALLS: usize = 1 << 20;
    let mut count = |value: &mut Value| {
        if let Value::Drawn { call, .. } = value {
            *call += index * MAX_CALLS;
        }
    };
    for capture in &mut script.captures {
        capture.value.each_mut(&mut count);
        if let Some(guard) = &mut capture.guard {
            guard.each_mut(&mut count);
        }
    }
}

/// The parts that are carried, and the reasons why the rest is not.
pub(super) fn sort_out(listen: Listen, script: Script) -> (Vec<Capture>, Vec<String>) {
    let mut carried = Vec::new();
    // the script may contain a credential, so that only its line number is shown
    let mut lost: Vec<String> = script.unread.iter().map(unread).collect();
    for capture in script.captures {
        let lose = |reason: &str| format!("line {}: `{}` is not set: {reason}", capture.line, capture.variable);
        let mut value = match capture.value {
            Value::Constant(Constant::Null | Constant::Undefined) => Value::Unset,
            value => value.into_stored(),
        };
        // it keeps its value
        if value == Value::Variable(capture.variable.clone()) {
            continue;
        }
        let guard = match guard::simplify(capture.guard, &mut value, listen == Listen::Test) {
            Ok(guard) => guard,
            Err(reason) => {
                lost.extend(reason.map(lose));
                continue;
            }
        };
        match carried::reason_not_carried(&value, guard.as_ref()) {
            Some(reason) => lost.push(lose(reason)),
            None => {
                let capture = Capture { variable: capture.variable, value, guard };
                // a script may set it in several scopes, and a client has one
                let before = carried.iter().rev().find(|before: &&Capture| before.variable == capture.variable);
                if before != Some(&capture) {
                    carried.push(capture);
                }
            }
        }
    }
    (carried, lost)
}

fn unread(Unread { line, variable, reason, .. }: &Unread) -> String {
    match variable {
        Some(variable) => format!("line {line}: `{variable}` is not set: {reason}"),
        None => format!("line {line}: {reason}"),
    }
}

fn report(listen: Listen, reason: &str, place: &Place) -> Diagnostic {
    let help = match listen {
        Listen::Prerequest => {
            "set the variable for a call with `client.with_variables(|variables| ..)`, or change the request with `.prepare(|request| ..)` on the call"
        }
        Listen::Test => {
            "get the answer with `.send()`, which has status and headers, and set the variable with `client.update(..)`"
        }
    };
    Diagnostic::new(Code::ScriptNotCarried, format!("the {} script is not carried in full: {reason}", listen.name()))
        .at(place.clone())
        .help(help)
}
