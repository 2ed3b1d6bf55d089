//! Crates whose names come from every script, file system and language: clippy takes them, their replay and tests included.

use std::fs;

use conformance::cargo::{cargo, root};
use conformance::command::{folder, run};
use serde_json::{Value, json};

/// A request with a saved answer.
fn request(name: &str, answer: &Value, script: &str) -> Value {
    json!({
        "name": name,
        "request": {"method": "GET", "url": format!("{{{{url}}}}/{name}")},
        "response": [{"name": "ok", "code": 200, "header": [], "body": answer.to_string()}],
        "event": [{"listen": "test", "script": {"exec": script}}],
    })
}

fn folder_of(name: &str, items: &[Value]) -> Value {
    json!({"name": name, "item": items})
}

/// A script that keeps values under the names of methods of the runtime's `Answer`, beside conditions on the status.
const CAPTURES: &str = "var json = pm.response.json();
if (pm.response.code == 200) {
    pm.environment.set('a', json.status); pm.environment.set('b', json.value); pm.environment.set('c', json.headers);
}
if (pm.response.code !== 200) { pm.environment.set('d', 'x'); }
pm.environment.set('expires', Date.now() + 25920000000);
pm.environment.set('sum', json.n + -5000000000);";

fn collection() -> Value {
    let thing = json!({"id": 1, "name": "x", "tags": [1], "count": 2});
    let get = |name: &str| request(name, &thing, "");
    let head = json!({"status": "s", "value": "v", "headers": "h", "n": 1});
    json!({
        "info": {"name": "Names", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [
            // no ASCII, with modules inside
            folder_of("Autenticação", &[get("Sessão"), folder_of("sub", &[get("x"), folder_of("Größe", &[get("y")])])]),
            // no case: a function and a shared type of one name
            folder_of("F0", &[get("查询")]),
            folder_of("F1", &[get("查询")]),
            // names that Windows keeps, and that differ in case and accents alone
            folder_of("con", &[get("aux")]),
            folder_of("COM1", &[get("lpt1")]),
            // a file that Rust has for another module
            folder_of("mod", &[folder_of("inner", &[get("x")]), folder_of("mod", &[get("y")])]),
            folder_of("Café", &[get("a")]),
            folder_of("cafe", &[get("a")]),
            folder_of("CAFE", &[get("A")]),
            // names of the client's own
            folder_of("auth", &[request("capture", &head, CAPTURES), get("auth"), get("Client")]),
        ],
    })
}

#[test]
fn names_of_any_script_and_file_system_compile() {
    let folder = folder();
    fs::write(folder.path().join("names.json"), collection().to_string()).expect("a file");
    let runtime = root().join("runtime").display().to_string();
    let arguments = ["--layout", "crate", "--name", "names-of-all-kinds", "--runtime-path", &runtime, "-o", "out"];
    let output = run(&folder, &[&["generate", "names.json"], &arguments[..]].concat());
    assert_eq!(output.status, 0, "{}", output.stderr);
    let project = folder.path().join("out");
    fs::copy(root().join("Cargo.lock"), project.join("Cargo.lock")).expect("a file");
    let clippy = cargo(&project, "clippy")
        .args(["--quiet", "--all-targets", "--", "-D", "warnings"])
        .output()
        .expect("cargo runs");
    assert!(clippy.status.success(), "{}", String::from_utf8_lossy(&clippy.stderr));
    let files = fs::read_dir(project.join("src")).expect("a folder").flatten();
    assert!(files.map(|file| file.file_name()).all(|name| name.to_string_lossy().is_ascii()));
    // `diff` reads the folder as rustc does
    let same = run(&folder, &["diff", "names.json", "out"]);
    assert!(same.status == 0 && !same.stdout.contains("breaking"), "{}{}", same.stdout, same.stderr);
}
