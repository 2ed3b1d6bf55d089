//! Lists the items of the modules that callers can name, a line for each.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, TraitItem, Visibility};

use super::sources::{ModulePath, Sources, is_for_tests, names};

/// The lines, sorted.
pub fn list(krate: &str, sources: &Sources) -> String {
    let mut impls: BTreeMap<String, Vec<(&ModulePath, &ItemImpl)>> = BTreeMap::new();
    let mut homes: BTreeMap<String, usize> = BTreeMap::new();
    for (module, items) in &sources.modules {
        for item in items {
            match item {
                Item::Impl(item) if !is_for_tests(&item.attrs) => {
                    impls.entry(last_name(&item.self_ty)).or_default().push((module, item));
                }
                Item::Macro(_) => {}
                item => *homes.entry(name(item).unwrap_or_default()).or_default() += 1,
            }
        }
    }
    let mut listing = Listing { sources, impls, homes, lines: BTreeSet::new(), seen: BTreeSet::new() };
    listing.module(&Vec::new(), krate);
    listing.lines.into_iter().map(|line| line + "\n").collect()
}

struct Listing<'s> {
    sources: &'s Sources,
    /// By the name of the type.
    impls: BTreeMap<String, Vec<(&'s ModulePath, &'s ItemImpl)>>,
    /// The number of modules that declare each name.
    homes: BTreeMap<String, usize>,
    lines: BTreeSet<String>,
    /// Modules and names that were listed, each with the path it was listed under: re-exports may lead in a circle.
    seen: BTreeSet<(ModulePath, String, String)>,
}

