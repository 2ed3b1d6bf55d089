//! The identity of a folder or request in the lock, which stays the same when its name changes.

use std::collections::HashMap;

use crate::resolve::model::{Folder, Operation};

/// Keys by place in the file. An element that cannot be distinguished from another has no key, and no lines in the lock.
#[derive(Debug, Default)]
pub struct Keys {
    operations: HashMap<String, Known>,
    folders: HashMap<String, Known>,
}

/// One element's keys.
#[derive(Debug, Default)]
pub struct Known {
    /// The first that no other element has.
    pub own: Option<String>,
    /// All keys, the best first, so that an element is found by its earlier key after a namesake or ids were added.
    pub all: Vec<String>,
}

pub fn of(root: &Folder) -> Keys {
    let (mut operations, mut folders) = (Vec::new(), Vec::new());
    walk(root, "", &mut operations, &mut folders);
    Keys { operations: told_apart(operations), folders: told_apart(folders) }
}

impl Keys {
    pub fn operation(&self, operation: &Operation) -> Option<&Known> {
        self.operations.get(&operation.place.pointer)
    }

    pub fn folder(&self, folder: &Folder) -> Option<&Known> {
        self.folders.get(&folder.place.pointer)
    }
}

/// A place, and keys for what is there, the best first.
type Candidate = (String, Vec<String>);

fn walk(folder: &Folder, path: &str, operations: &mut Vec<Candidate>, folders: &mut Vec<Candidate>) {
    for operation in &folder.operations {
        let request = request(path, operation);
        let named = format!("{request} ({})", operation.name);
        let keys = operation.id.clone().into_iter().chain([request, named]);
        operations.push((operation.place.pointer.clone(), keys.filter(|key| !key.is_empty()).collect()));
    }
    for inner in &folder.folders {
        let path = inner.place.to_string();
        // folders of one name are distinguished by their requests
        let mut requests: Vec<String> = inner.operations.iter().map(|operation| request(&path, operation)).collect();
        requests.sort();
        let keys = inner.id.clone().into_iter().chain([path.clone()]).chain(requests).filter(|key| !key.is_empty());
        folders.push((inner.place.pointer.clone(), keys.collect()));
        walk(inner, &path, operations, folders);
    }
}

fn request(path: &str, operation: &Operation) -> String {
    format!("{path} {} {}", operation.method, operation.url.base).trim_start().to_owned()
}

fn told_apart(candidates: Vec<Candidate>) -> HashMap<String, Known> {
    let mut uses: HashMap<String, usize> = HashMap::new();
    for (_, keys) in &candidates {
        keys.iter().for_each(|key| *uses.entry(key.clone()).or_default() += 1);
    }
    let own = |keys: &[String]| keys.iter().find(|key| uses.get(*key) == Some(&1)).cloned();
    candidates.into_iter().map(|(place, all)| (place, Known { own: own(&all), all })).collect()
}
