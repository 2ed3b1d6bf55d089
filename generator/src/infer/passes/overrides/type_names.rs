//! Names of the types of all places.

use std::collections::{BTreeMap, BTreeSet};

use crate::infer::model::{Home, Site};
use crate::infer::places::occurrence::Walk;
use crate::infer::shapes::arena::{Arena, NodeId};
use crate::infer::types::build::NamedTypes;

/// The name of a type, with the module that has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeName {
    pub module: String,
    pub name: String,
}

/// The types of all places; empty before types were built.
#[derive(Debug, Default)]
pub struct TypeNames(BTreeMap<NodeId, Vec<TypeName>>);

impl TypeNames {
    /// The final names of the places that were read.
    pub fn of_settled(settled: &Arena, walk: &Walk, built: &NamedTypes, sites: &[Site<'_>], nodes: usize) -> Self {
        let modules = modules(sites);
        let module = |home: Home| match home {
            Home::Module(index) => modules.get(&index).cloned().unwrap_or_default(),
            Home::Shared => "types".to_owned(),
        };
        let structs = walk.records.iter().zip(&built.structs);
        let structs: BTreeMap<_, _> = structs.map(|(id, item)| (*id, (item.home, &item.name))).collect();
        let names = |raw: NodeId| {
            let class = settled.find(raw);
            let record = settled.node(class).record.map(|id| settled.find_record(id));
            let union = built.union_ids.get(&class).map(|id| &built.unions[id.0]);
            let one_of = built.enum_ids.get(&class).map(|id| &built.enums[id.0]);
            let found = record.and_then(|id| structs.get(&id).copied());
            let found = found.into_iter().chain(union.map(|item| (item.home, &item.name)));
            let found = found.chain(one_of.map(|item| (item.home, &item.name)));
            found.map(|(home, name)| TypeName { module: module(home), name: name.clone() }).collect::<Vec<_>>()
        };
        let all = (0..nodes).map(|at| settled.nth_node(at)).map(|raw| (raw, names(raw)));
        Self(all.filter(|(_, names)| !names.is_empty()).collect())
    }

    pub fn of(&self, node: NodeId) -> &[TypeName] {
        self.0.get(&node).map_or(&[], Vec::as_slice)
    }

    pub fn all(&self) -> BTreeSet<&TypeName> {
        self.0.values().flatten().collect()
    }
}

fn modules(sites: &[Site<'_>]) -> BTreeMap<Option<usize>, String> {
    let module = |site: &Site<'_>| {
        let (module, _) = site.operation.as_deref()?.rsplit_once("::")?;
        Some((site.module, module.to_owned()))
    };
    sites.iter().filter_map(module).collect()
}
