//! Every way from the sites to their structs and unions: what types are called, shared and declared by.

use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};
use std::iter;
use std::rc::Rc;

use super::InferOptions;
use super::arena::{Arena, Form, KeyId, NodeId, RecordId};
use super::enums;
use super::hint::{Hint, HintCache};
use super::kinds::Kinds;
use super::model::Direction;
use crate::options;

/// A site. The list of them is in canonical order: by path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    /// Its index in the caller's list.
    pub(super) site: usize,
    pub(super) name: KeyId,
    pub(super) direction: Direction,
    pub(super) module: Option<usize>,
    pub(super) root: NodeId,
    /// The last of the nodes that its examples were read into.
    pub(super) last: NodeId,
}

/// A place where a struct or union stands, the first of its site by depth.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    /// Index of the [`Origin`].
    pub(super) origin: usize,
    pub(super) depth: usize,
    /// `.items[].price`, the keys as they are: for the order.
    pub(super) path: Rc<str>,
    /// The key that it is under, and the lists and maps between them.
    key: KeyId,
    /// How much of the path that is, after the key.
    suffix: usize,
    /// The struct that it is in.
    pub(super) parent: Option<RecordId>,
    pub(super) hint: Rc<Hint>,
    /// The names that other places of this site have for it.
    other_hints: Vec<Rc<Hint>>,
}

/// What the sites reach, in the order of their first visit.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) records: Vec<RecordId>,
    pub(super) unions: Vec<NodeId>,
    pub(super) enums: Vec<NodeId>,
    pub(super) record_occurrences: BTreeMap<RecordId, Vec<Occurrence>>,
    pub(super) union_occurrences: BTreeMap<NodeId, Vec<Occurrence>>,
    pub(super) enum_occurrences: BTreeMap<NodeId, Vec<Occurrence>>,
}

impl Walk {
    /// All places of all records by rank.
    pub(super) fn ranked(&self) -> Vec<(RecordId, &Occurrence)> {
        let places = self.record_occurrences.iter();
        let mut ranked: Vec<_> = places.flat_map(|(id, places)| places.iter().map(|place| (*id, place))).collect();
        ranked.sort_by(|(_, a), (_, b)| a.rank(b));
        ranked
    }

    /// How a type path leads to a place.
    pub(super) fn steps(&self, arena: &Arena, place: &Occurrence) -> String {
        let parent = place.parent.and_then(|parent| self.place(parent, place.origin));
        let mut steps = parent.map(|parent| self.steps(arena, parent)).unwrap_or_default();
        if place.depth > 0 {
            steps.push_str(&options::Step::Key(arena.key(place.key).to_owned()).to_string());
        }
        steps + &place.path[place.path.len() - place.suffix..]
    }

    /// The place of a record that a site reaches.
    pub(super) fn place(&self, id: RecordId, origin: usize) -> Option<&Occurrence> {
        let places = self.record_occurrences.get(&id)?;
        let at = places.binary_search_by_key(&origin, |place| place.origin).ok()?;
        places.get(at)
    }
}

/// Visits all sites breadth first.
pub(super) fn walk(arena: &Arena, origins: &[Origin], cache: &mut HintCache, options: &InferOptions) -> Walk {
    let mut walker = Walker {
        arena,
        options,
        cache,
        walk: Walk::default(),
        queue: VecDeque::new(),
        chain: Vec::new(),
        path: String::new(),
    };
    for (at, origin) in origins.iter().enumerate() {
        let step = Step {
            origin: at,
            depth: 0,
            parent: None,
            base: "".into(),
            key: origin.name,
            suffix: String::new(),
            element: false,
        };
        walker.node(origin.root, step);
        while let Some((record, step)) = walker.queue.pop_front() {
            walker.record(record, &step);
        }
    }
    walker.walk
}

#[derive(Clone)]
struct Step {
    origin: usize,
    depth: usize,
    /// The struct that the place is in, and its path.
    parent: Option<RecordId>,
    base: Rc<str>,
    key: KeyId,
    /// The lists and maps between the key and the place: `[]`, `.*`.
    suffix: String,
    element: bool,
}

struct Walker<'a> {
    arena: &'a Arena,
    options: &'a InferOptions,
    cache: &'a mut HintCache,
    walk: Walk,
    queue: VecDeque<(RecordId, Step)>,
    /// The lists and maps around the current place, up to a struct.
    chain: Vec<NodeId>,
    /// Where paths are put together.
    path: String,
}

