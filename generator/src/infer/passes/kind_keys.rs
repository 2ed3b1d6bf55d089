//! Finds the keys under which the objects of one API name their types: `domainType`, if requests for `/codeSets/:id` and
//! `/terminologies/:id` answer with `CodeSet` and `Terminology` there.

use std::collections::{BTreeMap, BTreeSet};

use crate::infer::model::Direction;
use crate::infer::places::occurrence::Origin;
use crate::infer::shapes::arena::{Arena, KeyId, RecordId, Tag};
use crate::infer::shapes::fold::tells_apart;
use crate::name;

/// What the texts under a key name.
#[derive(Default)]
struct Named {
    /// Those that are the noun of their request.
    nouns: BTreeSet<KeyId>,
    /// The number of requests whose noun the text is, and of others.
    same: usize,
    others: usize,
}

/// Finds these keys, and removes the tags under all keys that do not distinguish things.
pub fn find(arena: &mut Arena, origins: &[Origin]) {
    let mut keys: BTreeMap<KeyId, Named> = BTreeMap::new();
    for origin in origins.iter().filter(|one| one.direction == Direction::Answer && !one.resource.nouns.is_empty()) {
        let noun = normal(origin.resource.noun());
        for record in things(arena, origin) {
            for slot in &arena.record(record).slots {
                let Tag::One(text) = arena.node(slot.node).tag else { continue };
                if tells_apart(arena.key(slot.key)) {
                    continue;
                }
                let named = keys.entry(slot.key).or_default();
                if normal(arena.key(text)) == noun {
                    named.nouns.insert(text);
                    named.same += 1;
                } else {
                    named.others += 1;
                }
            }
        }
    }
    let tells = |named: &Named| named.nouns.len() >= 2 && 2 * named.same >= named.others;
    let found: BTreeSet<KeyId> = keys.into_iter().filter(|(_, named)| tells(named)).map(|(key, _)| key).collect();
    arena.keep_tags(|key, text| tells_apart(text) || found.contains(&key));
    arena.kind_keys = found;
}

/// Returns the object that a request answers, and those in the lists that it answers.
fn things(arena: &Arena, origin: &Origin) -> Vec<RecordId> {
    let root = arena.node(origin.root);
    let item = |item| arena.node(item).record;
    let of_root = root.record.into_iter().chain(root.item.and_then(item));
    let lists = root.record.into_iter().flat_map(|record| &arena.record(record).slots);
    of_root.chain(lists.filter_map(|slot| item(arena.node(slot.node).item?))).collect()
}

/// The words of a name in the singular, without the spaces between them.
fn normal(name: &str) -> String {
    name::singular(name::words(name)).replace(' ', "")
}
