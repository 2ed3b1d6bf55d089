//! JSON schemas that are data: a form that users define, the settings of a connector. Each of their levels is again a schema, so that they
//! are one type, and the names of their properties are keys of a map.

use super::merger::Merger;
use crate::infer::places::occurrence::{Origin, Walk};
use crate::infer::places::words::well_known::{is_object_schema, properties};
use crate::infer::shapes::arena::{Form, NodeId, RecordId};
use crate::options::RustType;

/// Keywords of a schema that contain values of the data, which are any JSON.
const OF_VALUES: &[&str] = &["const", "default", "enum", "example", "examples"];
/// Keywords that contain another schema, or a list of them.
const OF_SCHEMAS: &[&str] = &["additionalProperties", "allOf", "anyOf", "items", "not", "oneOf"];

/// Joins the schemas of each direction; returns `true` if there are any.
pub fn merge(merger: &mut Merger<'_>, walk: &Walk, origins: &[Origin]) -> bool {
    merger.why = "they are JSON schemas";
    let mut kept = [None, None];
    let schemas: Vec<RecordId> =
        walk.ranked().into_iter().map(|(id, _)| id).filter(|id| is_object_schema(merger.arena, *id)).collect();
    for id in schemas {
        let Some(first) = walk.record_occurrences[&id].first() else { continue };
        let kept = &mut kept[origins[first.origin].direction as usize];
        join(merger, kept, id);
    }
    kept.iter().any(Option::is_some)
}

/// Joins a schema, and all schemas within it, with the previous ones.
fn join(merger: &mut Merger<'_>, kept: &mut Option<RecordId>, schema: RecordId) {
    let mut work = vec![schema];
    while let Some(id) = work.pop() {
        let id = merger.arena.find_record(id);
        let known = kept.map(|kept| merger.arena.find_record(kept));
        // a schema that was joined with its outer one was visited together with that
        if merger.arena.record(id).form != Form::Struct || known == Some(id) {
            continue;
        }
        let first = *kept.get_or_insert(id);
        merger.merge(first, id);
        let all = merger.arena.find_record(first);
        work.extend(below(merger, all));
        if let Some(map) = properties(merger.arena, merger.arena.record(all))
            && !merger.arena.record(map).stays_struct
        {
            merger.arena.make_map(map);
        }
    }
}

/// Returns the schemas within a schema, and makes its values any JSON.
fn below(merger: &mut Merger<'_>, id: RecordId) -> Vec<RecordId> {
    let arena = &mut *merger.arena;
    let slots: Vec<(String, NodeId)> =
        arena.record(id).slots.iter().map(|slot| (arena.key(slot.key).to_owned(), slot.node)).collect();
    let mut found = Vec::new();
    for (key, node) in slots {
        if OF_VALUES.contains(&key.as_str()) {
            arena.node_mut(node).pin.get_or_insert_default().ty.get_or_insert(RustType::Value);
        } else if OF_SCHEMAS.contains(&key.as_str()) {
            let item = arena.node(node).item.and_then(|item| arena.node(item).record);
            found.extend(arena.node(node).record.into_iter().chain(item));
        } else if key == "properties"
            && let Some(properties) = arena.node(node).record
        {
            found.extend(arena.record(properties).slots.iter().filter_map(|slot| arena.node(slot.node).record));
        }
    }
    found
}
