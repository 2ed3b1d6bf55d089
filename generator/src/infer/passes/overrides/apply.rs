//! Applies overrides to the shapes before they are settled.

use super::lookup::Places;
use super::nearest;
use crate::infer::kinds::evidence::Evidence;
use crate::infer::model::{Note, Weight};
use crate::infer::shapes::arena::{Arena, Form, NodeId};
use crate::infer::shapes::overridden::{Pin, PinnedPresence};
use crate::options::{Selector, Step, TypeOverride, TypePath};

/// An override with its places.
pub struct Target<'a> {
    path: &'a TypePath,
    change: &'a TypeOverride,
    nodes: Vec<NodeId>,
    /// The other places of `same`.
    others: Vec<NodeId>,
}

/// Finds the places of all overrides; those without any are noted.
pub fn resolve<'a>(
    places: &Places<'_>,
    overrides: &'a [(TypePath, TypeOverride)],
    notes: &mut Vec<Note>,
) -> Vec<Target<'a>> {
    let find = |path: &TypePath, notes: &mut Vec<Note>| {
        let nodes = resolve_renamed(places, overrides, path);
        if nodes.is_empty() {
            notes.push(mistake(path, nearest::complaint(places, path), nearest::path(places, path)));
        }
        nodes
    };
    let mut targets = Vec::new();
    for (path, change) in overrides {
        let nodes = find(path, notes);
        let others = match change {
            TypeOverride::Same(other) => find(other, notes),
            _ => Vec::new(),
        };
        if !nodes.is_empty() {
            targets.push(Target { path, change, nodes, others });
        }
    }
    targets
}

/// Returns the places of a path; a renamed type is also found by its new name.
fn resolve_renamed(places: &Places<'_>, overrides: &[(TypePath, TypeOverride)], path: &TypePath) -> Vec<NodeId> {
    let nodes = places.resolve(path);
    let Selector::Type { name, .. } = &path.root else {
        return nodes;
    };
    if !nodes.is_empty() {
        return nodes;
    }
    let renamed = |(old, change): &&(TypePath, TypeOverride)| {
        matches!(change, TypeOverride::Rename(new) if new == name) && old.root != path.root
    };
    let Some((old, _)) = overrides.iter().find(renamed) else {
        return nodes;
    };
    let steps = old.steps.iter().chain(&path.steps).cloned().collect();
    places.resolve(&TypePath { root: old.root.clone(), steps })
}

/// Applies the overrides to the shapes; those that change nothing are noted.
pub fn apply(arena: &mut Arena, places: &Places<'_>, targets: &[Target<'_>], notes: &mut Vec<Note>) {
    for target in targets {
        if let Some(why) = apply_one(arena, places, target) {
            notes.push(mistake(target.path, format!("`{}` changes nothing: {why}", target.change), None));
        }
    }
}

fn mistake(path: &TypePath, text: String, nearest: Option<TypePath>) -> Note {
    let help = nearest.map(|path| format!("the nearest path is `{path}`"));
    Note { site: None, path: path.to_string(), text, weight: Weight::Warning(help) }
}

/// Applies one override; returns the reason if nothing changes.
fn apply_one(arena: &mut Arena, places: &Places<'_>, target: &Target<'_>) -> Option<&'static str> {
    let is_field = matches!(target.path.steps.last(), Some(Step::Key(_)));
    match target.change {
        TypeOverride::Required | TypeOverride::Optional if !is_field => {
            return Some("only a field can be missing, and the path does not end with a key");
        }
        TypeOverride::Required => target.pin(arena, |pin| pin.presence = Some(PinnedPresence::Required)),
        TypeOverride::Optional => target.pin(arena, |pin| pin.presence = Some(PinnedPresence::Optional)),
        TypeOverride::Type(ty) => target.pin(arena, |pin| pin.ty = Some(ty.clone())),
        TypeOverride::Rename(name) if name.starts_with(char::is_uppercase) => target.rename_type(arena, name),
        TypeOverride::Rename(_) if !is_field => {
            return Some("the path does not end with a key, and the name of a type starts with a capital letter");
        }
        TypeOverride::Rename(name) => target.pin(arena, |pin| pin.field = Some(name.clone())),
        TypeOverride::Map(map) => return target.map(arena, *map),
        TypeOverride::Enum(is_enum) => {
            if !target.nodes.iter().any(|node| arena.node(*node).evidence.has(Evidence::TEXT)) {
                return Some("no example has a string there");
            }
            target.pin(arena, |pin| pin.is_enum = Some(*is_enum));
        }
        TypeOverride::Same(_) => return target.join(arena, places),
        TypeOverride::Separate => {
            let records: Vec<_> = target.nodes.iter().filter_map(|node| arena.node(*node).record).collect();
            if records.is_empty() {
                return Some("no example has an object there");
            }
            records.iter().for_each(|id| arena.record_mut(*id).separate = true);
        }
    }
    None
}

impl Target<'_> {
    fn pin(&self, arena: &mut Arena, set: impl Fn(&mut Pin)) {
        for node in &self.nodes {
            set(arena.node_mut(*node).pin.get_or_insert_default());
        }
    }

    fn rename_type(&self, arena: &mut Arena, name: &str) {
        for node in &self.nodes {
            match arena.node(*node).record {
                Some(record) => arena.record_mut(record).name = Some(name.to_owned()),
                None => arena.node_mut(*node).pin.get_or_insert_default().type_name = Some(name.to_owned()),
            }
        }
    }

    fn map(&self, arena: &mut Arena, map: bool) -> Option<&'static str> {
        let mut records: Vec<_> = self.nodes.iter().filter_map(|node| arena.node(*node).record).collect();
        records.retain(|id| arena.record(*id).form == Form::Struct);
        for id in &records {
            match map {
                true => arena.make_map(*id),
                false => arena.record_mut(*id).stays_struct = true,
            }
        }
        records.is_empty().then_some("no example has an object there")
    }

    fn join(&self, arena: &mut Arena, places: &Places<'_>) -> Option<&'static str> {
        let direction = |node: &NodeId| places.origin(*node).map(|origin| origin.direction);
        let (Some(first), Some(_)) = (self.others.first(), self.nodes.first()) else {
            // it was already reported that the other path leads nowhere
            return None;
        };
        if self.nodes.iter().chain(&self.others).any(|node| direction(node) != direction(first)) {
            return Some("one is received and one is sent, so they are two types");
        }
        for node in self.nodes.iter().chain(&self.others) {
            match (arena.node(*node).record, arena.node(*first).record) {
                (Some(a), Some(b)) => arena.unify_records(b, a),
                _ => arena.unify(*first, *node),
            }
        }
        None
    }
}
