//! Rows of queries and forms.

use serde_json::{Value, json};

use super::{api, decide};
use crate::inputs::{InputSettings, Inputs, Role, ValueType};
use crate::resolve::Api;
use crate::resolve::lock_keys;

fn get(query: &Value) -> Value {
    json!({"method": "GET", "url": {"raw": "https://a.example/rpc", "host": ["https://a.example"], "path": ["rpc"], "query": query}})
}

/// The role and reason of each row of a query.
pub(super) fn rows(api: &Api, inputs: &Inputs, index: usize) -> Vec<String> {
    let decided = &inputs.of(&api.root.operations[index]).query;
    decided.iter().map(|decision| format!("{} {:?}", text_of(&decision.role), decision.reason)).collect()
}

fn text_of(role: &Role) -> String {
    match role {
        Role::Input { ty, rows } => format!("{ty:?}{rows:?}"),
        role => format!("{role:?}"),
    }
}

#[test]
fn rows_of_a_query_are_constants_or_inputs() {
    let row = |value: Value, disabled: bool| json!({"key": "a", "value": value, "disabled": disabled});
    for (query, expected) in [
        (json!([row(json!("x"), false)]), vec!["Text[0] Example"]),
        (json!([row(json!("x"), true)]), vec!["Text[0] Disabled"]),
        (json!([row(json!("true"), false)]), vec!["Boolean[0] Example"]),
        (json!([row(json!("<integer>"), true)]), vec!["Integer[0] Disabled"]),
        (json!([row(json!("{{id}}"), false)]), vec!["Text[0] CallVariable"]),
        (json!([row(json!("{{a}}-{{b}}"), false)]), vec!["Text[0] CallVariable"]),
        (json!([row(json!("id:{{id}}"), false)]), vec!["Text[0] CallVariable"]),
        (json!([row(json!("{{id}}-{{$timestamp}}"), false)]), vec!["Text[0] CallVariable"]),
        (json!([row(json!("a{{}}"), false)]), vec!["Constant ClientVariables"]),
        (json!([row(json!("a{{b{{id}}}}"), false)]), vec!["Constant ClientVariables"]),
        (json!([row(json!("{{$randomCity}}"), false)]), vec!["Text[0] CallVariable"]),
        (json!([row(json!("test-{{$timestamp}}@example.com"), false)]), vec!["Text[0] CallVariable"]),
        (json!([{"key": "timestamp", "value": "{{$timestamp}}"}]), vec!["Constant ClientVariables"]),
        (json!([{"key": "since", "value": "{{$timestamp}}"}]), vec!["Text[0] CallVariable"]),
        (json!([{"key": "request_id", "value": "{{$guid}}"}]), vec!["Constant ClientVariables"]),
        (json!([{"key": "order_id", "value": "{{$guid}}"}]), vec!["Text[0] CallVariable"]),
        (json!([row(Value::Null, false)]), vec!["Text[0] KeyAlone"]),
        (json!([{"key": "limit", "value": null}]), vec!["Text[0] KeyAlone"]),
        (json!([{"key": "limit", "value": null, "disabled": true}]), vec!["Integer[0] Disabled"]),
        (json!([{"key": "1,2", "value": null}]), vec!["Constant KeyAlone"]),
        (json!([row(json!("x"), false), row(json!("y"), true)]), vec!["Text[0] Example", "Listed Example"]),
        (json!([row(json!("x"), true), row(json!("y"), false)]), vec!["Listed Example", "Text[1] Example"]),
        (
            json!([row(json!("x"), false), {"key": "a", "value": "y", "disabled": true, "description": "another one"}]),
            vec!["Text[0, 1] Example", "Listed Example"],
        ),
        (json!([row(json!("x"), true), row(json!("y"), true)]), vec!["Text[0, 1] Disabled", "Listed Disabled"]),
        (json!([row(json!("x"), false), row(json!("y"), false)]), vec!["Text[0, 1] Example", "Listed Example"]),
        (json!([{"key": "grant_type", "value": "password"}]), vec!["Constant Protocol"]),
        (json!([{"key": "{{name}}", "value": "x"}]), vec!["Constant NoFixedName"]),
        (json!([{"key": "", "value": "x", "disabled": true}]), vec!["LeftOut NoFixedName"]),
        // another row is sent between the two
        (
            json!([row(json!("x"), false), {"key": "b", "value": "1"}, row(json!("y"), false)]),
            vec!["Text[0] Example", "Text[1] Example", "Text[2] Example"],
        ),
    ] {
        let api = api(&[get(&query)], json!({}));
        assert_eq!(rows(&api, &decide(&api), 0), expected, "{query}");
    }
}

