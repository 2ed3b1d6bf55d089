//! JSON schemas of drafts 4 to 2020-12 as shapes, as far as Rust types go: structs, lists, maps, null, enums and formats.

use serde_json::Value;

use super::reference;
use super::shape::{Kind, Shape};

/// The largest number of schemas that are read: one that refers to itself twice would grow without end.
const MAX_SCHEMAS: usize = 5_000;

/// Returns the shape that a schema describes.
pub fn shape(schema: &Value) -> Shape {
    Reader { root: schema, open: Vec::new(), left: MAX_SCHEMAS }.shape(schema)
}

struct Reader<'s> {
    root: &'s Value,
    /// The references that are currently followed.
    open: Vec<&'s Value>,
    left: usize,
}

impl<'s> Reader<'s> {
    fn shape(&mut self, schema: &'s Value) -> Shape {
        let Some(left) = self.left.checked_sub(1) else { return Shape::default() };
        self.left = left;
        let mut shape = self.own(schema);
        if let Some(target) = schema["$ref"].as_str().and_then(|name| reference::target(self.root, name)) {
            let referred = self.referred(target);
            shape.and(referred);
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let part = self.shape(part);
            shape.and(part);
        }
        for key in ["anyOf", "oneOf"] {
            let mut parts = schema[key].as_array().into_iter().flatten();
            if let Some(first) = parts.next() {
                let mut any = self.shape(first);
                for part in parts {
                    let part = self.shape(part);
                    any.or(part);
                }
                shape.and(any);
            }
        }
        for key in ["then", "else"] {
            if schema[key].is_object() {
                let mut part = self.shape(&schema[key]);
                part.fields.iter_mut().for_each(|field| field.required = false);
                shape.and(part);
            }
        }
        // `nullable` of OpenAPI
        if schema["nullable"] == true && !shape.kinds.is_empty() {
            shape.kinds.insert(Kind::Null);
        }
        shape
    }

    /// Follows a reference; a schema that contains itself becomes any object there.
    fn referred(&mut self, target: &'s Value) -> Shape {
        if self.open.iter().any(|open| std::ptr::eq(*open, target)) {
            let mut kinds = Shape::default();
            types(target, &mut kinds);
            return kinds;
        }
        self.open.push(target);
        let shape = self.shape(target);
        self.open.pop();
        shape
    }

    /// Returns the shape of the schema itself, without the schemas that it refers to.
    fn own(&mut self, schema: &'s Value) -> Shape {
        let mut shape = Shape::default();
        types(schema, &mut shape);
        values(schema, &mut shape);
        let properties = schema["properties"].as_object();
        if let Some(properties) = properties {
            let required: Vec<&str> =
                schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            for (name, property) in properties {
                if *property == Value::Bool(false) {
                    continue;
                }
                let inner = self.shape(property);
                let field = shape.field_mut(name);
                // draft 3 has it in the property itself
                field.required = required.contains(&name.as_str()) || property["required"] == true;
                field.shape = inner;
            }
        } else if let Some(required) = schema["required"].as_array() {
            for name in required.iter().filter_map(Value::as_str) {
                shape.field_mut(name).required = true;
            }
        }
        if shape.fields.is_empty() {
            let patterns = schema["patternProperties"].as_object().into_iter().flat_map(|patterns| patterns.values());
            let more = Some(&schema["additionalProperties"]).filter(|more| more.is_object());
            for value in patterns.chain(more) {
                let value = Box::new(self.shape(value));
                match &mut shape.values {
                    Some(known) => known.or(*value),
                    None => shape.values = Some(value),
                }
            }
        }
        let items = match &schema["items"] {
            Value::Array(items) => items.iter().collect(),
            one @ Value::Object(_) => vec![one],
            _ => Vec::new(),
        };
        let items = schema["prefixItems"].as_array().into_iter().flatten().chain(items);
        for item in items {
            let item = Box::new(self.shape(item));
            match &mut shape.items {
                Some(known) => known.or(*item),
                None => shape.items = Some(item),
            }
        }
        if shape.kinds.is_empty() {
            if !shape.fields.is_empty() || shape.values.is_some() {
                shape.kinds.insert(Kind::Object);
            }
            if shape.items.is_some() {
                shape.kinds.insert(Kind::List);
            }
        }
        shape
    }
}

/// The kinds of `type` and `format`.
fn types(schema: &Value, shape: &mut Shape) {
    let named = match &schema["type"] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect::<Vec<_>>(),
    };
    for name in named {
        shape.kinds.insert(match name {
            "null" => Kind::Null,
            "boolean" => Kind::Boolean,
            "integer" => Kind::Integer,
            "number" => Kind::Number,
            "array" => Kind::List,
            "object" => Kind::Object,
            "string" => match schema["format"].as_str() {
                Some("date") => Kind::Date,
                Some("date-time") => Kind::DateTime,
                Some("uuid") => Kind::Uuid,
                _ => Kind::Text,
            },
            // draft 3 has `any`
            _ => continue,
        });
    }
}

