//! Former names that a client keeps for its callers: deprecated functions, types and modules, and re-exports.

use syn::{Attribute, Block, Expr, Item, ItemUse, Stmt, UseTree};

use super::model::Surface;
use super::names::{Names, is_public};

/// The longest chain of former names; a lock that was edited by hand may contain a cycle.
const MAX_NAMES: usize = 64;

impl Surface {
    /// Returns the item or module that callers get by a path, following former names.
    pub(crate) fn resolve(&self, path: &str) -> Option<String> {
        let mut path = path.to_owned();
        for _ in 0..MAX_NAMES {
            if self.has(&path) {
                return Some(path);
            }
            path = match self.former.items.get(&path) {
                Some(now) => now.clone(),
                None => self.in_its_module(&path)?,
            };
        }
        None
    }

    /// Returns the item behind a former name.
    pub(crate) fn kept(&self, path: &str) -> Option<String> {
        self.resolve(path).filter(|now| now != path)
    }

    fn has(&self, path: &str) -> bool {
        self.functions.contains_key(path)
            || self.types.contains_key(path)
            || self.aliases.contains_key(path)
            || self.modules.contains_key(path)
    }

    fn in_its_module(&self, path: &str) -> Option<String> {
        let ends = path.match_indices("::").map(|(at, _)| at).chain([path.len()]);
        let mut ends: Vec<usize> = ends.collect();
        ends.reverse();
        ends.into_iter().find_map(|end| Some(join(self.former.modules.get(&path[..end])?, &path[end..])))
    }

    /// Returns all former names of functions and types with their items, including those in former modules.
    pub(crate) fn former_names(&self) -> Vec<(String, String)> {
        let mut names: Vec<(String, String)> =
            self.former.items.keys().filter_map(|path| Some((path.clone(), self.kept(path)?))).collect();
        for (module, now) in &self.former.modules {
            let Some(now) = self.resolve(now) else { continue };
            let prefix = if now.is_empty() { String::new() } else { format!("{now}::") };
            let inside = self.functions.keys().chain(self.types.keys());
            let inside = inside.filter_map(|path| Some((path, path.strip_prefix(&prefix)?)));
            names.extend(inside.map(|(path, rest)| (format!("{module}::{rest}"), path.clone())));
        }
        names
    }
}

fn join(module: &str, rest: &str) -> String {
    if module.is_empty() { rest.trim_start_matches("::").to_owned() } else { format!("{module}{rest}") }
}

/// Returns the module that a module forwards to, if it has nothing but `pub use super::now::*;`.
pub(super) fn of_module(module: &[String], items: &[Item]) -> Option<String> {
    let [Item::Use(only)] = items else { return None };
    let mut path = Vec::new();
    let mut tree = &only.tree;
    while let UseTree::Path(part) = tree {
        path.push(part.ident.to_string());
        tree = &part.tree;
    }
    let is_glob = is_public(&only.vis) && matches!(tree, UseTree::Glob(_));
    is_glob.then(|| own(Names::of(module, items).absolute(&path)))
}

/// Returns the names that `pub use` gives to other items.
pub(super) fn of_use(names: &Names, item: &ItemUse) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut path = Vec::new();
    leaves(&item.tree, &mut path, &mut |name, path| found.push((name, own(names.absolute(path)))));
    found
}

fn leaves(tree: &UseTree, path: &mut Vec<String>, found: &mut impl FnMut(String, &[String])) {
    match tree {
        UseTree::Path(part) => {
            path.push(part.ident.to_string());
            leaves(&part.tree, path, found);
            path.pop();
        }
        UseTree::Name(name) => {
            path.push(name.ident.to_string());
            found(name.ident.to_string(), path);
            path.pop();
        }
        UseTree::Rename(name) => {
            path.push(name.ident.to_string());
            found(name.rename.to_string(), path);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path, found)),
        UseTree::Glob(_) => {}
    }
}

/// Returns the function behind a deprecated one.
pub(super) fn of_function(names: &Names, attributes: &[Attribute], block: &Block) -> Option<String> {
    let [Stmt::Expr(Expr::Call(call), None)] = block.stmts.as_slice() else { return None };
    let Expr::Path(function) = &*call.func else { return None };
    deprecation(attributes).map(|_| own(names.path(&function.path).split("::")))
}

/// Returns the type behind a deprecated alias.
pub(super) fn of_type(names: &Names, attributes: &[Attribute], ty: &syn::Type) -> Option<String> {
    let ty = names.ty(ty);
    (deprecation(attributes).is_some() && ty.starts_with("crate::") && !ty.contains('<')).then(|| own(ty.split("::")))
}

/// Returns the note of what is deprecated, which may be empty.
pub(super) fn deprecated(attributes: &[Attribute]) -> Option<String> {
    let attribute = deprecation(attributes)?;
    let mut note = String::new();
    // without a note it is no list
    let _ = attribute.parse_nested_meta(|meta| {
        note = meta.value()?.parse::<syn::LitStr>()?.value();
        Ok(())
    });
    Some(note)
}

fn deprecation(attributes: &[Attribute]) -> Option<&Attribute> {
    attributes.iter().find(|attribute| attribute.path().is_ident("deprecated"))
}

fn own<S: AsRef<str>>(path: impl IntoIterator<Item = S>) -> String {
    let path: Vec<String> = path.into_iter().map(|part| part.as_ref().to_owned()).collect();
    path.strip_prefix(&["crate".to_owned()]).unwrap_or(&path).join("::")
}
