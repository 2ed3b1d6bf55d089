//! Decides the names of modules and functions, before anything is lowered.
//!
//! A name depends on the folder, the request and the lock: the order does not matter, and a request that is added elsewhere changes
//! nothing; with a lock, neither does one in the same folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::lock::{Kept, KeptNames};
use crate::lower::model::Ident;
use crate::lower::naming::items_without_ids::{self, Adopted};
use crate::lower::naming::moved_requests;
use crate::lower::naming::namesakes::{self, Choices};
use crate::lower::naming::plan::{ModulePlan, OperationPlan, RESERVED_MODULES};
use crate::lower::naming::titles::{position, signature};
use crate::name::title::namesakes::{with_ordinal, with_thing_before};
use crate::name::{self, title};
use crate::resolve::lock_keys::{self, Keys, Known};
use crate::resolve::model::Folder;

/// Function names that would hide the client's own or imported ones, or whose options would: `NoOptions` is a type of the runtime.
const RESERVED_FUNCTIONS: [&str; 5] = ["auth", "main", "capture_all", "preset_all", "no"];

/// Returns the plan, and the names for the lock. `rename` is by item path.
pub fn plan<'a>(root: &'a Folder, rename: &BTreeMap<String, String>, kept: &KeptNames) -> (ModulePlan<'a>, KeptNames) {
    let keys = lock_keys::of(root);
    let adopted = items_without_ids::of(root, &keys, kept);
    let mut names = Names { rename, kept, keys, adopted, found: KeptNames::default(), folders: Vec::new(), next: 0 };
    let mut plan = module(root, String::new(), Vec::new(), None, &mut names);
    moved_requests::settle(&mut plan);
    keep_paths(&plan, &mut names);
    (plan, names.found)
}

/// Notes the current and the former paths of each function.
fn keep_paths(plan: &ModulePlan<'_>, names: &mut Names<'_>) {
    for operation in &plan.operations {
        let key = names.keys.operation(operation.operation).and_then(|known| known.own.as_ref());
        if let Some(kept) = key.and_then(|key| names.found.functions.get_mut(key)) {
            let (_, modules) = operation.path.split_last().unwrap_or((&kept.name, &[]));
            kept.module = Some(modules.to_vec());
            kept.moved.clone_from(&operation.moved);
        }
    }
    plan.modules.iter().for_each(|inner| keep_paths(inner, names));
}

/// The inputs of naming, besides the elements themselves.
struct Names<'n> {
    rename: &'n BTreeMap<String, String>,
    kept: &'n KeptNames,
    keys: Keys,
    adopted: Adopted,
    found: KeptNames,
    /// The words of the folders around, the innermost first.
    folders: Vec<Vec<String>>,
    next: usize,
}

fn module<'a>(
    folder: &'a Folder,
    ident: Ident,
    former: Vec<Ident>,
    index: Option<usize>,
    names: &mut Names<'_>,
) -> ModulePlan<'a> {
    let mut choices = namesakes::of(&folder.operations, &names.folders);
    let of_types: Vec<_> = choices.iter_mut().map(|choices| std::mem::take(&mut choices.of_types)).collect();
    let candidates = folder.operations.iter().zip(choices).map(|(operation, choices)| {
        let renamed = names.rename.get(&operation.place.to_string());
        let adopted = names.adopted.operation(operation);
        let candidate = Candidate::of_operation(choices);
        candidate
            .decided(renamed, names.keys.operation(operation), &names.kept.functions)
            .adopting(adopted, &names.kept.functions)
    });
    let chosen = unique(candidates.collect(), &RESERVED_FUNCTIONS, "request");
    let mut operations = Vec::new();
    for ((operation, chosen), of_types) in folder.operations.iter().zip(chosen).zip(of_types) {
        if let Some(key) = names.keys.operation(operation).and_then(|known| known.own.clone()) {
            names.found.functions.insert(key, chosen.kept());
        }
        let ident = name::snake(&chosen.words.join(" "), "request");
        let Chosen { words, former, paths, .. } = chosen;
        let type_words = of_types.get(&words).unwrap_or(&words).clone();
        operations.push(OperationPlan { operation, ident, words, type_words, former, moved: paths, path: Vec::new() });
    }
    let mut titles: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    folder.folders.iter().for_each(|inner| *titles.entry(title::folder(&inner.name)).or_default() += 1);
    let candidates = folder.folders.iter().map(|inner| {
        let renamed = names.rename.get(&inner.place.to_string());
        let has_namesake = titles.get(&title::folder(&inner.name)).is_some_and(|number| *number > 1);
        let candidate = Candidate::of_folder(inner, has_namesake);
        let candidate = candidate.decided(renamed, names.keys.folder(inner), &names.kept.modules);
        candidate.adopting(names.adopted.folder(inner), &names.kept.modules)
    });
    let chosen = unique(candidates.collect(), &RESERVED_MODULES, "folder");
    let mut modules = Vec::new();
    for (inner, chosen) in folder.folders.iter().zip(chosen) {
        if let Some(key) = names.keys.folder(inner).and_then(|known| known.own.clone()) {
            names.found.modules.insert(key, chosen.kept());
        }
        let former = chosen.former.iter().map(|words| name::snake(&words.join(" "), "folder")).collect();
        let index = names.next;
        names.next += 1;
        names.folders.insert(0, title::folder(&inner.name));
        modules.push(module(inner, name::snake(&chosen.words.join(" "), "folder"), former, Some(index), names));
        names.folders.remove(0);
    }
    ModulePlan { index, ident, folder, operations, modules, former }
}

