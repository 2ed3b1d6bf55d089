//! Changes of the former names that a client keeps.

use super::{functions, types};
use crate::review::diff::pairs::Pairs;
use crate::review::diff::{Action, Change, Subject};

pub(in crate::review::diff) fn compare(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    let (old, new) = (pairs.old, pairs.new);
    let dropped = |module: &str| new.resolve(module).is_none();
    for module in old.former.modules.keys().filter(|module| dropped(module)) {
        let message = "the former name is gone".to_owned();
        changes.push(Change::gone(Action::Removed, Subject::Folder, module, message));
    }
    for (name, stood_for) in old.former_names() {
        // reported once, for the module
        if old.former.modules.keys().any(|module| dropped(module) && name.starts_with(&format!("{module}::"))) {
            continue;
        }
        compare_name(pairs, &name, &stood_for, changes);
    }
    for (name, now) in &new.former.items {
        if old.resolve(name).is_none() && new.resolve(name).is_some() {
            let message = format!("an alias of `{now}`");
            let subject = subject(new, now).unwrap_or(Subject::Type);
            changes.push(Change::compatible(Action::Added, subject, name, message).by("item-new"));
        }
    }
}

fn compare_name(pairs: &Pairs<'_>, name: &str, stood_for: &str, changes: &mut Vec<Change>) {
    let Some(subject) = subject(pairs.old, stood_for) else { return };
    let Some(now) = pairs.new.resolve(name) else {
        changes.push(Change::gone(Action::Removed, subject, name, "the former name is gone".to_owned()));
        return;
    };
    if let (Some(old), Some(new)) = (pairs.old.functions.get(stood_for), pairs.new.functions.get(&now)) {
        if pairs.functions.get(stood_for).copied() != Some(now.as_str()) {
            changes.extend(functions::signature(pairs, subject, name, old, new));
        }
    } else if pairs.types.get(stood_for).copied() != Some(now.as_str()) {
        let message = format!("it is now an alias of `{now}` instead of `{stood_for}`");
        changes.push(Change::breaking(Action::Changed, subject, name, message));
    }
}

fn subject(surface: &crate::review::surface::Surface, path: &str) -> Option<Subject> {
    let function = surface.functions.get(path).map(functions::subject);
    function.or_else(|| surface.types.get(path).map(|item| types::subject(path, item)))
}
