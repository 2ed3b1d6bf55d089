//! Which parts of paths are arguments.

use serde_json::json;

use super::api;
use crate::inputs::InputSettings;
use crate::inputs::variables::configuration::Configuration;
use crate::inputs::variables::path;
use crate::lock::KeptInputs;
use crate::resolve::Api;

#[test]
fn every_part_of_a_path_that_is_open_is_an_input() {
    let inputs = |url: &str| {
        let api = api(&[url], json!({}));
        let inputs = path::decide(&api.root.operations[0], &Configuration::of(&api, &InputSettings::default()));
        inputs.into_iter().map(|input| (input.name, input.written, input.saved)).collect::<Vec<_>>()
    };
    let input = |name: &str, written: &str, saved: &str| (name.into(), written.into(), saved.into());
    assert_eq!(inputs("{{u}}/a/:id.json"), [input("id", "id", ":id")]);
    assert_eq!(inputs("{{u}}/a/{{id}}/b"), [input("id", "{{id}}", "{{id}}")]);
    assert_eq!(inputs("{{u}}/Products(:id)"), [input("id", ":id", ":id")]);
    assert_eq!(inputs("{{u}}/a/{petId}/<tag>"), [input("petId", "{petId}", "{petId}"), input("tag", "<tag>", "<tag>")]);
    assert_eq!(inputs("https://:tenant.example.com/a"), [input("tenant", ":tenant", ":tenant")]);
    assert_eq!(inputs("{{u}}/a/v{{version}}/{{$guid}}.json"), []);
    assert_eq!(inputs("{{u}}/users/{{$guid}}/posts/{{$guid}}"), []);
    assert_eq!(inputs("{{u}}/users/{{$guid}}"), [input("user id", "{{$guid}}", "{{$guid}}")]);
    assert_eq!(inputs("{{u}}/a/{{id}}.json"), [input("id", "{{id}}", "{{id}}")]);
    assert_eq!(inputs("{{u}}/orders({{id}})"), [input("id", "{{id}}", "{{id}}")]);
    assert_eq!(inputs("{{u}}/a/:key=:value"), [input("key", ":key", ":key"), input("value", ":value", ":value")]);
    assert_eq!(inputs("{{u}}/near/:lat,:lng.json").len(), 2);
    assert_eq!(inputs("{{u}}/a/:id:copy"), [input("id:copy", "id:copy", ":id:copy")]);
    assert_eq!(
        inputs("{{u}}/compare/{{base}}...{{head}}"),
        [input("base", "{{base}}", "{{base}}"), input("head", "{{head}}", "{{head}}")]
    );
}

/// One request for each path variable of this name, with this value.
fn with_path_variable(requests: usize, name: &str, value: &str, more: serde_json::Value) -> Api {
    let url = json!({"host": ["{{url}}"], "path": ["zones", format!(":{name}"), "a"],
        "variable": [{"key": name, "value": value, "description": "The zone."}]});
    let items = vec![json!({"name": "a", "request": {"method": "GET", "url": url}}); requests];
    let mut all = json!({"item": items});
    if let (Some(to), serde_json::Value::Object(from)) = (all.as_object_mut(), more) {
        to.extend(from);
    }
    api(&[], all)
}

fn arguments_and_url(api: &Api, settings: &InputSettings) -> (Vec<String>, String) {
    let configuration = Configuration::of(api, settings);
    let operation = &api.root.operations[0];
    let arguments = path::decide(operation, &configuration).into_iter().map(|input| input.name).collect();
    (arguments, path::url(&operation.url, &configuration))
}

#[test]
fn a_path_variable_whose_value_is_configuration_is_filled_from_the_client() {
    let of = |api| arguments_and_url(&api, &InputSettings::default());
    let filled = (vec![], "{{url}}/zones/{{zone}}/a".to_owned());
    let passed = |name: &str| (vec![name.to_owned()], format!("{{{{url}}}}/zones/:{name}/a"));
    assert_eq!(of(with_path_variable(8, "z", "{{zone}}", json!({}))), filled);
    assert_eq!(of(with_path_variable(7, "z", "{{zone}}", json!({}))), passed("z"), "too few requests");
    let version = json!({"variable": [{"key": "zone", "value": "v2"}]});
    assert_eq!(of(with_path_variable(1, "z", "{{zone}}", version)), filled);
    for example in ["{{zone}}1", " {{zone}}", "{{$guid}}", "1", ""] {
        assert_eq!(of(with_path_variable(8, "z", example, json!({}))), passed("z"), "{example}");
    }
    // a credential that is saved for a path variable is an example, unless most requests have it
    assert_eq!(of(with_path_variable(7, "token", "{{access_token}}", json!({}))), passed("token"));
    assert_eq!(of(with_path_variable(8, "token", "{{access_token}}", json!({}))).0, Vec::<String>::new());
    let api = with_path_variable(8, "z", "{{zone}}", json!({}));
    let filled = path::filled(&api.root, &Configuration::of(&api, &InputSettings::default()));
    assert_eq!(filled["zone"].description, "The zone.");
}

#[test]
fn the_saved_value_of_several_names_in_a_segment_is_split_as_they_are() {
    let inputs = |value: &str| {
        let url =
            json!({"host": ["{{url}}"], "path": [":key=:value"], "variable": [{"key": "key=:value", "value": value}]});
        let api = api(&[], json!({"item": [{"name": "a", "request": {"method": "GET", "url": url}}]}));
        let inputs = path::decide(&api.root.operations[0], &Configuration::of(&api, &InputSettings::default()));
        inputs.into_iter().map(|input| format!("{}={}", input.written, input.saved)).collect::<Vec<_>>()
    };
    assert_eq!(inputs("3=a=b"), [":key=3", ":value=a=b"]);
    assert_eq!(inputs("a"), ["key=:value=a"], "one value for both");
}

#[test]
fn the_rest_of_the_segment_of_a_filled_path_variable_stays() {
    let url = json!({"host": ["{{url}}"], "path": ["a", ":z.json"], "variable": [{"key": "z", "value": "{{api}}"}]});
    let item = json!([{"name": "a", "request": {"method": "GET", "url": url}}]);
    let api = api(&[], json!({"item": item, "variable": [{"key": "api", "value": "v2"}]}));
    assert_eq!(arguments_and_url(&api, &InputSettings::default()).1, "{{url}}/a/{{api}}.json");
}

#[test]
fn the_configuration_and_the_lock_overrule_what_fills_a_path_variable() {
    let names = |requests, settings: &InputSettings| {
        arguments_and_url(&with_path_variable(requests, "z", "{{zone}}", json!({})), settings).0
    };
    let zone = || vec!["zone".to_owned()];
    let arguments = InputSettings { arguments: zone(), ..InputSettings::default() };
    assert_eq!(names(8, &arguments), ["z"]);
    let variables = InputSettings { variables: zone(), ..InputSettings::default() };
    assert_eq!(names(1, &variables), [""; 0]);
    for (client, expected) in [(true, vec![]), (false, vec!["z"])] {
        let kept = KeptInputs { variables: [("zone".to_owned(), client)].into(), ..KeptInputs::default() };
        let settings = InputSettings { kept: Some(kept), ..InputSettings::default() };
        assert_eq!(names(1, &settings), expected);
        assert_eq!(names(8, &settings), expected);
    }
}
