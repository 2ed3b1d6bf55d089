//! Variables that scripts set and the client never sends.

use serde_json::{Value, json};

use super::{api, decide, request};

fn body(text: &str) -> Value {
    json!({"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}})
}

/// The names of those in requests after a script that sets `ref`.
fn unsent(requests: &[Value], tests: &str) -> Vec<String> {
    let event = |listen: &str, exec: &str| json!({"listen": listen, "script": {"exec": [exec]}});
    let events = [event("prerequest", "pm.environment.set('ref', 'R' + Date.now())"), event("test", tests)];
    let mut api = api(requests, json!({"event": events}));
    let unsent = decide(&api).unsent;
    super::super::leave_out_unsent(&mut api, &unsent);
    assert_eq!(api.root.presets.is_empty(), !unsent.is_empty());
    assert!(unsent.is_empty() || api.root.captures.is_empty(), "{:?}", api.root.captures);
    unsent.into_iter().collect()
}

#[test]
fn what_only_bodies_of_callers_name_is_never_sent() {
    let in_body = || request(&[], json!({"body": body("{\"ref\": \"{{ref}}\"}")}));
    let keeps = "pm.environment.set('last', pm.environment.get('ref'))";
    assert_eq!(unsent(&[in_body()], ""), ["ref"]);
    assert_eq!(unsent(&[in_body()], keeps), ["ref"]);
    assert_eq!(unsent(&[request(&[], json!({}))], ""), ["ref"], "nothing names it");
    assert!(unsent(&[request(&[("X-A", "{{r{{e}}}}")], json!({}))], "").is_empty(), "it may be named");
    let finds = "pm.environment.set('id', pm.response.json().find(one => one.ref == pm.environment.get('ref')).id)";
    assert!(unsent(&[in_body()], finds).is_empty(), "what is found by it is of the answer");
    let by_auth = json!({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{ref}}"}]}});
    for sent in [
        request(&[("X-Ref", "{{ref}}")], json!({})),
        request(&[], json!({"url": "https://{{ref}}.example/b"})),
        request(&[], by_auth),
    ] {
        assert!(unsent(&[in_body(), sent.clone()], keeps).is_empty(), "{sent}");
    }
}
