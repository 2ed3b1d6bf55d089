//! `observe`: recorded answers give types, and none of their values is anywhere.

use std::fs;

use conformance::command::run;
use serde_json::{Value, json};
use tempfile::TempDir;

const SECRET: [&str; 6] = ["ada@example.com", "4711-0815", "hunter2hunter2", "Lovelace", "98765", "usr_8f3kd9"];

fn collection() -> Value {
    let item = |id: &str, name: &str, method: &str, url: &str| json!({"id": id, "name": name, "request": {"method": method, "url": url}});
    json!({
        "info": {"name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "variable": [{"key": "url", "value": "https://shop.example/v1"}],
        "item": [
            {"name": "Users", "item": [
                item("1-1", "List users", "GET", "{{url}}/users?limit=5"),
                item("1-2", "Get user", "GET", "{{url}}/users/:id"),
                item("1-3", "Me", "GET", "{{url}}/users/me"),
                item("1-4", "Delete user", "DELETE", "{{url}}/users/:id"),
            ]},
            item("1-5", "Health", "GET", "{{url}}/health"),
        ]
    })
}

/// Method, URL, status and body of each answer of a run.
fn exchanges() -> Vec<(&'static str, &'static str, &'static str, u16, String)> {
    let user = |id: u32| json!({"id": id, "mail": "ada@example.com", "name": "Lovelace", "born": "1815-12-10", "token": "hunter2hunter2"});
    vec![
        (
            "1-1",
            "GET",
            "https://shop.example/v1/users?limit=5",
            200,
            json!({"users": [user(98765), user(2)], "next": null}).to_string(),
        ),
        ("1-2", "GET", "https://shop.example/v1/users/4711-0815", 200, user(1).to_string()),
        ("1-3", "GET", "https://shop.example/v1/users/me", 200, json!({"scores": {"usr_8f3kd9": 1.5}}).to_string()),
        ("1-4", "DELETE", "https://shop.example/v1/users/2", 204, String::new()),
        ("1-5", "GET", "https://shop.example/v1/health", 503, json!({"error": "down: 4711-0815"}).to_string()),
    ]
}

fn newman() -> Value {
    let executions = exchanges().into_iter().map(|(id, method, url, status, body)| {
        json!({
            "item": {"id": id, "name": "any"},
            "request": {"method": method, "url": url},
            "response": {"code": status, "header": [{"key": "Content-Type", "value": "application/json"}],
                "stream": {"type": "Buffer", "data": body.into_bytes()}},
        })
    });
    let executions: Vec<Value> = executions.collect();
    json!({"run": {"timings": {"started": 1_795_600_000_000_u64}, "executions": executions}})
}

fn har() -> Value {
    let entry = |(_, method, url, status, body): (&str, &str, &str, u16, String)| {
        json!({
            "startedDateTime": "2026-11-25T09:00:00.000Z",
            "request": {"method": method, "url": url},
            "response": {"status": status, "headers": [], "content": {"size": body.len(), "text": body, "mimeType": "application/json"}},
        })
    };
    let mut entries: Vec<Value> = exchanges().into_iter().map(entry).collect();
    entries.push(entry(("", "GET", "https://tracker.example/pixel", 200, "{}".to_owned())));
    json!({"log": {"version": "1.2", "entries": entries}})
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "shop.postman_collection.json", &collection());
    folder
}

fn write(folder: &std::path::Path, name: &str, value: &Value) {
    fs::write(folder.join(name), value.to_string()).expect("a file");
}

fn observations(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("shop.observations.json")).expect("the observations")
}

fn observe(folder: &TempDir, from: &[&str]) -> String {
    let arguments = [&["observe", "shop.postman_collection.json", "--from"], from].concat();
    let output = run(folder, &arguments);
    assert_eq!(output.status, 0, "{}", output.stderr);
    output.stderr
}

fn generate(folder: &TempDir, more: &[&str]) -> (String, String) {
    let arguments = [&["generate", "shop.postman_collection.json", "-o", "-"], more].concat();
    let output = run(folder, &arguments);
    assert_eq!(output.status, 0, "{}", output.stderr);
    (output.stdout, output.stderr)
}

