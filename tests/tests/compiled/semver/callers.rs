//! A program that uses every public item of a client in each way that a user can. It is written from the generated code itself, not
//! from what `diff` reads of it.

use conformance::tables::Table;
use quote::ToTokens;
use syn::{Attribute, Fields, FnArg, Item, Pat, ReturnType, Signature, UseTree, Visibility};

/// The caller of `::clients::NAME`.
pub(crate) fn of(name: &str, code: &str) -> String {
    let file = syn::parse_file(code).expect("Rust");
    let mut out = String::from("#![allow(dead_code, unused_imports, unreachable_patterns, non_snake_case)]\n");
    module(&mut out, &[name.to_owned()], &file.items);
    out
}

fn module(out: &mut String, path: &[String], items: &[Item]) {
    let here = path.join("::");
    *out += &format!("pub mod m {{\nuse ::clients::{here}::*;\n");
    let mut scope = Scope { path, out, count: 0 };
    for item in items {
        scope.item(item);
    }
    for item in items {
        if let Item::Mod(inner) = item
            && is_public(&inner.vis)
            && let Some((_, items)) = &inner.content
        {
            let path: Vec<String> = path.iter().cloned().chain([inner.ident.to_string()]).collect();
            let mut text = String::new();
            module(&mut text, &path, items);
            *out += &text.replacen("pub mod m {", &format!("pub mod {} {{", inner.ident), 1);
        }
    }
    *out += "}\n";
}

struct Scope<'a> {
    path: &'a [String],
    out: &'a mut String,
    count: usize,
}

