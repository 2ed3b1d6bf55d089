//! Inferred types as Rust items, each at the place of its declaration.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::infer::model::{Direction, Home, Parsed, Presence, StructId, Type, Types, UnionId};
use crate::lower::docs;
use crate::lower::model::types::key_case::{Casing, serde_name};
use crate::lower::model::{Derive, Derives, Field, Ident, TypeDef, TypeKind, TypeRef, UnionVariant};
use crate::lower::types::defaults;

/// The types of a client, by the module that declares them.
#[derive(Debug, Default)]
pub struct Placed {
    /// Types that only the operation of a site uses, by the site.
    pub of_site: BTreeMap<usize, Vec<TypeDef>>,
    /// Types that several operations of a module use, by the module.
    pub of_module: BTreeMap<Option<usize>, Vec<TypeDef>>,
    /// Types that several modules use, in the client's module `types`.
    pub shared: Vec<TypeDef>,
}

/// `root_docs` returns the docs of the root type of sites. Types inside it need no docs: their fields tell where they belong.
pub fn place(types: &Types, other_direction: Derive, root_docs: impl Fn(&[usize]) -> Vec<String>) -> Placed {
    let mut placed = Placed::default();
    let roots = roots(types);
    let defaults = defaults::of(types);
    for (index, item) in types.structs.iter().enumerate() {
        let docs = roots.get(&Type::Struct(StructId(index))).map(|sites| root_docs(sites));
        let def = TypeDef {
            ident: item.name.clone(),
            docs: docs.unwrap_or_default(),
            derives: derives(item.direction, other_direction),
            kind: structure(types, index, defaults.contains(&StructId(index))),
        };
        placed.put(def, item.home, &item.sites);
    }
    for (index, item) in types.unions.iter().enumerate() {
        let variants = variants(types, &item.variants);
        let of_root = roots.get(&Type::Union(UnionId(index)));
        let mut docs = of_root.map(|sites| root_docs(sites)).unwrap_or_default();
        if !docs.is_empty() {
            docs.push(String::new());
        }
        docs.push("One of several kinds of JSON value.".to_owned());
        let def = TypeDef {
            ident: item.name.clone(),
            docs,
            derives: derives(item.direction, other_direction),
            kind: TypeKind::Union(variants),
        };
        placed.put(def, item.home, &item.sites);
    }
    for item in &types.enums {
        let docs = vec!["One of the known values, or another one.".to_owned()];
        let def = TypeDef {
            ident: item.name.clone(),
            docs,
            derives: derives(item.direction, other_direction),
            kind: TypeKind::Enum(item.variants.clone()),
        };
        placed.put(def, item.home, &item.sites);
    }
    placed
}

impl Placed {
    fn put(&mut self, def: TypeDef, home: Home, sites: &[usize]) {
        match (home, sites) {
            (Home::Module(_), [site]) => self.of_site.entry(*site).or_default().push(def),
            (Home::Module(module), _) => self.of_module.entry(module).or_default().push(def),
            (Home::Shared, _) => self.shared.push(def),
        }
    }
}

/// Returns the sites of which each type is the root, or the element of the root.
fn roots(types: &Types) -> HashMap<&Type, Vec<usize>> {
    let mut roots = HashMap::<&Type, Vec<usize>>::new();
    for (site, root) in types.roots.iter().enumerate() {
        let Ok(root) = root else { continue };
        let mut ty = &root.ty;
        while let Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) = ty {
            ty = inner;
        }
        roots.entry(ty).or_default().push(site);
    }
    roots
}

fn derives(direction: Direction, other_direction: Derive) -> Derives {
    match direction {
        Direction::Answer => Derives { deserialize: Derive::Yes, serialize: other_direction },
        Direction::Body => Derives { deserialize: other_direction, serialize: Derive::Yes },
    }
}

fn structure(types: &Types, index: usize, default: bool) -> TypeKind {
    let item = &types.structs[index];
    let casing = Casing::of(item.fields.iter().map(|field| (field.name.as_str(), field.key.as_str())));
    let rest = item.rest.as_ref().map(|name| rest(name));
    let fields =
        item.fields.iter().map(|field| self::field(types, field, item.direction, casing)).chain(rest).collect();
    match item.direction {
        Direction::Answer => TypeKind::Struct { default, casing, fields },
        Direction::Body => TypeKind::Body { casing, fields },
    }
}

