//! Replaces the placeholders of examples: `"<integer>"` describes a value, but is not one.

use serde_json::{Map, Value};

use crate::infer::is_placeholder;
use crate::infer::model::{Presence, Type, Types};

/// Returns the example with values of its type for placeholders that the type does not accept; `None` if there are none.
pub fn filled(types: &Types, ty: &Type, example: &str) -> Option<String> {
    if !example.contains("\"<") {
        return None;
    }
    let saved: Value = serde_json::from_str(example).ok()?;
    let value = fill(types, ty, &saved)?;
    (value != saved).then(|| serde_json::to_string_pretty(&value).unwrap_or_default())
}

/// Returns `None` if there is no possible value, so that the field is left out.
fn fill(types: &Types, ty: &Type, value: &Value) -> Option<Value> {
    match (ty, value) {
        (Type::Nullable(inner), _) if !value.is_null() => fill(types, inner, value),
        (_, Value::String(text)) if is_placeholder(text) => of_type(ty, value),
        (Type::List(item), Value::Array(values)) => {
            Some(values.iter().filter_map(|value| fill(types, item, value)).collect())
        }
        (Type::Map(inner), Value::Object(entries)) => {
            let entries = entries.iter().filter_map(|(key, value)| Some((key.clone(), fill(types, inner, value)?)));
            Some(Value::Object(entries.collect()))
        }
        (Type::Struct(id) | Type::Boxed(id), Value::Object(entries)) => {
            let fields = &types.structs[id.0].fields;
            let fill_field = |(key, value): (&String, &Value)| {
                let field = fields.iter().find(|field| field.key == *key);
                let value = field.map_or(Some(value.clone()), |field| fill(types, &field.ty, value))?;
                Some((key.clone(), value))
            };
            let mut filled: Map<String, Value> = entries.iter().filter_map(fill_field).collect();
            // fields that are written even if they are missing must be present
            for field in fields.iter().filter(|field| !filled.contains_key(&field.key)).collect::<Vec<_>>() {
                match field.presence {
                    Presence::List => filled.insert(field.key.clone(), Value::Array(Vec::new())),
                    Presence::Nullable => filled.insert(field.key.clone(), Value::Null),
                    _ => None,
                };
            }
            Some(Value::Object(filled))
        }
        (Type::Union(id), _) => {
            let fits = |ty: &&Type| match value {
                Value::Array(_) => matches!(ty, Type::List(_)),
                Value::Object(_) => matches!(ty, Type::Struct(_) | Type::Boxed(_) | Type::Map(_)),
                _ => false,
            };
            let variant = types.unions[id.0].variants.iter().map(|(_, ty)| ty).find(fits);
            variant.map_or(Some(value.clone()), |ty| fill(types, ty, value))
        }
        _ => Some(value.clone()),
    }
}

fn of_type(ty: &Type, placeholder: &Value) -> Option<Value> {
    Some(match ty {
        Type::Bool => false.into(),
        Type::I64 | Type::U64 | Type::Number => 0.into(),
        Type::F64 => 0.5.into(),
        Type::List(_) => Value::Array(Vec::new()),
        Type::Map(_) | Type::Object => Value::Object(Map::new()),
        // the required fields of an object are not known here
        Type::Struct(_) | Type::Boxed(_) => return None,
        Type::Nullable(inner) => return of_type(inner, placeholder),
        _ => placeholder.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::filled;
    use crate::infer::model::{Direction, Sample, Site, VariableValues};
    use crate::infer::{InferOptions, infer};

    #[test]
    fn placeholders_become_values_of_their_types() {
        let text = r#"{"id": "<integer>", "name": "<string>", "at": "<dateTime>", "on": ["<boolean>"], "price": "<double>",
            "parent": {"id": "<integer>", "name": "<string>"}, "children": [{"parent": "<Circular reference to #/a detected>"}],
            "tags": "<array>", "any": "<Error: Too many levels of nesting to fake this schema>"}"#;
        let site = Site {
            title: "a".into(),
            request: Default::default(),
            name: "item".into(),
            path: String::new(),
            operation: None,
            status: None,
            module: None,
            direction: Direction::Answer,
            samples: vec![Sample { label: "", text }],
            observed: Vec::new(),
            claimed: Vec::new(),
            constants: Vec::new(),
        };
        let options = InferOptions { hints: true, ..InferOptions::default() };
        let types = infer(&[site], &VariableValues::new(), &options);
        let root = types.roots[0].as_ref().map(|root| root.ty.clone()).expect("JSON");
        let filled = filled(&types, &root, text).and_then(|text| serde_json::from_str(&text).ok());
        assert_eq!(
            filled,
            Some(serde_json::json!({
                "id": 0, "name": "<string>", "at": "<dateTime>", "on": [false], "price": 0.5,
                "parent": {"id": 0, "name": "<string>"}, "children": [{"parent": "<Circular reference to #/a detected>"}],
                "tags": [], "any": "<Error: Too many levels of nesting to fake this schema>",
            }))
        );
    }
}
