//! Turns the records whose keys are data into maps.

use crate::infer::kinds::data_keys;
use crate::infer::shapes::agreement::{Rule, agree};
use crate::infer::shapes::arena::{Arena, Form, Record, RecordId};
use crate::infer::shapes::json_kinds::Kinds;

/// What the keys around a record say about its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// `errors`
    Errors,
    /// `headers`, `labels`: names and texts that the user of an API chooses.
    Pairs,
    Others,
}

/// Returns the reason why a record is a map, if it is one.
fn reason(arena: &Arena, record: &Record, under: Under, hints: bool) -> Option<&'static str> {
    let keys: Vec<&str> = record.slots.iter().map(|slot| arena.key(slot.key)).collect();
    let all_templates = record.templated && keys.iter().all(|key| is_template(key));
    let reason = match data_keys::data(&keys) {
        _ if all_templates => "all keys are variables",
        Some(reason) => reason,
        None if names_all_values(record) => "every value holds its own key",
        None if has_texts(arena, record, hints) && data_keys::are_languages(&keys) => "all keys are languages",
        None if under == Under::Pairs && has_texts(arena, record, hints) => "a thing of that name has any keys",
        None if under == Under::Errors && is_by_field(arena, record, hints) => "it has the errors of each field",
        None if is_scattered(record) => "the examples have almost no key in common",
        None => return None,
    };
    let values: Vec<_> = record.slots.iter().map(|slot| slot.node).collect();
    agree(arena, &values, Rule::NoConflict, hints).then_some(reason)
}

/// Turns a record into a map if its keys are data; returns the reason.
pub fn apply(arena: &mut Arena, id: RecordId, under: Under, hints: bool) -> Option<&'static str> {
    let record = arena.record(id);
    if record.form != Form::Struct || record.slots.is_empty() {
        return None;
    }
    if let Some(reason) = reason(arena, record, under, hints) {
        arena.make_map(id);
        return Some(reason);
    }
    if record.templated {
        arena.make_object(id);
        return Some("some keys are variables");
    }
    None
}

fn is_template(key: &str) -> bool {
    key.contains("{{") || key.starts_with(crate::infer::kinds::placeholder::VARIABLE)
}

/// Returns `true` if all values are texts.
fn has_texts(arena: &Arena, record: &Record, hints: bool) -> bool {
    record.slots.iter().all(|slot| Kinds::of(arena.node(slot.node), hints).is_text())
}

/// Returns `true` if all values are lists of texts: `{"email": ["is taken"]}`. A request with other fields has other keys there.
fn is_by_field(arena: &Arena, record: &Record, hints: bool) -> bool {
    record.slots.iter().all(|slot| {
        let node = arena.node(slot.node);
        let is_text = |item| Kinds::of(arena.node(item), hints).is_text();
        Kinds::of(node, hints).is_list() && node.item.is_some_and(is_text) && !OF_ALL.contains(&arena.key(slot.key))
    })
}

/// Keys for errors of a kind, not of a field.
const OF_ALL: [&str; 4] = ["codes", "errors", "messages", "warnings"];

fn names_all_values(record: &Record) -> bool {
    let values: u32 = record.slots.iter().map(|slot| slot.present).sum();
    record.slots.len() >= 2 && record.self_named == values
}

/// Returns `true` for three or more objects with almost no common key. The fields of a choice (`{"create": …}`, `{"delete": …}`) are
/// few and occur repeatedly.
fn is_scattered(record: &Record) -> bool {
    const MIN_KEYS: usize = 12;
    if record.count < 3 || record.slots.len() < MIN_KEYS {
        return false;
    }
    let pairs = |n: u32| f64::from(n) * (f64::from(n) - 1.0) / 2.0;
    let total: u32 = record.slots.iter().map(|slot| slot.present).sum();
    let common = record.slots.iter().map(|slot| pairs(slot.present)).sum::<f64>() / pairs(record.count);
    let size = f64::from(total) / f64::from(record.count);
    let mostly_once = f64::from(total) < 1.5 * record.slots.len() as f64;
    mostly_once && common / (2.0 * size - common) < 0.2
}