#[test]
fn a_report_of_newman_types_answers_and_holds_no_value() {
    let folder = folder();
    write(folder.path(), "report.json", &newman());
    let (code, _) = generate(&folder, &[]);
    assert!(code.contains("pub fn me(client: &Client) -> Call<Response>"), "nothing is known yet:\n{code}");
    let said = observe(&folder, &["report.json"]);
    assert!(said.contains("shop.observations.json: written; 5 answers of 5 requests"), "{said}");
    let text = observations(&folder);
    let (code, _) = generate(&folder, &[]);
    for value in SECRET {
        assert!(!text.contains(value) && !code.contains(value), "{value} is in\n{text}\n{code}");
    }
    for part in [
        "pub fn list_users(client: &Client) -> Call<Json<",
        "/// Answer of `list_users`, from 1 observed answer 200.",
        "pub users: Vec<User>",
        "pub born: Option<String>",
        "pub scores: Option<BTreeMap<String, Option<f64>>>",
        "pub fn delete_user(client: &Client, id: impl Into<Text>) -> Call<()>",
        "/// The body of a failure (4xx or 5xx), from all that were observed.",
    ] {
        assert!(code.contains(part), "{part} is not in\n{code}");
    }
    let (code, _) = generate(&folder, &["--types-from", "examples"]);
    assert!(!code.contains("struct User"), "{code}");
}

#[test]
fn a_har_of_the_same_run_gives_the_same_observations() {
    let folder = folder();
    write(folder.path(), "report.json", &newman());
    write(folder.path(), "run.har", &har());
    observe(&folder, &["report.json"]);
    let of_newman = observations(&folder);
    fs::remove_file(folder.path().join("shop.observations.json")).expect("removed");
    let said = observe(&folder, &["run.har"]);
    assert!(said.contains("1 answer to no request of the collection: GET https://tracker.example/pixel"), "{said}");
    assert_eq!(observations(&folder), of_newman);
}

#[test]
fn observing_again_adds_and_tells_what_is_wider() {
    let folder = folder();
    write(folder.path(), "report.json", &newman());
    observe(&folder, &["report.json"]);
    write(folder.path(), "get-user.json", &json!({"id": "seven", "nick": "al"}));
    let said = observe(&folder, &["get-user.json"]);
    assert!(
        said.contains(
            "the answers of `Users/Get user` are of another kind than before: `$.id` was integer, and is text now"
        ),
        "{said}"
    );
    let text = observations(&folder);
    assert!(text.contains(r#""$.mail": {"text": 1}"#) && text.contains(r#""$.nick": {"text": 1}"#), "{text}");
    write(folder.path(), "x.json", &json!({"error": "gone"}));
    let arguments =
        ["observe", "shop.postman_collection.json", "--from", "x.json", "--request", "Users/Me", "--status", "404"];
    assert_eq!(run(&folder, &arguments).status, 0);
    assert!(observations(&folder).contains("\"404\""));
    let unknown = run(&folder, &["observe", "shop.postman_collection.json", "--from", "x.json"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("no request has the name of the file, `x`"), "{}", unknown.stderr);
}

#[test]
fn what_belongs_to_no_request_is_told() {
    let folder = folder();
    let text = "{\"observations\": 1, \"requests\": {\"GET {{url}}/gone\": {\"200\": {\"answers\": {\"json\": 1}, \"json\": {\"$\": {\"object\": 1}}}}}}";
    fs::write(folder.path().join("shop.observations.json"), text).expect("a file");
    let (_, said) = generate(&folder, &[]);
    assert!(
        said.contains("observed answers that belong to no request of the collection are left out: `GET {{url}}/gone`"),
        "{said}"
    );
    fs::write(folder.path().join("shop.observations.json"), "<<<<<<< HEAD\n").expect("a file");
    let output = run(&folder, &["generate", "shop.postman_collection.json", "-o", "-"]);
    assert_eq!(output.status, 2);
    assert!(
        output.stderr.contains("the observations cannot be read") && output.stderr.contains("merge conflict"),
        "{}",
        output.stderr
    );
}
