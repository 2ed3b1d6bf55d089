//! Tests of requests that log in, as callers see them in the generated client.

use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The client of a request that sets `token` from its answer, beside one that is signed with it.
fn client(name: &str, request: &Value) -> String {
    let script = "pm.environment.set('token', pm.response.json().token)";
    let event = json!([{"listen": "test", "script": {"exec": [script]}}]);
    let books = json!({"method": "GET", "url": "https://a.example/books", "auth": bearer()});
    client_of(&json!([{"name": name, "request": request, "event": event}, {"name": "Books", "request": books}]))
}

fn client_of(items: &Value) -> String {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("c.json");
    std::fs::write(&path, json!({"info": {"name": "c"}, "item": items}).to_string()).expect("written");
    let generated = Generator::new(&path).layout(Layout::File).generate();
    generated.unwrap_or_else(|error| panic!("{error}")).files.0.into_values().collect()
}

fn bearer() -> Value {
    json!({"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]})
}

fn json_body(text: &str) -> Value {
    json!({"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}})
}

#[test]
fn a_login_needs_no_token() {
    let none = json_body("{}");
    for (name, url, body, is_login) in [
        ("Login user", "https://a.example/users", &none, true),
        ("Sign in", "https://a.example/users", &none, true),
        ("Start", "https://a.example/auth/login", &none, true),
        ("Start", "https://a.example/a", &json_body("{\"user\": {\"password\": \"{{p}}\"}}"), true),
        ("Refresh token", "https://a.example/refresh", &none, false),
        ("Auth", "https://a.example/auth/refresh", &none, false),
    ] {
        let text = client(name, &json!({"method": "POST", "url": url, "auth": bearer(), "body": body}));
        assert_eq!(text.contains(".auth_if_set()"), is_login, "{name} {url}: {text}");
    }
}

#[test]
fn a_request_that_fetches_its_token_for_another_credential_needs_none() {
    for (url, body, is_login) in [
        ("https://a.example/verify", "{\"email\": \"a@b.example\", \"otp\": \"123456\"}", true),
        ("https://a.example/refresh", "{\"refreshToken\": \"{{refresh}}\"}", true),
        ("https://a.example/refresh", "{\"token\": \"{{token}}\"}", false),
        ("https://a.example/switch", "{\"company\": \"{{company}}\"}", false),
    ] {
        let text = client("Start", &json!({"method": "POST", "url": url, "auth": bearer(), "body": json_body(body)}));
        assert_eq!(text.contains(".auth_if_set()"), is_login, "{url} {body}: {text}");
    }
}

#[test]
fn nobody_needs_a_token_to_make_an_account_or_to_get_a_password() {
    let register = "{\"email\": \"a@b.example\", \"password\": \"{{password}}\"}";
    for (name, path, body, auth, is_before) in [
        ("Register", "users/register", register, bearer(), true),
        ("Sign up", "users", register, bearer(), true),
        ("Register device", "devices/register", "{\"model\": \"a\"}", bearer(), false),
        ("Register", "teams/:id/register", register, bearer(), false),
        ("Forgot password", "password/forgot", "{\"email\": \"a@b.example\"}", bearer(), true),
        (
            "Reset password",
            "password/reset",
            "{\"token\": \"{{resetToken}}\", \"password\": \"{{password}}\"}",
            bearer(),
            true,
        ),
        ("Request password reset", "reset-password", "{\"email\": \"a@b.example\"}", bearer(), true),
        (
            "Reset password",
            "password",
            "{\"old_password\": \"{{old}}\", \"password\": \"{{password}}\"}",
            bearer(),
            false,
        ),
        (
            "Register",
            "users/register",
            register,
            json!({"type": "basic", "basic": [
            {"key": "username", "value": "{{client}}"}, {"key": "password", "value": "{{key}}"}]}),
            false,
        ),
    ] {
        let url = format!("https://a.example/{path}");
        let request = json!({"method": "POST", "url": url, "auth": auth, "body": json_body(body)});
        let text = client_of(&json!([{"name": name, "request": request}]));
        assert_eq!(text.contains(".auth_if_set()"), is_before, "{name} {path}: {text}");
    }
}

#[test]
fn a_password_in_the_body_that_renews_is_no_variable_of_the_client() {
    let text = "{\"user\": \"ann\", \"password\": \"k9#Lm2pQ\"}";
    let request = json!({"method": "POST", "url": "https://a.example/login", "body": json_body(text)});
    let text = client("Login", &request);
    assert!(text.contains("pub fn renew_login(body: LoginBody)"), "{text}");
    assert!(!text.contains("= \"password\""), "{text}");
}

#[test]
fn the_auth_of_a_folder_whose_requests_have_their_own_needs_no_variable() {
    let blank = json!({"type": "bearer", "bearer": [{"key": "token", "value": ""}]});
    let request = |auth: &Value| json!({"name": "Books", "request": {"url": "https://a.example/books", "auth": auth}});
    let folder = |auth: &Value| client_of(&json!([{"name": "f", "auth": blank, "item": [request(auth)]}]));
    assert!(!folder(&bearer()).contains("bearer_token"), "{}", folder(&bearer()));
    assert!(folder(&Value::Null).contains("pub token: Secret"), "{}", folder(&Value::Null));
}

#[test]
fn only_a_request_that_can_be_repeated_renews_a_token() {
    let form = |grant: &str| {
        json!({"mode": "urlencoded", "urlencoded": [
            {"key": "grant_type", "value": grant}, {"key": "refresh_token", "value": "{{refresh}}"}]})
    };
    let get = |url: &str| json!({"method": "GET", "url": format!("https://a.example/{url}")});
    let post = |body: Value| json!({"method": "POST", "url": "https://a.example/token", "body": body});
    for (name, request, renews) in [
        ("Refresh", post(form("refresh_token")), true),
        ("Client token", post(form("client_credentials")), true),
        ("Exchange code", post(form("authorization_code")), false),
        ("Logout", post(json_body("{\"key\": \"{{key}}\"}")), false),
        ("Bye", json!({"method": "POST", "url": "https://a.example/users/sign-out"}), false),
        ("Health", get("health"), false),
        ("Token of a key", get("token?key={{key}}"), true),
        ("Token of a user", get("token?grant_type=password&username=&password="), false),
        (
            "Token of the client",
            post(json_body("{\"grant_type\": \"client_credentials\", \"client_id\": \"{{id}}\"}")),
            true,
        ),
        ("Token of a code", get("token?grant_type=authorization_code&assertion={{code}}"), false),
        ("Second step", post(json_body("{\"login_otp\": \"{{otp}}\", \"login\": \"{{id}}\"}")), false),
    ] {
        let text = client(name, &request);
        assert_eq!(text.contains("pub fn renew_"), renews, "{name}: {text}");
    }
}

#[test]
fn a_request_that_is_signed_as_others_are_renews_no_token_of_theirs() {
    let signed = |name: &str, path: &str, token: &str, sets: &[&str]| {
        let auth = json!({"type": "bearer", "bearer": [{"key": "token", "value": format!("{{{{{token}}}}}")}]});
        let exec: Vec<String> =
            sets.iter().map(|name| format!("pm.environment.set('{name}', pm.response.json().{name})")).collect();
        let request = json!({"method": "POST", "url": format!("https://a.example/{path}"), "auth": auth});
        json!({"name": name, "request": request, "event": [{"listen": "test", "script": {"exec": exec}}]})
    };
    let text = client_of(&json!([
        signed("Refresh", "refresh", "refresh", &["access", "refresh"]),
        signed("Change user", "me", "access", &["access", "refresh"]),
        signed("Books", "books", "access", &[]),
    ]));
    assert!(text.contains("pub fn renew_refresh"), "{text}");
    assert!(!text.contains("renew_change_user"), "{text}");
}

#[test]
fn the_code_of_a_grant_is_given_by_the_caller() {
    let row = |key: &str, value: &str| json!({"key": key, "value": value});
    let form = json!([
        row("grant_type", "authorization_code"),
        row("code", "{{code}}"),
        row("code_verifier", "{{verifier}}"),
        row("client_secret", "{{secret}}"),
    ]);
    let request = |form: &Value| json!({"method": "POST", "url": "https://a.example/token", "body": {"mode": "urlencoded", "urlencoded": form}});
    let text = client("Token", &request(&form));
    assert!(text.contains(r#"pub code: Text = text "code","#), "{text}");
    assert!(text.contains(r#"pub code_verifier: Secret = text "code_verifier","#), "{text}");
    assert!(text.contains(r#"_ = field "client_secret" "{{secret}}","#), "{text}");
    // a script brings it
    let text = client("Token", &request(&json!([row("grant_type", "authorization_code"), row("code", "{{token}}")])));
    assert!(text.contains("{{token}}") && !text.contains("pub code: Text"), "{text}");
}
