//! Changes of operations and other functions.

use crate::review::diff::change::code;
use crate::review::diff::pairs::Pairs;
use crate::review::diff::rename::short;
use crate::review::diff::{Action, Change, Subject};
use crate::review::surface::{Function, Sends};

pub(in crate::review::diff) fn compare(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    for (path, old) in &pairs.old.functions {
        let subject = subject(old);
        let Some((new_path, new)) =
            pairs.functions.get(path.as_str()).and_then(|new| pairs.new.functions.get_key_value(*new))
        else {
            let message = old
                .sends
                .as_ref()
                .map_or_else(|| "the function is gone".to_owned(), |sends| format!("{} is gone", request(sends)));
            let mut change = Change::gone(Action::Removed, subject, path, message);
            change.compiles = stands_in(pairs, path, old);
            changes.push(change);
            continue;
        };
        if pairs.new.kept(path).as_ref() == Some(new_path) {
            changes.push(Change::kept(subject, path, new_path));
        } else if path != new_path {
            let message = format!("its name is now `{new_path}`");
            let mut change = Change::renamed(subject, path, new_path, message);
            change.compiles = stands_in(pairs, path, old);
            changes.push(change);
        }
        changes.extend(signature(pairs, subject, path, old, new));
        changes.extend(deprecation(subject, path, old, new));
        behaviour(pairs, subject, (path, old), (new_path, new), changes);
        if old.docs != new.docs {
            changes.push(Change::docs(subject, path));
        }
    }
    let taken = pairs.new_functions();
    for (path, new) in pairs.new.functions.iter().filter(|(path, _)| !taken.contains(path.as_str())) {
        let message = new.sends.as_ref().map_or_else(|| "a new function".to_owned(), request);
        changes.push(Change::compatible(Action::Added, subject(new), path, message).by("item-new"));
    }
}

/// Returns method and URL as code.
fn request(sends: &Sends) -> String {
    code(&format!("{} {}", sends.method, sends.url))
}

/// Returns `true` if another function has the path, and calls of the old one compile with it.
fn stands_in(pairs: &Pairs<'_>, path: &str, old: &Function) -> bool {
    pairs.new.functions.get(path).is_some_and(|new| {
        new.params.len() == old.params.len()
            && old.params.iter().zip(&new.params).all(|(old, new)| old.ty == new.ty)
            && old.answer == new.answer
    })
}

pub(in crate::review::diff) fn subject(function: &Function) -> Subject {
    let params: Vec<&str> = function.params.iter().map(|param| param.ty.as_str()).collect();
    match (&function.sends, params.as_slice()) {
        (Some(_), _) => Subject::Operation,
        (None, ["&mut crate::Variables", "&postman_client::codegen::Sources"]) => Subject::Preset,
        (None, ["&mut crate::Variables", ..]) => Subject::Capture,
        (None, _) => Subject::Input,
    }
}

/// Compares the signatures: arguments and call types.
pub(in crate::review::diff) fn signature(
    pairs: &Pairs<'_>,
    subject: Subject,
    path: &str,
    old: &Function,
    new: &Function,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let types = |function: &Function, map: &dyn Fn(&str) -> String| -> Vec<String> {
        function.params.iter().map(|param| map(&param.ty)).collect()
    };
    let (before, after) = (types(old, &|ty| pairs.renamed(ty)), types(new, &str::to_owned));
    if before != after {
        let message = format!("its arguments are now `({})` instead of `({})`", arguments(new), arguments(old));
        let change = Change::breaking(Action::Changed, subject, path, message);
        let arity = before.len() != after.len();
        changes.push(if arity { change.by("fn-change-arity") } else { change });
    } else if swapped(old, new) {
        let message =
            format!("the order of its arguments is now `({})` instead of `({})`", arguments(new), arguments(old));
        changes.push(Change::silent(subject, path, message));
    } else if names(old) != names(new) {
        let message = format!("the names of its arguments are now `({})`", arguments(new));
        changes.push(Change { message, ..Change::docs(subject, path) });
    }
    if pairs.renamed(&old.answer) != new.answer {
        let message = format!("its type is now `{}` instead of `{}`", short(&new.answer), short(&old.answer));
        changes.push(Change::breaking(Action::Changed, subject, path, message));
    }
    changes
}

fn swapped(old: &Function, new: &Function) -> bool {
    let (mut old, mut new) = (names(old), names(new));
    let moved = old != new;
    old.sort();
    new.sort();
    moved && old == new
}

fn names(function: &Function) -> Vec<&str> {
    function.params.iter().map(|param| param.name.as_str()).collect()
}

fn arguments(function: &Function) -> String {
    let shown = function.params.iter().skip_while(|param| param.name == "client");
    shown.map(|param| format!("{}: {}", param.name, short(&param.ty))).collect::<Vec<_>>().join(", ")
}

/// Callers of a function that is deprecated still compile, with a warning.
fn deprecation(subject: Subject, path: &str, old: &Function, new: &Function) -> Option<Change> {
    let message = match (&old.deprecated, &new.deprecated) {
        (None, Some(note)) if note.is_empty() => "it is now deprecated".to_owned(),
        (None, Some(note)) => format!("it is now deprecated: {note}"),
        (Some(_), None) => "it is no longer deprecated".to_owned(),
        (Some(old), Some(new)) if old != new => {
            let message = "the note of its deprecation".to_owned();
            return Some(Change { message, ..Change::docs(subject, path) });
        }
        _ => return None,
    };
    Some(Change::compatible(Action::Changed, subject, path, message))
}

/// Compares the requests behind the signatures.
fn behaviour(
    pairs: &Pairs<'_>,
    subject: Subject,
    (path, old): (&str, &Function),
    (new_path, new): (&str, &Function),
    changes: &mut Vec<Change>,
) {
    let mut changed = |action, subject, message: String| {
        changes.push(Change::compatible(action, subject, path, message));
    };
    let (Some(before), Some(after)) = (&old.sends, &new.sends) else {
        if old.body != new.body {
            changed(Action::Changed, subject, "what it does".to_owned());
        }
        return;
    };
    if request(before) != request(after) {
        changed(Action::Changed, subject, format!("it now sends {} instead of {}", request(after), request(before)));
    }
    if before.steps != after.steps {
        changed(Action::Changed, subject, "the headers, constants or settings that it sends".to_owned());
    }
    match (&before.auth, &after.auth) {
        (None, Some(_)) => changed(Action::Added, Subject::Auth, "it is now sent with auth".to_owned()),
        (Some(_), None) => changed(Action::Removed, Subject::Auth, "it is now sent without auth".to_owned()),
        (Some(old), Some(new)) if old != new && pairs.old.auth(path, old) != pairs.new.auth(new_path, new) => {
            changed(Action::Changed, Subject::Auth, "its auth has changed".to_owned());
        }
        _ => {}
    }
    match (before.captures.is_empty(), after.captures.is_empty()) {
        (true, false) => changed(Action::Added, Subject::Capture, "its answer sets variables".to_owned()),
        (false, true) => changed(Action::Removed, Subject::Capture, "its answer no longer sets variables".to_owned()),
        _ => {}
    }
    match (before.presets.is_empty(), after.presets.is_empty()) {
        (true, false) => changed(Action::Added, Subject::Preset, "variables are set before it is sent".to_owned()),
        (false, true) => {
            changed(Action::Removed, Subject::Preset, "variables are no longer set before it is sent".to_owned());
        }
        _ => {}
    }
}
