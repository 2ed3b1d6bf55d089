//! All paths from the sites to their structs and unions, by which types are named, shared and declared.

use std::collections::VecDeque;
use std::mem;
use std::rc::Rc;

use super::enum_places;
use super::occurrence::{Occurrence, Origin, Walk};
use super::words::key::{KeyWords, KeyWordsCache};
use crate::infer::model::InferOptions;
use crate::infer::shapes::arena::{Arena, Form, KeyId, NodeId, RecordId};
use crate::infer::shapes::json_kinds::Kinds;

/// Visits all sites breadth first.
pub fn walk(arena: &Arena, origins: &[Origin], cache: &mut KeyWordsCache, options: &InferOptions) -> Walk {
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
        while let Some((record, mut step)) = walker.queue.pop_front() {
            // no more places of its depth are added
            let places = walker.walk.record_occurrences.get(&record);
            step.base = places.and_then(|places| places.last()).map(|place| place.path.clone()).unwrap_or_default();
            walker.record(record, &step);
        }
    }
    walker.walk
}

#[derive(Clone)]
struct Step {
    origin: usize,
    depth: usize,
    /// The struct that contains the place, and its path.
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
    cache: &'a mut KeyWordsCache,
    walk: Walk,
    queue: VecDeque<(RecordId, Step)>,
    /// The lists and maps around the current place, up to a struct.
    chain: Vec<NodeId>,
    /// A buffer for the paths.
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
        if enum_places::is_enum(node, self.arena.key(step.key), self.options) {
            let key_words = self.key_words(&step);
            let places = self.walk.enum_occurrences.entry(id).or_default();
            if places.is_empty() {
                self.walk.enums.push(id);
            }
            note(self.arena, &mut self.path, places, &step, key_words);
        }
        if Kinds::of(node, self.options.hints).is_union() {
            let key_words = self.key_words(&step);
            let places = self.walk.union_occurrences.entry(id).or_default();
            if places.is_empty() {
                self.walk.unions.push(id);
            }
            note(self.arena, &mut self.path, places, &step, key_words);
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

    fn object(&mut self, id: RecordId, step: Step) {
        let id = self.arena.find_record(id);
        let record = self.arena.record(id);
        match record.form {
            Form::Map(value) => self.node(value, step.inside(".*")),
            Form::Struct if !record.slots.is_empty() => {
                let key_words = self.key_words(&step);
                // most have one place
                let places = self.walk.record_occurrences.entry(id).or_insert_with(|| Vec::with_capacity(1));
                if places.is_empty() {
                    self.walk.records.push(id);
                }
                if note(self.arena, &mut self.path, places, &step, key_words) {
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

    /// Returns `true` for scalars of one kind, which need no type of their own; nearly all places are.
    fn is_plain(&self, id: NodeId) -> bool {
        let node = self.arena.node(id);
        node.item.is_none()
            && node.record.is_none()
            && node.texts.is_none()
            && !Kinds::of(node, self.options.hints).is_union()
    }

    fn key_words(&mut self, step: &Step) -> Rc<KeyWords> {
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

    fn write_path(&self, arena: &Arena, buffer: &mut String) {
        buffer.clear();
        if self.depth > 0 {
            buffer.push_str(&self.base);
            buffer.push('.');
            buffer.push_str(arena.key(self.key));
        }
        buffer.push_str(&self.suffix);
    }
}

/// Adds a place; returns `true` if it is the first of its site. Of several at one depth, the first by path is kept, whatever the order of the
/// keys in an answer.
fn note(arena: &Arena, path: &mut String, places: &mut Vec<Occurrence>, step: &Step, key_words: Rc<KeyWords>) -> bool {
    step.write_path(arena, path);
    let known = places.last_mut().filter(|last| last.origin == step.origin);
    let Some(known) = known else {
        places.push(Occurrence {
            origin: step.origin,
            depth: step.depth,
            path: path.as_str().into(),
            key: step.key,
            suffix: step.suffix.len(),
            parent: step.parent,
            key_words,
            other_key_words: Vec::new(),
        });
        return true;
    };
    let other = if known.depth == step.depth && path.as_str() < &*known.path {
        known.other_key_words.retain(|other| *other != key_words);
        known.path = path.as_str().into();
        (known.key, known.suffix, known.parent) = (step.key, step.suffix.len(), step.parent);
        mem::replace(&mut known.key_words, key_words)
    } else {
        key_words
    };
    if known.all_key_words().all(|known| *known != other) {
        known.other_key_words.push(other);
    }
    false
}
