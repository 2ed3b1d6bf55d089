//! Dynamic variables from the collection to the manifest.

use std::path::Path;

use postman_codegen::{Generated, Generator, Layout};
use serde_json::{Value, json};

type TestResult = Result<(), Box<dyn std::error::Error>>;

fn generate(collection: &Value, layout: Layout) -> Result<Generated, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("shop.json");
    std::fs::write(&file, collection.to_string())?;
    Ok(Generator::new(&file).layout(layout).generate()?)
}

fn collection(request: Value, variables: Value) -> Value {
    json!({
        "info": {"name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{"name": "Pets", "item": [{"name": "Add", "request": request}]}],
        "variable": variables,
    })
}

fn runtime(collection: &Value) -> Result<String, Box<dyn std::error::Error>> {
    let generated = generate(collection, Layout::Crate)?;
    let manifest = generated.files.0.get(Path::new("Cargo.toml")).ok_or("no manifest")?;
    let (_, dependencies) = manifest.split_once("[dependencies]\n").ok_or("no dependencies")?;
    Ok(dependencies.lines().next().unwrap_or_default().to_owned())
}

#[test]
fn the_manifest_turns_a_feature_on_only_when_a_template_needs_it() -> TestResult {
    let plain = json!({"method": "GET", "url": "http://h/{{$guid}}/{{$randomInt}}/{{$nope}}"});
    let body = |text: &str| json!({"method": "POST", "url": "http://h", "body": {"mode": "raw", "raw": text}});
    let version = env!("CARGO_PKG_VERSION");
    for (request, variables, expected) in [
        (plain.clone(), json!([]), false),
        (json!({"method": "GET", "url": "http://h/{{$randomCity}}"}), json!([]), true),
        (
            json!({"method": "GET", "url": "http://h", "header": [{"key": "X", "value": "{{$randomUrl}}"}]}),
            json!([]),
            true,
        ),
        (body("{\"a\": \"{{$randomEmail}}\"}"), json!([]), true),
        // A value of a variable is a template too.
        (plain.clone(), json!([{"key": "mail", "value": "{{$randomEmail}}"}]), true),
        // Who declares a variable of that name gets that.
        (body("{{$randomEmail}}"), json!([{"key": "$randomEmail", "value": "a@b.example"}]), false),
        (plain, json!([{"key": "mail", "value": "{{randomEmail}}"}]), false),
    ] {
        let found = runtime(&collection(request, variables))?;
        let features = if expected { ", features = [\"fake\"]" } else { "" };
        assert_eq!(found, format!("postman-client = {{ version = \"{version}\"{features} }}"));
    }
    Ok(())
}

#[test]
fn who_writes_the_manifest_is_told() -> TestResult {
    let request = json!({"method": "GET", "url": "http://h/{{$randomUrl}}/{{$guid}}/{{$randomCity}}"});
    let collection = collection(request, json!([]));
    for layout in [Layout::File, Layout::Include, Layout::Dir] {
        let notes = generate(&collection, layout)?.diagnostics.to_string();
        assert!(
            notes.starts_with("note[PC0182]: the client needs the feature \"fake\" of `postman-client`: add `"),
            "{notes}"
        );
        assert!(notes.contains("features = [\"fake\"] }`"), "{notes}");
    }
    assert_eq!(generate(&collection, Layout::Crate)?.diagnostics.to_string(), "");
    Ok(())
}
