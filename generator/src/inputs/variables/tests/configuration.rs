//! Which variables are configuration of the client.

use serde_json::json;

use super::{api, reason, reason_of};
use crate::inputs::InputSettings;
use crate::inputs::variables::configuration::{Configuration, VariableReason};
use crate::lock::KeptInputs;

#[test]
fn an_id_is_given_for_each_call() {
    let users = ["{{url}}/users", "{{url}}/users/{{userId}}", "{{url}}/users/{{userId}}/posts/{{post}}"];
    assert_eq!(reason(&users, json!({}), "userId"), VariableReason::Id);
    assert_eq!(reason(&users, json!({}), "post"), VariableReason::Call);
    assert_eq!(reason(&["{{url}}/{{userId}}/media"], json!({}), "userId"), VariableReason::Id);
}

#[test]
fn what_stands_where_the_client_is_set_up_is_configuration() {
    let host = ["https://{{tenant}}.example.com/a", "https://example.com/{{tenant}}/b"];
    assert_eq!(reason(&host, json!({}), "tenant"), VariableReason::Address);
    let auth = json!({"auth": {"type": "basic", "basic": [{"key": "username", "value": "{{account}}"}]}});
    assert_eq!(reason(&["{{url}}/accounts/{{account}}"], auth, "account"), VariableReason::Auth);
    assert_eq!(reason(&["{{url}}/hooks/{{hook_token}}"], json!({}), "hook_token"), VariableReason::Secret);
    let version = json!({"variable": [{"key": "api", "value": "v2"}]});
    assert_eq!(reason(&["{{url}}/{{api}}/users"], version, "api"), VariableReason::Value);
    let realm = ["{{url}}/{{realm}}/users", "{{url}}/{{realm}}/roles", "{{url}}/health"];
    assert_eq!(reason(&realm, json!({}), "realm"), VariableReason::MostRequests);
}

#[test]
fn the_version_of_the_api_is_configuration_by_its_name() {
    assert_eq!(reason(&["{{url}}/api/{{apiVersion}}/users"], json!({}), "apiVersion"), VariableReason::Value);
    assert_eq!(reason(&["{{url}}/{{version}}/users"], json!({}), "version"), VariableReason::Value);
    assert_eq!(reason(&["{{url}}/users?api-version={{api-version}}"], json!({}), "api-version"), VariableReason::Value);
    assert_eq!(reason(&["{{url}}/documents/{{version}}"], json!({}), "version"), VariableReason::Call);
    assert_eq!(reason(&["{{url}}/documents?version={{version}}"], json!({}), "version"), VariableReason::Call);
}

#[test]
fn the_registration_of_an_oauth_client_is_configuration() {
    let of = |query: &str, name: &str| {
        let url = format!("{{{{url}}}}/authorize?{query}");
        reason(&[&url], json!({}), name)
    };
    let login = "client_id={{app}}&redirect_uri={{back}}&state={{state}}";
    assert_eq!(of(login, "app"), VariableReason::Auth);
    assert_eq!(of(login, "back"), VariableReason::Auth);
    assert_eq!(of(login, "state"), VariableReason::Call);
    assert_eq!(of("client_id={{app}}&response_type=code", "app"), VariableReason::Auth);
    assert_eq!(of("client_id={{customer}}&page=1", "customer"), VariableReason::Call, "invoices of a customer");
}

#[test]
fn an_id_is_given_for_each_call_however_many_requests_have_it() {
    let of = |path: &str, name: &str| {
        let requests: Vec<String> =
            ["a", "b", "c", "d", "e", "f", "g", "h"].map(|end| format!("{{{{url}}}}/{path}/{end}")).into();
        let requests: Vec<&str> = requests.iter().map(String::as_str).collect();
        reason(&requests, json!({}), name)
    };
    for name in ["courseId", "courseid", "course_id", "active_course_uuid", "id", "first_course_id_of_term"] {
        assert_eq!(of(&format!("courses/{{{{{name}}}}}"), name), VariableReason::Id, "{name}");
    }
    assert_eq!(of("v1/{{orgunitid}}", "orgunitid"), VariableReason::Id, "without a plural");
    for (path, name) in [
        // what a client usually works for
        ("tenants/{{tenantId}}", "tenantId"),
        ("tenants/{{tenantid}}", "tenantid"),
        ("tenants/{{directory_id}}", "directory_id"),
        ("v1/accounts/{{account_id}}", "account_id"),
        ("v1/{{parentAccountId}}", "parentAccountId"),
        // no id
        ("courses/{{course}}", "course"),
        ("courses/{{invalid}}", "invalid"),
    ] {
        assert_eq!(of(path, name), VariableReason::MostRequests, "{path}");
    }
}

