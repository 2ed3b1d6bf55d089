//! A saved body with values for its unquoted variables, of their inferred types.

use std::borrow::Cow;

use serde_core::de::IgnoredAny;
use serde_json::{Map, Value, json};

use crate::infer::model::{Presence, Type, Types, VariableValues};
use crate::json::relaxed::{Purpose, VARIABLE, relax};

/// The deepest nesting of values; a deeper type contains itself.
const MAX_DEPTH: usize = 32;

/// Returns the text of a body of type `ty` as JSON.
pub fn filled<'t>(types: &Types, ty: &Type, text: &'t str, variables: &VariableValues) -> Option<Cow<'t, str>> {
    let text = text.trim_start_matches('\u{feff}');
    let is_json = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    if is_json(text) {
        return Some(Cow::Borrowed(text));
    }
    let relaxed = relax(text, variables, Purpose::Body).text;
    if !relaxed.contains(VARIABLE) {
        return Some(relaxed).filter(|text| is_json(text));
    }
    let mut value = serde_json::from_str(&relaxed).ok()?;
    fill(types, ty, &mut value);
    Some(value.to_string().into())
}

fn fill(types: &Types, ty: &Type, value: &mut Value) {
    match (ty, value) {
        (_, Value::String(text)) if !text.starts_with(VARIABLE) => {}
        (_, value @ Value::String(_)) => *value = sample(types, ty, 0),
        (Type::Nullable(inner), value) => fill(types, inner, value),
        (Type::Union(id), value) => {
            let kind = if value.is_array() { "List" } else { "Object" };
            if let Some((_, ty)) = types.unions[id.0].variants.iter().find(|(name, _)| *name == kind) {
                fill(types, ty, value);
            }
        }
        (ty, Value::Array(items)) => {
            let inner = if let Type::List(inner) = ty { inner } else { &Type::Value };
            items.iter_mut().for_each(|item| fill(types, inner, item));
        }
        (ty, Value::Object(entries)) => {
            for (key, value) in entries {
                let inner = match ty {
                    Type::Map(inner) => inner,
                    Type::Struct(id) | Type::Boxed(id) => {
                        let field = types.structs[id.0].fields.iter().find(|field| field.key == *key);
                        field.map_or(&Type::Value, |field| &field.ty)
                    }
                    _ => &Type::Value,
                };
                fill(types, inner, value);
            }
        }
        _ => {}
    }
}

/// Returns a value of the type.
fn sample(types: &Types, ty: &Type, depth: usize) -> Value {
    match ty {
        _ if depth > MAX_DEPTH => Value::Null,
        Type::Bool => true.into(),
        Type::I64 | Type::U64 | Type::Number | Type::Value => 1.into(),
        Type::F64 => json!(1.5),
        Type::String | Type::Secret | Type::Parsed(_) | Type::Path(_) => "text".into(),
        Type::List(_) => json!([]),
        Type::Object | Type::Map(_) => json!({}),
        Type::Enum(id) => types.enums[id.0].variants.first().map_or("text", |(_, text)| text).into(),
        Type::Nullable(inner) => sample(types, inner, depth),
        Type::Union(id) => types.unions[id.0].variants.first().map_or(1.into(), |(_, ty)| sample(types, ty, depth + 1)),
        Type::Struct(id) | Type::Boxed(id) => {
            let fields = types.structs[id.0].fields.iter();
            let entries = fields.filter_map(|field| {
                let value = match field.presence {
                    Presence::Optional | Presence::OptionalNullable => return None,
                    Presence::Nullable => Value::Null,
                    Presence::Required | Presence::List => sample(types, &field.ty, depth + 1),
                };
                Some((field.key.clone(), value))
            });
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::infer::model::{Direction, Sample, Site};
    use crate::infer::{InferOptions, infer};

    #[test]
    fn variables_become_values_of_their_types() {
        let variables =
            [("on", "true"), ("count", "5")].map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        for (text, expected) in [
            ("{\"a\": 1.0}", "{\"a\": 1.0}"),
            ("{\"a\": 1, /* c */}", "{\"a\": 1   }"),
            ("{\"a\": {{on}}, \"b\": [{{count}}, 2], \"c\": {{any}}}", r#"{"a":true,"b":[1,2],"c":1}"#),
            ("[{\"a\": {\"b\": 1}}, {\"a\": {{a}}}]", r#"[{"a":{"b":1}},{"a":{"b":1}}]"#),
            ("[1, \"x\", {{a}}, [{{b}}], [true]]", r#"[1,"x",1,[true],[true]]"#),
        ] {
            let samples = vec![Sample { label: "saved", text }];
            let site = Site {
                name: "a".into(),
                path: "a".into(),
                operation: None,
                status: None,
                module: None,
                direction: Direction::Body,
                request: Default::default(),
                title: "a".into(),
                samples,
                observed: Vec::new(),
                claimed: Vec::new(),
                constants: Vec::new(),
            };
            let types = infer(&[site], &variables, &InferOptions::default());
            let root = types.roots[0].as_ref().expect("JSON");
            assert_eq!(filled(&types, &root.ty, text, &variables).as_deref(), Some(expected));
        }
        assert!(filled(&Types::default(), &Type::Value, "{\"a\": ...}", &variables).is_none());
    }
}
