//! Guesses that may hurt, one line each.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::arena::{Arena, NodeId, RecordId};
use super::evidence::Evidence;
use super::kinds::Kinds;
use super::model::{Note, Type};
use super::walk::{Origin, Walk};

/// Why records became maps, with the site and path of each.
pub(super) type MapReasons = BTreeMap<RecordId, (usize, Rc<str>, &'static str)>;

pub(super) fn of_maps(reasons: &MapReasons) -> Vec<Note> {
    let note = |(site, path, reason): &(usize, Rc<str>, &str)| Note {
        site: *site,
        path: path.to_string(),
        text: format!("read as a map: {reason}"),
    };
    reasons.values().map(note).collect()
}

/// What the fields of all structs leave open.
pub(super) fn of_fields(arena: &Arena, walk: &Walk, origins: &[Origin], hints: bool) -> Vec<Note> {
    let mut notes = Vec::new();
    for id in &walk.records {
        let Some(first) = walk.record_occurrences[id].iter().min_by(|a, b| a.rank(b)) else {
            continue;
        };
        for slot in &arena.record(*id).slots {
            let dot = if first.path.is_empty() { "" } else { "." };
            for text in of_node(arena, slot.node, hints) {
                let path = format!("{}{dot}{}", first.path, arena.key(slot.key));
                notes.push(Note { site: origins[first.origin].site, path, text: text.to_owned() });
            }
        }
    }
    notes
}

fn of_node(arena: &Arena, id: NodeId, hints: bool) -> Vec<&'static str> {
    let node = arena.node(id);
    let evidence = node.evidence;
    let kinds = Kinds::of(node, hints);
    let empty_list = node.item.is_some_and(|item| {
        let item = arena.node(item);
        Kinds::of(item, hints) == Kinds::default() && item.nulls == 0 && !item.evidence.is_opaque()
    });
    let found = [
        (evidence.has(Evidence::DUPLICATE_KEY), "any JSON: an object repeats a key"),
        (evidence.has(Evidence::TOO_DEEP), "any JSON: nested too deeply"),
        (node.nulls > 0 && kinds == Kinds::default() && !evidence.is_opaque(), "any JSON: only null was seen"),
        (empty_list, "a list of any JSON: only empty ones were seen"),
        (kinds.is_union(), "values of several kinds were seen"),
        (evidence.has(Evidence::ELIDED), "the example leaves out what belongs here"),
        (evidence.number() == Some(Type::Number), "numbers beyond 64 bits or 53 bits of a fraction"),
    ];
    found.into_iter().filter(|(seen, _)| *seen).map(|(_, text)| text).collect()
}
