//! Headers and auth that are declared once for all requests.

use serde_json::{Value, json};

use super::{api, decide, headers_of, operations, request};

const BEARER: &str = "{{token}}";

fn bearer() -> Value {
    json!({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": BEARER}]}})
}

fn noauth() -> Value {
    json!({"auth": {"type": "noauth"}})
}

#[test]
fn a_header_of_nearly_all_requests_is_said_once() {
    let accept = |value: &str| request(&[("Accept", value)], json!({}));
    let with = accept("application/json");
    let none = request(&[], json!({}));
    for (requests, common) in [
        (vec![with.clone(); 3], true),
        (vec![with.clone(); 2], false),
        (vec![with.clone(), with.clone(), with.clone(), none.clone()], true),
        (vec![with.clone(), with.clone(), with.clone(), none.clone(), none.clone()], false),
        (vec![with.clone(), with.clone(), with.clone(), accept("text/csv"), accept("text/xml")], true),
        (vec![with.clone(), with.clone(), with.clone(), accept("a"), accept("b"), accept("c"), accept("d")], false),
    ] {
        let inputs = decide(&api(&requests, json!({})));
        let expected = common.then(|| ("Accept".to_owned(), "application/json".to_owned()));
        assert_eq!(inputs.common.headers, expected.into_iter().collect::<Vec<_>>(), "{requests:?}");
    }
}

#[test]
fn a_request_that_differs_says_so() {
    let accept = |value: &str| request(&[("Accept", value)], json!({}));
    let all = [accept("a/b"), accept("a/b"), accept("a/b"), accept("text/csv"), request(&[], json!({}))];
    let api = api(&[&all[..], &all[..3]].concat(), json!({}));
    let inputs = decide(&api);
    let of = |index: usize| {
        let operation = &api.root.operations[index];
        let inputs = inputs.of(operation);
        (headers_of(operation, inputs), inputs.without_headers.clone())
    };
    assert_eq!(of(0), (vec!["Accept: Common AllRequests".to_owned()], vec![]));
    assert_eq!(of(3), (vec!["Accept: Constant FixedHeader".to_owned()], vec![]));
    assert_eq!(of(4), (vec![], vec!["Accept".to_owned()]));
}

#[test]
fn a_common_content_type_leaves_bodies_theirs() {
    let raw = |language: &str, text: &str| json!({"body": {"mode": "raw", "raw": text, "options": {"raw": {"language": language}}}});
    let form = json!({"body": {"mode": "urlencoded", "urlencoded": [{"key": "a", "value": "1"}]}});
    let json_type = [("Content-Type", "application/json")];
    let requests = [
        request(&json_type, json!({})),
        request(&json_type, json!({})),
        request(&json_type, json!({})),
        request(&json_type, raw("json", "{}")),
        request(&[], raw("json", "{}")),
        request(&[], form),
        request(&[("Content-Type", "text/xml")], raw("xml", "<a/>")),
        request(&[], raw("xml", "<a/>")),
    ];
    let api = api(&requests, json!({}));
    let inputs = decide(&api);
    assert_eq!(inputs.common.headers.len(), 1);
    let of = |index: usize| {
        let operation = &api.root.operations[index];
        let inputs = inputs.of(operation);
        (headers_of(operation, inputs).join(""), inputs.without_headers.join(""))
    };
    let table = [
        ("Content-Type: Common AllRequests", ""),
        ("Content-Type: Common AllRequests", ""),
        ("Content-Type: Common AllRequests", ""),
        ("Content-Type: Body ContentType", ""),
        ("", ""),
        ("", ""),
        ("Content-Type: Constant FixedHeader", ""),
        ("", "Content-Type"),
    ];
    for (index, (headers, without)) in table.into_iter().enumerate() {
        assert_eq!(of(index), (headers.to_owned(), without.to_owned()), "request {index}");
    }
}

#[test]
fn the_auth_that_the_collection_declares_is_said_once() {
    let inherits = request(&[], json!({}));
    let own = request(&[("Authorization", "Bearer {{token}}")], json!({}));
    let unsigned = request(&[], noauth());
    let has_common = |requests: &[Value], more: Value| {
        let api = api(requests, more);
        let inputs = decide(&api);
        let with = |operation: &&crate::resolve::model::Operation| inputs.of(operation).has_common_auth;
        (inputs.common.auth.is_some(), operations(&api.root).iter().filter(|one| with(one)).count())
    };
    assert_eq!(has_common(&[inherits.clone(), inherits.clone(), unsigned.clone()], bearer()), (true, 2));
    assert_eq!(has_common(&[inherits.clone(), unsigned.clone()], bearer()), (false, 0));
    // tokens in headers count as the same auth
    assert_eq!(has_common(&[own.clone(), own.clone(), own.clone(), unsigned.clone()], json!({})), (true, 3));
    assert_eq!(has_common(&[own.clone(), own, unsigned.clone(), unsigned], json!({})), (false, 0));
    let inner = json!([{"name": "f", "item": [{"name": "a", "request": inherits}]}]);
    let mut more = bearer();
    more.as_object_mut().expect("an object").insert("item".to_owned(), inner);
    assert_eq!(has_common(&[], more), (true, 1), "from within folders");
}
