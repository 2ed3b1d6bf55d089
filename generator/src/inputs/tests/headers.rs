//! Headers of one request.

use serde_json::{Value, json};

use super::{api, decide, headers_of, request};
use crate::inputs::InputSettings;

fn raw(language: Option<&str>, text: &str) -> Value {
    let options = language.map(|language| json!({"raw": {"language": language}}));
    json!({"body": {"mode": "raw", "raw": text, "options": options}})
}

fn form(mode: &str, disabled: bool) -> Value {
    json!({"body": {"mode": mode, mode: [{"key": "a", "value": "1", "disabled": disabled}]}})
}

#[test]
fn a_content_type_that_the_body_says_is_said_once() {
    let json = "application/json";
    let urlencoded = "application/x-www-form-urlencoded";
    let signed = json!({"auth": {"type": "awsv4", "awsv4": [{"key": "accessKey", "value": "a"}]}});
    let mut aws = raw(Some("json"), "{}");
    aws.as_object_mut().expect("an object").extend(signed.as_object().expect("an object").clone());
    let disables = json!({"disabledSystemHeaders": {"content-type": true}});
    for (content_type, more, by_body) in [
        (json, raw(Some("json"), "{}"), true),
        (json, raw(None, "{}"), true),
        (json, raw(Some("text"), "{}"), true),
        (json, raw(Some("xml"), "<a/>"), true),
        ("application/vnd.a+json", raw(Some("json"), "{}"), false),
        ("application/json; charset=utf-8", raw(Some("json"), "{}"), false),
        ("text/csv", raw(None, "a,b"), true),
        ("text/csv", raw(Some("text"), "a,b"), true),
        ("{{type}}", raw(Some("text"), "a"), false),
        (json, raw(Some("json"), ""), false),
        (json, raw(Some("json"), "{{body}}"), false),
        (json, json!({}), false),
        (urlencoded, form("urlencoded", false), true),
        (json, form("urlencoded", false), true),
        (urlencoded, form("urlencoded", true), false),
        ("application/x-www-form-urlencoded; charset=utf-8", form("urlencoded", false), false),
        ("multipart/form-data", form("formdata", false), true),
        ("multipart/form-data; boundary=b", form("formdata", false), false),
        (json, aws, false),
    ] {
        let api = api(&[request(&[("Content-Type", content_type)], more.clone())], json!({}));
        let operation = &api.root.operations[0];
        let inputs = decide(&api);
        let inputs = inputs.of(operation);
        let expected = if by_body { "Content-Type: Body ContentType" } else { "Content-Type: Constant FixedHeader" };
        assert_eq!(headers_of(operation, inputs), [expected], "{content_type} {more}");
        assert_eq!(inputs.content_type.as_deref(), by_body.then_some(content_type));
    }
    let own = json!([{"name": "a", "request": request(&[("Content-Type", json)], raw(Some("json"), "{}")),
        "protocolProfileBehavior": disables}]);
    let api = api(&[], json!({"item": own}));
    let inputs = decide(&api);
    assert_eq!(inputs.of(&api.root.operations[0]).content_type, None, "the body would say nothing");
}

