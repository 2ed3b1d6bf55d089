//! Whole collections.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{auth, body, request, script, words};

const SCHEMA: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

fn some(of: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop_oneof![1 => Just(Value::Null), 1 => of].boxed()
}

/// Requests and folders, some folders deep.
fn items() -> BoxedStrategy<Vec<Value>> {
    let item = request::item().prop_recursive(5, 12, 4, |inner| {
        let items = prop::collection::vec(inner, 0..4);
        let description = some(words::text().prop_map(Value::from).boxed());
        (words::name(), items, description, some(auth::auth()), script::events())
            .prop_map(|(name, item, description, auth, event)| {
                json!({"name": name, "item": item, "description": description, "auth": auth, "event": event})
            })
    });
    prop::collection::vec(item, 1..5).boxed()
}

pub(crate) fn collection() -> BoxedStrategy<Value> {
    let about = (words::name(), some(words::text().prop_map(Value::from).boxed()));
    (about, items(), some(auth::auth()), script::events(), body::rows(6), any::<bool>())
        .prop_map(|((name, description), item, auth, event, variable, twice)| {
            // the same requests again, in a folder of their own
            let copy = if twice { vec![json!({"name": name, "item": item})] } else { Vec::new() };
            let item: Vec<Value> = item.into_iter().chain(copy).collect();
            json!({
                "info": {"name": name, "description": description, "schema": SCHEMA},
                "item": item,
                "auth": auth,
                "event": event,
                "variable": variable,
            })
        })
        .boxed()
}
