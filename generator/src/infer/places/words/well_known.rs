//! Objects that occur in APIs of all kinds, recognised by their keys.

use crate::infer::shapes::arena::{Arena, Form, Record, RecordId, Tag};
use crate::name;

/// The kinds of object that are recognised by their keys alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WellKnown {
    /// An operation of RFC 6902.
    JsonPatch,
    /// A JSON schema with schemas for its properties.
    JsonSchema,
    /// A link of HAL, or of a list of links: `{"href": …, "rel": …}`.
    Link,
    /// `{"currency": "EUR", "value": 1000}`
    Amount,
    /// A reference to another thing: its id, and otherwise only names: `{"id": …, "type": …, "name": …}`.
    Reference,
}

const BESIDE_IDS: &[&str] = &[
    "code",
    "display name",
    "domain type",
    "email",
    "full name",
    "href",
    "key",
    "kind",
    "label",
    "link",
    "name",
    "object type",
    "ref",
    "reference",
    "resource type",
    "self",
    "slug",
    "title",
    "type",
    "uri",
    "url",
];
const BESIDE_HREFS: &[&str] = &[
    "deprecation",
    "href",
    "hreflang",
    "media type",
    "method",
    "name",
    "profile",
    "rel",
    "templated",
    "title",
    "type",
];
const CURRENCIES: &[&str] = &["currency", "currency code"];
const QUANTITIES: &[&str] = &["amount", "minor units", "value"];
/// Values of `type` in a JSON schema.
const SCHEMA_TYPES: &[&str] = &["array", "boolean", "integer", "null", "number", "object", "string"];

impl WellKnown {
    pub fn of(arena: &Arena, record: &Record) -> Option<Self> {
        if record.form != Form::Struct || record.slots.is_empty() {
            return None;
        }
        if is_json_patch(arena, record) {
            return Some(Self::JsonPatch);
        }
        if is_settled_schema(arena, record) {
            return Some(Self::JsonSchema);
        }
        let scalars = record.slots.iter().all(|slot| {
            let node = arena.node(slot.node);
            node.item.is_none() && node.record.is_none()
        });
        if !scalars || record.slots.len() > BESIDE_IDS.len() {
            return None;
        }
        let keys: Vec<String> = record.slots.iter().map(|slot| name::words(arena.key(slot.key)).join(" ")).collect();
        let count = |list: &[&str]| keys.iter().filter(|key| list.contains(&key.as_str())).count();
        let ids = keys.iter().filter(|key| name::is_own_id(key)).count();
        if count(&["href"]) == 1 && ids == 0 && count(BESIDE_HREFS) == keys.len() {
            Some(Self::Link)
        } else if keys.len() == 2 && count(CURRENCIES) == 1 && count(QUANTITIES) == 1 {
            Some(Self::Amount)
        } else if ids == 1 && count(BESIDE_IDS) + ids == keys.len() {
            Some(Self::Reference)
        } else {
            None
        }
    }

    /// Returns the words for its type, if its keys do not agree on a name.
    pub fn words(self) -> &'static str {
        match self {
            // the term of RFC 6902
            Self::JsonPatch => "json patch operation",
            Self::JsonSchema => "json schema",
            Self::Link => "link",
            Self::Amount => "amount",
            Self::Reference => "reference",
        }
    }
}

/// Returns `true` for an object with an id of its own.
pub fn has_id(arena: &Arena, record: &Record) -> bool {
    record.slots.iter().any(|slot| name::is_own_id(arena.key(slot.key)))
}

fn is_json_patch(arena: &Arena, record: &Record) -> bool {
    let has = |wanted: &str| record.slots.iter().any(|slot| arena.key(slot.key) == wanted);
    has("op")
        && has("path")
        && record.slots.iter().all(|slot| ["op", "path", "value", "from"].contains(&arena.key(slot.key)))
}

/// Returns `true` for a schema whose properties were turned into a map of schemas.
fn is_settled_schema(arena: &Arena, record: &Record) -> bool {
    let slot = record.slots.iter().find(|slot| arena.key(slot.key) == "properties");
    let properties = slot.and_then(|slot| arena.node(slot.node).record).map(|id| arena.record(id).form);
    let Some(Form::Map(value)) = properties else { return false };
    let of_value = arena.node(value).record.map(|id| arena.record(id));
    of_value.is_some_and(|value| std::ptr::eq(value, record))
}

/// Returns `true` if a record is a schema of an object, and all of its properties are schemas: `{"type": "object", "properties": {"name": {"type": "string"}}}`.
pub fn is_object_schema(arena: &Arena, id: RecordId) -> bool {
    let record = arena.record(id);
    schema_type(arena, record) == Some("object")
        && properties(arena, record).is_some_and(|properties| {
            let properties = arena.record(properties);
            properties.form == Form::Struct
                && !properties.slots.is_empty()
                && properties.slots.iter().all(|slot| {
                    let inner = arena.node(slot.node).record.map(|id| arena.record(id));
                    inner.is_some_and(|inner| schema_type(arena, inner).is_some())
                })
        })
}

/// The record of the `properties` of a schema.
pub fn properties(arena: &Arena, record: &Record) -> Option<RecordId> {
    let slot = record.slots.iter().find(|slot| arena.key(slot.key) == "properties")?;
    arena.node(slot.node).record
}

fn schema_type<'a>(arena: &'a Arena, record: &Record) -> Option<&'a str> {
    let slot = record.slots.iter().find(|slot| arena.key(slot.key) == "type")?;
    match arena.node(slot.node).tag {
        Tag::One(text) => Some(arena.key(text)).filter(|text| SCHEMA_TYPES.contains(text)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::infer::shapes::fold::fold;

    fn of(text: &str) -> Option<WellKnown> {
        let mut arena = Arena::default();
        let root = fold(&mut arena, text, false).expect("JSON");
        let record = arena.node(root).record.expect("an object");
        WellKnown::of(&arena, arena.record(record))
    }

    #[test]
    fn well_known_objects_are_found_by_their_keys() {
        assert_eq!(of(r#"{"id": 1, "name": "x"}"#), Some(WellKnown::Reference));
        assert_eq!(of(r#"{"uuid": "1", "displayName": "x", "type": "y"}"#), Some(WellKnown::Reference));
        assert_eq!(of(r#"{"href": "/x", "rel": "self"}"#), Some(WellKnown::Link));
        assert_eq!(of(r#"{"currency": "EUR", "value": 1}"#), Some(WellKnown::Amount));
        assert_eq!(of(r#"{"op": "add", "path": "/x", "value": 1}"#), Some(WellKnown::JsonPatch));
    }

    #[test]
    fn more_than_what_it_is_called_makes_a_thing() {
        assert_eq!(of(r#"{"id": 1, "name": "x", "price": 2}"#), None);
        assert_eq!(of(r#"{"id": 1, "name": "x", "tags": []}"#), None);
        assert_eq!(of(r#"{"name": "x", "type": "y"}"#), None);
        assert_eq!(of(r#"{"value": 1}"#), None);
        assert_eq!(of("{}"), None);
    }
}
