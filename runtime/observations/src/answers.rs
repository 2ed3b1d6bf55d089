//! [`Answers`]: the answers of one request with one status.

use std::collections::BTreeMap;

use crate::content::{self, Content};
use crate::fold;
use crate::shape::Shape;
use crate::widening::{self, Widening};

/// The answers to one request with one status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Their contents, with counts.
    pub(crate) contents: BTreeMap<Content, u64>,
    /// The days of the first and the last, `2026-11-25`.
    pub(crate) first: String,
    pub(crate) last: String,
    /// Of those that are JSON.
    pub(crate) shape: Shape,
}

impl Answers {
    pub(crate) fn of(content_type: &str, body: &[u8], date: &str) -> Self {
        let text = std::str::from_utf8(body).ok().map(|text| text.trim_start_matches('\u{feff}'));
        let shape = text.filter(|_| content::may_be_json(content_type)).and_then(fold::shape_of);
        let content = if shape.is_some() { Content::Json } else { Content::of_other(content_type, body) };
        let mut shape = shape.unwrap_or_default();
        shape.settle();
        Self { contents: [(content, 1)].into(), first: date.to_owned(), last: date.to_owned(), shape }
    }

    /// Their number.
    pub fn total(&self) -> u64 {
        self.contents.values().sum()
    }

    /// The number of answers that held this.
    pub fn count(&self, content: Content) -> u64 {
        self.contents.get(&content).copied().unwrap_or_default()
    }

    /// The days of the first and the last answer, `2026-11-25`; empty where they are not known.
    pub fn days(&self) -> (&str, &str) {
        (&self.first, &self.last)
    }

    /// The shape of the JSON.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Adds answers to the same request with the same status; yields what is of another kind than before.
    pub(crate) fn merge(&mut self, other: Self) -> Vec<Widening> {
        let before = self.shape.clone();
        self.add(other);
        self.shape.settle();
        if before.is_empty() { Vec::new() } else { widening::between(&before, &self.shape) }
    }

    /// As [`merge`](Self::merge), before anything is settled: the two may be parts of one file.
    pub(crate) fn add(&mut self, other: Self) {
        for (content, count) in other.contents {
            let known = self.contents.entry(content).or_default();
            *known = known.saturating_add(count);
        }
        if self.first.is_empty() || !other.first.is_empty() && other.first < self.first {
            self.first = other.first;
        }
        if other.last > self.last {
            self.last = other.last;
        }
        self.shape.merge(other.shape);
    }
}