#[test]
fn a_text_around_a_variable_of_the_client_is_sent_as_it_is() {
    let query = |value: &str| json!({"host": ["{{url}}"], "path": ["a"], "query": [{"key": "a", "value": value}]});
    let get = |value: &str| json!({"method": "GET", "url": query(value)});
    let secret = json!({"variable": [{"key": "key", "value": "x", "type": "secret"}]});
    for value in ["{{url}}/done", "id:{{id}};{{key}}", "{{key}}-a"] {
        let api = api(&[get(value)], secret.clone());
        assert_eq!(rows(&api, &decide(&api), 0), ["Constant ClientVariables"], "{value}");
    }
    let most = api(&vec![get("tenant:{{tenant}}"); 8], json!({}));
    assert_eq!(rows(&most, &decide(&most), 0), ["Constant ClientVariables"], "most requests have it");
    let in_headers = |value: &str| {
        let header = json!([{"key": "X-Tenant", "value": "{{tenantId}}"}]);
        json!({"method": "GET", "url": query(value), "header": header})
    };
    let all: Vec<Value> =
        (0..8).map(|index| in_headers(if index == 0 { "tenant:{{tenantId}}" } else { "b" })).collect();
    let api = api(&all, json!({}));
    assert_eq!(rows(&api, &decide(&api), 0), ["Constant ClientVariables"], "most requests have it in a header");
}

#[test]
fn fields_of_forms_have_the_types_of_placeholders_and_descriptions() {
    let post = |mode: &str, field: Value| json!({"method": "POST", "url": "https://a.example/rpc", "body": {"mode": mode, mode: [field]}});
    for mode in ["urlencoded", "formdata"] {
        for (field, expected) in [
            (json!({"key": "a", "value": "<integer>"}), ValueType::Integer),
            (json!({"key": "a", "value": "", "description": "If true, all"}), ValueType::Boolean),
            (json!({"key": "a", "value": "<string>", "description": "If true, all"}), ValueType::Text),
            (json!({"key": "a", "value": "{{b}}"}), ValueType::Text),
        ] {
            let api = api(&[post(mode, field.clone())], json!({}));
            let form = decide(&api).of(&api.root.operations[0]).form.clone();
            let role = form.into_iter().map(|decision| decision.role).next();
            let ty = if let Some(Role::Input { ty, .. }) = role { ty } else { ValueType::Text };
            assert_eq!(ty, expected, "{mode}: {field}");
        }
    }
    let part = json!({"key": "a", "value": "<integer>", "contentType": "text/plain"});
    let api = api(&[post("formdata", part)], json!({}));
    let role = decide(&api).of(&api.root.operations[0]).form[0].role.clone();
    assert_eq!(role, Role::Input { ty: ValueType::Text, rows: vec![0] }, "the replay sends it with its content type");
}

#[test]
fn rows_of_one_name_in_a_form_are_a_list_if_all_are_files_or_have_one_content_type() {
    let file = |key: &str| json!({"key": key, "type": "file", "src": "a.png"});
    let text = |content_type: &str| json!({"key": "a", "value": "x", "contentType": content_type});
    for (rows, expected) in [
        (json!([file("a"), file("a"), file("b")]), "File[0, 1] Listed File[2]"),
        (json!([file("a"), file("b"), file("a")]), "File[0] File[1] File[2]"),
        (json!([file("a"), text("")]), "File[0] Text[1]"),
        (json!([text("text/csv"), text("text/csv")]), "Text[0, 1] Listed"),
        (json!([text("text/csv"), text("")]), "Text[0] Text[1]"),
    ] {
        let request =
            json!({"method": "POST", "url": "https://a.example/rpc", "body": {"mode": "formdata", "formdata": rows}});
        let api = api(&[request], json!({}));
        let roles: Vec<String> =
            decide(&api).of(&api.root.operations[0]).form.iter().map(|one| text_of(&one.role)).collect();
        assert_eq!(roles.join(" "), expected, "{rows}");
    }
}

