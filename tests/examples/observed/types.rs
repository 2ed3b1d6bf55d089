//! The type of each answer that a client declares, as text, with all that is inside of it.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Fields, GenericArgument, Item, PathArguments, ReturnType, Type};

/// The type of each function's answer, by the path of the function: its text, and the definitions that it is made of. Fields have no order and
/// nothing has docs: observations have neither.
pub fn of_answers(source: &str) -> BTreeMap<String, String> {
    let mut declared = Declared::default();
    if let Ok(file) = syn::parse_file(source) {
        declared.items(&file.items, "");
    }
    let answers = declared.answers.iter();
    answers.map(|(function, (module, ty))| (function.clone(), declared.written(module, ty))).collect()
}

#[derive(Default)]
struct Declared {
    answers: BTreeMap<String, (String, String)>,
    /// By module and name.
    definitions: BTreeMap<(String, String), String>,
}

impl Declared {
    fn items(&mut self, items: &[Item], module: &str) {
        for item in items {
            let (name, text) = match item.clone() {
                Item::Mod(inner) => {
                    let items = inner.content.map(|(_, items)| items).unwrap_or_default();
                    self.items(&items, &format!("{module}{}::", inner.ident));
                    continue;
                }
                Item::Fn(function) => {
                    if let Some(answer) = answer(&function.sig.output) {
                        let path = format!("{module}{}", function.sig.ident);
                        self.answers.insert(path, (module.to_owned(), answer));
                    }
                    continue;
                }
                Item::Type(alias) => (alias.ident, alias.ty.to_token_stream().to_string()),
                Item::Struct(mut item) => {
                    item.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
                    let Fields::Named(named) = &item.fields else { continue };
                    let mut fields: Vec<String> = named.named.iter().cloned().map(field).collect();
                    fields.sort();
                    let attributes = item.attrs.iter().map(|attribute| attribute.to_token_stream().to_string());
                    let attributes: Vec<String> = attributes.collect();
                    (item.ident, format!("{} {{ {} }}", attributes.join(" "), fields.join(", ")))
                }
                Item::Enum(mut item) => {
                    item.attrs.clear();
                    for variant in &mut item.variants {
                        variant.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
                    }
                    (item.ident.clone(), item.to_token_stream().to_string())
                }
                _ => continue,
            };
            self.definitions.insert((module.to_owned(), name.to_string()), text);
        }
    }

    /// A type and the definitions of the names in it.
    fn written(&self, module: &str, ty: &str) -> String {
        let mut text = ty.to_owned();
        let mut known = BTreeSet::new();
        let mut work = vec![(module, ty)];
        while let Some((module, ty)) = work.pop() {
            for word in ty.split(|c: char| !c.is_alphanumeric() && c != '_') {
                let Some(((module, name), inner)) = self.definition(module, word) else { continue };
                if known.insert((module, name)) {
                    work.push((module, inner));
                }
            }
        }
        let mut definitions: Vec<String> = known
            .iter()
            .map(|key| format!("\n{} = {}", key.1, self.definitions[&(key.0.clone(), key.1.clone())]))
            .collect();
        definitions.sort();
        text.extend(definitions);
        text
    }

    /// The module's own, or the imported one.
    fn definition(&self, module: &str, name: &str) -> Option<((&String, &String), &String)> {
        let own = self.definitions.get_key_value(&(module.to_owned(), name.to_owned()));
        let found = own.or_else(|| self.definitions.iter().find(|((_, other), _)| other == name))?;
        Some(((&found.0.0, &found.0.1), found.1))
    }
}

fn field(mut field: syn::Field) -> String {
    field.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
    field.to_token_stream().to_string()
}

/// What a call gives: `Json<Book>` of `Call<Json<Book>, …>`.
fn answer(output: &ReturnType) -> Option<String> {
    let ReturnType::Type(_, ty) = output else { return None };
    let Type::Path(path) = &**ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Call")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty.to_token_stream().to_string()),
        _ => None,
    })
}
