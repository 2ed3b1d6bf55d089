//! What tells two objects of one resource apart, besides a conflict of their fields.

use crate::credentials::may_be_credential_name;
use crate::infer::places::occurrence::{Occurrence, Origin};
use crate::infer::shapes::arena::{Arena, KeyId, Record, Slot};
use crate::infer::shapes::json_kinds::Kinds;

/// Returns `true` if only requests that create a thing answer with it.
pub fn is_issued(places: &[Occurrence], origins: &[Origin]) -> bool {
    places.iter().all(|place| place.depth == 0 && origins[place.origin].resource.method == "POST")
}

/// Returns `true` if a place is a part of what a PATCH changes.
pub fn is_patched(places: &[Occurrence], origins: &[Origin]) -> bool {
    places.iter().any(|place| origins[place.origin].resource.method == "PATCH" && !place.is_complete())
}

/// Returns the key of a credential that one has, and the other does not.
pub fn credential_of_one(arena: &Arena, one: &Record, other: &Record, hints: bool) -> Option<KeyId> {
    let is_credential = |slot: &&Slot| {
        other.position(slot.key).is_none()
            && Kinds::of(arena.node(slot.node), hints).is_text()
            && may_be_credential_name(arena.key(slot.key))
    };
    one.slots.iter().find(is_credential).map(|slot| slot.key)
}