impl Scope<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Use(item) => self.import(&item.tree, &mut Vec::new()),
            Item::Fn(item) if is_public(&item.vis) => self.function(&item.sig, &item.sig.ident.to_string(), ""),
            Item::Struct(item) if is_public(&item.vis) => {
                let ident = item.ident.to_string();
                self.derives(&ident, &item.attrs);
                self.structure(&ident, &item.attrs, &item.fields);
            }
            Item::Macro(item) => {
                if let Some(table) = conformance::tables::read(item) {
                    self.table(&table);
                }
            }
            Item::Enum(item) if is_public(&item.vis) => {
                self.derives(&item.ident.to_string(), &item.attrs);
                self.enumeration(item);
            }
            Item::Type(item) if is_public(&item.vis) => {
                let generics: Vec<String> = item.generics.type_params().map(|param| param.ident.to_string()).collect();
                let generics = generics.join(", ");
                // of the aliases only that of `Call` has parameters, and what it stands for asks this of its answer
                let bounds = generics.replacen("T", "T: postman_client::Decode", 1);
                let (ident, ty) = (&item.ident, self.text(&item.ty));
                self.line(&format!("fn NAME<{bounds}>(value: {ident}<{generics}>) -> {ty} {{ value }}"));
            }
            Item::Impl(item) => {
                let ident = self.text(&item.self_ty);
                if let Some((path, ..)) = &item.trait_ {
                    let bound = self.text(path);
                    self.line(&format!("fn NAME() where {ident}: {bound} {{}}"));
                    return;
                }
                for inner in &item.items {
                    if let syn::ImplItem::Fn(inner) = inner
                        && is_public(&inner.vis)
                    {
                        self.function(&inner.sig, &format!("{ident}::{}", inner.sig.ident), &ident);
                    }
                }
            }
            _ => {}
        }
    }

    /// The scope of the client's module, made again outside the client.
    fn import(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.import(&part.tree, path);
                path.pop();
            }
            UseTree::Name(name) => {
                let full = path.iter().cloned().chain([name.ident.to_string()]).collect::<Vec<_>>().join(" :: ");
                let full = self.absolute(&full);
                let full = full.strip_prefix("self :: ").unwrap_or(&full);
                *self.out += &format!("use {full};\n");
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, path)),
            other => panic!("no generated import is like {}", other.to_token_stream()),
        }
    }

    fn function(&mut self, signature: &Signature, callee: &str, this: &str) {
        let mut params = Vec::new();
        let mut names = Vec::new();
        for input in &signature.inputs {
            let FnArg::Typed(input) = input else { panic!("no generated function has a receiver") };
            let Pat::Ident(name) = &*input.pat else { panic!("no generated argument is a pattern") };
            params.push(format!("{}: {}", name.ident, self.text(&input.ty)));
            names.push(name.ident.to_string());
        }
        let answer = match &signature.output {
            ReturnType::Default => "()".to_owned(),
            ReturnType::Type(_, ty) => self.text(ty),
        };
        let answer =
            answer.split(' ').map(|token| if token == "Self" { this } else { token }).collect::<Vec<_>>().join(" ");
        self.line(&format!("fn NAME({}) -> {answer} {{ {callee}({}) }}", params.join(", "), names.join(", ")));
    }

    fn structure(&mut self, ident: &str, attributes: &[Attribute], fields: &Fields) {
        self.line(&format!("fn NAME(_: &{ident}) {{}}"));
        let fields: Vec<(String, String)> = fields
            .iter()
            .filter(|field| is_public(&field.vis))
            .filter_map(|field| Some((field.ident.as_ref()?.to_string(), self.text(&field.ty))))
            .collect();
        for (name, ty) in &fields {
            self.line(&format!("fn NAME(value: &{ident}) -> &{ty} {{ &value.{name} }}"));
        }
        if has(attributes, "non_exhaustive") {
            return;
        }
        let params: Vec<String> = fields.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        self.line(&format!("fn NAME({}) -> {ident} {{ {ident} {{ {} }} }}", params.join(", "), names.join(", ")));
        self.line(&format!("fn NAME(value: {ident}) {{ let {ident} {{ {} }} = value; }}", names.join(", ")));
        let default = derives(attributes).iter().any(|derive| derive == "Default");
        if let (true, Some((name, ty))) = (default, fields.first()) {
            self.line(&format!("fn NAME({name}: {ty}) -> {ident} {{ {ident} {{ {name}, ..Default::default() }} }}"));
        }
    }

    /// Writes callers of `options!`, `form!`, `body!` and `variables!`.
    fn table(&mut self, table: &Table) {
        let name = &table.name;
        if table.kind == "body" {
            let required = || table.rows.iter().filter(|row| row.place == "body");
            let params: Vec<String> = required().map(|row| format!("{}: {}", row.field, self.local(&row.ty))).collect();
            let names: Vec<&str> = required().map(|row| row.field.as_str()).collect();
            self.line(&format!("fn NAME({}) -> {name} {{ {name}::new({}) }}", params.join(", "), names.join(", ")));
            self.line(&format!("fn NAME() where {name}: ::serde::Serialize + Clone + std::fmt::Debug {{}}"));
        } else {
            self.line(&format!("fn NAME() -> {name} {{ <{name}>::default() }}"));
        }
        for row in &table.rows {
            let (field, ty, of) = (&row.field, self.local(&row.ty), self.local(&row.field_type()));
            self.line(&format!("fn NAME(value: &{name}) -> &{of} {{ &value.{field} }}"));
            if row.place == "body" {
                continue;
            }
            let ty = if row.place.is_empty() { &of } else { &ty };
            let value = if row.place.ends_with("_list") { "[value]" } else { "value" };
            self.line(&format!("fn NAME(to: {name}, value: {ty}) -> {name} {{ to.{field}({value}) }}"));
        }
    }

    /// The type of a row, for outside the client.
    fn local(&self, ty: &str) -> String {
        let ty: syn::Type = syn::parse_str(ty).expect("a type");
        self.text(&ty)
    }

    fn enumeration(&mut self, item: &syn::ItemEnum) {
        let ident = &item.ident;
        let mut arms = Vec::new();
        for variant in &item.variants {
            let name = &variant.ident;
            match variant.fields.iter().next() {
                None => arms.push(format!("{ident}::{name} => ()")),
                Some(field) => {
                    let ty = self.text(&field.ty);
                    arms.push(format!("{ident}::{name}(value) => {{ let _: {ty} = value; }}"));
                    self.line(&format!("fn NAME(value: {ty}) -> {ident} {{ {ident}::{name}(value) }}"));
                }
            }
        }
        if has(&item.attrs, "non_exhaustive") {
            arms.push("_ => ()".to_owned());
        }
        self.line(&format!("fn NAME(value: {ident}) {{ match value {{ {} }} }}", arms.join(", ")));
    }

    fn derives(&mut self, ident: &str, attributes: &[Attribute]) {
        for derive in derives(attributes) {
            let bound = match derive.as_str() {
                "Debug" => "std::fmt::Debug",
                "FromJson" => "::postman_client::FromJson + ::serde::de::DeserializeOwned",
                "Serialize" => "::serde::Serialize",
                other => other,
            };
            self.line(&format!("fn NAME() where {ident}: {bound} {{}}"));
        }
    }

    fn line(&mut self, code: &str) {
        self.count += 1;
        *self.out += &format!("pub {}\n", code.replacen("NAME", &format!("use_{}", self.count), 1));
    }

    /// Code of the client's module, for outside the client.
    fn text(&self, tokens: &impl ToTokens) -> String {
        self.absolute(&tokens.to_token_stream().to_string())
    }

    fn absolute(&self, text: &str) -> String {
        // the client's module of shared types, not the caller's module of that name
        if let Some(inside) = text.strip_prefix("types :: ") {
            return format!("::clients::{}::types::{inside}", self.path.join("::"));
        }
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("super :: ") {
            out += &rest[..at];
            rest = &rest[at..];
            let mut depth = self.path.len();
            while let Some(inner) = rest.strip_prefix("super :: ") {
                rest = inner;
                depth -= 1;
            }
            out += &format!("::clients::{}::", self.path[..depth].join("::"));
        }
        out + rest
    }
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

fn derives(attributes: &[Attribute]) -> Vec<String> {
    let mut found = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let read = attribute.parse_nested_meta(|meta| {
            found.push(meta.path.to_token_stream().to_string());
            Ok(())
        });
        read.expect("a list of paths");
    }
    found
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