#[test]
fn what_follows_a_thing_that_is_requested_without_it_is_given_for_each_call() {
    let of = |list: &str, name: &str| {
        let requests: Vec<String> = ["a", "b", "c", "d", "e", "f", "g", "h"]
            .iter()
            .map(|end| format!("{{{{url}}}}/{list}/{{{{{name}}}}}/{end}"))
            .chain([format!("{{{{url}}}}/{list}")])
            .collect();
        let requests: Vec<&str> = requests.iter().map(String::as_str).collect();
        reason(&requests, json!({}), name)
    };
    assert_eq!(of("camera", "serial"), VariableReason::Call);
    assert_eq!(of("tenants", "tenant"), VariableReason::MostRequests);
    assert_eq!(of("services", "account_name"), VariableReason::MostRequests);
    assert_eq!(of("data", "apiVersion"), VariableReason::Value);
}

#[test]
fn a_session_and_a_token_for_one_use_are_given_for_each_call() {
    let streams = ["{{url}}/sessions/{{sessionId}}/streams"];
    assert_eq!(reason(&streams, json!({}), "sessionId"), VariableReason::Id);
    assert_eq!(reason(&["{{url}}/users/activate/{{userToken}}"], json!({}), "userToken"), VariableReason::Id);
    let header = json!({"item": [{"name": "a", "request": {"method": "GET", "url": streams[0],
        "header": [{"key": "X-Session", "value": "{{sessionId}}"}]}}]});
    assert_eq!(reason(&[], header, "sessionId"), VariableReason::Secret, "it also lets the client in");
}

#[test]
fn accounts_are_given_for_each_call_if_the_client_manages_them() {
    let of = |method: &str, path: &str| {
        let request = |method: &str, path: &str| json!({"name": path, "request": {"method": method, "url": format!("{{{{url}}}}/{path}")}});
        let used = ["a", "b", "c", "d", "e", "f", "g", "h"]
            .map(|end| request("GET", &format!("accounts/{{{{account_id}}}}/{end}")));
        let items: Vec<_> = used.into_iter().chain([request(method, path)]).collect();
        reason(&[], json!({"item": items}), "account_id")
    };
    for (method, path) in
        [("POST", "accounts"), ("DELETE", "accounts/{{account_id}}"), ("PATCH", "accounts/{{account_id}}/")]
    {
        assert_eq!(of(method, path), VariableReason::Id, "{method} {path}");
    }
    for (method, path) in
        [("GET", "accounts"), ("GET", "accounts/{{account_id}}"), ("POST", "accounts/{{account_id}}/a")]
    {
        assert_eq!(of(method, path), VariableReason::MostRequests, "{method} {path}");
    }
}

#[test]
fn an_id_at_the_start_of_paths_is_an_id_in_every_spelling() {
    for (name, expected) in [
        ("courseId", VariableReason::Id),
        ("courseid", VariableReason::Id),
        ("tenantId", VariableReason::Call),
        ("tenantid", VariableReason::Call),
        ("course_slug", VariableReason::Call),
        ("paid", VariableReason::MostRequests),
    ] {
        let path = |end: &str| format!("{{{{url}}}}/{{{{{name}}}}}/{end}");
        let requests = [path("a"), path("b"), path("c")];
        assert_eq!(reason(&requests.each_ref().map(String::as_str), json!({}), name), expected, "{name}");
    }
}

#[cfg(feature = "scripts")]
#[test]
fn what_an_answer_to_its_list_gives_is_an_id_however_many_requests_have_it() {
    let quizzes = |path: &str| {
        let script = "pm.environment.set('quiz', pm.response.json().id)";
        let first = json!({"name": "first", "request": {"method": "POST", "url": format!("{{{{url}}}}/{path}")},
            "event": [{"listen": "test", "script": {"exec": [script]}}]});
        let used = ["a", "b", "c", "d", "e", "f", "g", "h"]
            .map(|end| json!({"name": end, "request": {"method": "GET", "url": format!("{{{{url}}}}/quizzes/{{{{quiz}}}}/{end}")}}));
        let items = [[first].as_slice(), used.as_slice()].concat();
        json!({"item": items})
    };
    assert_eq!(reason(&[], quizzes("quizzes/"), "quiz"), VariableReason::Id);
    assert_eq!(reason(&[], quizzes("login"), "quiz"), VariableReason::MostRequests);
}

#[cfg(feature = "scripts")]
#[test]
fn what_a_script_computes_before_a_request_that_has_it_is_no_argument() {
    let script = |line: &str| json!([{"listen": "prerequest", "script": {"exec": [line]}}]);
    let request = |url: &str| json!({"name": url, "request": {"method": "GET", "url": url}});
    let with = |line: &str, url: &str| {
        let mut request = request(url);
        request["event"] = script(line);
        json!({"item": [request, {"name": "o", "request": {"method": "GET", "url": "{{url}}/b/{{id}}"}}]})
    };
    let found = |more| reason(&[], more, "id");
    let computed = "pm.environment.set('id', Date.now())";
    assert_eq!(found(with(computed, "{{url}}/a/{{id}}")), VariableReason::Preset);
    assert_eq!(found(with(computed, "{{url}}/a?id={{id}}")), VariableReason::Preset);
    let folder = json!({"item": [{"name": "f", "item": [request("{{url}}/a/{{id}}")], "event": script(computed)}]});
    assert_eq!(found(folder), VariableReason::Preset);
    // the script runs before another request
    assert_eq!(found(with(computed, "{{url}}/a")), VariableReason::Id);
    // a caller can pass the value
    for line in [
        "pm.environment.unset('id')",
        "pm.environment.set('id', '5')",
        "pm.environment.set('id', pm.environment.get('first'))",
        "pm.environment.set('id', pm.environment.get('first') || '5')",
        "pm.environment.set('id', pm.variables.replaceIn('{{first}}'))",
    ] {
        assert_eq!(found(with(line, "{{url}}/a/{{id}}")), VariableReason::Id, "{line}");
    }
    let random = "pm.environment.set('id', pm.variables.replaceIn('{{$guid}}'))";
    assert_eq!(found(with(random, "{{url}}/a/{{id}}")), VariableReason::Preset);
}