/// The kinds of the values that `enum` and `const` list.
fn values(schema: &Value, shape: &mut Shape) {
    let listed: Vec<&Value> = match (&schema["enum"], schema.get("const")) {
        (Value::Array(values), _) => values.iter().collect(),
        (_, Some(value)) => vec![value],
        _ => return,
    };
    let kinds = listed.iter().map(|value| match value {
        Value::Null => Kind::Null,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(number) if number.is_f64() => Kind::Number,
        Value::Number(_) => Kind::Integer,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    });
    if shape.kinds.is_empty() {
        shape.kinds = kinds.collect();
    } else if listed.iter().any(|value| value.is_null()) {
        shape.kinds.insert(Kind::Null);
    }
    let texts: Vec<String> = listed.iter().filter_map(|value| value.as_str()).map(str::to_owned).collect();
    if schema["enum"].is_array() && texts.len() == listed.iter().filter(|value| !value.is_null()).count() {
        shape.cases = texts;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// `{id! Integer, name? Text|Null}`
    fn shown(shape: &Shape) -> String {
        let mut parts: Vec<String> = shape
            .kinds
            .iter()
            .filter(|kind| {
                !matches!(kind, Kind::Object | Kind::List)
                    || shape.fields.is_empty() && shape.items.is_none() && shape.values.is_none()
            })
            .map(|kind| format!("{kind:?}"))
            .collect();
        if !shape.fields.is_empty() {
            let fields = shape.fields.iter().map(|field| {
                format!("{}{} {}", field.name, if field.required { "!" } else { "?" }, shown(&field.shape))
            });
            parts.push(format!("{{{}}}", fields.collect::<Vec<_>>().join(", ")));
        }
        parts.extend(shape.items.iter().map(|items| format!("[{}]", shown(items))));
        parts.extend(shape.values.iter().map(|values| format!("{{*: {}}}", shown(values))));
        if !shape.cases.is_empty() {
            parts.push(format!("({})", shape.cases.join(" ")));
        }
        if parts.is_empty() { "any".to_owned() } else { parts.join("|") }
    }

    #[test]
    fn schemas_of_all_drafts_are_read() {
        for (schema, expected) in [
            (
                json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": {"type": ["string", "null"]}}}),
                "{id! Integer, name? Null|Text}",
            ),
            (json!({"properties": {"a": {}}}), "{a? any}"),
            (json!({"required": ["a"]}), "{a! any}"),
            (
                json!({"properties": {"a": {"type": "string", "required": true}, "b": {"type": "any"}, "c": false}}),
                "{a! Text, b? any}",
            ),
            (json!({"type": "array", "items": {"type": "number"}}), "[Number]"),
            (json!({"items": [{"type": "string"}, {"type": "boolean"}]}), "[Boolean|Text]"),
            (json!({"prefixItems": [{"type": "integer"}], "items": {"type": "null"}}), "[Null|Integer]"),
            (json!({"type": "object", "additionalProperties": {"type": "boolean"}}), "{*: Boolean}"),
            (
                json!({"type": "object", "patternProperties": {"^a": {"type": "integer"}}, "additionalProperties": false}),
                "{*: Integer}",
            ),
            (json!({"type": "string", "format": "date-time", "nullable": true}), "Null|DateTime"),
            (json!({"type": "string", "format": "email"}), "Text"),
            (json!({"enum": ["a", "b", null]}), "Null|Text|(a b)"),
            (json!({"const": 5}), "Integer"),
            (json!({"enum": ["a", 1]}), "Integer|Text"),
            (
                json!({"allOf": [{"type": "object", "properties": {"a": {"type": "number"}}}, {"properties": {"a": {"type": "integer"}, "b": {}}, "required": ["b"]}]}),
                "{a? Integer, b! any}",
            ),
            (json!({"anyOf": [{"type": "string"}, {"type": "null"}]}), "Null|Text"),
            (
                json!({"oneOf": [{"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {}}}, {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}, "c": {}}}]}),
                "{a! Integer|Text, b? any, c? any}",
            ),
            (
                json!({"if": {}, "then": {"properties": {"a": {}}, "required": ["a"]}, "properties": {"b": {}}}),
                "{b? any, a? any}",
            ),
            (
                json!({"$ref": "#/definitions/user", "definitions": {"user": {"type": "object", "properties": {"mail": {"type": "string"}}}}}),
                "{mail? Text}",
            ),
            (
                json!({"$defs": {"node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}}}}, "$ref": "#/$defs/node"}),
                "{next? Object}",
            ),
            (json!(true), "any"),
            (json!({"$ref": "https://elsewhere/schema"}), "any"),
        ] {
            assert_eq!(shown(&shape(&schema)), expected, "{schema}");
        }
    }

    #[test]
    fn a_schema_that_grows_without_end_has_one() {
        let mut definitions = serde_json::Map::new();
        for at in 0..40 {
            let next = format!("#/definitions/d{}", at + 1);
            definitions.insert(format!("d{at}"), json!({"properties": {"a": {"$ref": next}, "b": {"$ref": next}}}));
        }
        let schema = json!({"$ref": "#/definitions/d0", "definitions": definitions});
        assert!(shape(&schema).has_fields());
    }
}
