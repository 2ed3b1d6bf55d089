//! Small collections with a bit of everything.

use serde_json::{Value, json};

use super::random::Random;

const NOUNS: [&str; 8] = ["order", "invoice", "customer", "ticket", "parcel", "meter", "course", "recipe"];
const FIELDS: [&str; 8] = ["id", "title", "count", "price", "active", "owner", "lines", "note"];

pub(crate) fn collection(random: &mut Random) -> Value {
    let mut nouns = NOUNS.to_vec();
    let mut folders = Vec::new();
    for _ in 0..2 {
        let noun = nouns.remove(random.below(nouns.len()));
        let requests: Vec<Value> = (0..2 + random.below(2)).map(|index| request(random, noun, index)).collect();
        let mut folder =
            json!({"name": format!("{noun}s"), "description": format!("All about {noun}s."), "item": requests});
        if random.chance(40) {
            folder["auth"] = json!({"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]});
        }
        folders.push(folder);
    }
    folders.push(request(random, "session", 3));
    json!({
        "info": {
            "name": "Pairs",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "variable": [{"key": "host", "value": "https://api.example.com"}, {"key": "token", "value": ""}],
        "item": folders,
    })
}

pub(crate) fn request(random: &mut Random, noun: &str, kind: usize) -> Value {
    let id = format!("{noun}-{kind}-{}", random.below(1_000_000));
    let verbs = [("List", "GET"), ("Create", "POST"), ("Update", "PUT"), ("Open", "POST")];
    let (verb, method) = verbs[kind % verbs.len()];
    let mut request = json!({
        "method": method,
        "description": format!("{verb} it."),
        "header": [],
        "url": {"raw": format!("{{{{host}}}}/{noun}s"), "host": ["{{host}}"], "path": [format!("{noun}s")]},
    });
    match kind {
        0 => {
            request["url"]["query"] = json!([
                {"key": "limit", "value": "50", "description": "Page size."},
                {"key": "sort", "value": "name"},
            ])
        }
        2 => {
            request["url"]["path"] = json!([format!("{noun}s"), ":id", "parts", ":part"]);
            request["url"]["variable"] = json!([{"key": "id", "value": "7"}, {"key": "part", "value": "a"}]);
        }
        _ => {}
    }
    if kind != 0 {
        request["body"] = body(random, kind);
    }
    if random.chance(30) {
        request["header"] = json!([{"key": "X-Trace", "value": "", "description": "For the logs."}]);
    }
    let mut examples = vec![example(200, "OK", &object(random))];
    if random.chance(30) {
        examples.push(example(404, "Not Found", &json!({"error": "gone"})));
    }
    if random.chance(15) {
        examples.push(example(202, "Accepted", &json!({"job": "j-1"})));
    }
    let mut item = json!({"id": id, "name": format!("{verb} {noun}"), "request": request, "response": examples});
    if kind == 3 {
        item["response"] = json!([example(200, "OK", &json!({"access_token": "a", "expires": 3600}))]);
        item["event"] = json!([{"listen": "test", "script": {"exec": [
            "pm.environment.set('token', pm.response.json().access_token);"
        ]}}]);
    }
    item
}

fn body(random: &mut Random, kind: usize) -> Value {
    match if kind == 3 { 1 } else { random.below(4) } {
        0 => json!({"mode": "raw", "raw": "<a/>", "options": {"raw": {"language": "xml"}}}),
        1 => json!({"mode": "urlencoded", "urlencoded": [
            {"key": "grant_type", "value": "password"},
            {"key": "user", "value": "ada"},
            {"key": "scope", "value": "all", "disabled": true},
        ]}),
        2 => json!({"mode": "formdata", "formdata": [
            {"key": "photo", "type": "file", "src": "/a.png"},
            {"key": "caption", "type": "text", "value": "A cat"},
        ]}),
        _ => json!({"mode": "raw", "raw": object(random).to_string(), "options": {"raw": {"language": "json"}}}),
    }
}

pub(crate) fn example(code: u16, status: &str, body: &Value) -> Value {
    json!({
        "name": format!("{code} {status}"), "code": code, "status": status,
        "header": [{"key": "Content-Type", "value": "application/json"}],
        "body": body.to_string(),
    })
}

pub(crate) fn object(random: &mut Random) -> Value {
    let mut object = serde_json::Map::new();
    for field in FIELDS {
        if random.chance(60) {
            object.insert(field.to_owned(), value(random, 0));
        }
    }
    object.insert("kind".to_owned(), json!("a"));
    Value::Object(object)
}

pub(crate) fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth < 2 { 7 } else { 4 }) {
        0 => json!(17),
        1 => json!("text"),
        2 => json!(true),
        3 => json!(1.5),
        4 => json!([{"sku": value(random, 2), "quantity": 2}]),
        5 => json!({"street": "Main", "number": value(random, 2)}),
        _ => json!(["a", "b"]),
    }
}
