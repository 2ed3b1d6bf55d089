//! Pairs the parts of the old client with those of the new one.

use std::collections::{BTreeMap, BTreeSet};

use super::rename::{mentioned, renamed};
use super::{Action, Change, Subject};
use crate::review::surface::{Function, Surface, TypeItem};

pub(super) struct Pairs<'a> {
    pub(super) old: &'a Surface,
    pub(super) new: &'a Surface,
    /// Old path to new path.
    pub(super) functions: BTreeMap<&'a str, &'a str>,
    pub(super) types: BTreeMap<&'a str, &'a str>,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(old: &'a Surface, new: &'a Surface) -> Self {
        let mut pairs = Self { old, new, functions: BTreeMap::new(), types: BTreeMap::new() };
        pairs.pair_functions();
        pairs.pair_types();
        pairs.pair_helpers();
        pairs
    }

    /// Returns the old type with the names of the new client.
    pub(super) fn renamed(&self, ty: &str) -> String {
        renamed(ty, |path| self.types.get(path).copied())
    }

    pub(super) fn new_functions(&self) -> BTreeSet<&'a str> {
        self.functions.values().copied().collect()
    }

    /// Pairs by the former name in the new client, then by Postman's id, then by path, then by method and URL if only one request on each side has them.
    fn pair_functions(&mut self) {
        for path in self.old.functions.keys() {
            if let Some(now) = self.new.kept(path)
                && let Some((new, _)) = self.new.functions.get_key_value(&now)
            {
                self.functions.insert(path, new);
            }
        }
        let mut taken = self.new_functions();
        let by_id = unique(self.new, |function| function.id.clone());
        for (id, path) in unique(self.old, |function| function.id.clone()) {
            if let Some(new) = by_id.get(&id)
                && !self.functions.contains_key(path)
                && taken.insert(new)
            {
                self.functions.insert(path, new);
            }
        }
        for path in self.old.functions.keys() {
            if !self.functions.contains_key(path.as_str())
                && let Some((new, _)) = self.new.functions.get_key_value(path)
                && taken.insert(new)
            {
                self.functions.insert(path, new);
            }
        }
        let request =
            |function: &Function| function.sends.as_ref().map(|sends| format!("{} {}", sends.method, sends.url));
        let by_request = unique(self.new, request);
        for (request, path) in unique(self.old, request) {
            if !self.functions.contains_key(path)
                && let Some(new) = by_request.get(&request)
                && taken.insert(new)
            {
                self.functions.insert(path, new);
            }
        }
    }

    /// Pairs by path or by the former name in the new client, then by the places where paired functions and types use them.
    fn pair_types(&mut self) {
        for path in self.old.types.keys() {
            if let Some(now) = self.new.resolve(path)
                && let Some((new, _)) = self.new.types.get_key_value(&now)
            {
                self.types.insert(path, new);
            }
        }
        let mut uses: Vec<(String, String)> = Vec::new();
        for (old, new) in &self.functions {
            if let (Some(old), Some(new)) = (self.old.functions.get(*old), self.new.functions.get(*new)) {
                uses.push((signature(old), signature(new)));
            }
        }
        while let Some((old, new)) = uses.pop() {
            let (old, new) = (mentioned(&old), mentioned(&new));
            if old.len() != new.len() {
                continue;
            }
            for (old, new) in old.iter().zip(&new) {
                uses.extend(self.pair_type(old, new));
            }
        }
        for (old, new) in self.types.clone() {
            let (Some(a), Some(b)) = (self.old.types.get(old), self.new.types.get(new)) else { continue };
            uses.extend(same_members(a, b));
        }
        while let Some((old, new)) = uses.pop() {
            for (old, new) in mentioned(&old).iter().zip(&mentioned(&new)) {
                uses.extend(self.pair_type(old, new));
            }
        }
    }

    /// Pairs two types that are not paired yet; their members are compared next.
    fn pair_type(&mut self, old: &str, new: &str) -> Vec<(String, String)> {
        let (Some((old, a)), Some((new, b))) = (self.old.types.get_key_value(old), self.new.types.get_key_value(new))
        else {
            return Vec::new();
        };
        let taken = self.types.contains_key(old.as_str()) || self.types.values().any(|taken| taken == new);
        if taken || a.shape.is_struct() != b.shape.is_struct() {
            return Vec::new();
        }
        self.types.insert(old, new);
        same_members(a, b)
    }

    /// Pairs functions that send nothing (`create_saved`, `capture_create`, …) as their operations.
    fn pair_helpers(&mut self) {
        let mut taken = self.new_functions();
        let renamed: Vec<(&str, &str)> =
            self.functions.iter().map(|(old, new)| (*old, *new)).filter(|(old, new)| old != new).collect();
        for (old, new) in renamed {
            for (from, to) in helpers(old).into_iter().zip(helpers(new)) {
                let pair = self.old.functions.get_key_value(&from).zip(self.new.functions.get_key_value(&to));
                if let Some(((from, _), (to, _))) = pair
                    && !self.functions.contains_key(from.as_str())
                    && taken.insert(to)
                {
                    self.functions.insert(from, to);
                }
            }
        }
    }
}

