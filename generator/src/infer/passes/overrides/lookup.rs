//! Follows paths in the shapes of all sites as they were read, before anything is merged.

use std::collections::BTreeSet;

use super::type_names::{TypeName, TypeNames};
use crate::infer::model::{Direction, Site};
use crate::infer::places::occurrence::Origin;
use crate::infer::places::root_paths::FAILURE;
use crate::infer::shapes::arena::{Arena, Form, NodeId};
use crate::options::{Selector, Step, TypePath};

/// The shapes as they were read, with the names of their types, if they are already known.
pub struct Places<'a> {
    pub arena: &'a Arena,
    pub origins: &'a [Origin],
    pub sites: &'a [Site<'a>],
    pub names: TypeNames,
}

/// The part of a path that leads somewhere.
#[derive(Debug)]
pub struct Reached {
    /// The places after the last valid step.
    pub nodes: Vec<NodeId>,
    /// The number of valid steps; all of them if the path is valid.
    pub steps: usize,
}

impl Places<'_> {
    /// Returns the places of a path.
    pub fn resolve(&self, path: &TypePath) -> Vec<NodeId> {
        let reached = self.reach(path);
        if reached.steps == path.steps.len() { reached.nodes } else { Vec::new() }
    }

    pub fn reach(&self, path: &TypePath) -> Reached {
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

    pub fn start(&self, root: &Selector) -> Vec<NodeId> {
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

    /// Returns all places, each once.
    pub fn all(&self) -> impl Iterator<Item = NodeId> {
        let all = (0..self.arena.nodes()).map(|at| self.arena.nth_node(at));
        all.filter(|node| self.arena.find(*node) == *node)
    }

    pub fn step(&self, from: NodeId, step: &Step) -> Vec<NodeId> {
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
    pub fn keys(&self, node: NodeId) -> Vec<&str> {
        let record = self.arena.node(node).record.map(|id| self.arena.record(id));
        record.into_iter().flat_map(|record| record.slots.iter().map(|slot| self.arena.key(slot.key))).collect()
    }

    /// The origin of the examples that contain a place.
    pub fn origin(&self, node: NodeId) -> Option<&Origin> {
        let at = self.origins.partition_point(|origin| origin.last < node);
        self.origins.get(at)
    }
}
