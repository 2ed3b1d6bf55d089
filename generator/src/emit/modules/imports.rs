//! `use` lines: a file imports what its items name.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::quote;

use crate::emit::text::print;
use crate::lower::model::Import;

/// Declared in the client's root.
const CLIENT: &[&str] = &["Call", "Client", "Variables"];

/// The names that generated code uses without a path, by the module that declares them. No generated type has one of these names.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "postman_client",
        &[
            "Answer",
            "Behavior",
            "Body",
            "Bytes",
            "Decode",
            "DecodeError",
            "File",
            "Json",
            "NoFailure",
            "Parsed",
            "Received",
            "Response",
            "Secret",
            "StrictJson",
            "Text",
            "Variable",
        ],
    ),
    (
        "postman_client::codegen",
        &[
            "Asap",
            "Auth",
            "Aws",
            "Common",
            "Digest",
            "EdgeGrid",
            "Fields",
            "Form",
            "Found",
            "Hawk",
            "Inputs",
            "Jwt",
            "Kind",
            "NoOptions",
            "Ntlm",
            "OAuth1",
            "OAuth2",
            "Options",
            "Sources",
            "TokenParameter",
        ],
    ),
    ("postman_client::json", &["Map", "Number", "Value"]),
    ("serde", &["Deserialize", "Serialize"]),
    ("std::collections", &["BTreeMap"]),
];

/// One block with the imports of a module `depth` levels below the client's root, whose items use these names.
/// `declared` says where the types of other modules come from.
pub fn block(mut used: BTreeSet<String>, declared: &[Import], depth: usize) -> TokenStream {
    used.extend(declared.iter().flat_map(|import| import.kept.iter().cloned()));
    paths(&used, declared, depth).iter().map(|(path, names)| line(path, names, declared)).collect()
}