#[test]
fn a_parameter_that_is_sent_and_required_is_an_argument() {
    let row = |key: &str, more: Value| {
        let mut row = json!({"key": key, "value": "x", "description": "(Required) The key."});
        row.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        row
    };
    for (query, expected) in [
        (json!([row("a", json!({}))]), vec!["Argument Required"]),
        (json!([row("a", json!({"value": "{{id}}"}))]), vec!["Argument Required"]),
        (json!([row("a", json!({"disabled": true}))]), vec!["Text[0] Disabled"]),
        (json!([row("a", json!({"description": "The key (required)."}))]), vec!["Text[0] Example"]),
        (json!([row("grant_type", json!({}))]), vec!["Constant Protocol"]),
        // a list, and a place that its name does not determine
        (json!([row("a", json!({})), row("a", json!({}))]), vec!["Text[0, 1] Example", "Listed Example"]),
        (json!([row("a=b", json!({}))]), vec!["Text[0] Example"]),
    ] {
        let api = api(&[get(&query)], json!({}));
        assert_eq!(rows(&api, &decide(&api), 0), expected, "{query}");
    }
    let many: Value = (0..5).map(|index| row(&format!("a{index}"), json!({}))).collect();
    let api = api(&[get(&many)], json!({}));
    assert_eq!(
        rows(&api, &decide(&api), 0),
        ["Text[0] Example"; 5]
            .iter()
            .enumerate()
            .map(|(index, _)| format!("Text[{index}] Example"))
            .collect::<Vec<_>>()
    );
}

/// The settings of a run after one with these inputs.
pub(super) fn known(api: &Api, kept: &Inputs) -> InputSettings {
    let keys = lock_keys::of(&api.root);
    let known = api.root.operations.iter().filter_map(|one| keys.operation(one)?.own.clone());
    InputSettings { kept: Some(kept.kept.clone()), known_requests: known.collect(), ..InputSettings::default() }
}

#[test]
fn a_value_that_tells_requests_apart_is_sent_and_the_lock_keeps_it() {
    let action = |value: &str| get(&json!([{"key": "action", "value": value}]));
    let two = api(&[action("List"), action("Get")], json!({}));
    let inputs = decide(&two);
    assert_eq!(rows(&two, &inputs, 0), ["Constant TellsApart"]);
    // without a lock, removing a request makes it an option
    let one = api(&[action("List")], json!({}));
    assert_eq!(rows(&one, &decide(&one), 0), ["Text[0] Example"]);
    let names = |name: &str, request: &Value| json!({"name": name, "request": request});
    let named = |items: &[Value]| api(&[], json!({"item": items}));
    let both = named(&[names("list", &action("List")), names("get", &action("Get"))]);
    let kept = decide(&both);
    let less = named(&[names("list", &action("List"))]);
    let settings = known(&both, &kept);
    assert_eq!(kept.kept.constants.len(), 2);
    assert_eq!(rows(&less, &crate::inputs::decide(&less, &settings), 0), ["Constant TellsApart"]);
    // and adding one does not remove an option
    let alone = decide(&less);
    let settings = known(&less, &alone);
    let more = crate::inputs::decide(&both, &settings);
    assert_eq!(rows(&both, &more, 0), ["Text[0] Example"]);
}

#[test]
fn disabled_rows_beside_a_constant_of_their_name_are_left_out() {
    let row = |value: &str, disabled: bool| json!({"key": "grant_type", "value": value, "disabled": disabled});
    let grants = json!([row("client_credentials", false), row("refresh_token", true), row("password", true)]);
    let api = api(&[get(&grants)], json!({}));
    assert_eq!(rows(&api, &decide(&api), 0), ["Constant Protocol", "LeftOut Shadowed", "LeftOut Shadowed"]);
}

#[test]
fn the_format_and_the_version_that_all_requests_ask_for_are_constants() {
    let asks = |row: Value| get(&json!([row, {"key": "q", "value": "x"}]));
    let first = |of_each: &[Value]| {
        let requests: Vec<Value> = of_each.iter().map(|row| asks(row.clone())).collect();
        let api = api(&requests, json!({}));
        rows(&api, &decide(&api), 0).remove(0)
    };
    for (key, value, expected) in [
        ("format", "json", "Constant AllRequests"),
        ("protocol", "JSON", "Constant AllRequests"),
        ("api-version", "2024-01-01", "Constant AllRequests"),
        ("v", "5.131", "Constant AllRequests"),
        ("lang", "en", "Text[0] Example"),
        ("format", "pdf", "Text[0] Example"),
        ("version", "{{version}}", "Text[0] CallVariable"),
    ] {
        let row = json!({"key": key, "value": value});
        assert_eq!(first(&vec![row.clone(); 5]), expected, "{key}");
        assert!(!first(&vec![row.clone(); 2]).starts_with("Constant"), "{key}");
        let other = json!({"key": key, "value": "csv2"});
        assert!(!first(&[row.clone(), row.clone(), row, other]).starts_with("Constant"), "{key}");
    }
}

