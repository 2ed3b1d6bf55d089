//! Paths of the client's types.

use std::collections::BTreeMap;

use crate::lower::model::{Module, TypeDef};

/// Module names from the client's root.
pub type ModulePath<'a> = Vec<&'a str>;

type TypePath<'a> = (ModulePath<'a>, &'a str);

pub struct Names<'a> {
    modules: BTreeMap<ModulePath<'a>, &'a Module>,
    types: BTreeMap<TypePath<'a>, &'a TypeDef>,
}

impl<'a> Names<'a> {
    pub fn of(root: &'a Module) -> Self {
        let mut names = Self { modules: BTreeMap::new(), types: BTreeMap::new() };
        names.declare(root, Vec::new());
        names
    }

    /// Returns the path of the module that declares `name`, as seen in `module`.
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

    /// Returns the type `name`, as seen in `module`, and the module that declares it.
    #[cfg(feature = "cli")]
    pub fn find(&self, module: &[&'a str], name: &'a str) -> Option<(ModulePath<'a>, &'a TypeDef)> {
        let home = self.home(module, name);
        let def = self.types.get(&(home.clone(), name))?;
        Some((home, def))
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
    use crate::lower::model::{Import, Module};

    #[test]
    fn a_name_is_found_through_its_import() {
        let types =
            Module { ident: "types".into(), types: vec![sample::structure("Shared", vec![])], ..Module::default() };
        let inner = Module {
            ident: "a".into(),
            imports: vec![Import {
                path: "super::types".into(),
                names: ["Shared".into()].into(),
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
}