/// The imports that only items behind features name: each with the features of those that do. `open` is what the others use.
pub fn behind_features(
    gated: &[(&str, BTreeSet<String>)],
    mut open: BTreeSet<String>,
    declared: &[Import],
    depth: usize,
) -> TokenStream {
    open.extend(declared.iter().flat_map(|import| import.kept.iter().cloned()));
    let mut features: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (feature, used) in gated {
        for name in used.difference(&open) {
            features.entry(name.clone()).or_default().insert(feature);
        }
    }
    let mut groups: BTreeMap<BTreeSet<&str>, BTreeSet<String>> = BTreeMap::new();
    for (name, features) in features {
        groups.entry(features).or_default().insert(name);
    }
    let group = |(features, names): (&BTreeSet<&str>, &BTreeSet<String>)| {
        let gate = match features.len() {
            1 => quote!(#(feature = #features)*),
            _ => quote!(any(#(feature = #features),*)),
        };
        paths(names, declared, depth)
            .iter()
            .map(|(path, names)| {
                let line = line(path, names, declared);
                quote!(#[cfg(#gate)] #line)
            })
            .collect::<TokenStream>()
    };
    groups.iter().map(group).collect()
}

/// Imports with their modules, in the order of writing.
fn paths<'n>(used: &BTreeSet<String>, declared: &'n [Import], depth: usize) -> Vec<(String, BTreeSet<&'n str>)> {
    let mut imports: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut add = |path: &str, name| {
        imports.entry(path.to_owned()).or_default().insert(name);
    };
    for (path, names) in KNOWN {
        names.iter().filter(|name| used.contains(**name)).for_each(|name| add(path, name));
    }
    if depth > 0 {
        let root = vec!["super"; depth].join("::");
        CLIENT.iter().filter(|name| used.contains(**name)).for_each(|name| add(&root, name));
    }
    for import in declared {
        let names = import.names.iter().map(String::as_str);
        let named = |name: &&str| used.contains(*name) && !is_known(name);
        names.filter(named).for_each(|name| add(&import.path, name));
    }
    let mut imports: Vec<(String, BTreeSet<&str>)> = imports.into_iter().collect();
    imports.sort_by_key(|(path, _)| order(path));
    imports
}

/// As rustfmt sorts: this crate first, and deeper modules before nearer ones.
fn order(path: &str) -> (usize, String) {
    let first = path.split("::").next().unwrap_or_default();
    let local = ["self", "super", "crate"];
    let rank = local.iter().position(|keyword| *keyword == first).unwrap_or(local.len());
    (rank, format!("{path}::~"))
}

fn is_known(name: &str) -> bool {
    CLIENT.contains(&name) || KNOWN.iter().any(|(_, names)| names.contains(&name))
}

/// Types of other modules are public here too: the path of a type stays when a second module comes to share it.
fn line(path: &str, names: &BTreeSet<&str>, declared: &[Import]) -> TokenStream {
    let public = declared.iter().any(|import| import.path == path).then(|| quote!(pub));
    let path = print::path(path);
    let mut idents = names.iter().map(|name| print::ident(name));
    match (idents.next(), names.len()) {
        (Some(only), 1) => quote!(#public use #path::#only;),
        (first, _) => quote!(#public use #path::{#first #(, #idents)*};),
    }
}

/// Every identifier that may stand for something declared elsewhere.
pub fn used(block: &TokenStream) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    collect(block.clone(), &mut used);
    used
}

/// Adds those of a block.
pub fn collect(block: TokenStream, used: &mut BTreeSet<String>) {
    collect_within(block, false, used);
}

/// Paths count by their first segment; the names of an enum's variants do not count, nor does what starts with a small letter: nothing
/// that is imported does.
fn collect_within(tokens: TokenStream, variants: bool, used: &mut BTreeSet<String>) {
    let (mut is_enum, mut colon, mut qualified) = (false, false, false);
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                is_enum |= name == "enum";
                if !qualified
                    && !variants
                    && !name.starts_with(|c: char| c.is_ascii_lowercase())
                    && !used.contains(&name)
                {
                    used.insert(name);
                }
                (colon, qualified) = (false, false);
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                qualified = colon;
                colon = punct.spacing() == Spacing::Joint;
            }
            TokenTree::Group(group) => {
                let variants = is_enum && group.delimiter() == Delimiter::Brace;
                is_enum &= !variants;
                collect_within(group.stream(), variants, used);
                (colon, qualified) = (false, false);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => (colon, qualified) = (false, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{block, used};
    use crate::emit::text::print;
    use std::collections::BTreeSet;

    use crate::lower::model::Import;

    #[test]
    fn no_type_has_the_name_of_an_import() {
        for name in super::KNOWN.iter().flat_map(|(_, names)| *names).chain(super::CLIENT) {
            assert!(crate::name::is_reserved_type_name(name), "{name}");
        }
    }

    #[test]
    fn imports_are_what_the_items_name() {
        let items = [
            quote!(
                #[derive(Debug, Deserialize)]
                pub struct A {
                    pub b: Option<B>,
                    pub v: Value,
                }
            ),
            quote!(
                pub enum U {
                    Text(String),
                    Map(C),
                }
            ),
            quote!(
                pub fn f(client: &Client) -> Call<Json<A>> {
                    U::Text(serde::Serialize)
                }
            ),
        ];
        let declared = [
            Import {
                path: "super::super::types".into(),
                names: vec!["B".into(), "C".into(), "D".into(), "E".into()],
                kept: BTreeSet::from(["E".to_owned()]),
            },
            Import { path: "super::other".into(), names: vec!["Json".into(), "Secret".into()], kept: BTreeSet::new() },
        ];
        assert_eq!(
            print::file(block(items.iter().flat_map(used).collect(), &declared, 2)),
            "pub use super::super::types::{B, C, E};\n\
             use super::super::{Call, Client};\n\
             use postman_client::json::Value;\n\
             use postman_client::Json;\n\
             use serde::Deserialize;\n"
        );
    }
}