#[test]
fn a_token_in_the_header_of_credentials_is_auth() {
    let bearer = |token: &str| json!({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": token}]}});
    for (value, more, expected, kind) in [
        ("Bearer {{token}}", json!({}), "Auth Authorization", Some("bearer")),
        ("Token {{token}}", json!({}), "Auth Authorization", Some("apikey")),
        ("{{authorization}}", json!({}), "Auth Authorization", Some("apikey")),
        ("Basic {{credentials}}", json!({}), "Auth Authorization", Some("apikey")),
        ("Bearer {{a}}{{b}}", json!({}), "Constant FixedHeader", None),
        ("Bearer {{$guid}}", json!({}), "Constant FixedHeader", None),
        ("Custom realm=\"a\", {{token}}", json!({}), "Constant FixedHeader", None),
        // the request has it already
        ("Bearer {{token}}", bearer("{{token}}"), "Auth Authorization", None),
        // auth has the last word, unless its token is empty
        ("Bearer {{token}}", bearer("{{other}}"), "Auth Authorization", None),
        ("Bearer abc", bearer("{{other}}"), "Auth Authorization", None),
        ("Bearer {{token}}", bearer(""), "Constant FixedHeader", None),
    ] {
        let api = api(&[request(&[("authorization", value)], more.clone())], json!({}));
        let operation = &api.root.operations[0];
        let inputs = decide(&api);
        let inputs = inputs.of(operation);
        assert_eq!(headers_of(operation, inputs), [format!("authorization: {expected}")], "{value} {more}");
        assert_eq!(inputs.auth.as_ref().map(|auth| auth.kind.as_str()), kind, "{value} {more}");
    }
    let two =
        api(&[request(&[("Authorization", "Bearer {{a}}"), ("authorization", "Bearer {{b}}")], json!({}))], json!({}));
    assert!(decide(&two).of(&two.root.operations[0]).auth.is_none(), "which of the two is sent is a rule of its own");
}

#[test]
fn a_disabled_header_of_credentials_is_no_input_beside_auth() {
    let disabled = json!({"key": "authorization", "value": "Bearer {{token}}", "disabled": true});
    let decided = |auth: Value| {
        let api = api(&[json!({"url": "https://a.example", "header": [disabled], "auth": auth})], json!({}));
        let operation = &api.root.operations[0];
        headers_of(operation, decide(&api).of(operation)).join("")
    };
    let bearer = json!({"type": "bearer", "bearer": [{"key": "token", "value": "{{other}}"}]});
    assert_eq!(decided(bearer), "authorization: LeftOut OfAuth");
    assert_eq!(decided(json!({"type": "noauth"})), "authorization: Input[0] Disabled");
    assert_eq!(decided(Value::Null), "authorization: Input[0] Disabled");
}

#[test]
fn headers_without_a_value_are_inputs() {
    let disabled = |key: &str, value: &str| json!({"key": key, "value": value, "disabled": true});
    let header = |key: &str, value: &str| json!({"key": key, "value": value});
    for (headers, expected) in [
        (vec![header("X-A", "1")], vec!["X-A: Constant FixedHeader"]),
        (vec![header("X-A", " ")], vec!["X-A: Input[0] NoValue"]),
        (vec![header("X-A", "<string>")], vec!["X-A: Input[0] NoValue"]),
        (vec![disabled("X-A", "1")], vec!["X-A: Input[0] Disabled"]),
        (vec![disabled("X-A", "1"), disabled("X-A", "2")], vec!["X-A: Input[0, 1] Disabled", "X-A: Listed Disabled"]),
        (vec![header("x-a", "1"), disabled("X-A", "2")], vec!["x-a: Constant FixedHeader", "X-A: LeftOut Shadowed"]),
        (vec![disabled("Content-Type", "text/csv")], vec!["Content-Type: LeftOut OfMessage"]),
        (vec![disabled("host", "a.example")], vec!["host: LeftOut OfMessage"]),
        (vec![disabled("X A", "2")], vec!["X A: LeftOut NoToken"]),
    ] {
        let api = api(&[json!({"url": "https://a.example", "header": headers})], json!({}));
        let operation = &api.root.operations[0];
        assert_eq!(headers_of(operation, decide(&api).of(operation)), expected);
    }
}

#[test]
fn a_placeholder_in_a_header_is_an_input() {
    for (value, expected) in [
        ("<user id>", "Input[0] NoValue"),
        ("[user_id]", "Input[0] NoValue"),
        ("{user-id}", "Input[0] NoValue"),
        ("[1, 2]", "Constant FixedHeader"),
        ("{\"a\": 1}", "Constant FixedHeader"),
        ("{{user}}", "Constant FixedHeader"),
    ] {
        let api = api(&[request(&[("As-User", value)], json!({}))], json!({}));
        let operation = &api.root.operations[0];
        assert_eq!(headers_of(operation, decide(&api).of(operation)), [format!("As-User: {expected}")], "{value}");
    }
}

#[test]
fn an_id_in_a_header_is_an_argument() {
    let header = |key: &str, value: &str| json!([{"key": key, "value": value}]);
    let decided = |url: &str, headers: Value, more: Value, settings: &InputSettings| {
        let others = ["b", "c"].map(|path| json!({"url": format!("https://a.example/{path}")}));
        let one = json!({"url": url, "header": headers});
        let api = api(&[&[one], others.as_slice()].concat(), more);
        let operation = &api.root.operations[0];
        let inputs = crate::inputs::decide(&api, settings);
        headers_of(operation, inputs.of(operation)).join(", ")
    };
    let preset = json!({"event": [{"listen": "prerequest",
        "script": {"exec": "pm.variables.set('tripId', Date.now())"}}]});
    let of_client = InputSettings { variables: vec!["tripId".to_owned()], ..InputSettings::default() };
    let of_call = InputSettings { arguments: vec!["lang".to_owned()], ..InputSettings::default() };
    let guess = InputSettings::default();
    let trip = "X-Trip: Argument Id";
    for (url, key, value, more, settings, expected) in [
        ("/trips", "X-Trip", "{{tripId}}", json!({}), &guess, trip),
        ("/trips?trip={{tripId}}", "X-Trip", "{{tripId}}", json!({}), &guess, trip),
        ("/trips/{{other}}", "X-Trip", "{{tripId}}", json!({}), &guess, trip),
        ("/trips/{{tripId}}", "X-Trip", "{{tripId}}", json!({}), &guess, "X-Trip: Constant FixedHeader"),
        ("/trips?x-trip=1", "X-Trip", "{{tripId}}", json!({}), &guess, "X-Trip: Constant FixedHeader"),
        ("/trips", "X-Trip", "{{tripId}}", preset, &guess, "X-Trip: Constant FixedHeader"),
        ("/trips", "X-Trip", "{{tripId}}", json!({}), &of_client, "X-Trip: Constant FixedHeader"),
        ("/trips", "X-Trip", "trip-{{tripId}}", json!({}), &guess, "X-Trip: Constant FixedHeader"),
        ("/trips", "X-Tenant", "{{tenantId}}", json!({}), &guess, "X-Tenant: Constant FixedHeader"),
        ("/trips", "X-Api-Key", "{{keyId}}", json!({}), &guess, "X-Api-Key: Constant FixedHeader"),
        ("/trips", "X-Lang", "{{lang}}", json!({}), &guess, "X-Lang: Constant FixedHeader"),
        ("/trips", "X-Lang", "{{lang}}", json!({}), &of_call, "X-Lang: Argument Id"),
    ] {
        let url = format!("https://a.example{url}");
        assert_eq!(decided(&url, header(key, value), more.clone(), settings), expected, "{url} {key}: {value} {more}");
    }
    let twice = json!([{"key": "X-Trip", "value": "{{tripId}}"}, {"key": "x-trip", "value": "{{otherId}}"}]);
    assert_eq!(
        decided("https://a.example/trips", twice, json!({}), &guess),
        "X-Trip: Constant FixedHeader, x-trip: Constant FixedHeader",
    );
}

#[test]
fn an_id_in_the_headers_of_most_requests_is_of_the_client() {
    let request = request(&[("X-Site-Ref", "{{siteRefId}}")], json!({}));
    let api = api(&[request.clone(), request], json!({}));
    let operation = &api.root.operations[0];
    assert_eq!(headers_of(operation, decide(&api).of(operation)), ["X-Site-Ref: Constant FixedHeader"]);
}

#[test]
fn an_id_or_a_condition_of_one_call_is_an_input() {
    for (key, value, expected) in [
        ("X-Request-ID", "{{requestId}}", "Input[0] OneCall"),
        ("X-Correlation-Id", "b7a1", "Input[0] OneCall"),
        ("X-Request-ID", "{{$guid}}", "Constant FixedHeader"),
        ("X-Requested-With", "XMLHttpRequest", "Constant FixedHeader"),
        ("If-Match", "{{etag}}", "Input[0] OneCall"),
        ("if-none-match", "\"v1\"", "Input[0] OneCall"),
        ("If-Match", "*", "Constant FixedHeader"),
        ("Range", "bytes=0-99", "Input[0] OneCall"),
    ] {
        let api = api(&[request(&[(key, value)], json!({}))], json!({}));
        let operation = &api.root.operations[0];
        assert_eq!(headers_of(operation, decide(&api).of(operation)), [format!("{key}: {expected}")], "{value}");
    }
    let one = request(&[("X-Request-ID", "{{request}}")], json!({}));
    let api = api(&[one.clone(), one], json!({}));
    let operation = &api.root.operations[0];
    let headers = headers_of(operation, decide(&api).of(operation));
    assert_eq!(headers, ["X-Request-ID: Constant FixedHeader"], "what most requests have is left to the client");
}

#[test]
fn an_idempotency_key_is_given_for_each_call_unless_it_is_made_up() {
    let script =
        json!({"event": [{"listen": "prerequest", "script": {"exec": "pm.variables.set('key', Date.now())"}}]});
    for (value, more, expected) in [
        ("abc-123", json!({}), "Input[0] OneCall"),
        ("{{key}}", json!({}), "Input[0] OneCall"),
        ("{{$guid}}", json!({}), "Constant FixedHeader"),
        ("{{key}}", script, "Constant FixedHeader"),
    ] {
        let api = api(&[request(&[("X-Idempotency-Key", value)], json!({}))], more.clone());
        let operation = &api.root.operations[0];
        let headers = headers_of(operation, decide(&api).of(operation));
        assert_eq!(headers, [format!("X-Idempotency-Key: {expected}")], "{value} {more}");
    }
}