/// The possible names of an element, the best first, and the key that distinguishes it from its namesakes.
struct Candidate {
    names: Vec<Vec<String>>,
    key: Vec<String>,
    /// The first name is for a namesake.
    yields: bool,
    /// The name in the configuration.
    renamed: Option<Vec<String>>,
    /// The name in the lock.
    kept: Option<Kept>,
}

/// The name of an element.
#[derive(Clone, Debug)]
struct Chosen {
    words: Vec<String>,
    /// The identifier that the name in Postman alone would give.
    own: Vec<String>,
    former: Vec<Vec<String>>,
    /// Its former places in the lock, the latest first.
    paths: Vec<Vec<String>>,
}

impl Chosen {
    fn kept(&self) -> Kept {
        let name = spelled(&self.words);
        let own = spelled(&self.own);
        let old = self.former.iter().map(|words| spelled(words)).collect();
        Kept { from: (own != name).then_some(own), name, old, ..Kept::default() }
    }
}

impl Candidate {
    fn of_operation(choices: Choices) -> Self {
        let Choices { names, key, yields, .. } = choices;
        Self { names, key, yields, renamed: None, kept: None }
    }

    fn of_folder(folder: &Folder, has_namesake: bool) -> Self {
        let mut operations: Vec<_> = folder.operations.iter().map(signature).collect();
        operations.sort();
        let mut key = vec![folder.name.clone()];
        key.extend(operations.concat());
        key.push(position(&folder.place.pointer));
        let own = title::folder(&folder.name);
        let mut names = vec![own.clone(), with_ordinal(&folder.name, &own)];
        // beside `orders/lines`, that of `orders/:id/lines` is not the plain one
        let of_thing = first_url(folder).and_then(|url| with_thing_before(&own, url)).filter(|_| has_namesake);
        let yields = of_thing.is_some();
        names.extend(of_thing);
        Self { names, key, yields, renamed: None, kept: None }
    }

    fn decided(mut self, renamed: Option<&String>, known: Option<&Known>, kept: &BTreeMap<String, Kept>) -> Self {
        self.renamed = renamed.map(|renamed| name::words(renamed)).filter(|words| !words.is_empty());
        let Some(known) = known else { return self };
        self.kept = known.own.as_ref().and_then(|key| kept.get(key)).cloned();
        // by a key that others may have, too, only if the name is unchanged
        let mut others = known.all.iter().filter_map(|key| kept.get(key));
        while self.kept.is_none() {
            self.kept = others.next().cloned();
            match &self.kept {
                None => break,
                Some(_) if self.unchanged().is_none() => self.kept = None,
                Some(_) => {}
            }
        }
        self
    }

    /// Uses a line of the lock with another key, if there is none with its own.
    fn adopting(mut self, line: Option<&String>, kept: &BTreeMap<String, Kept>) -> Self {
        self.kept = self.kept.or_else(|| kept.get(line?).cloned());
        self
    }

