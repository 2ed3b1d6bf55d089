//! Scripts that several requests share: one function, named after what it sets.
//!
//! It is in the module of the requests. If they are in several modules, it is in the root of the client, and each request keeps its own name for
//! it, so that adding or removing a request does not break callers. A function of one or two plain values is easier to read beside each of its
//! requests, and stays there.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{
    Answer, CAPTURE_ALL, Capture, CaptureBlock, CaptureStep, CaptureUse, Expr, Ident, Module, Operation, PRESET_ALL,
    Reads, ScriptName, SharedScript,
};
use crate::lower::naming::plan::link;
use crate::name;

/// Names of more characters do not list all variables.
const MAX_NAME_BYTES: usize = 40;
/// Fewer characters that variables have in common are too few for a name: `id`.
const MIN_COMMON_BYTES: usize = 4;
/// Clippy warns of an import that gives a name with this word another one.
const UNSAFE: &str = "unsafe";

/// Replaces equal functions by a shared one. Returns the new path of each replaced function, from the client's root.
pub fn share(root: &mut Module) -> BTreeMap<String, String> {
    let mut groups = Groups::default();
    groups.module(root, &mut Vec::new());
    let mut taken: BTreeMap<Vec<Ident>, BTreeSet<Ident>> = BTreeMap::new();
    let mut renamed = BTreeMap::new();
    // in the order of their text: the order of requests names nothing
    for Group { script, users } in groups.0.into_values().filter(|group| group.users.len() > 1) {
        let home = home(&users);
        let Some(module) = find(root, &home) else { continue };
        let of_module = || module.operations.iter().flat_map(functions).collect();
        let taken = taken.entry(home.clone()).or_insert_with(of_module);
        let Some(ident) = names(&script.function, &users).find(|name| !taken.contains(name)) else { continue };
        taken.insert(ident.clone());
        module.scripts.push(SharedScript { function: Capture { ident: ident.clone(), ..script.function }, ..script });
        let is_of_one = is_of_one_module(&users);
        for User { path, at, ident: before } in users {
            let Some(operation) = find(root, &path).and_then(|module| module.operations.get_mut(at)) else { continue };
            take(operation, &before);
            if is_of_one {
                refer(operation, &before, &ident);
            } else {
                let module = vec!["super"; path.len()].join("::");
                operation.script_names.push(ScriptName { ident: before.clone(), module, shared: ident.clone() });
            }
            renamed.insert(from_root(&path, &before), from_root(&home, &ident));
        }
    }
    sort(root);
    renamed
}

fn sort(module: &mut Module) {
    module.scripts.sort_by(|one, other| one.function.ident.cmp(&other.function.ident));
    module.modules.iter_mut().for_each(sort);
}

/// The groups by the text of their functions.
#[derive(Default)]
struct Groups(BTreeMap<String, Group>);

/// Equal functions.
struct Group {
    script: SharedScript,
    users: Vec<User>,
}

/// The operation of a function.
struct User {
    /// Its module.
    path: Vec<Ident>,
    /// Its index there.
    at: usize,
    /// The name of the function.
    ident: Ident,
}

impl Groups {
    fn module(&mut self, module: &Module, path: &mut Vec<Ident>) {
        for (at, operation) in module.operations.iter().enumerate() {
            for function in own(operation) {
                let script = SharedScript { function: function.clone(), answer: answer(operation, function) };
                // the type of an answer has its name in its module
                let is_local = script.answer.is_some() || is_short(function);
                let within = is_local.then_some(&*path);
                let key = format!("{:?} {within:?} {:?}", function.effect(), script.answer);
                let group = self.0.entry(key).or_insert_with(|| Group { script, users: Vec::new() });
                group.users.push(User { path: path.clone(), at, ident: function.ident.clone() });
            }
        }
        for inner in &module.modules {
            path.push(inner.ident.clone());
            self.module(inner, path);
            path.pop();
        }
    }
}

/// Returns `true` if the function does no more than to store one or two values as they are.
fn is_short(function: &Capture) -> bool {
    let [CaptureBlock { guard: None, steps, .. }] = function.blocks.as_slice() else { return false };
    function.locals.is_empty() && steps.len() <= 2 && steps.iter().filter_map(CaptureStep::value).all(is_plain)
}

fn is_plain(value: &Expr) -> bool {
    let is_leaf = |value: &Expr| {
        matches!(value, Expr::Local(_) | Expr::Text(_) | Expr::Integer(_) | Expr::Float(_) | Expr::Bool(_) | Expr::None)
    };
    match value {
        Expr::Field(of, _) | Expr::Ref(of) | Expr::Try(of) => is_plain(of),
        Expr::Method(of, _, arguments) => is_plain(of) && arguments.iter().all(is_leaf),
        Expr::Found(_, arguments) => arguments.iter().all(is_leaf),
        value => is_leaf(value),
    }
}

/// The answer, if the type of the second argument depends on it.
fn answer(operation: &Operation, function: &Capture) -> Option<Answer> {
    match function.reads {
        Reads::Sources | Reads::Response => None,
        Reads::Value | Reads::Answer => Some(operation.answer.clone()),
    }
}

