//! Parts of a surface as readable text, one per line.

use crate::review::diff::rename::{last, short};
use crate::review::surface::{Function, Member, Sends, Shape, Surface, TypeItem};

/// The largest number of members of a type that are shown.
const MAX_MEMBERS: usize = 40;

/// Splits `Type.field` and `Type::Variant` or `Type::function` into the type, the separator and the member.
pub(in crate::review::diff) fn split_member(path: &str) -> Option<(&str, &'static str, &str)> {
    // identifiers do not contain dots
    if let Some((of, member)) = path.rsplit_once('.') {
        return Some((of, ".", member));
    }
    path.rsplit_once("::").map(|(of, member)| (of, "::", member))
}

pub(in crate::review::diff) fn is_member(surface: &Surface, path: &str) -> bool {
    split_member(path).is_some_and(|(of, ..)| surface.types.contains_key(of))
}

/// Returns the signature of an item, as callers see it.
pub(in crate::review::diff) fn signature(surface: &Surface, path: &str) -> Option<String> {
    if let Some(function) = surface.functions.get(path) {
        return Some(function_text(last(path), function));
    }
    if let Some(item) = surface.types.get(path) {
        return Some(type_text(last(path), item));
    }
    if let Some(alias) = surface.aliases.get(path) {
        return Some(format!("type {} = {}", last(path), short(&alias.ty)));
    }
    if let Some((of, _, member)) = split_member(path)
        && let Some(item) = surface.types.get(of)
    {
        let found = item.shape.members().iter().find(|one| one.name == member);
        let found = found.map(|one| member_text(&item.shape, one));
        return found.or_else(|| item.functions.get(member).map(|function| function_text(member, function)));
    }
    surface.modules.contains_key(path).then(|| format!("mod {}", last(path)))
}

/// Returns the behaviour of an item that its signature does not show: the request, and how values are read and written.
pub(in crate::review::diff) fn behaviour(surface: &Surface, path: &str) -> Option<String> {
    let module = if path == "the client" { "" } else { path };
    if let Some(function) = surface.functions.get(path) {
        let mut text = function_text(last(path), function);
        match &function.sends {
            Some(sends) => text += &sends_text(sends),
            None => text += &format!("\n    {}", function.body),
        }
        return Some(text);
    }
    if let Some(auth) = surface.modules.get(module).and_then(|module| module.auth.as_ref()) {
        return Some(format!("auth: {}", code(auth)));
    }
    if let Some((of, _, member)) = split_member(path)
        && let Some(item) = surface.types.get(of)
        && let Some(found) = item.shape.members().iter().find(|one| one.name == member)
    {
        let attribute = if found.serde.is_empty() { String::new() } else { format!("#[serde({})]\n", found.serde) };
        return Some(attribute + &member_text(&item.shape, found));
    }
    let item = surface.types.get(path);
    let attribute = item.filter(|item| !item.serde.is_empty()).map(|item| format!("#[serde({})]\n", item.serde));
    Some(attribute.unwrap_or_default() + &signature(surface, path)?)
}

pub(in crate::review::diff) fn docs(surface: &Surface, path: &str) -> Option<String> {
    let module = if path == "the client" { "" } else { path };
    if let Some(function) = surface.functions.get(path) {
        return Some(function.docs.clone());
    }
    if let Some(item) = surface.types.get(path) {
        return Some(item.docs.clone());
    }
    if let Some(alias) = surface.aliases.get(path) {
        return Some(alias.docs.clone());
    }
    if let Some(module) = surface.modules.get(module) {
        return Some(module.docs.clone());
    }
    let (of, _, member) = split_member(path)?;
    let item = surface.types.get(of)?;
    let found = item.shape.members().iter().find(|one| one.name == member).map(|one| one.docs.clone());
    found.or_else(|| item.functions.get(member).map(|function| function.docs.clone()))
}

fn function_text(name: &str, function: &Function) -> String {
    let params: Vec<String> =
        function.params.iter().map(|param| format!("{}: {}", param.name, short(&param.ty))).collect();
    let answer = if function.answer.is_empty() { String::new() } else { format!(" -> {}", short(&function.answer)) };
    let line = format!("fn {name}({}){answer}", params.join(", "));
    if line.len() <= 80 {
        return line;
    }
    format!("fn {name}(\n    {},\n){answer}", params.join(",\n    "))
}

fn sends_text(sends: &Sends) -> String {
    let mut text = format!("\n    {} {}", sends.method, sends.url);
    if let Some(auth) = &sends.auth {
        text += &format!("\n    auth({})", code(auth));
    }
    let steps = sends.steps.iter().map(|step| code(step));
    let presets = sends.presets.iter().map(|preset| format!("preset({})", code(preset)));
    let captures = sends.captures.iter().map(|capture| format!("capture({})", code(capture)));
    for step in steps.chain(presets).chain(captures) {
        text += &format!("\n    {step}");
    }
    text
}

fn type_text(name: &str, item: &TypeItem) -> String {
    let kind = if item.shape.is_struct() { "struct" } else { "enum" };
    let members = item.shape.members();
    let mut text = format!("{kind} {name} {{\n");
    for member in members.iter().take(MAX_MEMBERS) {
        text += &format!("    {},\n", member_text(&item.shape, member));
    }
    if members.len() > MAX_MEMBERS {
        text += &format!("    // and {} more\n", members.len() - MAX_MEMBERS);
    }
    text + "}"
}

fn member_text(shape: &Shape, member: &Member) -> String {
    let ty = short(&member.ty);
    if shape.is_struct() { format!("{}: {ty}", member.name) } else { format!("{}{ty}", member.name) }
}

/// Returns tokens as people write them.
fn code(tokens: &str) -> String {
    tokens.replace(" :: ", "::").replace(" (", "(").replace(" ,", ",").replace("& ", "&")
}