#[test]
fn each_decision_has_a_reason_in_words() {
    let action = |value: &str| get(&json!([{"key": "action", "value": value}]));
    let user = json!({"method": "GET", "url": "https://a.example/users/{{userId}}"});
    let api = api(&[action("List"), action("Get"), user], json!({}));
    let reasons = crate::inputs::reasons(&api, &decide(&api));
    let lines: Vec<String> =
        reasons.iter().map(|one| format!("{}: {}, because {}", one.subject, one.is, one.why)).collect();
    assert_eq!(
        lines,
        [
            "{{userId}}: passed to each call, because it is the id of a thing",
            "action of request 0: always sent as saved, because its value distinguishes the request from others with the same method and path",
            "action of request 1: always sent as saved, because its value distinguishes the request from others with the same method and path",
        ]
    );
    assert_eq!(reasons[0].overrule.as_deref(), Some("variables = [\"userId\"]"));
}

#[test]
fn what_a_search_looks_for_is_an_argument() {
    let row = |key: &str, disabled: bool| json!({"key": key, "value": "x", "disabled": disabled});
    for (title, query, expected) in [
        ("Search books", json!([row("searchTerm", false), row("limit", true)]), "Argument SearchTerm"),
        ("Book search", json!([row("q", false)]), "Argument SearchTerm"),
        ("Find books by author", json!([row("author", false), row("genre", false)]), "Argument FoundBy"),
        ("List books by publisher", json!([row("publisherId", false)]), "Argument FoundBy"),
        ("List books by page", json!([row("page", false)]), "Text[0] Example"),
        ("Search books", json!([row("q", false), row("limit", false)]), "Text[0] Example"),
        ("Search books", json!([row("q", true)]), "Text[0] Disabled"),
        ("Search books", json!([row("shelf", false)]), "Text[0] Example"),
        ("List books", json!([row("q", false)]), "Text[0] Example"),
    ] {
        let mut api = api(&[get(&query)], json!({}));
        api.root.operations[0].name = title.to_owned();
        assert_eq!(rows(&api, &decide(&api), 0)[0], expected, "{title}: {query}");
    }
}

#[test]
fn what_selects_the_things_that_are_changed_is_an_argument() {
    let request = |method: &str, query: &[(&str, &str)]| {
        let query: Vec<Value> = query.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
        json!({"method": method, "url": {"raw": "https://a.example/books", "host": ["https://a.example"], "path": ["books"], "query": query}})
    };
    for (method, query, siblings, expected) in [
        ("DELETE", [("name", "a"), ("edition", "b")].as_slice(), true, "Argument Selects, Argument Selects"),
        ("DELETE", &[("name", "a")], false, "Argument Selects"),
        ("PUT", &[("email", "a@b.example")], false, "Argument Selects"),
        ("PUT", &[("active", "true")], false, "Boolean[0] Example"),
        ("POST", &[("name", "a")], false, "Text[0] Example"),
        ("DELETE", &[("name", "a"), ("edition", "b")], false, "Text[0] Example, Text[1] Example"),
        ("DELETE", &[("bookId", "a"), ("force", "true")], false, "Argument Selects, Boolean[1] Example"),
        ("DELETE", &[("permanent", "true")], true, "Boolean[0] Example"),
        ("GET", &[("name", "a")], true, "Text[0] Example"),
        ("PUT", &[("upsert", "{{upsert}}")], false, "Text[0] CallVariable"),
        ("PUT", &[("create_if_missing", "{{create}}")], false, "Text[0] CallVariable"),
        ("DELETE", &[("limit", "10")], false, "Integer[0] Example"),
        ("DELETE", &[("is_draft_id", "{{draft}}")], false, "Argument Selects"),
    ] {
        let bare = siblings.then(|| request(method, &[]));
        let requests: Vec<Value> = [request(method, query)].into_iter().chain(bare).collect();
        let api = api(&requests, json!({}));
        assert_eq!(rows(&api, &decide(&api), 0).join(", "), expected, "{method} {query:?}");
    }
}
