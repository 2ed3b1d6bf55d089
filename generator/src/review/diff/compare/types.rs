//! Changes of types.

use std::collections::BTreeSet;

use super::{functions, members};
use crate::review::diff::pairs::Pairs;
use crate::review::diff::{Action, Change, Subject};
use crate::review::surface::{Shape, TypeItem};

pub(in crate::review::diff) fn compare(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    for (path, old) in &pairs.old.types {
        let subject = subject(path, old);
        let Some((new_path, new)) = pairs.types.get(path.as_str()).and_then(|new| pairs.new.types.get_key_value(*new))
        else {
            let message = "the type is gone".to_owned();
            changes.push(Change::gone(Action::Removed, subject, path, message));
            continue;
        };
        if pairs.new.kept(path).as_ref() == Some(new_path) {
            changes.push(Change::kept(subject, path, new_path));
        } else if path != new_path {
            let message = format!("its name is now `{new_path}`");
            changes.push(Change::renamed(subject, path, new_path, message));
        }
        compare_type(pairs, subject, path, old, new, changes);
    }
    let taken: BTreeSet<&str> = pairs.types.values().copied().collect();
    for (path, new) in pairs.new.types.iter().filter(|(path, _)| !taken.contains(path.as_str())) {
        changes
            .push(Change::compatible(Action::Added, subject(path, new), path, "a new type".to_owned()).by("item-new"));
    }
}

/// Returns the subject of a type: an input if callers build it, otherwise a type.
pub(in crate::review::diff) fn subject(path: &str, item: &TypeItem) -> Subject {
    match path {
        "Variables" => Subject::Variable,
        _ if item.is_input() => Subject::Input,
        _ => Subject::Type,
    }
}

fn compare_type(
    pairs: &Pairs<'_>,
    subject: Subject,
    path: &str,
    old: &TypeItem,
    new: &TypeItem,
    changes: &mut Vec<Change>,
) {
    if old.shape.is_struct() != new.shape.is_struct() {
        let kind = |shape: &Shape| if shape.is_struct() { "a struct" } else { "an enum" };
        let message = format!("it is now {} instead of {}", kind(&new.shape), kind(&old.shape));
        changes.push(Change::breaking(Action::Changed, subject, path, message));
        return;
    }
    match (old.non_exhaustive, new.non_exhaustive) {
        (false, true) => {
            let message = "it is `#[non_exhaustive]`: literals and full matches no longer compile".to_owned();
            changes.push(Change::breaking(Action::Changed, subject, path, message).by("attr-adding-non-exhaustive"));
        }
        (true, false) => {
            let message = "it is no longer `#[non_exhaustive]`".to_owned();
            changes.push(Change::compatible(Action::Changed, subject, path, message));
        }
        _ => {}
    }
    traits(subject, path, old, new, changes);
    if old.serde != new.serde {
        changes.push(Change::compatible(
            Action::Changed,
            subject,
            path,
            "the way in which it is read and written".to_owned(),
        ));
    }
    members::compare(pairs, subject, path, old, new, changes);
    associated(pairs, subject, path, old, new, changes);
    if old.docs != new.docs {
        changes.push(Change::docs(subject, path));
    }
}

fn traits(subject: Subject, path: &str, old: &TypeItem, new: &TypeItem, changes: &mut Vec<Change>) {
    for (name, before) in &old.traits {
        match new.traits.get(name) {
            None => {
                let message = format!("it no longer implements `{}`", crate::review::diff::rename::short(name));
                changes.push(Change::breaking(Action::Changed, subject, path, message));
            }
            // the fields of `Variables` are reported one by one
            Some(after) if before != after => {
                let what =
                    if name.ends_with("Default") { "its default values" } else { "the values that it sends or reads" };
                changes.push(Change::compatible(Action::Changed, subject, path, what.to_owned()));
            }
            Some(_) => {}
        }
    }
    for name in new.traits.keys().filter(|name| !old.traits.contains_key(*name)) {
        let message = format!("it implements `{}`", crate::review::diff::rename::short(name));
        changes.push(Change::compatible(Action::Changed, subject, path, message));
    }
}

/// Compares `saved()`, and the environments.
fn associated(
    pairs: &Pairs<'_>,
    subject: Subject,
    path: &str,
    old: &TypeItem,
    new: &TypeItem,
    changes: &mut Vec<Change>,
) {
    let subject = if subject == Subject::Variable { Subject::Environment } else { subject };
    for (name, before) in &old.functions {
        let path = format!("{path}::{name}");
        let Some(after) = new.functions.get(name) else {
            let message = "the function is gone".to_owned();
            changes.push(Change::gone(Action::Removed, subject, &path, message));
            continue;
        };
        changes.extend(functions::signature(pairs, subject, &path, before, after));
        if before.body != after.body {
            let message = "the values that are saved in the collection".to_owned();
            changes.push(Change::compatible(Action::Changed, subject, &path, message));
        }
        if before.docs != after.docs {
            changes.push(Change::docs(subject, &path));
        }
    }
    for name in new.functions.keys().filter(|name| !old.functions.contains_key(*name)) {
        let path = format!("{path}::{name}");
        changes.push(Change::compatible(Action::Added, subject, &path, "a new function".to_owned()).by("item-new"));
    }
}
