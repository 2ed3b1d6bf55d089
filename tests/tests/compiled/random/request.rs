//! Requests with their URLs and saved answers.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{auth, body, json, script, words};

fn segment() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[a-z]{1,8}",
        1 => words::name(),
        2 => words::plain_name().prop_map(|name| format!(":{name}")),
        2 => words::plain_name().prop_map(|name| format!("{{{{{name}}}}}")),
        1 => words::plain_name().prop_map(|name| format!("{{{name}}}")),
        1 => words::plain_name().prop_map(|name| format!("<{name}>")),
        1 => (words::plain_name(), words::plain_name()).prop_map(|(a, b)| format!("x-{{{{{a}}}}}:{{{{{b}}}}}.json")),
        1 => words::plain_name().prop_map(|name| format!("a(:{name})")),
        1 => Just("v1".to_owned()),
        1 => Just(String::new()),
    ]
    .boxed()
}

fn host() -> BoxedStrategy<Value> {
    prop_oneof![
        Just(json!(["{{baseUrl}}"])),
        Just(json!(["api", "example", "com"])),
        Just(json!("https://example.com:8080")),
        words::plain_name().prop_map(|name| json!([format!("{{{{{name}}}}}"), "example", "com"])),
    ]
    .boxed()
}

fn url() -> BoxedStrategy<Value> {
    let parts = (host(), prop::collection::vec(segment(), 0..5), body::rows(6), body::rows(3));
    let object = parts.prop_map(|(host, path, query, variable)| {
        json!({"raw": format!("{{{{baseUrl}}}}/{}", path.join("/")), "host": host, "path": path, "query": query, "variable": variable})
    });
    let text = (prop::collection::vec(segment(), 0..4), words::name(), words::value())
        .prop_map(|(path, key, value)| json!(format!("{{{{baseUrl}}}}/{}?{key}={value}&b#c", path.join("/"))));
    // twelve ids, one after the other
    let many = prop::collection::vec(words::plain_name(), 8..12)
        .prop_map(|names| json!(names.iter().fold("https://example.com".to_owned(), |url, name| url + "/:" + name)));
    prop_oneof![8 => object, 3 => text, 1 => many].boxed()
}

fn description() -> BoxedStrategy<Value> {
    prop_oneof![
        2 => Just(Value::Null),
        2 => words::text().prop_map(Value::from),
        1 => words::text().prop_map(|content| json!({"content": content, "type": "text/html"})),
    ]
    .boxed()
}

fn answer() -> BoxedStrategy<Value> {
    let code = prop::sample::select(vec![
        json!(200),
        json!(201),
        json!(204),
        json!(400),
        json!(404),
        json!(500),
        json!(302),
        json!(null),
        json!("200"),
    ]);
    let kind = prop::sample::select(
        &["application/json", "text/html", "application/xml", "text/event-stream", "application/problem+json", ""][..],
    );
    let text = prop_oneof![
        10 => json::text(),
        1 => words::text(),
        1 => Just("<a><b>1</b></a>".to_owned()),
        1 => Just("data: {\"a\":1}\n\ndata: {\"a\":2}\n\n".to_owned()),
        1 => Just("{\"a\":1}\n{\"a\":2,\"b\":null}\n".to_owned()),
        1 => Just(String::new()),
    ];
    (words::name(), code, kind, text, body::rows(2))
        .prop_map(|(name, code, kind, text, mut headers)| {
            if let Some(headers) = headers.as_array_mut() {
                headers.push(json!({"key": "Content-Type", "value": kind}));
            }
            json!({"name": name, "status": "OK", "code": code, "header": headers, "body": text})
        })
        .boxed()
}

fn behavior() -> BoxedStrategy<Value> {
    prop_oneof![
        4 => Just(Value::Null),
        1 => Just(json!({"followRedirects": false, "disableBodyPruning": true, "disableCookies": true})),
        1 => Just(json!({"disabledSystemHeaders": {"accept": true, "user-agent": true}, "strictSSL": false, "maxRedirects": 3})),
    ]
    .boxed()
}

pub(crate) fn item() -> BoxedStrategy<Value> {
    let method = prop::sample::select(
        &["GET", "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND", "x-y", ""][..],
    );
    let auth = prop_oneof![4 => Just(Value::Null), 1 => auth::auth()];
    let request = (method, url(), body::rows(4), body::body(), description(), auth);
    let answers = prop::collection::vec(answer(), 0..4);
    (words::name(), request, answers, script::events(), behavior())
        .prop_map(|(name, (method, url, header, body, description, auth), response, event, behavior)| {
            json!({
                "name": name,
                "request": {"method": method, "url": url, "header": header, "body": body, "description": description, "auth": auth},
                "response": response,
                "event": event,
                "protocolProfileBehavior": behavior,
            })
        })
        .boxed()
}