fn helpers(path: &str) -> [String; 5] {
    let (module, name) =
        path.rsplit_once("::").map_or((String::new(), path), |(module, name)| (format!("{module}::"), name));
    let name = name.trim_start_matches("r#");
    [
        format!("{module}{name}_saved"),
        format!("{module}preset_{name}"),
        format!("{module}capture_{name}"),
        format!("{module}renew_{name}"),
        format!("{module}next_{name}"),
    ]
}

fn signature(function: &Function) -> String {
    let params: Vec<&str> = function.params.iter().map(|param| param.ty.as_str()).collect();
    format!("{} -> {}", params.join(", "), function.answer)
}

fn same_members(a: &TypeItem, b: &TypeItem) -> Vec<(String, String)> {
    let same = |old: &crate::review::surface::Member| {
        let new = b.shape.members().iter().find(|new| new.name == old.name)?;
        Some((old.ty.clone(), new.ty.clone()))
    };
    a.shape.members().iter().filter_map(same).collect()
}

/// Returns the functions with a unique key.
fn unique<K: Ord>(surface: &Surface, key: impl Fn(&Function) -> Option<K>) -> BTreeMap<K, &str> {
    let mut found: BTreeMap<K, Vec<&str>> = BTreeMap::new();
    for (path, function) in &surface.functions {
        if let Some(key) = key(function) {
            found.entry(key).or_default().push(path);
        }
    }
    found.into_iter().filter_map(|(key, paths)| Some((key, *paths.first().filter(|_| paths.len() == 1)?))).collect()
}

/// Compares folders: added and removed ones, their docs, and the auth that their requests inherit.
pub(super) fn modules(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    let mut renamed_to = BTreeSet::new();
    for (path, old) in &pairs.old.modules {
        let Some(new) = pairs.new.modules.get(path) else {
            if let Some((now, _)) = pairs.new.resolve(path).and_then(|now| pairs.new.modules.get_key_value(&now)) {
                renamed_to.insert(now.as_str());
                changes.push(Change::kept(Subject::Folder, path, now));
                continue;
            }
            changes.push(gone(pairs, path, &mut renamed_to));
            continue;
        };
        let shown = if path.is_empty() { "the client" } else { path.as_str() };
        match (&old.auth, &new.auth) {
            (None, Some(_)) => {
                let message = "its requests inherit auth from it".to_owned();
                changes.push(Change::compatible(Action::Added, Subject::Auth, shown, message));
            }
            (Some(_), None) => {
                let message = "its requests no longer inherit auth from it".to_owned();
                changes.push(Change::compatible(Action::Removed, Subject::Auth, shown, message));
            }
            (Some(old), Some(new)) if old != new => {
                let message = "the auth that its requests inherit".to_owned();
                changes.push(Change::compatible(Action::Changed, Subject::Auth, shown, message));
            }
            _ => {}
        }
        if old.docs != new.docs {
            changes.push(Change::docs(Subject::Folder, shown));
        }
    }
    let is_new = |path: &&String| !pairs.old.modules.contains_key(*path) && !renamed_to.contains(path.as_str());
    for path in pairs.new.modules.keys().filter(is_new) {
        changes
            .push(Change::compatible(Action::Added, Subject::Folder, path, "a new module".to_owned()).by("item-new"));
    }
    for (path, old) in &pairs.old.aliases {
        match pairs.new.aliases.get(path) {
            None => {
                let message = "the alias is gone".to_owned();
                changes.push(Change::gone(Action::Removed, Subject::Type, path, message));
            }
            Some(new) if pairs.renamed(&old.ty) != new.ty => {
                let message = format!(
                    "it is now an alias of `{}` instead of `{}`",
                    super::rename::short(&new.ty),
                    super::rename::short(&old.ty)
                );
                changes.push(Change::breaking(Action::Changed, Subject::Type, path, message));
            }
            Some(new) if old.docs != new.docs => changes.push(Change::docs(Subject::Type, path)),
            Some(_) => {}
        }
    }
    for path in pairs.new.aliases.keys().filter(|path| !pairs.old.aliases.contains_key(*path)) {
        changes.push(Change::compatible(Action::Added, Subject::Type, path, "a new alias".to_owned()).by("item-new"));
    }
}

/// Returns the new folder of a removed one: it was renamed if all its requests are now in one other folder.
fn gone<'a>(pairs: &Pairs<'a>, path: &str, renamed_to: &mut BTreeSet<&'a str>) -> Change {
    let prefix = format!("{path}::");
    let inside = |of: &str| of.strip_prefix(&prefix).is_some_and(|rest| !rest.contains("::"));
    let homes: BTreeSet<Option<&str>> = pairs
        .old
        .functions
        .keys()
        .filter(|of| inside(of))
        .map(|of| pairs.functions.get(of.as_str()).and_then(|new| new.rsplit_once("::")).map(|(module, _)| module))
        .collect();
    let mut homes = homes.into_iter();
    match (homes.next().flatten(), homes.next()) {
        (Some(home), None) if !pairs.old.modules.contains_key(home) => {
            let message = format!("its name is now `{home}`");
            renamed_to.insert(home);
            Change::renamed(Subject::Folder, path, home, message)
        }
        _ => Change::gone(Action::Removed, Subject::Folder, path, "the module is gone".to_owned()),
    }
}
