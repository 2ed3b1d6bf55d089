//! Tests of inference, in a short notation: `?` may be missing, `~` may be null, `*` a list that is
//! empty when missing.

mod envelopes;
mod explain;
mod kind_keys;
mod modes;
mod names;
mod numbers;
mod observed;
mod overrides;
mod properties;
mod requests;
mod resources;
mod shared_nouns;
mod sharing;
pub(crate) mod simulate;
mod types;

use super::InferOptions;
use super::model::{Direction, Presence, Request, Sample, Site, Type, Types, VariableValues};

fn site<'a>(name: &str, direction: Direction, texts: &[&'a str]) -> Site<'a> {
    let samples = texts.iter().map(|text| Sample { label: "saved", text }).collect();
    let operation = Some(name.replace(' ', "_"));
    Site {
        name: name.to_owned(),
        title: name.to_owned(),
        path: name.to_owned(),
        operation,
        status: None,
        module: None,
        direction,
        request: Request::default(),
        samples,
        observed: Vec::new(),
        claimed: Vec::new(),
        constants: Vec::new(),
    }
}

fn answer<'a>(name: &str, text: &'a str) -> Site<'a> {
    site(name, Direction::Answer, &[text])
}

fn answers(texts: &[&str]) -> String {
    let site = site("get user", Direction::Answer, texts);
    show(&infer(&[site], &VariableValues::new()))
}

fn bodies(texts: &[&str]) -> String {
    let site = site("create user", Direction::Body, texts);
    show(&infer(&[site], &VariableValues::new()))
}

fn sent<'a>(mut site: Site<'a>, method: &str, url: &str) -> Site<'a> {
    site.request = Request { method: method.to_owned(), url: url.to_owned(), folder: String::new() };
    site
}

/// With the default options.
fn infer(sites: &[Site<'_>], variables: &VariableValues) -> Types {
    super::infer(sites, variables, &InferOptions::default())
}

fn hinted(texts: &[&str]) -> String {
    let site = site("get user", Direction::Answer, texts);
    let options = InferOptions { hints: true, ..InferOptions::default() };
    show(&super::infer(&[site], &VariableValues::new(), &options))
}

/// The roots, then each struct and union on a line.
fn show(types: &Types) -> String {
    let mut lines = Vec::new();
    for root in &types.roots {
        lines.push(match root {
            Ok(root) => show_type(types, &root.ty),
            Err(error) => format!("not JSON: {}", error.reason),
        });
    }
    for item in &types.structs {
        let fields: Vec<String> = item
            .fields
            .iter()
            .map(|field| format!("{}: {}{}", field.name, show_type(types, &field.ty), mark(field.presence)))
            .collect();
        lines.push(format!("{} {{ {} }}", item.name, fields.join(", ")));
    }
    for item in &types.unions {
        let variants: Vec<String> =
            item.variants.iter().map(|(name, ty)| format!("{name}({})", show_type(types, ty))).collect();
        lines.push(format!("{} = {}", item.name, variants.join(" | ")));
    }
    for item in &types.enums {
        let variants: Vec<String> = item.variants.iter().map(|(name, text)| format!("{name}({text})")).collect();
        lines.push(format!("{} = {}", item.name, variants.join(" | ")));
    }
    lines.join("\n")
}

fn mark(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "",
        Presence::Optional => "?",
        Presence::Nullable => "~",
        Presence::OptionalNullable => "?~",
        Presence::List => "*",
    }
}

fn show_type(types: &Types, ty: &Type) -> String {
    match ty {
        Type::List(item) => format!("[{}]", show_type(types, item)),
        Type::Map(value) => format!("{{*: {}}}", show_type(types, value)),
        Type::Nullable(inner) => format!("{}~", show_type(types, inner)),
        Type::Struct(id) => types.structs[id.0].name.clone(),
        Type::Boxed(id) => format!("Box {}", types.structs[id.0].name),
        Type::Enum(id) => types.enums[id.0].name.clone(),
        Type::Union(id) => types.unions[id.0].name.clone(),
        scalar => format!("{scalar:?}"),
    }
}