fn field(types: &Types, field: &crate::infer::model::Field, direction: Direction, casing: Option<Casing>) -> Field {
    let own = casing.map_or_else(|| serde_name(&field.name).to_owned(), |casing| casing.apply(&field.name));
    let rename = (own != field.key).then(|| field.key.clone());
    // rustdoc does not show attributes of serde; the row of a body has the key, and another case tells nothing new
    let key = rename.as_ref().filter(|key| direction == Direction::Answer && letters(key) != letters(&field.name));
    let key = key.map(|key| format!("{} in JSON.", docs::code(key)));
    let said = field.docs.as_deref().map(docs::sentence).filter(|said| !said.is_empty());
    let example = field.example.as_ref().and_then(|example| docs::example(said.as_slice(), example));
    let docs: Vec<String> = said.into_iter().chain(key).chain(example).collect();
    Field {
        ident: field.name.clone(),
        rename,
        docs: if docs.is_empty() { docs } else { vec![docs.join(" ")] },
        ty: reference(types, &field.ty),
        presence: field.presence,
        constant: field.constant.clone(),
        flatten: false,
    }
}

fn variants(types: &Types, variants: &[(&'static str, Type)]) -> Vec<UnionVariant> {
    variants.iter().map(|(name, ty)| UnionVariant { ident: name, ty: reference(types, ty) }).collect()
}

/// Returns the field that collects the unknown fields of a struct.
fn rest(name: &str) -> Field {
    Field {
        ident: name.to_owned(),
        rename: None,
        docs: vec!["The other fields: the collection does not say which there are.".to_owned()],
        ty: TypeRef::Object,
        presence: Presence::Required,
        constant: None,
        flatten: true,
    }
}

fn letters(name: &str) -> String {
    let name = name.trim_start_matches("r#").chars();
    name.filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// Returns a type as it is written where its name is in scope.
pub fn reference(types: &Types, ty: &Type) -> TypeRef {
    match ty {
        Type::Bool => TypeRef::Bool,
        Type::I64 => TypeRef::I64,
        Type::U64 => TypeRef::U64,
        Type::F64 => TypeRef::F64,
        Type::Number => TypeRef::Number,
        Type::String => TypeRef::String,
        Type::Secret => TypeRef::Secret,
        Type::Value => TypeRef::Value,
        Type::Object => TypeRef::Object,
        Type::List(inner) => TypeRef::List(Box::new(reference(types, inner))),
        Type::Map(inner) => TypeRef::Map(Box::new(reference(types, inner))),
        Type::Nullable(inner) => TypeRef::Option(Box::new(reference(types, inner))),
        Type::Struct(id) => TypeRef::Named(types.structs[id.0].name.clone()),
        Type::Union(id) => TypeRef::Named(types.unions[id.0].name.clone()),
        Type::Enum(id) => TypeRef::Named(types.enums[id.0].name.clone()),
        Type::Parsed(parsed) => TypeRef::Parsed(*parsed),
        Type::Path(path) => TypeRef::Path(path.clone()),
        Type::Boxed(id) => TypeRef::Boxed(types.structs[id.0].name.clone()),
    }
}

/// Returns the features of the runtime that the types need, sorted.
pub fn features(types: &Types) -> Vec<&'static str> {
    let fields = types.structs.iter().flat_map(|item| item.fields.iter().map(|field| &field.ty));
    let variants = types.unions.iter().flat_map(|item| item.variants.iter().map(|(_, ty)| ty));
    let roots = types.roots.iter().flatten().map(|root| &root.ty);
    let features: BTreeSet<&str> = fields.chain(variants).chain(roots).filter_map(feature).collect();
    features.into_iter().collect()
}

fn feature(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => feature(inner),
        Type::Parsed(Parsed::TimeDateTime | Parsed::TimeDate) => Some("time"),
        Type::Parsed(Parsed::ChronoDateTime | Parsed::ChronoDate) => Some("chrono"),
        Type::Parsed(Parsed::JiffTimestamp | Parsed::JiffDate) => Some("jiff"),
        Type::Parsed(Parsed::Uuid) => Some("uuid"),
        _ => None,
    }
}

/// Returns the struct of a body's root if it belongs to this site alone, so that it can have its own `saved()`.
pub fn own_struct(types: &Types, ty: &Type, site: usize) -> Option<Ident> {
    let Type::Struct(id) = ty else { return None };
    let item = &types.structs[id.0];
    (item.sites == [site]).then(|| item.name.clone())
}

#[cfg(test)]
mod tests {
    use super::field;
    use crate::infer::model::{Direction, Field, Presence, Type, Types};

    #[test]
    fn docs_say_a_key_that_the_name_does_not() {
        let docs = |key: &str, name: &str, direction| {
            let (key, name) = (key.to_owned(), name.to_owned());
            let one = Field {
                key,
                name,
                ty: Type::Bool,
                presence: Presence::Required,
                constant: None,
                docs: None,
                example: None,
            };
            field(&Types::default(), &one, direction, None).docs
        };
        assert_eq!(docs("@id", "id", Direction::Answer), ["`@id` in JSON."]);
        assert_eq!(docs("id-2", "id_2", Direction::Answer), [""; 0]);
        assert_eq!(docs("ServiceID", "service_id", Direction::Answer), [""; 0]);
        assert_eq!(docs("@id", "id", Direction::Body), [""; 0]);
    }
}
