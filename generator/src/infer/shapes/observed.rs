//! Shapes from the file of observations, which has no values, and therefore no examples and no cases of enums.

use postman_observations::{Kind, Shape, is_data};

use super::arena::{Arena, Form, NodeId, RecordId, Slot};
use crate::infer::kinds::evidence::Evidence;
use crate::infer::kinds::placeholder;

/// Counts are capped here: higher ones matter only if they tell whether a field may be missing.
const MAX_COUNT: u64 = 1 << 20;

/// Adds what was observed to a place.
pub fn add(arena: &mut Arena, node: NodeId, shape: &Shape) {
    for (kind, count) in shape.kinds() {
        let seen = arena.node_mut(node);
        if kind == Kind::Null {
            seen.nulls = seen.nulls.saturating_add(clamp(count));
        }
        seen.evidence |= evidence(kind);
    }
    if let Some(items) = shape.items() {
        let item = arena.item_of(node);
        add(arena, item, items);
    }
    if shape.objects() > 0 {
        let record = arena.record_of(node);
        objects(arena, record, shape);
    }
}

fn objects(arena: &mut Arena, record: RecordId, shape: &Shape) {
    let objects = shape.objects();
    let known = arena.record_mut(record);
    known.count = known.count.saturating_add(clamp(objects));
    let keys: Vec<_> = known.slots.iter().map(|slot| slot.key).collect();
    let map = match known.form {
        Form::Object => return,
        Form::Map(value) => Some(value),
        Form::Struct => {
            let all_data = keys.iter().all(|key| is_data(arena.key(*key)));
            let is_map = shape.is_map() || shape.fields().next().is_none();
            match shape.values() {
                Some(_) if is_map && all_data => Some(into_map(arena, record)),
                _ => None,
            }
        }
    };
    if let Some(value) = map {
        shape.values().into_iter().chain(shape.fields().map(|(_, field)| field)).for_each(|one| add(arena, value, one));
        return;
    }
    for (name, field) in shape.fields() {
        let key = arena.intern(name);
        let at = match arena.record(record).position(key) {
            Some(at) => at,
            None => {
                let node = arena.new_node();
                arena.record_mut(record).push(Slot { key, present: 0, seen_by: 0, node })
            }
        };
        // a field of all objects stays a field of all objects
        let total = field.total();
        let present = if total >= objects { clamp(objects) } else { clamp(total).min(clamp(objects) - 1) };
        let slot = &mut arena.record_mut(record).slots[at];
        slot.present = slot.present.saturating_add(present);
        let node = slot.node;
        add(arena, node, field);
    }
}

/// Turns a record into a map, with the node of its values.
fn into_map(arena: &mut Arena, record: RecordId) -> NodeId {
    arena.make_map(record);
    if let Form::Map(value) = arena.record(record).form {
        return value;
    }
    let value = arena.new_node();
    arena.record_mut(record).form = Form::Map(value);
    value
}

fn clamp(count: u64) -> u32 {
    u32::try_from(count.min(MAX_COUNT)).unwrap_or(u32::MAX)
}

fn evidence(kind: Kind) -> Evidence {
    match kind {
        Kind::Boolean => Evidence::BOOL,
        Kind::Integer => Evidence::INTEGER,
        Kind::NegativeInteger => Evidence::INTEGER | Evidence::NEGATIVE,
        Kind::WideInteger => Evidence::INTEGER | Evidence::WIDE,
        Kind::WideNegativeInteger => Evidence::INTEGER | Evidence::NEGATIVE | Evidence::WIDE,
        Kind::UnsignedInteger => Evidence::INTEGER | Evidence::WIDE | Evidence::UNSIGNED,
        Kind::HugeInteger => Evidence::HUGE,
        Kind::Float => Evidence::FLOAT,
        Kind::Text => Evidence::TEXT | Evidence::PLAIN,
        Kind::Date => Evidence::TEXT | Evidence::DATE,
        Kind::DateTime => Evidence::TEXT | Evidence::DATE_TIME,
        Kind::Uuid => Evidence::TEXT | Evidence::UUID,
        Kind::RepeatedKey => Evidence::DUPLICATE_KEY,
        Kind::TooDeep => Evidence::TOO_DEEP,
        Kind::PlaceholderNull => Evidence::HINT_NULL,
        Kind::Elided => Evidence::ELIDED,
        other => placeholder::hint(other.name()).unwrap_or_default(),
    }
}
