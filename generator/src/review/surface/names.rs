//! Resolves the names of types by `use` declarations and `super`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Item, Path, PathArguments, Type, TypeParamBound, UseTree};

/// The names that one module has in scope.
pub(super) struct Names {
    /// The path from the client's root.
    module: Vec<String>,
    imported: BTreeMap<String, Vec<String>>,
    declared: BTreeSet<String>,
}

impl Names {
    pub(super) fn of<'i>(module: &[String], items: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut names = Self { module: module.to_vec(), imported: BTreeMap::new(), declared: BTreeSet::new() };
        for item in items {
            match item {
                Item::Use(item) => names.import(&item.tree, &mut Vec::new()),
                Item::Struct(item) => names.declare(&item.ident),
                Item::Enum(item) => names.declare(&item.ident),
                Item::Type(item) => names.declare(&item.ident),
                Item::Mod(item) => names.declare(&item.ident),
                Item::Fn(item) => names.declare(&item.sig.ident),
                _ => {}
            }
        }
        names
    }

    fn declare(&mut self, ident: &syn::Ident) {
        self.declared.insert(ident.to_string());
    }

    fn import(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.import(&part.tree, path);
                path.pop();
            }
            UseTree::Name(name) => {
                path.push(name.ident.to_string());
                let full = self.absolute(path);
                self.imported.insert(name.ident.to_string(), full);
                path.pop();
            }
            UseTree::Rename(name) => {
                path.push(name.ident.to_string());
                let full = self.absolute(path);
                self.imported.insert(name.rename.to_string(), full);
                path.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, path)),
            UseTree::Glob(_) => {}
        }
    }

    /// Resolves `super::x` to `crate::…::x`; a name without a declaration belongs to a crate or the prelude.
    pub(super) fn absolute(&self, path: &[String]) -> Vec<String> {
        let mut module = self.module.clone();
        let mut rest = path;
        let mut local = false;
        while let Some((first, others)) = rest.split_first() {
            match first.as_str() {
                "super" => drop(module.pop()),
                "self" => {}
                _ => break,
            }
            local = true;
            rest = others;
        }
        let first = rest.first().map(String::as_str).unwrap_or_default();
        if !local {
            if let Some(full) = self.imported.get(first) {
                return full.iter().chain(&rest[1..]).cloned().collect();
            }
            if !self.declared.contains(first) {
                return rest.to_vec();
            }
        }
        std::iter::once("crate".to_owned()).chain(module).chain(rest.iter().cloned()).collect()
    }

    pub(super) fn path(&self, path: &Path) -> String {
        let idents: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let arguments = path.segments.last().map(|segment| self.arguments(&segment.arguments)).unwrap_or_default();
        format!("{}{arguments}", self.absolute(&idents).join("::"))
    }

    fn arguments(&self, arguments: &PathArguments) -> String {
        let PathArguments::AngleBracketed(arguments) = arguments else { return String::new() };
        let arguments: Vec<String> = arguments
            .args
            .iter()
            .map(|argument| match argument {
                GenericArgument::Type(ty) => self.ty(ty),
                other => text(other),
            })
            .collect();
        format!("<{}>", arguments.join(", "))
    }

    pub(super) fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::Path(path) if path.qself.is_none() => self.path(&path.path),
            Type::Reference(reference) => {
                let mutable = if reference.mutability.is_some() { "mut " } else { "" };
                format!("&{mutable}{}", self.ty(&reference.elem))
            }
            Type::Tuple(tuple) => {
                format!("({})", tuple.elems.iter().map(|ty| self.ty(ty)).collect::<Vec<_>>().join(", "))
            }
            Type::ImplTrait(bounds) => {
                let bounds: Vec<String> = bounds
                    .bounds
                    .iter()
                    .map(|bound| match bound {
                        TypeParamBound::Trait(bound) => self.path(&bound.path),
                        other => text(other),
                    })
                    .collect();
                format!("impl {}", bounds.join(" + "))
            }
            other => text(other),
        }
    }
}

/// Returns the tokens as text, independent of the layout of the code.
pub(super) fn text(tokens: &impl ToTokens) -> String {
    without_last_commas(tokens.to_token_stream()).to_string()
}

/// Removes trailing commas, which depend on line breaks, and so on the indentation.
fn without_last_commas(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Group(group) => {
                let mut inner: Vec<TokenTree> = group.stream().into_iter().collect();
                inner.pop_if(|last| matches!(last, TokenTree::Punct(punct) if punct.as_char() == ','));
                let inner = without_last_commas(inner.into_iter().collect());
                TokenTree::Group(Group::new(group.delimiter(), inner))
            }
            other => other,
        })
        .collect()
}

pub(super) fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}
