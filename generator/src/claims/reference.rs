//! `$ref` within a schema.

use serde_json::Value;

/// Returns the target of a reference, if it is in the schema itself.
pub fn target<'s>(root: &'s Value, reference: &str) -> Option<&'s Value> {
    let fragment = match reference.split_once('#') {
        Some(("", fragment)) => fragment,
        // the id of the schema itself, or of a part of it
        Some((name, fragment)) => {
            let named = if is_named(root, name) { root } else { find(root, &|schema| is_named(schema, name))? };
            return within(named, fragment);
        }
        None => return find(root, &|schema| is_named(schema, reference)),
    };
    within(root, fragment)
}

fn within<'s>(root: &'s Value, fragment: &str) -> Option<&'s Value> {
    if fragment.is_empty() || fragment.starts_with('/') {
        let decoded = fragment.replace("%24", "$").replace("%25", "%").replace("%20", " ");
        return root.pointer(&decoded);
    }
    let plain = format!("#{fragment}");
    find(root, &|schema| {
        schema["$anchor"] == fragment || schema["$id"] == plain.as_str() || schema["id"] == plain.as_str()
    })
}

fn is_named(schema: &Value, name: &str) -> bool {
    ["$id", "id"].iter().any(|key| schema[*key].as_str().is_some_and(|id| id.trim_end_matches('#') == name))
}

/// Returns the first object in the schema for which the predicate holds.
fn find<'s>(schema: &'s Value, is_it: &dyn Fn(&Value) -> bool) -> Option<&'s Value> {
    match schema {
        Value::Object(_) if is_it(schema) => Some(schema),
        Value::Object(members) => members.values().find_map(|inner| find(inner, is_it)),
        Value::Array(items) => items.iter().find_map(|inner| find(inner, is_it)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::target;
    use serde_json::json;

    #[test]
    fn references_lead_to_parts_by_pointer_anchor_and_name() {
        let schema = json!({
            "$id": "https://h/root",
            "definitions": {"a b": {"title": "pointer"}, "id": {"id": "#named", "title": "id"}},
            "$defs": {"c": {"$anchor": "anchor", "title": "anchor"}, "d": {"$id": "d.json", "title": "name", "x": {"title": "inner"}}},
        });
        for (reference, title) in [
            ("#/definitions/a%20b", "pointer"),
            ("#/%24defs/c", "anchor"),
            ("#anchor", "anchor"),
            ("#named", "id"),
            ("d.json", "name"),
            ("d.json#/x", "inner"),
            ("https://h/root#/$defs/c", "anchor"),
        ] {
            let found = target(&schema, reference).map(|schema| schema["title"].as_str());
            assert_eq!(found, Some(Some(title)), "{reference}");
        }
        assert!(target(&schema, "#").is_some() && target(&schema, "https://elsewhere/x").is_none());
    }
}
