//! JSON of bodies and answers.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::words;

#[allow(clippy::approx_constant, reason = "numbers that clippy takes for constants")]
fn scalar() -> BoxedStrategy<Value> {
    prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        3 => (-3..200).prop_map(Value::from),
        1 => (-1e9..1e9).prop_map(Value::from),
        1 => prop::sample::select(&[3.14, 2.718, 0.1, 1e300, -0.0, 10.0][..]).prop_map(Value::from),
        4 => words::value().prop_map(Value::from),
    ]
    .boxed()
}

fn object(of: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let entries = prop::collection::vec((words::name(), of.clone()), 0..7);
    let wide = prop::collection::vec((words::name(), of), 12..20);
    prop_oneof![12 => entries, 1 => wide]
        .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>()))
        .boxed()
}

/// Objects by ids, dates and codes.
fn map(of: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let key = prop_oneof!["[0-9]{1,5}", "[0-9a-f]{24}", "[A-Z]{3}", "20[12][0-9]-0[1-9]-1[0-9]"];
    let entries = prop::collection::vec(key, 2..6);
    (entries, of).prop_map(|(keys, value)| keys.into_iter().map(|key| (key, value.clone())).collect()).boxed()
}

/// The same in many answers.
fn resource() -> BoxedStrategy<Value> {
    let user = json!({"id": 7, "name": "Ada", "email": "ada@example.com", "roles": ["admin"], "manager": {"id": 8, "name": "B"}});
    let order = json!({"id": "o-1", "user": user, "items": [{"sku": "a", "price": 10, "count": 1}], "total": 10.5, "status": "open"});
    let tree = json!({"id": 1, "children": [{"id": 2, "children": [{"id": 3, "children": []}]}]});
    let page = json!({"data": [order], "meta": {"page": 1, "next": null}, "links": {"self": "/x", "next": null}});
    let link = json!({"href": "/x", "rel": "self", "type": "GET"});
    let schema = json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}}});
    prop::sample::select(vec![user, order, tree, page, link, schema]).boxed()
}

pub(crate) fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![6 => scalar(), 1 => resource()];
    let tree = leaf.prop_recursive(4, 40, 6, |inner| {
        let inner = inner.boxed();
        prop_oneof![
            5 => object(inner.clone()),
            2 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            2 => prop::collection::vec(object(inner.clone()), 1..4).prop_map(Value::Array),
            1 => map(inner),
        ]
    });
    let deep = (1..40_usize, words::name(), scalar()).prop_map(|(depth, key, leaf)| {
        (0..depth).fold(leaf, |inner, level| if level % 3 == 2 { json!([inner]) } else { json!({key.clone(): inner}) })
    });
    prop_oneof![12 => tree, 3 => object(scalar()), 4 => resource(), 1 => deep].boxed()
}

/// The JSON as people write it.
pub(crate) fn text() -> BoxedStrategy<String> {
    (json(), words::plain_name(), 0..14)
        .prop_map(|(value, name, way)| match way {
            0..6 => value.to_string(),
            6..9 => serde_json::to_string_pretty(&value).unwrap_or_default(),
            9 => format!("// {name}\n{value} /* {name} */"),
            10 => value.to_string().replace('"', "'"),
            11 => format!("{{\"{name}\": {{{{{name}}}}}, \"b\": \"{{{{{name}}}}}\", \"c\": [{value},],}}"),
            12 => format!("{value}\r\n"),
            _ => format!("{{{name}: NaN, b: {value}}}"),
        })
        .boxed()
}
