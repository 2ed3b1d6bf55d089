//! The modules of a crate with their items.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Item, UseTree};

/// A module by its path from the crate's root.
pub type ModulePath = Vec<String>;

#[derive(Default)]
pub struct Sources {
    pub modules: BTreeMap<ModulePath, Vec<Item>>,
}

impl Sources {
    pub fn read(folder: &Path) -> Self {
        let mut sources = Self::default();
        sources.file(&folder.join("lib.rs"), folder, Vec::new());
        sources
    }

    /// `beside` is the folder of the files of the modules inside.
    fn file(&mut self, file: &Path, beside: &Path, path: ModulePath) {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let items = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())).items;
        self.items(items, beside, path);
    }

    fn items(&mut self, items: Vec<Item>, beside: &Path, path: ModulePath) {
        let mut own = Vec::new();
        for item in items {
            let Item::Mod(module) = &item else {
                own.push(item);
                continue;
            };
            if is_for_tests(&module.attrs) {
                continue;
            }
            let name = module.ident.to_string();
            let inside: ModulePath = path.iter().cloned().chain([name.clone()]).collect();
            match &module.content {
                Some((_, items)) => self.items(items.clone(), &beside.join(&name), inside),
                None => {
                    let files = [beside.join(format!("{name}.rs")), beside.join(&name).join("mod.rs")];
                    let file: &PathBuf = files.iter().find(|file| file.is_file()).expect("the module has a file");
                    self.file(file, &beside.join(&name), inside);
                }
            }
            own.push(item);
        }
        self.modules.insert(path, own);
    }

    /// The module that a path without its last name leads to, seen from another; nothing for other crates.
    pub fn module(&self, from: &ModulePath, path: &[String]) -> Option<ModulePath> {
        let mut at = from.clone();
        let mut rest = path;
        match path.first().map(String::as_str) {
            Some("crate") => {
                at.clear();
                rest = &path[1..];
            }
            Some("self") => rest = &path[1..],
            _ => {}
        }
        while let Some((first, others)) = rest.split_first() {
            if first == "super" {
                at.pop();
            } else {
                at.push(first.clone());
            }
            rest = others;
        }
        self.modules.contains_key(&at).then_some(at)
    }
}

pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    let text = |attribute: &Attribute| quote::ToTokens::to_token_stream(attribute).to_string();
    attributes.iter().any(|one| one.path().is_ident("cfg") && text(one).contains("(test"))
}

/// Each name of a `use` declaration: the path to it, and what it is called here; `*` for all of a module.
pub fn names(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    leaves(tree, &mut Vec::new(), &mut found);
    found
}

fn leaves(tree: &UseTree, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, String)>) {
    let mut leaf = |path: &[String], last: &str, name: &str| {
        let full = path.iter().cloned().chain([last.to_owned()]).collect();
        found.push((full, name.to_owned()));
    };
    match tree {
        UseTree::Path(part) => {
            path.push(part.ident.to_string());
            leaves(&part.tree, path, found);
            path.pop();
        }
        UseTree::Name(name) => leaf(path, &name.ident.to_string(), &name.ident.to_string()),
        UseTree::Rename(name) => leaf(path, &name.ident.to_string(), &name.rename.to_string()),
        UseTree::Glob(_) => leaf(path, "*", "*"),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path, found)),
    }
}
