//! [`Shape`]: what was seen at one place of JSON.

use std::collections::BTreeMap;

use crate::kind::Kind;
use crate::map_keys;
use crate::path::Step;

/// The values that were seen at one place: how often of which kind, and their contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub(crate) kinds: BTreeMap<Kind, u64>,
    pub(crate) items: Option<Box<Shape>>,
    /// By their names.
    pub(crate) fields: BTreeMap<String, Shape>,
    /// The values under keys that are data.
    pub(crate) values: Option<Box<Shape>>,
    /// The number of values that are objects with the key of their field, as id, key, name or code. Not in the file.
    pub(crate) self_named: u64,
}

impl Shape {
    /// The number of values of each kind.
    pub fn kinds(&self) -> impl Iterator<Item = (Kind, u64)> + '_ {
        self.kinds.iter().map(|(kind, count)| (*kind, *count))
    }

    /// The elements of the lists.
    pub fn items(&self) -> Option<&Self> {
        self.items.as_deref()
    }

    /// The values of the objects, by the names of their fields.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Self)> + '_ {
        self.fields.iter().map(|(name, shape)| (name.as_str(), shape))
    }

    /// The values of the objects under keys that are data.
    pub fn values(&self) -> Option<&Self> {
        self.values.as_deref()
    }

    /// The number of values.
    pub fn total(&self) -> u64 {
        self.kinds.iter().filter(|(kind, _)| kind.is_value()).map(|(_, count)| count).sum()
    }

    /// The number of objects.
    pub fn objects(&self) -> u64 {
        [Kind::Object, Kind::Map].into_iter().map(|kind| self.count(kind)).sum()
    }

    /// Returns `true` if the keys of the objects are data.
    pub fn is_map(&self) -> bool {
        self.count(Kind::Map) > 0
    }

    pub(crate) fn count(&self, kind: Kind) -> u64 {
        self.kinds.get(&kind).copied().unwrap_or_default()
    }

    pub(crate) fn see(&mut self, kind: Kind) {
        *self.kinds.entry(kind).or_default() += 1;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.items.is_none() && self.fields.is_empty() && self.values.is_none()
    }

    /// Adds what was seen elsewhere at the same place. The names of a map's keys go.
    pub(crate) fn merge(&mut self, other: Self) {
        let Self { kinds, items, fields, values, self_named } = other;
        for (kind, count) in kinds {
            let known = self.kinds.entry(kind).or_default();
            *known = known.saturating_add(count);
        }
        self.self_named += self_named;
        merge_inner(&mut self.items, items);
        merge_inner(&mut self.values, values);
        for (name, shape) in fields {
            self.fields.entry(name).or_default().merge(shape);
        }
        if self.is_map() {
            self.make_map();
        }
    }

    /// Takes the names of the fields away.
    pub(crate) fn make_map(&mut self) {
        let objects = self.kinds.remove(&Kind::Object).unwrap_or_default();
        *self.kinds.entry(Kind::Map).or_default() += objects;
        for shape in std::mem::take(&mut self.fields).into_values() {
            merge_inner(&mut self.values, Some(Box::new(shape)));
        }
        self.self_named = 0;
    }

    /// Makes maps of the objects whose keys are data, by the evidence of all keys together.
    pub(crate) fn settle(&mut self) {
        let inside = self.items.iter_mut().chain(&mut self.values).map(Box::as_mut).chain(self.fields.values_mut());
        inside.for_each(Self::settle);
        if map_keys::are_data(self) {
            self.make_map();
            // what was in several places is one now
            if let Some(values) = &mut self.values {
                values.settle();
            }
        }
    }

    /// Every place with its path.
    pub(crate) fn each<'s>(&'s self, path: &mut String, visit: &mut impl FnMut(&str, &'s Self)) {
        visit(path, self);
        let fields = self.fields.iter().map(|(name, shape)| (Step::Key(name.clone()), shape));
        let inside = self.items().map(|shape| (Step::Items, shape)).into_iter();
        let inside = inside.chain(self.values().map(|shape| (Step::Values, shape))).chain(fields);
        for (step, shape) in inside {
            let end = path.len();
            path.push_str(&step.to_string());
            shape.each(path, visit);
            path.truncate(end);
        }
    }

    /// The place at a path, made where there is none.
    pub(crate) fn at_mut(&mut self, steps: &[Step]) -> &mut Self {
        steps.iter().fold(self, |shape, step| match step {
            Step::Key(name) => shape.fields.entry(name.clone()).or_default(),
            Step::Items => shape.items.get_or_insert_default(),
            Step::Values => shape.values.get_or_insert_default(),
        })
    }
}

fn merge_inner(kept: &mut Option<Box<Shape>>, other: Option<Box<Shape>>) {
    match (kept.as_mut(), other) {
        (Some(kept), Some(other)) => kept.merge(*other),
        (None, other) => *kept = other,
        (_, None) => {}
    }
}
