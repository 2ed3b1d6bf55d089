//! The stages are a line, and no file imports one that imports it: read from the `use` declarations and paths of the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

/// The folders and files at the root of the generator: each may only import those before it.
const LINE: &[&str] = &[
    "execution",
    "source",
    "url_path",
    "graphql",
    "description",
    "json",
    "diagnostic",
    "name",
    "credentials",
    "options",
    "lock",
    "read",
    "script",
    "resolve",
    "observe",
    "claims",
    "infer",
    "inputs",
    "lower",
    "emit",
    "write",
    "review",
    "report",
    "generator",
    "project",
];

/// A module by its path from the crate's root, without `crate`.
type Module = Vec<String>;

static GENERATOR: LazyLock<Sources> = LazyLock::new(|| Sources::read("generator/src"));
static RUNTIME: LazyLock<Sources> = LazyLock::new(|| Sources::read("runtime/src"));

struct Sources {
    folder: &'static str,
    /// The imports of each module.
    imports: BTreeMap<Module, BTreeSet<Module>>,
}

impl Sources {
    /// The crate below the folder, without its tests.
    fn read(folder: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
        let mut texts = BTreeMap::new();
        gather(&root, &mut Vec::new(), &mut texts);
        assert!(texts.len() > 20, "{} has the sources", root.display());
        let files: BTreeMap<Module, Vec<syn::Item>> =
            texts.into_iter().map(|(module, text)| (module, items(&text))).collect();
        let names = Names {
            modules: files.keys().cloned().collect(),
            reexports: files.iter().map(|(module, items)| (module.clone(), reexports(items))).collect(),
        };
        let imports = files.iter().map(|(module, items)| {
            let paths = paths(items);
            let found = paths.iter().filter_map(|path| names.module_of(module, path));
            (module.clone(), found.filter(|other| other != module).collect())
        });
        Self { folder, imports: imports.collect() }
    }

    /// Every import between two parts of a folder, where a part is one of its files or a folder in it, its own `mod.rs` among them.
    fn between_parts(&self, folder: &[String]) -> BTreeMap<Module, BTreeSet<Module>> {
        let part =
            |module: &Module| module.starts_with(folder).then(|| module[..module.len().min(folder.len() + 1)].to_vec());
        let mut found: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (module, imports) in &self.imports {
            let Some(from) = part(module) else { continue };
            // a front that names what is in its rooms is no dependency between rooms
            let into = imports.iter().filter_map(part).filter(|to| *to != from);
            found.entry(from.clone()).or_default().extend(into);
        }
        found
    }

    fn folders(&self) -> BTreeSet<Module> {
        self.imports.keys().flat_map(|module| (0..module.len()).map(|length| module[..length].to_vec())).collect()
    }
}

fn gather(folder: &Path, module: &mut Module, texts: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).expect("the sources are there").flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            module.push(name);
            gather(&path, module, texts);
            module.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests" && name != "main" {
            let mut own = module.clone();
            own.extend((!matches!(name.as_str(), "mod" | "lib")).then_some(name));
            texts.insert(own, fs::read_to_string(&path).expect("UTF-8"));
        }
    }
}

/// The items of a file that are compiled without tests.
fn items(text: &str) -> Vec<syn::Item> {
    let file = syn::parse_file(text).expect("Rust");
    let is_test = |attributes: &[syn::Attribute]| {
        attributes.iter().any(|one| one.path().is_ident("cfg") && one.to_token_stream().to_string().contains("test"))
    };
    file.items.into_iter().filter(|item| !is_test(attributes(item))).collect()
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Every path to a module of the crate: of `use` declarations, and of expressions and types.
fn paths(items: &[syn::Item]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for item in items {
        match item {
            syn::Item::Use(item) => leaves(&item.tree, &mut Vec::new(), &mut found),
            item => spelled(without_docs(item.to_token_stream()), &mut found),
        }
    }
    found
}

fn leaves(tree: &syn::UseTree, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(part) => {
            path.push(part.ident.to_string());
            leaves(&part.tree, path, found);
            path.pop();
        }
        syn::UseTree::Name(name) => found.push(path.iter().cloned().chain([name.ident.to_string()]).collect()),
        syn::UseTree::Rename(name) => found.push(path.iter().cloned().chain([name.ident.to_string()]).collect()),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path, found)),
        syn::UseTree::Glob(_) => found.push(path.clone()),
    }
}

/// Attributes name nothing that is imported, `pub(in path)` neither.
fn without_docs(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let next_is_group = matches!(tokens.peek(), Some(TokenTree::Group(_)));
        match &token {
            TokenTree::Punct(sign) if sign.as_char() == '#' && next_is_group => drop(tokens.next()),
            TokenTree::Ident(word) if word == "pub" && next_is_group => drop(tokens.next()),
            TokenTree::Group(group) => {
                let inner = without_docs(group.stream());
                kept.push(TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner)));
            }
            _ => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

