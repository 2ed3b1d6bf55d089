//! Fields of JSON bodies.

use serde_json::{Value, json};

use super::{api, decide};
use crate::inputs::Inputs;
use crate::resolve::Api;

/// A request whose examples were answers to the other bodies.
fn item(title: &str, bodies: &[&str]) -> Value {
    let request = |body: &str| {
        json!({"method": "POST", "url": "https://a.example/rpc",
            "body": {"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}}})
    };
    let saved = bodies[1..].iter().map(|body| json!({"name": "ok", "code": 200, "originalRequest": request(body)}));
    json!({"name": title, "request": request(bodies[0]), "response": saved.collect::<Vec<_>>()})
}

fn items(items: &[Value]) -> Api {
    api(&[], json!({"item": items}))
}

/// The key and reason of each constant.
fn constants(api: &Api, inputs: &Inputs) -> Vec<String> {
    let decided = &inputs.of(&api.root.operations[0]).json;
    decided.fields.iter().map(|one| format!("{} {:?}", one.key, one.reason)).collect()
}

#[test]
fn a_field_that_names_the_call_is_a_constant() {
    for (title, bodies, expected) in [
        (
            "Hosts",
            &[r#"{"jsonrpc": "2.0", "method": "hosts", "params": []}"#][..],
            &["jsonrpc Protocol", "method Called"][..],
        ),
        ("Hosts", &[r#"{"method": "card", "params": []}"#], &[]),
        ("Hosts", &[r#"{"method": "host.get", "params": []}"#], &["method Called"]),
        ("Token", &[r#"{"grant_type": "password", "user": "ann"}"#], &["grant_type Protocol"]),
        ("Balance", &[r#"{"Action": "getBalance", "user": {{user}}, }"#], &["Action Called"]),
        ("Approve order", &[r#"{"action": "approve"}"#], &["action Called"]),
        ("Change order", &[r#"{"action": "approve"}"#], &[]),
        ("Create query job", &[r#"{"operation": "query"}"#], &[]),
        ("Approve or decline order", &[r#"{"action": "approve"}"#], &[]),
        ("Approve order", &[r#"{"action": "{{approve}}"}"#], &[]),
        ("Approve order", &[r#"{"state": "approve"}"#], &[]),
        ("Approve order", &[r#"{"order": {"action": "approve"}}"#], &[]),
        ("Approve order", &[r#"[{"action": "approve"}]"#], &[]),
        ("Approve order", &[r#"{"action": "approve"}"#, r#"{"action": "approve", "by": "ann"}"#], &["action Called"]),
        ("Approve order", &[r#"{"action": "approve"}"#, r#"{"action": "decline"}"#], &[]),
    ] {
        let api = items(&[item(title, bodies)]);
        assert_eq!(constants(&api, &decide(&api)), expected, "{title} {bodies:?}");
    }
}

#[test]
fn a_token_request_of_variables_alone_is_sent_as_it_is_saved() {
    for (bodies, expected) in [
        (&[r#"{"grant_type": "client_credentials", "client_id": "{{id}}", "audience": "{{a}}"}"#][..], true),
        (&[r#"{"grant_type": "refresh_token", "refresh_token": "{{refresh}}"}"#], true),
        (&[r#"{"grant_type": "client_credentials", "client_id": "{{id}}", "scope": "read"}"#], false),
        (&[r#"{"grant_type": "client_credentials", "client_id": {{id}}}"#], false),
        (&[r#"{"grant_type": "client_credentials", "client_id": "{{id}}", "nonce": "{{$guid}}"}"#], false),
        (&[r#"{"grant_type": "authorization_code", "code": "{{code}}"}"#], false),
        (&[r#"{"clientId": "{{id}}", "clientSecret": "{{secret}}"}"#], true),
        (&[r#"{"clientId": "{{id}}"}"#], false),
        (&[r#"{"email": "{{email}}", "password": "{{password}}"}"#], false),
        (&[r#"{"clientId": "{{id}}", "clientSecret": "{{secret}}"}"#, r#"{"clientId": "a"}"#], false),
    ] {
        let mut token = item("Token", bodies);
        let set = "pm.environment.set('token', pm.response.json().token)";
        token["event"] = json!([{"listen": "test", "script": {"exec": [set]}}]);
        let api = items(&[token]);
        assert_eq!(decide(&api).of(&api.root.operations[0]).json.whole, expected, "{bodies:?}");
    }
    let api = items(&[item("Client", &[r#"{"clientId": "{{id}}", "clientSecret": "{{secret}}"}"#])]);
    assert!(!decide(&api).of(&api.root.operations[0]).json.whole, "it fetches nothing");
}

#[test]
fn the_lock_keeps_a_constant_when_the_title_changes() {
    let body = [r#"{"action": "approve"}"#];
    let (before, after) = (items(&[item("Approve order", &body)]), items(&[item("Accept order", &body)]));
    let settings = super::rows::known(&before, &decide(&before));
    assert_eq!(constants(&after, &decide(&after)), [""; 0]);
    assert_eq!(constants(&after, &crate::inputs::decide(&after, &settings)), ["action Called"]);
}
