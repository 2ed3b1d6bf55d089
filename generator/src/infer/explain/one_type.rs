//! Explains why several places share a type, and why similar types are not shared.

use std::cmp::Reverse;

use super::explanation::Explaining;
use super::words::{one_line, seen};
use crate::infer::model::Direction;
use crate::infer::shapes::agreement::agree_on_field;
use crate::infer::shapes::arena::{NodeId, Record, RecordId, Tag};
use crate::infer::sharing::distinctions::{credential_of_one, is_issued, is_patched};

/// The largest number of other places that are listed.
const MAX_PLACES: usize = 8;
/// The largest number of other types that are listed.
const MAX_TYPES: usize = 3;

impl Explaining<'_> {
    /// The places that were joined into the type, grouped by reason.
    pub(super) fn joined(&self, record: RecordId) -> Vec<String> {
        let arena = &self.settled.arena;
        let this = arena.find_record(record);
        let mut by_reason: Vec<(&str, Vec<String>)> = Vec::new();
        for (one, other, why) in arena.merges.iter().filter(|(one, _, _)| arena.find_record(*one) == this) {
            let at = by_reason.iter().position(|(known, _)| known == why).unwrap_or_else(|| {
                by_reason.push((why, Vec::new()));
                by_reason.len() - 1
            });
            let places = &mut by_reason[at].1;
            for place in [one, other].into_iter().filter_map(|id| self.first_place(*id)) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        let told = |(why, places): (&str, Vec<String>)| {
            let more = if places.len() > MAX_PLACES {
                format!(" and {} more", places.len() - MAX_PLACES)
            } else {
                String::new()
            };
            let listed: Vec<&str> = places.iter().take(MAX_PLACES).map(String::as_str).collect();
            format!("one type for {}{more}: {why}", listed.join(", "))
        };
        by_reason.into_iter().map(told).collect()
    }

    /// Returns the first place of an object, before anything was joined.
    fn first_place(&self, record: RecordId) -> Option<String> {
        let arena = &self.reading.arena;
        let this = arena.find_record(record);
        let has_it = |raw: &NodeId| arena.node(*raw).record.is_some_and(|record| arena.find_record(record) == this);
        let raw = self.places.all().find(has_it)?;
        self.trail(raw)
    }

    /// The types that share at least half of the fields, the most similar first: the path of each, and why it is separate.
    pub(super) fn similar(&self, record: RecordId) -> Vec<(String, String)> {
        let (arena, walk) = (&self.settled.arena, &self.settled.walk);
        let this = arena.find_record(record);
        let Some(places) = walk.record_occurrences.get(&this) else { return Vec::new() };
        let direction = |id: &RecordId| -> Option<Direction> {
            let first = walk.record_occurrences[id].first()?;
            Some(self.reading.origins[first.origin].direction)
        };
        let own = arena.record(this);
        let mut others: Vec<(usize, RecordId)> = walk
            .records
            .iter()
            .filter(|id| **id != this && direction(id) == direction(&this))
            .filter_map(|id| {
                let other = arena.record(*id);
                let common = own.common(other).count();
                (2 * common >= own.slots.len().max(other.slots.len())).then_some((common, *id))
            })
            .collect();
        others.sort_by_key(|(common, _)| Reverse(*common));
        let origins = &self.reading.origins;
        let told = |(common, id): (usize, RecordId)| {
            let first = walk.record_occurrences[&id].iter().min_by(|a, b| a.rank(b))?;
            let path = self.roots[first.origin].clone() + &walk.steps(arena, first);
            let other = arena.record(id);
            let there = &walk.record_occurrences[&id];
            let is_body = direction(&id) == Some(Direction::Body);
            let shown_once = match (is_issued(places, origins), is_issued(there, origins)) {
                (true, false) => credential_of_one(arena, own, other, self.options.hints),
                (false, true) => credential_of_one(arena, other, own, self.options.hints),
                _ => None,
            };
            let reason = if let Some(reason) = self.conflict(own, other) {
                reason
            } else if let Some(key) = shown_once {
                format!("`{}` is shown only when it is created", one_line(arena.key(key)))
            } else if own.separate || other.separate {
                "the configuration says that it is a type of its own".to_owned()
            } else if is_body && is_patched(places, origins) != is_patched(there, origins) {
                "one is what a PATCH changes, so that each of its fields may be left out".to_owned()
            } else {
                format!(
                    "{common} of {} fields in common, and no path, name or `type` that says that they are one thing",
                    own.slots.len() + other.slots.len() - common
                )
            };
            Some((path, reason))
        };
        others.into_iter().take(MAX_TYPES).filter_map(told).collect()
    }

    /// Returns the first field by which two objects differ.
    fn conflict(&self, own: &Record, other: &Record) -> Option<String> {
        let arena = &self.settled.arena;
        own.common(other).find_map(|field @ (key, here, there)| {
            let key = one_line(arena.key(key));
            let tags = [here, there].map(|node| arena.node(node).tag);
            if let [Tag::One(here), Tag::One(there)] = tags
                && here != there
            {
                let (here, there) = (one_line(arena.key(here)), one_line(arena.key(there)));
                return Some(format!("`{key}` is `{here}` here, and `{there}` there"));
            }
            if agree_on_field(arena, field, self.options.hints) {
                return None;
            }
            let [here, there] = [here, there].map(|node| seen(arena, node).join(", "));
            Some(match here == there {
                true => format!("what is in `{key}` has other kinds of values"),
                false => format!("`{key}` has {here} here, and {there} there"),
            })
        })
    }
}