#[test]
fn the_configuration_overrules_the_guess() {
    let users = api(&["{{url}}/users/{{userId}}", "{{url}}/{{realm}}/a", "{{url}}/{{realm}}/b"], json!({}));
    let settings =
        InputSettings { arguments: vec!["realm".into()], variables: vec!["userId".into()], ..InputSettings::default() };
    let configuration = Configuration::of(&users, &settings);
    assert_eq!((configuration.has("realm"), configuration.has("userId")), (false, true));
    assert_eq!(reason_of(&configuration, "realm"), VariableReason::Configured);
}

#[test]
fn the_lock_keeps_a_guess_when_requests_are_added() {
    let kept = KeptInputs { variables: [("realm".to_owned(), false)].into(), ..KeptInputs::default() };
    let settings = InputSettings { kept: Some(kept), ..InputSettings::default() };
    let realm = api(&["{{url}}/{{realm}}/users", "{{url}}/{{realm}}/roles", "{{url}}/{{realm}}/{{id}}"], json!({}));
    let configuration = Configuration::of(&realm, &settings);
    assert_eq!((configuration.has("realm"), reason_of(&configuration, "realm")), (false, VariableReason::Kept));
    assert_eq!(reason_of(&configuration, "id"), VariableReason::Id);
}

#[test]
fn a_token_that_is_the_id_of_a_thing_is_given_for_each_call() {
    let found = |requests: &[(&str, &str)], name: &str, more: serde_json::Value| {
        let items: Vec<_> = requests
            .iter()
            .map(|(method, path)| json!({"name": path, "request": {"method": method, "url": format!("{{{{url}}}}/{path}")}}))
            .collect();
        let mut all = json!({"item": items});
        if let (Some(to), serde_json::Value::Object(from)) = (all.as_object_mut(), more) {
            to.extend(from);
        }
        reason(&[], all, name)
    };
    let of = |requests: &[(&str, &str)], name: &str| found(requests, name, json!({}));
    let cards = [("GET", "v1/cards"), ("GET", "v1/cards/{{card_token}}"), ("PUT", "v1/cards/{{card_token}}/status")];
    assert_eq!(of(&cards, "card_token"), VariableReason::Id);
    let uuid = json!([{"key": "card_token", "value": "123e4567-e89b-12d3-a456-426614174000"}]);
    assert_eq!(found(&cards, "card_token", json!({"variable": uuid})), VariableReason::Id);

    // what the collection says to be a secret, or has where a credential goes
    for variable in [
        json!({"key": "card_token", "value": "", "type": "secret"}),
        json!({"key": "card_token", "value": "ghp_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5"}),
    ] {
        assert_eq!(found(&cards, "card_token", json!({"variable": [variable]})), VariableReason::Secret);
    }
    let bearer = json!({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{card_token}}"}]}});
    assert_eq!(found(&cards, "card_token", bearer), VariableReason::Secret);
    let header = json!({"item": [{"name": "a", "request": {"method": "GET", "url": "{{url}}/cards/{{card_token}}",
        "header": [{"key": "X-Card", "value": "{{card_token}}"}]}}, {"name": "b", "request": "{{url}}/cards"}]});
    assert_eq!(reason(&[], header, "card_token"), VariableReason::Secret);

    // what lets its bearer in
    for (requests, name) in [
        (vec![("POST", "hooks/{{hook_token}}"), ("GET", "hooks")], "hook_token"),
        (vec![("POST", "hooks/{{hook_token}}"), ("DELETE", "hooks/{{hook_token}}")], "hook_token"),
        (vec![("GET", "bot{{token}}/updates"), ("GET", "users")], "token"),
        (vec![("GET", "sessions"), ("DELETE", "sessions/{{session_token}}")], "session_token"),
        (vec![("GET", "webhooks/{{id}}/{{webhook_token}}"), ("GET", "webhooks")], "webhook_token"),
        (vec![("GET", "cards"), ("GET", "cards/{{card_token}}"), ("GET", "open/{{card_token}}")], "card_token"),
        (vec![("GET", "cards"), ("GET", "cards/{{card_token}}"), ("GET", "cards?t={{card_token}}")], "card_token"),
        (vec![("GET", "cards"), ("GET", "cards/{{card_token}}.json")], "card_token"),
    ] {
        assert_eq!(of(&requests, name), VariableReason::Secret, "{requests:?}");
    }
}