impl Listing<'_> {
    fn module(&mut self, module: &ModulePath, path: &str) {
        let Some(items) = self.sources.modules.get(module) else { return };
        for item in items {
            match item {
                Item::Use(item) if is_public(&item.vis) => {
                    for (target, name) in names(&item.tree) {
                        self.reexport(module, &target, path, &name);
                    }
                }
                item => {
                    if let Some(name) = name(item) {
                        self.item(module, item, path, &name);
                    }
                }
            }
        }
    }

    fn reexport(&mut self, from: &ModulePath, target: &[String], path: &str, name: &str) {
        let Some((last, home)) = target.split_last() else { return };
        let Some(home) = self.sources.module(from, home) else {
            self.lines.insert(format!("pub use {} as {path}::{name}", target.join("::")));
            return;
        };
        if last == "*" {
            self.module(&home, path);
        } else {
            self.named(&home, last, path, name);
        }
    }

    /// Lists `name` in a module: its own item, or an import.
    fn named(&mut self, module: &ModulePath, name: &str, path: &str, shown: &str) {
        if !self.seen.insert((module.clone(), name.to_owned(), format!("{path}::{shown}"))) {
            return;
        }
        for item in self.sources.modules.get(module).into_iter().flatten() {
            if let Item::Use(item) = item {
                for (target, imported) in names(&item.tree) {
                    if imported == name {
                        self.reexport(module, &target, path, shown);
                    } else if imported == "*"
                        && let Some(home) = self.sources.module(module, &target[..target.len() - 1])
                    {
                        self.named(&home, name, path, shown);
                    }
                }
            } else if self::name(item).is_some_and(|own| own == name) {
                self.item(module, item, path, shown);
            }
        }
    }

    fn item(&mut self, module: &ModulePath, item: &Item, path: &str, name: &str) {
        let full = format!("{path}::{name}");
        match item {
            Item::Mod(item) if is_public(&item.vis) => {
                self.line(&item.attrs, format!("pub mod {full}"));
                let inside: ModulePath = module.iter().cloned().chain([item.ident.to_string()]).collect();
                self.module(&inside, &full);
            }
            Item::Fn(item) if is_public(&item.vis) => {
                self.line(&item.attrs, format!("pub {}", signature(&item.sig, &full)));
            }
            Item::Const(item) if is_public(&item.vis) => {
                self.line(&item.attrs, format!("pub const {full}: {}", code(&item.ty)));
            }
            Item::Type(item) if is_public(&item.vis) => {
                self.line(&item.attrs, format!("pub type {full}{} = {}", code(&item.generics), code(&item.ty)));
            }
            Item::Struct(item) if is_public(&item.vis) => {
                self.line(&item.attrs, format!("pub struct {full}{}", code(&item.generics)));
                self.fields(&item.fields, &full, false);
                self.implementations(module, &item.ident.to_string(), &full);
            }
            Item::Enum(item) if is_public(&item.vis) => {
                self.line(&item.attrs, format!("pub enum {full}{}", code(&item.generics)));
                for variant in &item.variants {
                    let variant_path = format!("{full}::{}", variant.ident);
                    self.line(&variant.attrs, format!("pub variant {variant_path}"));
                    self.fields(&variant.fields, &variant_path, true);
                }
                self.implementations(module, &item.ident.to_string(), &full);
            }
            Item::Trait(item) if is_public(&item.vis) => {
                let bounds =
                    if item.supertraits.is_empty() { String::new() } else { format!(": {}", code(&item.supertraits)) };
                self.line(&item.attrs, format!("pub trait {full}{}{bounds}", code(&item.generics)));
                for inner in &item.items {
                    match inner {
                        TraitItem::Fn(inner) => {
                            let default = if inner.default.is_some() { " (default)" } else { "" };
                            let text = signature(&inner.sig, &format!("{full}::{}", inner.sig.ident));
                            self.line(&inner.attrs, format!("pub {text}{default}"));
                        }
                        TraitItem::Type(inner) => self.line(&inner.attrs, format!("pub type {full}::{}", inner.ident)),
                        TraitItem::Const(inner) => {
                            self.line(&inner.attrs, format!("pub const {full}::{}: {}", inner.ident, code(&inner.ty)));
                        }
                        _ => {}
                    }
                }
            }
            Item::Macro(item) if item.attrs.iter().any(|one| one.path().is_ident("macro_export")) => {
                self.line(&item.attrs, format!("macro {name}!"));
            }
            _ => {}
        }
    }

    fn fields(&mut self, fields: &Fields, path: &str, all: bool) {
        for (at, field) in fields.iter().enumerate().filter(|(_, field)| all || is_public(&field.vis)) {
            let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
            self.line(&field.attrs, format!("pub field {path}.{name}: {}", code(&field.ty)));
        }
    }

    /// Of a name that several modules declare, those of the module itself and below are meant.
    fn implementations(&mut self, home: &ModulePath, ident: &str, path: &str) {
        let alone = self.homes.get(ident) == Some(&1);
        let mut lines = Vec::new();
        for (module, item) in self.impls.get(ident).into_iter().flatten() {
            if alone || module.starts_with(home) {
                if let Some((of, _)) = &item.trait_ {
                    lines.push((item.attrs.clone(), format!("impl {} for {path}", code(of))));
                    continue;
                }
                for inner in &item.items {
                    match inner {
                        ImplItem::Fn(inner) if is_public(&inner.vis) => {
                            let attributes = [item.attrs.as_slice(), &inner.attrs].concat();
                            let text = signature(&inner.sig, &format!("{path}::{}", inner.sig.ident));
                            lines.push((attributes, format!("pub {text}")));
                        }
                        ImplItem::Const(inner) if is_public(&inner.vis) => {
                            let text = format!("pub const {path}::{}: {}", inner.ident, code(&inner.ty));
                            lines.push((inner.attrs.clone(), text));
                        }
                        _ => {}
                    }
                }
            }
        }
        lines.into_iter().for_each(|(attributes, line)| self.line(&attributes, line));
    }

    /// With what it is derived from, and the feature that it needs.
    fn line(&mut self, attributes: &[Attribute], line: String) {
        let hidden = attributes.iter().any(|one| one.path().is_ident("doc") && code(one).contains("hidden"));
        if hidden || is_for_tests(attributes) {
            return;
        }
        let told = ["cfg", "derive", "non_exhaustive", "deprecated"];
        let told = attributes.iter().filter(|one| told.iter().any(|name| one.path().is_ident(name)));
        let told: String = told.map(|one| format!("{} ", code(one))).collect();
        self.lines.insert(format!("{line} {told}").trim_end().to_owned());
    }
}

/// The last name of a type's path.
fn last_name(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(of) => of.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn name(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        Item::Mod(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        _ => return None,
    })
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn signature(signature: &syn::Signature, path: &str) -> String {
    let mut signature = signature.clone();
    signature.ident = syn::Ident::new("name", signature.ident.span());
    code(&signature).replacen("fn name", &format!("fn {path}"), 1)
}

/// Tokens as people write them.
fn code(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" <", "<"),
        (" >", ">"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
        (",>", ">"),
        (" : ", ": "),
        (" :", ":"),
        ("& ", "&"),
        (" ;", ";"),
        ("# [", "#["),
        (" [", "["),
        ("' ", "'"),
    ] {
        text = text.replace(from, to);
    }
    text.replace("->", " -> ").replace("  ", " ").replace("- >", "->")
}
