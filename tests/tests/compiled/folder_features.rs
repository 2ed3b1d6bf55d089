//! Folders behind cargo features, built by cargo.

use std::fs;
use std::path::Path;

use conformance::cargo::{cargo, root};
use conformance::command::{folder, run};
use serde_json::{Value, json};

/// Checks a project and returns the compiler's messages.
fn check(project: &Path, arguments: &[&str]) -> (bool, String) {
    let output = cargo(project, "check").arg("--quiet").args(arguments).output().expect("cargo runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn item(name: &str, body: &Value) -> Value {
    json!({
        "name": name,
        "request": { "method": "GET", "url": format!("https://example.com/{name}/{{{{site}}}}") },
        "response": [{ "name": "ok", "code": 200, "header": [], "body": body.to_string() }],
    })
}

/// `Orders` shares a type between its folders, that alone names `Value`; `Users` and `Orders` share another; all inherit the auth.
fn collection() -> String {
    let line = json!({ "sku": "a", "amount": 1, "more": [1, "a"] });
    let owner = json!({ "owner": { "login": "ada", "since": "2020" } });
    json!({
        "info": { "name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "{{token}}" }] },
        "variable": [{ "key": "site", "value": "eu" }],
        "item": [
            { "name": "Orders", "item": [
                { "name": "Open", "item": [item("list open", &json!({ "lines": [line] }))] },
                { "name": "Sent", "item": [item("list sent", &json!({ "lines": [line] })), item("sender", &owner)] },
            ] },
            { "name": "Users", "item": [item("list users", &owner)] },
            { "name": "Default", "item": [item("ping", &json!({}))] },
        ],
    })
    .to_string()
}

#[test]
fn a_crate_compiles_with_no_folder_with_each_and_with_all() {
    let folder = folder();
    fs::write(folder.path().join("shop.json"), collection()).expect("a file");
    let runtime = root().join("runtime").display().to_string();
    let arguments = ["--layout", "crate", "--name", "shop-in-parts", "--runtime-path", &runtime, "--folder-features"];
    let output = run(&folder, &[&["generate", "shop.json", "-o", "shop"], &arguments[..]].concat());
    assert_eq!(output.status, 0, "{}", output.stderr);
    let project = folder.path().join("shop");
    fs::copy(root().join("Cargo.lock"), project.join("Cargo.lock")).expect("a file");
    let manifest = fs::read_to_string(project.join("Cargo.toml")).expect("text");
    assert!(
        manifest.contains(
            "default = [\n    \"default-folder\",\n    \"orders\",\n    \"users\",\n]\ndefault-folder = []\norders = []\nusers = []\n"
        ),
        "{manifest}"
    );
    let types = fs::read_to_string(project.join("src/types.rs")).expect("text");
    let gate = "#[cfg(feature = \"orders\")]\n";
    assert!(types.contains(&format!("{gate}use postman_client::json::")), "{types}");
    assert!(types.contains(&format!("{gate}/// ")), "{types}");

    for features in ["", "default-folder", "orders", "users", "orders users"] {
        let arguments = ["--no-default-features", "--features", features];
        assert_eq!(check(&project, &arguments), (true, String::new()), "{features}");
    }
    assert_eq!(check(&project, &["--all-targets"]), (true, String::new()));
}

#[test]
fn a_module_says_what_the_manifest_of_its_crate_must_have() {
    let folder = folder();
    fs::write(folder.path().join("shop.json"), collection()).expect("a file");
    let arguments = ["generate", "shop.json", "-o", "-", "--name", "shop", "--folder-features"];
    let output = run(&folder, &[&arguments[..], &["--message-format", "json"]].concat());
    assert!(output.stdout.contains("#[cfg(feature = \"shop-orders\")]\npub mod orders {"), "{}", output.stdout);
    assert!(
        output
            .stdout
            .contains("//! Each folder is behind a cargo feature: `shop-default`, `shop-orders` and `shop-users`.")
    );
    let help = r#"write `default = [\"shop-default\", \"shop-orders\", \"shop-users\"]` below `[features]` in its Cargo.toml, and a line for each, as `shop-default = []`"#;
    assert!(output.stderr.contains(help), "{}", output.stderr);
}
