//! Changes of fields and variants.

use crate::review::diff::pairs::Pairs;
use crate::review::diff::rename::short;
use crate::review::diff::{Action, Change, Subject};
use crate::review::surface::{Member, TypeItem};

pub(in crate::review::diff) fn compare(
    pairs: &Pairs<'_>,
    subject: Subject,
    path: &str,
    old: &TypeItem,
    new: &TypeItem,
    changes: &mut Vec<Change>,
) {
    let (before, after) = (old.shape.members(), new.shape.members());
    let removed: Vec<&Member> = before.iter().filter(|member| find(after, &member.name).is_none()).collect();
    let added: Vec<&Member> = after.iter().filter(|member| find(before, &member.name).is_none()).collect();
    let mut renamed_to = Vec::new();
    for gone in &removed {
        let member_path = member_path(path, old, &gone.name);
        match successor(pairs, gone, &removed, &added) {
            Some(new) => {
                let message = format!("its name is now `{}`", new.name);
                let home = pairs.types.get(path).copied().unwrap_or(path);
                let now = self::member_path(home, old, &new.name);
                changes.push(Change::renamed(subject, &member_path, &now, message));
                renamed_to.push(&new.name);
            }
            None => {
                let message = format!("{} is gone", kind(old));
                changes.push(Change::gone(Action::Removed, subject, &member_path, message));
            }
        }
    }
    for new_member in added.iter().filter(|member| !renamed_to.contains(&&member.name)) {
        changes.push(addition(subject, path, old, new_member));
    }
    for was in before {
        if let Some(is) = find(after, &was.name) {
            compare_member(pairs, subject, &member_path(path, old, &was.name), was, is, changes);
        }
    }
}

/// Returns the change for an added member, which is breaking in a type that callers construct or match exhaustively.
fn addition(subject: Subject, path: &str, old: &TypeItem, member: &Member) -> Change {
    let path = member_path(path, old, &member.name);
    let ty = if member.ty.is_empty() { String::new() } else { format!(" `{}`", short(&member.ty)) };
    match (old.non_exhaustive, old.shape.is_struct()) {
        (true, _) => {
            let message = format!("a new {}{ty}", kind(old).trim_start_matches("the "));
            Change::compatible(Action::Added, subject, &path, message)
        }
        (false, true) => {
            let message = format!("a new field{ty}: only literals with `..Default::default()` still compile");
            Change::breaking(Action::Added, subject, &path, message).by("struct-add-public-field-when-no-private")
        }
        (false, false) => {
            let message = format!("a new variant{ty}: a match without `_` no longer compiles");
            Change::breaking(Action::Added, subject, &path, message).by("enum-variant-new")
        }
    }
}

fn compare_member(
    pairs: &Pairs<'_>,
    subject: Subject,
    path: &str,
    was: &Member,
    is: &Member,
    changes: &mut Vec<Change>,
) {
    if pairs.renamed(&was.ty) != is.ty {
        let message = match (was.ty.is_empty(), is.ty.is_empty()) {
            (true, _) => format!("it holds `{}`", short(&is.ty)),
            (_, true) => "it holds nothing".to_owned(),
            _ => format!("its type is now `{}` instead of `{}`", short(&is.ty), short(&was.ty)),
        };
        changes.push(Change::breaking(Action::Changed, subject, path, message));
    }
    if was.serde != is.serde {
        changes.push(Change::compatible(
            Action::Changed,
            subject,
            path,
            "the way in which it is read and written".to_owned(),
        ));
    }
    if was.docs != is.docs {
        changes.push(Change::docs(subject, path));
    }
}

/// Returns the only new member with the same type and docs, if no other removed member has them.
fn successor<'a>(pairs: &Pairs<'_>, gone: &Member, removed: &[&Member], added: &[&'a Member]) -> Option<&'a Member> {
    let like = |other: &Member| other.docs == gone.docs && other.ty == gone.ty;
    let alone = removed.iter().filter(|other| like(other)).count() == 1;
    let ty = pairs.renamed(&gone.ty);
    let mut candidates = added.iter().filter(|member| member.docs == gone.docs && member.ty == ty);
    let first = candidates.next()?;
    (alone && candidates.next().is_none() && !gone.docs.is_empty()).then_some(first)
}

fn find<'a>(members: &'a [Member], name: &str) -> Option<&'a Member> {
    members.iter().find(|member| member.name == name)
}

fn member_path(path: &str, of: &TypeItem, name: &str) -> String {
    if of.shape.is_struct() { format!("{path}.{name}") } else { format!("{path}::{name}") }
}

fn kind(of: &TypeItem) -> &'static str {
    if of.shape.is_struct() { "the field" } else { "the variant" }
}