fn spelled(tokens: TokenStream, found: &mut Vec<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                if colons != 2 {
                    found.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                    path.clear();
                }
                path.push(word.to_string());
                colons = 0;
            }
            TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
            other => {
                found.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                path.clear();
                colons = 0;
                if let TokenTree::Group(group) = other {
                    spelled(group.stream(), found);
                }
            }
        }
    }
    found.extend((path.len() > 1).then_some(path));
}

/// The names that `pub use` gives, with the paths they stand for.
fn reexports(items: &[syn::Item]) -> BTreeMap<String, Vec<String>> {
    let mut found = Vec::new();
    for item in items {
        if let syn::Item::Use(item) = item
            && !matches!(item.vis, syn::Visibility::Inherited)
        {
            leaves(&item.tree, &mut Vec::new(), &mut found);
        }
    }
    found.into_iter().filter_map(|path| Some((path.last()?.clone(), path))).collect()
}

struct Names {
    modules: BTreeSet<Module>,
    reexports: BTreeMap<Module, BTreeMap<String, Vec<String>>>,
}

impl Names {
    /// The module that a path leads to, seen from another; nothing for paths into other crates.
    fn module_of(&self, from: &Module, path: &[String]) -> Option<Module> {
        let mut at = from.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                let inner: Module = from.iter().cloned().chain([first.to_owned()]).collect();
                if !self.modules.contains(&inner) {
                    return None;
                }
            }
        }
        while let Some(part) = rest.first() {
            let inner: Module = at.iter().cloned().chain([part.clone()]).collect();
            if self.modules.contains(&inner) {
                at = inner;
                rest = &rest[1..];
                continue;
            }
            // a name that the module passes on belongs to where it is declared
            return match self.reexports.get(&at).and_then(|names| names.get(part)) {
                Some(path) if at != *from => self.module_of(&at, path).or(Some(at)),
                _ => Some(at),
            };
        }
        Some(at)
    }
}

/// Groups of two or more that reach each other.
fn circles(imports: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<Vec<Module>> {
    let reach = |from: &Module| {
        let mut seen: BTreeSet<Module> = BTreeSet::new();
        let mut next = vec![from.clone()];
        while let Some(module) = next.pop() {
            for other in imports.get(&module).into_iter().flatten() {
                if seen.insert(other.clone()) {
                    next.push(other.clone());
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> = imports.keys().map(|module| (module, reach(module))).collect();
    let mut found = BTreeSet::new();
    for (module, others) in &reached {
        if others.contains(*module) {
            let back = |other: &&Module| reached.get(other).is_some_and(|theirs| theirs.contains(*module));
            found.insert(others.iter().filter(back).cloned().collect::<Vec<_>>());
        }
    }
    found.into_iter().collect()
}

fn shown(sources: &Sources, circle: &[Module]) -> String {
    let line = |module: &Module| {
        let own = sources.imports.get(module).into_iter().flatten().filter(|other| circle.contains(other));
        format!("    {} → {}\n", module.join("::"), own.map(|other| other.join("::")).collect::<Vec<_>>().join(", "))
    };
    circle.iter().map(line).collect()
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let mut told = String::new();
    for sources in [&*GENERATOR, &RUNTIME] {
        let folder = sources.folder;
        for circle in circles(&sources.imports) {
            told += &format!("a circle of {} files in {folder}:\n{}", circle.len(), shown(sources, &circle));
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn no_folder_imports_one_that_imports_it() {
    let mut told = String::new();
    for sources in [&*GENERATOR, &RUNTIME] {
        let folder = sources.folder;
        for inside in sources.folders() {
            let mut parts = sources.between_parts(&inside);
            // the front of a folder leads into its rooms; what a room takes from it is a circle between files
            parts.remove(&inside);
            for circle in circles(&parts) {
                told += &format!("a circle in {folder}/{}: {circle:?}\n", inside.join("/"));
            }
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_stages_are_a_line() {
    let sources = &*GENERATOR;
    let place = |name: &str| LINE.iter().position(|stage| *stage == name);
    let mut told = String::new();
    for (module, imports) in &sources.imports {
        // the root and the command line see everything
        let Some(stage) = module.first().filter(|stage| *stage != "cli") else { continue };
        let own = place(stage).unwrap_or_else(|| panic!("`{stage}` has no place in the line of stages"));
        for other in imports {
            let is_before = other.first().and_then(|stage| place(stage)).is_some_and(|at| at <= own);
            if !is_before {
                let other = if other.is_empty() { "the root".to_owned() } else { other.join("::") };
                told += &format!("{} imports {other}, which comes later\n", module.join("::"));
            }
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_map_names_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("UTF-8");
    let folders = ["generator/", "runtime/", "tests/"];
    let named: BTreeSet<&str> = map
        .split(['`', '(', ')'])
        .filter(|word| folders.iter().any(|folder| word.starts_with(folder)) && !word.contains(' '))
        .collect();
    assert!(named.len() > 40, "{named:?}");
    let missing: Vec<_> = named.into_iter().filter(|path| !root.join(path).exists()).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md names {missing:?}");
}
