//! Simulates serde on the generated types, as the runtime and the emitter write them: reads a value as a type and
//! writes it again. Tests use it where compiling the types would take minutes.

use serde_json::{Map, Value};

use crate::infer::model::{Presence, Type, Types};

/// Returns the value after a round trip through the type, or the place where it does not fit.
pub fn round_trip(types: &Types, ty: &Type, value: &Value) -> Result<Value, String> {
    let wrong = || Err(format!("{ty:?} cannot hold {value}"));
    let fits = match ty {
        Type::Value => true,
        Type::Bool => value.is_boolean(),
        Type::I64 => value.is_i64(),
        Type::U64 => value.is_u64(),
        Type::F64 | Type::Number => value.is_number(),
        Type::String | Type::Secret | Type::Enum(_) | Type::Parsed(_) => value.is_string(),
        Type::Path(path) => return Err(format!("what {path} reads is not known")),
        Type::Object => value.is_object(),
        Type::Nullable(_) if value.is_null() => true,
        Type::Nullable(inner) => return round_trip(types, inner, value),
        Type::List(inner) => {
            let Value::Array(items) = value else {
                return wrong();
            };
            return items.iter().map(|item| round_trip(types, inner, item)).collect();
        }
        Type::Map(inner) => {
            let Value::Object(entries) = value else {
                return wrong();
            };
            let entries = entries.iter().map(|(key, value)| Ok((key.clone(), round_trip(types, inner, value)?)));
            return entries.collect::<Result<Map<_, _>, String>>().map(Value::Object);
        }
        Type::Union(id) => {
            let fitting = types.unions[id.0].variants.iter().find(|(name, _)| kind_fits(name, value));
            return fitting.map_or(Ok(value.clone()), |(_, ty)| round_trip(types, ty, value));
        }
        Type::Struct(id) | Type::Boxed(id) => {
            let Value::Object(entries) = value else {
                return wrong();
            };
            return structure(types, id.0, entries).map(Value::Object);
        }
    };
    if fits { Ok(value.clone()) } else { wrong() }
}

/// Returns an answer after the runtime has removed values that do not fit; conversions are not simulated. A field becomes null, and an element
/// or entry is removed.
pub fn lenient(types: &Types, ty: &Type, value: &Value) -> Result<Value, String> {
    match (ty, value) {
        (Type::Nullable(_), Value::Null) => Ok(Value::Null),
        (Type::Nullable(inner), _) => lenient(types, inner, value),
        (Type::List(inner), Value::Array(items)) => {
            Ok(items.iter().filter_map(|item| lenient(types, inner, item).ok()).collect())
        }
        (Type::Map(inner), Value::Object(entries)) => {
            let fitting =
                entries.iter().filter_map(|(key, value)| Some((key.clone(), lenient(types, inner, value).ok()?)));
            Ok(fitting.collect())
        }
        (Type::Struct(id) | Type::Boxed(id), Value::Object(entries)) => {
            let fitting = types.structs[id.0].fields.iter().filter_map(|field| {
                let value = entries.get(&field.key)?;
                Some((field.key.clone(), lenient(types, &field.ty, value).unwrap_or_default()))
            });
            round_trip(types, ty, &Value::Object(fitting.collect()))
        }
        _ => round_trip(types, ty, value),
    }
}

fn kind_fits(variant: &str, value: &Value) -> bool {
    match variant {
        "Bool" => value.is_boolean(),
        "Integer" => value.is_i64(),
        "Unsigned" => value.is_u64(),
        "Float" => value.is_number(),
        "Text" => value.is_string(),
        "List" => value.is_array(),
        _ => value.is_object(),
    }
}

fn structure(types: &Types, id: usize, entries: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let mut written = Map::new();
    for field in &types.structs[id].fields {
        let read = match entries.get(&field.key) {
            Some(Value::Null) if field.presence != Presence::Required => Some(Value::Null),
            Some(value) => {
                Some(round_trip(types, &field.ty, value).map_err(|error| format!("{}: {error}", field.key))?)
            }
            None => None,
        };
        let value = match (field.presence, read) {
            (Presence::Required, None) => return Err(format!("{} is missing", field.key)),
            (Presence::List, None | Some(Value::Null)) => Some(Value::Array(Vec::new())),
            (Presence::Nullable, None) => Some(Value::Null),
            (Presence::Optional, Some(Value::Null)) => None,
            (_, read) => read,
        };
        written.extend(value.map(|value| (field.key.clone(), value)));
    }
    Ok(written)
}

/// Returns `true` for equal JSON, where `1` equals `1.0`.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}