    /// Returns the name in the lock, if the name in Postman is unchanged.
    fn unchanged(&self) -> Option<Vec<String>> {
        let kept = self.kept.as_ref()?;
        let from = kept.from.as_ref().unwrap_or(&kept.name);
        (*from == spelled(&self.names[0])).then(|| name::words(&kept.name))
    }

    /// Returns its former names, the latest first.
    fn former(&self) -> Vec<String> {
        self.kept.iter().flat_map(|kept| [&kept.name].into_iter().chain(&kept.old)).cloned().collect()
    }
}

/// Returns the first URL of the requests in a folder, whatever their order.
fn first_url(folder: &Folder) -> Option<&str> {
    let own = folder.operations.iter().map(|operation| operation.url.base.as_str()).min();
    own.or_else(|| folder.folders.iter().filter_map(first_url).min())
}

/// Gives each candidate a name: that of the configuration, that of the lock, or the first of its own that no other has or had; among
/// namesakes the smallest key chooses first.
fn unique(candidates: Vec<Candidate>, reserved: &[&str], suffix: &str) -> Vec<Chosen> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| candidates[*a].key.cmp(&candidates[*b].key));
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
    let mut result: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut settle = |taken: &mut BTreeSet<String>, name: fn(&Candidate) -> Option<Vec<String>>| {
        for index in &order {
            if let Some(words) = name(&candidates[*index])
                && !result.contains_key(index)
                && taken.insert(spelled(&words))
            {
                result.insert(*index, words);
            }
        }
    };
    settle(&mut taken, |candidate| candidate.renamed.clone());
    settle(&mut taken, Candidate::unchanged);
    // callers may still use a former name, so that only its owner may get it back
    let owners = former_names(&candidates, &order, &taken);
    let free = |index: usize, name: &String| owners.get(name).is_none_or(|owner| *owner == index);
    // first choices take precedence over second ones
    for index in &order {
        let own = &candidates[*index].names[0];
        if !result.contains_key(index)
            && !candidates[*index].yields
            && free(*index, &spelled(own))
            && taken.insert(spelled(own))
        {
            result.insert(*index, own.clone());
        }
    }
    // the first number that no namesake has
    let mut next: BTreeMap<&[String], usize> = BTreeMap::new();
    for index in order {
        if result.contains_key(&index) {
            continue;
        }
        let own = &candidates[index].names[0];
        let mut with_suffix = own.clone();
        with_suffix.push(suffix.to_owned());
        let reserved_name = reserved.contains(&spelled(own).as_str()).then_some(with_suffix);
        let numbered = |n: usize| -> Vec<String> { own.iter().cloned().chain([n.to_string()]).collect() };
        let next = next.entry(own).or_insert(2);
        while taken.contains(&spelled(&numbered(*next))) {
            *next += 1;
        }
        let name = reserved_name
            .into_iter()
            .chain(candidates[index].names[1..].iter().cloned())
            .chain((*next..).map(numbered))
            .find(|name| !taken.contains(&spelled(name)) && free(index, &spelled(name)));
        let name = name.unwrap_or_default();
        taken.insert(spelled(&name));
        result.insert(index, name);
    }
    let mut chosen = Vec::new();
    for ((index, words), candidate) in result.into_iter().zip(&candidates) {
        let names =
            candidate.former().into_iter().filter(|name| owners.get(name) == Some(&index) && !taken.contains(name));
        let former = names.map(|name| name::words(&name)).collect();
        // as in the lock, so that names made from these words are equal the next time
        let words = name::words(&spelled(&words));
        let paths = candidate.kept.iter().flat_map(Kept::paths).collect();
        chosen.push(Chosen { words, own: candidate.names[0].clone(), former, paths });
    }
    chosen
}

/// Returns the owner of each former name that is not in use.
fn former_names(candidates: &[Candidate], order: &[usize], taken: &BTreeSet<String>) -> BTreeMap<String, usize> {
    let mut owners = BTreeMap::new();
    for index in order {
        for name in candidates[*index].former().into_iter().filter(|name| !taken.contains(name)) {
            owners.entry(name).or_insert(*index);
        }
    }
    owners
}

fn spelled(words: &[String]) -> String {
    name::snake(&words.join(" "), "request").trim_start_matches("r#").to_owned()
}
