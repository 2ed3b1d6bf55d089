//! Where the client's types are declared, and which of them have a default.

use std::collections::{BTreeMap, BTreeSet};

use crate::infer::model::Presence;
use crate::lower::model::{Module, TypeDef, TypeKind, TypeRef};

/// Module names from the client's root.
pub type ModulePath<'a> = Vec<&'a str>;

type TypePath<'a> = (ModulePath<'a>, &'a str);

pub struct Names<'a> {
    modules: BTreeMap<ModulePath<'a>, &'a Module>,
    types: BTreeMap<TypePath<'a>, &'a TypeDef>,
    without_default: BTreeSet<TypePath<'a>>,
}

impl<'a> Names<'a> {
    pub fn of(root: &'a Module) -> Self {
        let mut names = Self { modules: BTreeMap::new(), types: BTreeMap::new(), without_default: BTreeSet::new() };
        names.declare(root, Vec::new());
        names.find_defaults();
        names
    }

    /// The path of the module that declares what `module` calls `name`.
    pub fn home(&self, module: &[&'a str], name: &'a str) -> ModulePath<'a> {
        let own = module.to_vec();
        if self.types.contains_key(&(own.clone(), name)) {
            return own;
        }
        self.modules
            .get(&own)
            .into_iter()
            .flat_map(|declared| &declared.imports)
            .find(|import| import.names.binary_search_by(|known| known.as_str().cmp(name)).is_ok())
            .map_or(own, |import| resolve(module, &import.path))
    }

    pub fn has_default(&self, module: &[&'a str], def: &'a TypeDef) -> bool {
        match &def.kind {
            TypeKind::Struct { fields, .. } => {
                fields.iter().all(|field| field.presence != Presence::Required || self.is_default(module, &field.ty))
            }
            TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::ByStatus(_) => false,
        }
    }

    pub fn types(&self) -> impl Iterator<Item = &'a TypeDef> {
        self.types.values().copied()
    }

    fn declare(&mut self, module: &'a Module, path: ModulePath<'a>) {
        let of_operations = module.operations.iter().flat_map(|operation| &operation.types);
        for def in of_operations.chain(&module.types) {
            self.types.insert((path.clone(), &def.ident), def);
        }
        for inner in &module.modules {
            let mut path = path.clone();
            path.push(&inner.ident);
            self.declare(inner, path);
        }
        self.modules.insert(path, module);
    }

    /// A type has a default until one of its fields is found to have none.
    fn find_defaults(&mut self) {
        loop {
            let lost: Vec<TypePath<'a>> = self
                .types
                .iter()
                .filter(|&(path, _)| !self.without_default.contains(path))
                .filter(|&((module, _), def)| !self.has_default(module, def))
                .map(|(path, _)| path.clone())
                .collect();
            if lost.is_empty() {
                return;
            }
            self.without_default.extend(lost);
        }
    }

    fn is_default(&self, module: &[&'a str], ty: &'a TypeRef) -> bool {
        match ty {
            TypeRef::Number | TypeRef::Path(_) => false,
            TypeRef::Named(name) | TypeRef::Boxed(name) => {
                let path = (self.home(module, name), name.as_str());
                self.types.contains_key(&path) && !self.without_default.contains(&path)
            }
            _ => true,
        }
    }
}

/// `super::types` as seen from `module`.
fn resolve<'a>(module: &[&'a str], import: &'a str) -> ModulePath<'a> {
    let mut path = module.to_vec();
    for segment in import.split("::") {
        match segment {
            "self" => {}
            "crate" => path.clear(),
            "super" => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::emit::sample;
    use crate::infer::model::Presence;
    use crate::lower::model::{Import, Module, TypeRef};

    #[test]
    fn a_name_is_found_through_its_import() {
        let types =
            Module { ident: "types".into(), types: vec![sample::structure("Shared", vec![])], ..Module::default() };
        let inner = Module {
            ident: "a".into(),
            imports: vec![Import {
                path: "super::types".into(),
                names: vec!["Shared".into()],
                kept: Default::default(),
            }],
            types: vec![sample::structure("Own", vec![])],
            ..Module::default()
        };
        let root = Module { modules: vec![types, inner], ..Module::default() };
        let names = Names::of(&root);
        assert_eq!(names.home(&["a"], "Shared"), ["types"]);
        assert_eq!(names.home(&["a"], "Own"), ["a"]);
    }

    #[test]
    fn no_default_where_a_required_field_has_none() {
        let outer = sample::structure(
            "Outer",
            vec![sample::field("inner", TypeRef::Named("Inner".into()), Presence::Required)],
        );
        let lenient = sample::structure(
            "Lenient",
            vec![sample::field("inner", TypeRef::Named("Inner".into()), Presence::Optional)],
        );
        let inner = sample::structure("Inner", vec![sample::field("n", TypeRef::Number, Presence::Required)]);
        let root = Module { types: vec![outer, lenient, inner], ..Module::default() };
        let names = Names::of(&root);
        let with_default: Vec<&str> =
            names.types().filter(|def| names.has_default(&[], def)).map(|def| def.ident.as_str()).collect();
        assert_eq!(with_default, ["Lenient"]);
    }
}