/// Returns the module of the shared function.
fn home(users: &[User]) -> Vec<Ident> {
    users.first().filter(|_| is_of_one_module(users)).map(|user| user.path.clone()).unwrap_or_default()
}

fn is_of_one_module(users: &[User]) -> bool {
    users.windows(2).all(|pair| pair[0].path == pair[1].path)
}

fn find<'m>(root: &'m mut Module, path: &[Ident]) -> Option<&'m mut Module> {
    let mut module = root;
    for ident in path {
        module = module.modules.iter_mut().find(|inner| inner.ident == *ident)?;
    }
    Some(module)
}

fn from_root(path: &[Ident], ident: &Ident) -> String {
    path.iter().chain([ident]).cloned().collect::<Vec<_>>().join("::")
}

fn own(operation: &Operation) -> impl Iterator<Item = &Capture> {
    operation.preset.iter().chain(&operation.capture)
}

/// Returns the functions that a module declares for an operation.
fn functions(operation: &Operation) -> Vec<Ident> {
    let renewal = operation.renewal.iter().map(|renewal| renewal.ident.clone());
    let paging = operation.paging.iter().map(|paging| paging.ident.clone());
    let scripts = own(operation).map(|script| script.ident.clone());
    [operation.ident.as_str(), PRESET_ALL, CAPTURE_ALL]
        .map(str::to_owned)
        .into_iter()
        .chain(scripts)
        .chain(renewal)
        .chain(paging)
        .collect()
}

/// Returns the possible names: `capture_token_and_expiry`; if that is long, `capture_token` after what all variables have in common, or the name
/// that all requests have for it; then `capture_token_and_others`, and with numbers.
fn names(script: &Capture, users: &[User]) -> impl Iterator<Item = Ident> {
    let what = if script.reads == Reads::Sources { "preset" } else { "capture" };
    let mut variables: Vec<&str> = Vec::new();
    for variable in script.variables() {
        let variable = variable.trim_start_matches("r#");
        if !variables.contains(&variable) && !variable.contains(UNSAFE) {
            variables.push(variable);
        }
    }
    let named = |words: &str| name::snake(&format!("{what} {words}"), what);
    let all = match variables.as_slice() {
        [] => named("variables"),
        [only] => named(only),
        [before @ .., last] => named(&format!("{} and {last}", before.join(" "))),
    };
    let is_long = all.len() > MAX_NAME_BYTES;
    let common = common_ends(&variables).map(|words| named(&words)).filter(|_| is_long);
    let same = users.first().filter(|first| is_long && users.iter().all(|user| user.ident == first.ident));
    let some = (1..variables.len()).map(|count| named(&format!("{} and others", variables[..count].join(" "))));
    let numbered = (2..100).map(|number| format!("{all}_{number}"));
    let best = [common, same.map(|user| user.ident.clone()), Some(all.clone()).filter(|_| !is_long)];
    best.into_iter().flatten().chain(some.filter(|_| is_long)).chain(numbered).collect::<Vec<_>>().into_iter()
}

/// Returns the words with which all variables begin or end: `batch group` of `batch_group_id` and `batch_group_version`.
fn common_ends(variables: &[&str]) -> Option<String> {
    let split: Vec<Vec<&str>> = variables.iter().map(|variable| variable.split('_').collect()).collect();
    let (first, others) = split.split_first()?;
    let longest = (1..=first.len()).rev();
    let start =
        longest.clone().map(|count| &first[..count]).find(|words| others.iter().all(|all| all.starts_with(words)));
    let end = || {
        longest.map(|count| &first[first.len() - count..]).find(|words| others.iter().all(|all| all.ends_with(words)))
    };
    let says_much = |words: &String| words.len() >= MIN_COMMON_BYTES;
    [start, end()].into_iter().flatten().map(|words| words.join(" ")).find(says_much)
}

fn take(operation: &mut Operation, ident: &Ident) {
    let is_it = |script: &mut Capture| script.ident == *ident;
    if operation.preset.take_if(is_it).is_none() {
        operation.capture.take_if(is_it);
    }
}

/// Makes an operation call the shared function, in code and in docs.
fn refer(operation: &mut Operation, before: &Ident, ident: &Ident) {
    let uses = operation.presets.iter_mut().chain(&mut operation.captures);
    for one in uses.filter(|one: &&mut CaptureUse| one.module.is_empty() && one.ident == *before) {
        one.ident.clone_from(ident);
    }
    for line in &mut operation.docs {
        *line = line.replace(&link(before), &link(ident));
    }
}

#[cfg(test)]
mod tests {
    use super::common_ends;

    #[test]
    fn variables_with_common_words_are_called_by_them() {
        for (variables, words) in [
            (["batch_group_id", "batch_group_version"], Some("batch group")),
            (["personal_profile_id", "business_profile_id"], Some("profile id")),
            (["account_id", "account_id_in_full"], Some("account id")),
            (["dataset_id", "view_id"], None),
            (["token", "tokens"], None),
        ] {
            assert_eq!(common_ends(&variables).as_deref(), words, "{variables:?}");
        }
    }
}
