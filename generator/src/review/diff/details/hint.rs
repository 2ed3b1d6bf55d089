//! Advice for each kind of change.

use super::shown::split_member;
use crate::review::diff::change::code;
use crate::review::diff::pairs::Pairs;
use crate::review::diff::rename::short;
use crate::review::diff::{Action, Change, Class, Subject};
use crate::review::surface::{Function, Member, Surface};

pub(in crate::review::diff) fn hint(pairs: &Pairs<'_>, change: &Change, now: &str) -> Option<String> {
    if change.class != Class::Breaking {
        return None;
    }
    match change.action {
        Action::Renamed => {
            Some(format!("use {} instead; `rename` in the configuration or a lock file keeps the old name", code(now)))
        }
        Action::Removed => Some(removed(change)),
        Action::Added => Some(match change.rule {
            Some("enum-variant-new") => "add an arm for it, or `_`, to each `match`".to_owned(),
            _ => "set it where the type is built, or end the literal with `..Default::default()`".to_owned(),
        }),
        Action::Changed => changed(pairs, change, now),
    }
}

fn removed(change: &Change) -> String {
    match change.subject {
        Subject::Operation => "the request is no longer in the collection: delete its calls".to_owned(),
        Subject::Folder => "the folder is no longer in the collection: delete the code that uses it".to_owned(),
        Subject::Variable => "no request uses it any longer: do not set it".to_owned(),
        Subject::Environment => "pass its environment file again, or set the variables one by one".to_owned(),
        Subject::Input => "do not pass it any longer".to_owned(),
        Subject::Capture | Subject::Preset => "set the variables yourself where you need them".to_owned(),
        Subject::Type | Subject::Auth => "delete the code that uses it".to_owned(),
    }
}

fn changed(pairs: &Pairs<'_>, change: &Change, now: &str) -> Option<String> {
    if change.compiles {
        return Some("check each call: the arguments have the same types in another order".to_owned());
    }
    if let (Some(old), Some(new)) = (pairs.old.functions.get(&change.path), pairs.new.functions.get(now)) {
        return arguments(old, new).or_else(|| Some(answer(old, new)));
    }
    if let (Some(old), Some(new)) = (member(pairs.old, &change.path), member(pairs.new, now)) {
        return Some(optional(old, new));
    }
    change.message.contains("implements").then(|| "do not rely on that trait any longer".to_owned())
}

/// Returns the advice for another answer type. A response that got a type can still be used untyped.
fn answer(old: &Function, new: &Function) -> String {
    let is_untyped = |function: &Function| {
        let answer = short(&function.answer);
        answer == "Call<Response>" || answer.starts_with("Call<Response,")
    };
    if is_untyped(old) && !is_untyped(new) {
        return "read the fields of its type, or add `.untyped()` to the call, which returns the `Response` as before"
            .to_owned();
    }
    "adapt the code that reads the answer to the new type".to_owned()
}

/// Returns the advice for added and removed arguments.
fn arguments(old: &Function, new: &Function) -> Option<String> {
    let others = |of: &Function, than: &Function| -> Vec<String> {
        let known = |name: &str| than.params.iter().any(|other| other.name == name);
        of.params.iter().filter(|param| !known(&param.name)).map(|param| code(&param.name)).collect()
    };
    let (gone, added) = (others(old, new), others(new, old));
    match (gone.as_slice(), added.as_slice()) {
        ([], []) => None,
        (gone, []) => Some(format!("do not pass {} any longer", gone.join(", "))),
        ([], added) => Some(format!("pass {}, too", added.join(", "))),
        (gone, added) => Some(format!("pass {} instead of {}", added.join(", "), gone.join(", "))),
    }
}

fn optional(old: &Member, new: &Member) -> String {
    let inside = |ty: &str| ty.strip_prefix("Option<").and_then(|ty| ty.strip_suffix('>')).map(str::to_owned);
    if inside(&new.ty).is_some_and(|inner| inner == old.ty) {
        return "it may be missing now: handle `None`".to_owned();
    }
    if inside(&old.ty).is_some_and(|inner| inner == new.ty) {
        return "it is never missing now: do not unwrap it".to_owned();
    }
    "adapt the code to the new type, or keep the old type with a line in the configuration (`postman-codegen inspect --explain`)"
        .to_owned()
}

fn member<'a>(surface: &'a Surface, path: &str) -> Option<&'a Member> {
    let (of, _, name) = split_member(path)?;
    surface.types.get(of)?.shape.members().iter().find(|member| member.name == name)
}
