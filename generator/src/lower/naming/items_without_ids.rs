//! Recognises renamed folders and moved requests in collections without ids, where their keys change, by method and URL.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::lock::KeptNames;
use crate::resolve::lock_keys::Keys;
use crate::resolve::model::{Folder, Operation};

/// Returns the lines of the lock for elements whose key has changed, by place in the file.
#[derive(Debug, Default)]
pub struct Adopted {
    operations: HashMap<String, String>,
    folders: HashMap<String, String>,
    /// The lines of `folders`.
    lines: HashSet<String>,
}

impl Adopted {
    pub fn operation(&self, operation: &Operation) -> Option<&String> {
        self.operations.get(&operation.place.pointer)
    }

    pub fn folder(&self, folder: &Folder) -> Option<&String> {
        self.folders.get(&folder.place.pointer)
    }
}

/// A line and an element match only if nothing else matches either of them.
pub fn of(root: &Folder, keys: &Keys, kept: &KeptNames) -> Adopted {
    let mut tree = Tree::default();
    gather(root, None, &mut tree);
    let known: BTreeSet<&String> =
        tree.operations.iter().filter_map(|(one, _)| keys.operation(one)).flat_map(|known| &known.all).collect();
    let lost = kept.functions.keys().filter(|key| !known.contains(key));
    let mut by_request: BTreeMap<String, (Vec<&String>, Vec<usize>)> = BTreeMap::new();
    for (index, (operation, _)) in tree.operations.iter().enumerate() {
        let all = keys.operation(operation).map(|known| known.all.as_slice()).unwrap_or_default();
        if !all.iter().any(|key| kept.functions.contains_key(key)) {
            by_request.entry(request(operation)).or_default().1.push(index);
        }
    }
    for key in lost {
        let behind_folder = key.match_indices(' ').map(|(at, _)| &key[at + 1..]);
        for request in behind_folder.chain([key.as_str()]) {
            if let Some((lines, _)) = by_request.get_mut(request) {
                lines.push(key);
            }
        }
    }
    let mut adopted = Adopted::default();
    // a former folder, and the folders that now have its requests
    let mut folders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (request, (lines, operations)) in &by_request {
        if let ([line], [index]) = (lines.as_slice(), operations.as_slice()) {
            let (operation, folder) = tree.operations[*index];
            adopted.operations.insert(operation.place.pointer.clone(), (*line).clone());
            if let (Some(before), Some(folder)) = (folder_of(line, request), folder) {
                folders.entry(before).or_default().insert(folder);
            }
        }
    }
    for (before, now) in folders {
        let now: Vec<usize> = now.into_iter().collect();
        if let [index] = now.as_slice() {
            adopted.adopt_folders(before, *index, &tree, keys, kept);
        }
    }
    adopted
}

impl Adopted {
    /// Matches the folder, and the enclosing ones if they were renamed, too.
    fn adopt_folders(&mut self, before: &str, index: usize, tree: &Tree<'_>, keys: &Keys, kept: &KeptNames) {
        let (mut before, mut index) = (before, index);
        loop {
            let (folder, around) = tree.folders[index];
            let is_known =
                keys.folder(folder).is_some_and(|one| one.all.iter().any(|key| kept.modules.contains_key(key)));
            let taken = self.lines.contains(before);
            if is_known || tree.paths.contains(before) || taken || !kept.modules.contains_key(before) {
                return;
            }
            if let Entry::Vacant(entry) = self.folders.entry(folder.place.pointer.clone()) {
                entry.insert(before.to_owned());
                self.lines.insert(before.to_owned());
            }
            // a name may contain a `/`
            let mut outer = before.rmatch_indices('/').map(|(at, _)| &before[..at]);
            let outer = outer.find(|outer| kept.modules.contains_key(*outer));
            let (Some(outer), Some(around)) = (outer, around) else { return };
            (before, index) = (outer, around);
        }
    }
}

/// Folders and operations, each with the index of its folder.
#[derive(Default)]
struct Tree<'a> {
    folders: Vec<(&'a Folder, Option<usize>)>,
    operations: Vec<(&'a Operation, Option<usize>)>,
    /// The paths of the folders.
    paths: HashSet<String>,
}

fn gather<'a>(folder: &'a Folder, index: Option<usize>, tree: &mut Tree<'a>) {
    tree.operations.extend(folder.operations.iter().map(|operation| (operation, index)));
    for inner in &folder.folders {
        tree.paths.insert(inner.place.to_string());
        tree.folders.push((inner, index));
        let index = tree.folders.len() - 1;
        gather(inner, Some(index), tree);
    }
}

fn request(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.url.base)
}

/// Returns the path in a key, empty at the top level; `None` for the key of another request.
fn folder_of<'k>(key: &'k str, request: &str) -> Option<&'k str> {
    let before = key.strip_suffix(request)?;
    if before.is_empty() { Some(before) } else { before.strip_suffix(' ') }
}