impl Walker<'_> {
    fn node(&mut self, id: NodeId, step: Step) {
        let id = self.arena.find(id);
        let node = self.arena.node(id);
        if node.evidence.is_opaque() || node.has_type() || self.chain.contains(&id) {
            return;
        }
        self.chain.push(id);
        if enums::is_enum(node, self.arena.key(step.key), self.options) {
            let hint = self.hint(&step);
            let places = self.walk.enum_occurrences.entry(id).or_default();
            if places.is_empty() {
                self.walk.enums.push(id);
            }
            note(self.arena, &mut self.path, places, &step, hint);
        }
        if Kinds::of(node, self.options.hints).is_union() {
            let hint = self.hint(&step);
            let places = self.walk.union_occurrences.entry(id).or_default();
            if places.is_empty() {
                self.walk.unions.push(id);
            }
            note(self.arena, &mut self.path, places, &step, hint);
        }
        match (node.record, node.item) {
            (Some(record), None) => self.object(record, step),
            (None, Some(item)) => self.node(item, step.inside("[]")),
            (Some(record), Some(item)) => {
                self.object(record, step.clone());
                self.node(item, step.inside("[]"));
            }
            (None, None) => {}
        }
        self.chain.pop();
    }

    fn object(&mut self, id: RecordId, mut step: Step) {
        let id = self.arena.find_record(id);
        let record = self.arena.record(id);
        match record.form {
            Form::Map(value) => self.node(value, step.inside(".*")),
            Form::Struct if !record.slots.is_empty() => {
                let hint = self.hint(&step);
                // most have one place
                let places = self.walk.record_occurrences.entry(id).or_insert_with(|| Vec::with_capacity(1));
                if places.is_empty() {
                    self.walk.records.push(id);
                }
                if let Some(path) = note(self.arena, &mut self.path, places, &step, hint) {
                    step.base = path;
                    self.queue.push_back((id, step));
                }
            }
            Form::Struct | Form::Object => {}
        }
    }

    fn record(&mut self, id: RecordId, step: &Step) {
        let arena = self.arena;
        for slot in &arena.record(id).slots {
            if self.is_plain(slot.node) {
                continue;
            }
            let step = Step {
                origin: step.origin,
                depth: step.depth + 1,
                parent: Some(id),
                base: step.base.clone(),
                key: slot.key,
                suffix: String::new(),
                element: false,
            };
            self.node(slot.node, step);
        }
    }

    /// Nearly all places are: scalars of one kind, which need no type of their own.
    fn is_plain(&self, id: NodeId) -> bool {
        let node = self.arena.node(id);
        node.item.is_none()
            && node.record.is_none()
            && node.texts.is_none()
            && !Kinds::of(node, self.options.hints).is_union()
    }

    fn hint(&mut self, step: &Step) -> Rc<Hint> {
        let root = step.depth == 0;
        self.cache.get(self.arena, step.key, step.element, root)
    }
}

impl Step {
    fn inside(mut self, suffix: &str) -> Self {
        self.suffix.push_str(suffix);
        self.element = true;
        self
    }

    fn path(&self, arena: &Arena, buffer: &mut String) -> Rc<str> {
        buffer.clear();
        if self.depth > 0 {
            buffer.push_str(&self.base);
            buffer.push('.');
            buffer.push_str(arena.key(self.key));
        }
        buffer.push_str(&self.suffix);
        buffer.as_str().into()
    }
}

/// Adds a place; yields its path if it is the first of its site.
fn note(
    arena: &Arena,
    buffer: &mut String,
    places: &mut Vec<Occurrence>,
    step: &Step,
    hint: Rc<Hint>,
) -> Option<Rc<str>> {
    let known = places.last_mut().filter(|last| last.origin == step.origin);
    if let Some(known) = known {
        if known.hints().all(|other| *other != hint) {
            known.other_hints.push(hint);
        }
        return None;
    }
    let path = step.path(arena, buffer);
    places.push(Occurrence {
        origin: step.origin,
        depth: step.depth,
        path: path.clone(),
        key: step.key,
        suffix: step.suffix.len(),
        parent: step.parent,
        hint,
        other_hints: Vec::new(),
    });
    Some(path)
}

impl Occurrence {
    /// All names that places of this site have for it.
    pub(super) fn hints(&self) -> impl Iterator<Item = &Rc<Hint>> + Clone {
        iter::once(&self.hint).chain(&self.other_hints)
    }

    /// The order that decides between claims: shallowest, then by path, never by input order.
    pub(super) fn rank(&self, other: &Self) -> Ordering {
        let key = (self.depth, self.origin, &self.path);
        key.cmp(&(other.depth, other.origin, &other.path))
    }
}
