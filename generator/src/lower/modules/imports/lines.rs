//! Names as `use` lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{Ident, Import, Use};
use crate::lower::modules::imports::names::Names;

/// A name, and the path of the module that declares it.
type Declared = (String, Ident);

/// The `use` lines of one module.
pub struct Lines<'a> {
    imports: &'a [Import],
    depth: usize,
}

impl<'a> Lines<'a> {
    /// Returns the lines of a module `depth` levels below the client's root, which may use these types of others.
    pub fn of(imports: &'a [Import], depth: usize) -> Self {
        Self { imports, depth }
    }

    /// Returns the lines for names that are used unconditionally.
    pub fn open(&self, names: &Names) -> Vec<Use> {
        self.grouped(self.declared(names), &BTreeSet::new())
    }

    /// Returns the lines for names that only items behind features use, with these features. `open` are the names of the other items.
    pub fn behind_features(&self, gated: &[(&str, Names)], open: &Names) -> Vec<Use> {
        let open = self.declared(open);
        let mut features: BTreeMap<Declared, BTreeSet<&str>> = BTreeMap::new();
        for (feature, names) in gated {
            for name in self.declared(names).difference(&open) {
                features.entry(name.clone()).or_default().insert(feature);
            }
        }
        let mut groups: BTreeMap<BTreeSet<&str>, BTreeSet<Declared>> = BTreeMap::new();
        for (name, features) in features {
            groups.entry(features).or_default().insert(name);
        }
        groups.into_iter().flat_map(|(features, names)| self.grouped(names, &features)).collect()
    }

    /// Returns the names that are declared elsewhere.
    fn declared(&self, names: &Names) -> BTreeSet<Declared> {
        let root = vec!["super"; self.depth].join("::");
        let of_client = |path: &'static str| if path.is_empty() { root.clone() } else { path.to_owned() };
        let items = names.items.iter().map(|item| (of_client(item.path), item.name.to_owned()));
        let types = self.imports.iter().flat_map(|import| {
            let named = names.types.iter().filter(|name| import.names.binary_search(name).is_ok());
            named.map(|name| (import.path.clone(), name.clone()))
        });
        items.filter(|(path, _)| !path.is_empty()).chain(types).collect()
    }

    fn grouped(&self, names: BTreeSet<Declared>, features: &BTreeSet<&str>) -> Vec<Use> {
        let mut paths: BTreeMap<String, Vec<Ident>> = BTreeMap::new();
        for (path, name) in names {
            paths.entry(path).or_default().push(name);
        }
        let line = |(path, names): (String, Vec<Ident>)| Use {
            // types of other modules are public here, too, so that the path of a type stays when a second module starts to share it
            public: self.imports.iter().any(|import| import.path == path),
            path,
            names,
            features: features.iter().map(|feature| (*feature).to_owned()).collect(),
        };
        let mut lines: Vec<Use> = paths.into_iter().map(line).collect();
        lines.sort_by_cached_key(|line| order(&line.path));
        lines
    }
}

/// The order of rustfmt: this crate first, and deeper modules before nearer ones.
fn order(path: &str) -> (usize, String) {
    let first = path.split("::").next().unwrap_or_default();
    let local = ["self", "super", "crate"];
    let rank = local.iter().position(|keyword| *keyword == first).unwrap_or(local.len());
    (rank, format!("{path}::~"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Lines;
    use crate::lower::model::{Import, Use};
    use crate::lower::modules::imports::names::Names;
    use crate::lower::runtime::types::{CALL, CLIENT, FROM_JSON, JSON, VALUE};

    fn names(types: &[&str]) -> Names {
        Names {
            items: BTreeSet::from([CALL, CLIENT, VALUE, JSON, FROM_JSON]),
            types: types.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn imports() -> [Import; 1] {
        let names = ["B", "C", "D"].map(str::to_owned).into();
        [Import { path: "super::super::types".into(), names, kept: BTreeSet::new() }]
    }

    fn text(line: &Use) -> String {
        let public = if line.public { "pub " } else { "" };
        format!("{}{public}use {}::{{{}}}", line.features.join(" or "), line.path, line.names.join(", "))
    }

    #[test]
    fn imports_are_what_the_items_name() {
        let lines: Vec<String> = Lines::of(&imports(), 2).open(&names(&["A", "B", "C"])).iter().map(text).collect();
        assert_eq!(
            lines,
            [
                "pub use super::super::types::{B, C}",
                "use super::super::{Call, Client}",
                "use postman_client::json::{Value}",
                "use postman_client::{FromJson, Json}",
            ]
        );
        let root: Vec<String> = Lines::of(&[], 0).open(&names(&[])).iter().map(text).collect();
        assert!(!root.iter().any(|line| line.contains("Client")), "{root:?}");
    }

    #[test]
    fn what_only_items_behind_features_name_is_behind_them() {
        let gated = [("books", names(&["B", "C"])), ("loans", names(&["C"]))];
        let imports = imports();
        let lines: Vec<String> = Lines::of(&imports, 2).behind_features(&gated, &names(&[])).iter().map(text).collect();
        assert_eq!(lines, ["bookspub use super::super::types::{B}", "books or loanspub use super::super::types::{C}"]);
    }
}
