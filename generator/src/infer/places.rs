//! Where paths lead: the shapes of all sites as they were read, before anything is merged.

use std::collections::{BTreeMap, BTreeSet};

use super::arena::{Arena, Form, NodeId};
use super::model::{Direction, Home, Site};
use super::types::Lowered;
use super::walk::{Origin, Walk};
use crate::options::{Selector, Step, TypePath};

/// The type of all failures, which has no operation.
pub(super) const FAILURE: &str = "Failure";

/// The shapes as they were read, with the names of their types, if these are known yet.
pub(super) struct Places<'a> {
    pub(super) arena: &'a Arena,
    pub(super) origins: &'a [Origin],
    pub(super) sites: &'a [Site<'a>],
    pub(super) names: TypeNames,
}

/// How far a path leads.
#[derive(Debug)]
pub(super) struct Reached {
    /// The places after the last step that leads anywhere.
    pub(super) nodes: Vec<NodeId>,
    /// How many steps do; all of them, if the path is right.
    pub(super) steps: usize,
}

impl Places<'_> {
    /// The places that a path leads to.
    pub(super) fn resolve(&self, path: &TypePath) -> Vec<NodeId> {
        let reached = self.reach(path);
        if reached.steps == path.steps.len() { reached.nodes } else { Vec::new() }
    }

    pub(super) fn reach(&self, path: &TypePath) -> Reached {
        let mut nodes = self.start(&path.root);
        for (at, step) in path.steps.iter().enumerate() {
            let next: BTreeSet<NodeId> = nodes.iter().flat_map(|node| self.step(*node, step)).collect();
            if next.is_empty() {
                return Reached { nodes, steps: at };
            }
            nodes = next.into_iter().collect();
        }
        Reached { nodes, steps: path.steps.len() }
    }

    pub(super) fn start(&self, root: &Selector) -> Vec<NodeId> {
        let roots = |wanted: &dyn Fn(&Site<'_>) -> bool| {
            let origins = self.origins.iter().filter(|origin| wanted(&self.sites[origin.site]));
            origins.map(|origin| self.arena.find(origin.root)).collect()
        };
        match root {
            Selector::Any => self.all().filter(|node| !self.keys(*node).is_empty()).collect(),
            Selector::Answer { operation, status } => roots(&|site| {
                site.direction == Direction::Answer
                    && site.operation.as_ref() == Some(operation)
                    && (status.is_none() || site.status == *status)
            }),
            Selector::Body { operation } => {
                roots(&|site| site.direction == Direction::Body && site.operation.as_ref() == Some(operation))
            }
            Selector::Type { module: None, name } if name == FAILURE => roots(&|site| site.operation.is_none()),
            Selector::Type { module, name } => {
                let fits = |type_name: &TypeName| {
                    type_name.name == *name && module.as_ref().is_none_or(|module| type_name.module == *module)
                };
                let named = |node: &NodeId| self.names.of(*node).iter().any(fits);
                self.all().filter(named).collect()
            }
        }
    }

    /// All places, each once.
    pub(super) fn all(&self) -> impl Iterator<Item = NodeId> {
        let all = (0..self.arena.nodes()).map(|at| self.arena.nth_node(at));
        all.filter(|node| self.arena.find(*node) == *node)
    }

    pub(super) fn step(&self, from: NodeId, step: &Step) -> Vec<NodeId> {
        let node = self.arena.node(from);
        let record = node.record.map(|id| self.arena.record(id));
        match step {
            Step::Items => node.item.map(|item| self.arena.find(item)).into_iter().collect(),
            Step::Values => match record.map(|record| (record.form, &record.slots)) {
                Some((Form::Map(value), _)) => vec![self.arena.find(value)],
                Some((_, slots)) => slots.iter().map(|slot| self.arena.find(slot.node)).collect(),
                None => Vec::new(),
            },
            Step::Key(key) => {
                let slot =
                    self.arena.key_id(key).zip(record).and_then(|(key, record)| {
                        record.position(key).map(|at| self.arena.find(record.slots[at].node))
                    });
                slot.into_iter().collect()
            }
        }
    }

    /// The keys of the objects at a place.
    pub(super) fn keys(&self, node: NodeId) -> Vec<&str> {
        let record = self.arena.node(node).record.map(|id| self.arena.record(id));
        record.into_iter().flat_map(|record| record.slots.iter().map(|slot| self.arena.key(slot.key))).collect()
    }

    /// The origin whose examples a place is in.
    pub(super) fn origin(&self, node: NodeId) -> Option<&Origin> {
        let at = self.origins.partition_point(|origin| origin.last < node);
        self.origins.get(at)
    }
}

/// What type paths call the roots of the sites.
pub(super) fn root_texts(sites: &[Site<'_>], origins: &[Origin]) -> Vec<String> {
    let mut counts: BTreeMap<(&str, Direction), usize> = BTreeMap::new();
    for site in sites {
        if let Some(operation) = &site.operation {
            *counts.entry((operation, site.direction)).or_default() += 1;
        }
    }
    let text = |origin: &Origin| {
        let Site { operation, status, direction, .. } = &sites[origin.site];
        let Some(operation) = operation.clone() else {
            return FAILURE.to_owned();
        };
        let several = counts.get(&(operation.as_str(), *direction)).is_some_and(|count| *count > 1);
        match direction {
            Direction::Body => Selector::Body { operation },
            Direction::Answer => Selector::Answer { operation, status: status.filter(|_| several) },
        }
        .to_string()
    };
    origins.iter().map(text).collect()
}

/// The name of a type, with the module that has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TypeName {
    pub(super) module: String,
    pub(super) name: String,
}

/// The types of all places; none before the first settling.
#[derive(Debug, Default)]
pub(super) struct TypeNames(BTreeMap<NodeId, Vec<TypeName>>);

impl TypeNames {
    /// What the places that were read are called in the end.
    pub(super) fn of_settled(
        settled: &Arena,
        walk: &Walk,
        lowered: &Lowered,
        sites: &[Site<'_>],
        nodes: usize,
    ) -> Self {
        let modules = modules(sites);
        let module = |home: Home| match home {
            Home::Module(index) => modules.get(&index).cloned().unwrap_or_default(),
            Home::Shared => "types".to_owned(),
        };
        let structs = walk.records.iter().zip(&lowered.structs);
        let structs: BTreeMap<_, _> = structs.map(|(id, item)| (*id, (item.home, &item.name))).collect();
        let names = |raw: NodeId| {
            let class = settled.find(raw);
            let record = settled.node(class).record.map(|id| settled.find_record(id));
            let union = lowered.union_ids.get(&class).map(|id| &lowered.unions[id.0]);
            let one_of = lowered.enum_ids.get(&class).map(|id| &lowered.enums[id.0]);
            let found = record.and_then(|id| structs.get(&id).copied());
            let found = found.into_iter().chain(union.map(|item| (item.home, &item.name)));
            let found = found.chain(one_of.map(|item| (item.home, &item.name)));
            found.map(|(home, name)| TypeName { module: module(home), name: name.clone() }).collect::<Vec<_>>()
        };
        let all = (0..nodes).map(|at| settled.nth_node(at)).map(|raw| (raw, names(raw)));
        Self(all.filter(|(_, names)| !names.is_empty()).collect())
    }

    pub(super) fn of(&self, node: NodeId) -> &[TypeName] {
        self.0.get(&node).map_or(&[], Vec::as_slice)
    }

    pub(super) fn all(&self) -> BTreeSet<&TypeName> {
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
