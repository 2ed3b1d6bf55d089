//! Generated Rust → [`Surface`].

use std::collections::BTreeMap;

use syn::{Attribute, Expr, Fields, FnArg, ImplItem, Item, Meta, Pat, ReturnType};

use super::former;
use super::model::{Alias, Function, Member, Module, Param, Shape, Surface, TypeItem};
use super::names::{Names, is_public, text};
use super::{common, sends, tables};

/// Returns `true` for the module with the saved answers, which only the crate layout has.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    let gate = |attribute: &Attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string() == "feature = \"testing\"",
        _ => false,
    };
    attributes.iter().any(gate)
}

/// Adds the declarations of a module. The items of `pub mod x;` are requested by their path.
pub(super) fn module<E>(
    surface: &mut Surface,
    path: &[String],
    attributes: &[Attribute],
    items: &[Item],
    outline: &mut impl FnMut(&[String]) -> Result<syn::File, E>,
) -> Result<(), E> {
    let tables = tables::expanded(items);
    let items: Vec<&Item> = items.iter().chain(&tables).collect();
    let names = Names::of(path, items.iter().copied());
    let mut own = Module { docs: docs(attributes), ..Module::default() };
    for &item in &items {
        match item {
            Item::Mod(item) if is_public(&item.vis) && !is_for_tests(&item.attrs) => {
                let inner: Vec<String> = path.iter().cloned().chain([item.ident.to_string()]).collect();
                let items = item.content.as_ref().map(|(_, items)| items.as_slice());
                if let Some(now) = items.and_then(|items| former::of_module(&inner, items)) {
                    surface.former.modules.insert(inner.join("::"), now);
                    continue;
                }
                match &item.content {
                    Some((_, items)) => module(surface, &inner, &item.attrs, items, outline)?,
                    None => {
                        let file = outline(&inner)?;
                        module(surface, &inner, &file.attrs, &file.items, outline)?;
                    }
                }
            }
            Item::Use(item) if is_public(&item.vis) => {
                let kept = former::of_use(&names, item);
                surface.former.items.extend(kept.into_iter().map(|(name, now)| (join(path, &name), now)));
            }
            Item::Fn(item) if is_public(&item.vis) => {
                if let Some(now) = former::of_function(&names, &item.attrs, &item.block) {
                    surface.former.items.insert(join(path, &item.sig.ident.to_string()), now);
                    continue;
                }
                let function = function(&names, &item.attrs, &item.sig, &item.block);
                surface.functions.insert(join(path, &item.sig.ident.to_string()), function);
            }
            Item::Fn(item) if item.sig.ident == "auth" => own.auth = item.block.stmts.first().map(text),
            Item::Const(item) if item.ident == "HEADERS" => own.headers = common::headers(&item.expr),
            Item::Type(item) if is_public(&item.vis) => {
                if let Some(now) = former::of_type(&names, &item.attrs, &item.ty) {
                    surface.former.items.insert(join(path, &item.ident.to_string()), now);
                    continue;
                }
                let ty = names.ty(&item.ty);
                let alias = Alias { docs: docs(&item.attrs), ty };
                surface.aliases.insert(join(path, &item.ident.to_string()), alias);
            }
            Item::Struct(item) if is_public(&item.vis) => {
                let shape = Shape::Struct(fields(&names, &item.fields));
                surface.types.insert(join(path, &item.ident.to_string()), type_item(&item.attrs, shape));
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let variants = item.variants.iter().map(|variant| Member {
                    name: variant.ident.to_string(),
                    docs: docs(&variant.attrs),
                    ty: payload(&names, &variant.fields),
                    serde: serde(&variant.attrs),
                });
                let shape = Shape::Enum(variants.collect());
                surface.types.insert(join(path, &item.ident.to_string()), type_item(&item.attrs, shape));
            }
            _ => {}
        }
    }
    for &item in &items {
        if let Item::Impl(item) = item {
            implementation(surface, &names, item);
        }
    }
    surface.modules.insert(path.join("::"), own);
    Ok(())
}

