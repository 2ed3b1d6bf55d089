//! The answers and structs that a client declares.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Fields, GenericArgument, Item, PathArguments, ReturnType, Type};

/// A type as far as kinds of JSON go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing is known of it.
    Any,
    Boolean,
    Number,
    Text,
    List(Box<Kind>),
    Map(Box<Kind>),
    /// A type of the client, by its name.
    Named(String),
}

/// The answers and structs that a client declares.
#[derive(Default)]
pub struct Declared {
    /// The JSON answer of each function, by its path.
    pub answers: BTreeMap<String, Kind>,
    /// The fields of each struct: by its module and name.
    structs: BTreeMap<(String, String), BTreeMap<String, Kind>>,
    /// Other names of types, by module and name.
    aliases: BTreeMap<(String, String), Kind>,
}

impl Declared {
    pub fn of(source: &str) -> Self {
        let mut declared = Self::default();
        if let Ok(file) = syn::parse_file(source) {
            declared.items(&file.items, "");
        }
        declared
    }

    fn items(&mut self, items: &[Item], module: &str) {
        for item in items {
            match item {
                Item::Mod(inner) => {
                    let items = inner.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
                    self.items(items, &format!("{module}{}::", inner.ident));
                }
                Item::Fn(function) => {
                    if let Some(answer) = answer(&function.sig.output) {
                        self.answers.insert(format!("{module}{}", function.sig.ident), answer);
                    }
                }
                Item::Type(alias) => {
                    self.aliases.insert((module.to_owned(), alias.ident.to_string()), kind(&alias.ty));
                }
                Item::Struct(item) => {
                    let Fields::Named(named) = &item.fields else { continue };
                    // what else there may be is no field
                    let is_rest = |field: &&syn::Field| {
                        field.attrs.iter().any(|attribute| attribute.to_token_stream().to_string().contains("flatten"))
                    };
                    let fields = named.named.iter().filter(|field| !is_rest(field));
                    let fields = fields.filter_map(|field| Some((field.ident.as_ref()?.to_string(), kind(&field.ty))));
                    self.structs.insert((module.to_owned(), item.ident.to_string()), fields.collect());
                }
                _ => {}
            }
        }
    }

    /// The fields of a struct that a module names: its own, or an imported one.
    pub fn fields(&self, module: &str, name: &str) -> Option<&BTreeMap<String, Kind>> {
        named(&self.structs, module, name)
    }

    /// A type behind its other names.
    pub fn resolved(&self, module: &str, kind: &Kind) -> Kind {
        let mut kind = kind;
        // no alias is of itself
        for _ in 0..self.aliases.len() {
            match kind {
                Kind::Named(name) => match named(&self.aliases, module, name) {
                    Some(other) => kind = other,
                    None => break,
                },
                _ => break,
            }
        }
        kind.clone()
    }
}

fn named<'d, T>(declared: &'d BTreeMap<(String, String), T>, module: &str, name: &str) -> Option<&'d T> {
    let own = declared.get(&(module.to_owned(), name.to_owned()));
    own.or_else(|| declared.iter().find(|((_, other), _)| other == name).map(|(_, found)| found))
}

/// The JSON that a function's call gives: `Call<Json<Book>, …>`.
fn answer(output: &ReturnType) -> Option<Kind> {
    let ReturnType::Type(_, ty) = output else { return None };
    let (name, arguments) = parts(ty)?;
    let (json, inner) = parts(arguments.first().filter(|_| name == "Call")?)?;
    (json == "Json").then(|| inner.first().map_or(Kind::Any, kind))
}

fn kind(ty: &Type) -> Kind {
    let Some((name, arguments)) = parts(ty) else { return Kind::Any };
    let last = || Box::new(arguments.last().map_or(Kind::Any, kind));
    match name.as_str() {
        "Option" | "Box" => *last(),
        "Vec" => Kind::List(last()),
        "BTreeMap" => Kind::Map(last()),
        "Map" => Kind::Map(Box::new(Kind::Any)),
        "bool" => Kind::Boolean,
        "i64" | "u64" | "f64" | "Number" => Kind::Number,
        "String" => Kind::Text,
        "Value" => Kind::Any,
        _ => Kind::Named(name),
    }
}

/// The last name of a path, and its generic arguments.
fn parts(ty: &Type) -> Option<(String, Vec<Type>)> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let arguments = match &last.arguments {
        PathArguments::AngleBracketed(all) => all.args.iter().filter_map(|one| match one {
            GenericArgument::Type(ty) => Some(ty.clone()),
            _ => None,
        }),
        _ => return Some((last.ident.to_string(), Vec::new())),
    };
    Some((last.ident.to_string(), arguments.collect()))
}
