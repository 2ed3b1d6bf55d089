//! Which credentials in queries and forms callers give.

use serde_json::{Value, json};

use super::rows::rows;
use super::{api, decide};
use crate::inputs::Role;

#[test]
fn a_field_of_a_form_is_an_input_unless_its_variable_is_of_the_client() {
    let of = |fields: &[(&str, &str)]| {
        let fields: Vec<Value> = fields.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
        let request = json!({"method": "POST", "url": "https://a.example/users", "body": {"mode": "urlencoded", "urlencoded": fields}});
        let api = api(&[request], json!({}));
        let form = decide(&api).of(&api.root.operations[0]).form.clone();
        form.iter()
            .map(|one| if one.role == Role::Constant { "constant" } else { "input" })
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(of(&[("item", "{{itemId}}"), ("city", "{{$randomCity}}")]), "input input");
    assert_eq!(
        of(&[("email", "a@example.com"), ("password", "hunter2secret")]),
        "input input",
        "of the user in the form"
    );
    assert_eq!(
        of(&[("otp", "123456"), ("device_token", "fcm99887766"), ("access_token", "abc98765")]),
        "input input constant"
    );
    assert_eq!(of(&[("username", "{{user}}"), ("password", "{{password}}")]), "constant constant", "of the client");
    assert_eq!(of(&[("grant_type", "password"), ("password", "hunter2secret")]), "constant constant");
    assert_eq!(
        of(&[("grant_type", "password"), ("username", "ann"), ("password", "hunter2secret")]),
        "constant input input",
        "the grant of a user"
    );
    assert_eq!(
        of(&[("grant_type", "password"), ("username", "{{user}}"), ("password", "hunter2secret")]),
        "constant constant constant"
    );
    assert_eq!(
        of(&[("email", "a@b.example"), ("token", "from-the-mail-1"), ("password", "hunter2secret")]),
        "input input input",
        "the token was sent to the user"
    );
    assert_eq!(of(&[("item", "a"), ("token", "abcdef98765")]), "input constant");
    assert_eq!(of(&[("api_key", "{{apiKey}}"), ("item", "{{itemId}}")]), "constant input");
}

#[test]
fn a_password_in_a_query_is_that_of_the_user_unless_most_requests_have_it() {
    let get = |path: &str| json!({"method": "GET", "url": format!("https://a.example/{path}?username=bob&password=hunter2secret")});
    let first = |paths: &[&str]| {
        let requests: Vec<Value> = paths.iter().map(|path| get(path)).collect();
        let api = api(&requests, json!({}));
        rows(&api, &decide(&api), 0)
    };
    assert_eq!(first(&["login"]), ["Text[0] Example", "Text[1] CallVariable"]);
    assert_eq!(first(&["login", "register"])[1], "Text[1] CallVariable");
    assert_eq!(first(&["a", "b", "c"])[1], "Constant ClientVariables");
}

#[test]
fn the_token_of_a_link_is_that_of_one_call() {
    let get = |url: &str| json!({"method": "GET", "url": format!("https://a.example/{url}")});
    let of = |urls: &[&str], more: Value| {
        let api = api(&urls.iter().map(|url| get(url)).collect::<Vec<_>>(), more);
        rows(&api, &decide(&api), 0).join(", ")
    };
    for (url, expected) in [
        ("confirm?token=abc12345", "Argument OneCall"),
        ("unsubscribe?token={{mailToken}}", "Argument OneCall"),
        ("verify-email?id=1&signature=abc12345", "Text[0] Example, Text[1] CallVariable"),
        ("files/{{id}}?signature=abc12345&expires=99", "Text[0] CallVariable, Text[1] Example"),
        ("files?signature=abc12345", "Constant ClientVariables"),
        ("confirm?api_token=abc12345", "Constant ClientVariables"),
        ("invitations?token=abc12345", "Constant ClientVariables"),
    ] {
        assert_eq!(of(&[url], json!({})), expected, "{url}");
    }
    let constant = "Constant ClientVariables";
    assert_eq!(of(&["verify?token={{t}}", "books?token={{t}}"], json!({})), constant, "books are not verified");
    let auth = json!({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{t}}"}]}});
    assert_eq!(of(&["verify?token={{t}}"], auth), constant, "the token of the client is verified");
}

#[test]
fn the_user_of_a_grant_in_a_query_is_an_argument() {
    let request =
        json!({"method": "POST", "url": "https://a.example/token?grant_type=password&username=&password=&scope=a"});
    let api = api(&[request], json!({}));
    assert_eq!(
        rows(&api, &decide(&api), 0),
        ["Constant Protocol", "Argument OfGrant", "Argument OfGrant", "Text[3] Example"]
    );
}