fn implementation(surface: &mut Surface, names: &Names, item: &syn::ItemImpl) {
    let of = names.ty(&item.self_ty);
    let Some(ty) = surface.types.get_mut(of.trim_start_matches("crate::")) else { return };
    if let Some((path, _)) = &item.trait_ {
        let body: Vec<String> = item.items.iter().map(text).collect();
        ty.traits.insert(names.path(path), body.join("\n"));
        return;
    }
    for inner in &item.items {
        if let ImplItem::Fn(inner) = inner
            && is_public(&inner.vis)
        {
            let found = function(names, &inner.attrs, &inner.sig, &inner.block);
            ty.functions.insert(inner.sig.ident.to_string(), found);
        }
    }
}

fn function(names: &Names, attributes: &[Attribute], signature: &syn::Signature, block: &syn::Block) -> Function {
    let params = signature.inputs.iter().map(|input| match input {
        FnArg::Typed(input) => {
            let name = match &*input.pat {
                Pat::Ident(name) => name.ident.to_string(),
                other => text(other),
            };
            Param { name, ty: names.ty(&input.ty) }
        }
        FnArg::Receiver(receiver) => Param { name: "self".into(), ty: text(receiver) },
    });
    let answer = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => names.ty(ty),
    };
    let sends = match block.stmts.as_slice() {
        [syn::Stmt::Expr(Expr::MethodCall(call), None)] => sends::read(call),
        _ => None,
    };
    let body = if sends.is_some() { String::new() } else { text(block) };
    Function {
        docs: docs(attributes),
        deprecated: former::deprecated(attributes),
        params: params.collect(),
        answer,
        sends,
        body,
        id: None,
        item: None,
    }
}

fn type_item(attributes: &[Attribute], shape: Shape) -> TypeItem {
    TypeItem {
        docs: docs(attributes),
        non_exhaustive: attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive")),
        traits: derives(attributes),
        shape,
        functions: BTreeMap::new(),
        serde: serde(attributes),
    }
}

/// Returns the derived traits, except for those behind a feature, which only the client's own tests enable.
fn derives(attributes: &[Attribute]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        // a list that cannot be read has no paths: the code was edited
        let _ = attribute.parse_nested_meta(|meta| {
            found.insert(
                meta.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
                String::new(),
            );
            Ok(())
        });
    }
    found
}

fn fields(names: &Names, fields: &Fields) -> Vec<Member> {
    let public = fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis));
    let member = |(index, field): (usize, &syn::Field)| Member {
        name: field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string),
        docs: docs(&field.attrs),
        ty: names.ty(&field.ty),
        serde: serde(&field.attrs),
    };
    public.map(member).collect()
}

fn payload(names: &Names, fields: &Fields) -> String {
    let types: Vec<String> = fields.iter().map(|field| names.ty(&field.ty)).collect();
    if types.is_empty() { String::new() } else { format!("({})", types.join(", ")) }
}

/// Returns the serde attributes without `skip_serializing_if`, which follows from the type and is only in some layouts.
fn serde(attributes: &[Attribute]) -> String {
    let mut found = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // an attribute that cannot be read was edited, and is ignored
        let _ = attribute.parse_nested_meta(|meta| {
            let name = text(&meta.path);
            let value = meta.value().and_then(syn::parse::ParseBuffer::parse::<Expr>).map(|value| text(&value));
            if name != "skip_serializing_if" {
                found.push(value.map_or(name.clone(), |value| format!("{name} = {value}")));
            }
            Ok(())
        });
    }
    found.join(", ")
}

fn docs(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        if let Meta::NameValue(doc) = &attribute.meta
            && let Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) = &doc.value
        {
            lines.push(line.value().trim().to_owned());
        }
    }
    lines.join("\n")
}

fn join(path: &[String], name: &str) -> String {
    path.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join("::")
}
