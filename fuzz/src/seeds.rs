//! The inputs that mutation starts from: small parts of the project's own files.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of a folder whose name ends so, sorted.
fn files(folder: &str, end: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    gather(&root().join(folder), end, &mut found);
    found.sort();
    found.iter().map(|path| std::fs::read(path).expect("a file")).collect()
}

fn gather(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, end, found);
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
}

fn json(folder: &str, end: &str) -> Vec<Value> {
    files(folder, end).iter().filter_map(|file| serde_json::from_slice(file).ok()).collect()
}

fn items(value: &Value) -> Vec<&Value> {
    match value.get("item").and_then(Value::as_array) {
        Some(items) => items.iter().flat_map(items_of).collect(),
        None => Vec::new(),
    }
}

fn items_of(item: &Value) -> Vec<&Value> {
    if item.get("item").is_some() { items(item) } else { vec![item] }
}

fn whole() -> Vec<Value> {
    ["collections", "tests/wire", "tests/scripts"]
        .iter()
        .flat_map(|folder| json(folder, ".postman_collection.json"))
        .chain(json("tests/formats", ".v21.json"))
        .collect()
}

/// A collection for each few requests, and those of v1 and v2.0 as they are.
pub fn collections() -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for collection in whole() {
        let items = items(&collection);
        for part in items.chunks(2) {
            let mut small = json!({"info": {"name": "A"}, "item": [{"name": "f", "item": part}]});
            for key in ["auth", "event"] {
                if let Some(value) = collection.get(key) {
                    small[key] = value.clone();
                }
            }
            found.push(small.to_string().into_bytes());
        }
    }
    found.extend(files("tests/formats", ".v1.json"));
    found.extend(files("tests/formats", ".v20.json"));
    found.retain(|seed| seed.len() < 12_000);
    found
}

pub fn environments() -> Vec<Vec<u8>> {
    let mut found = files("tests/formats", ".environment.json");
    found.extend(files("tests/formats", ".environment.yaml"));
    found.extend(files("collections", ".postman_environment.json"));
    found
}

pub fn configs() -> Vec<Vec<u8>> {
    let own = "[clients.a]\ninput = \"a.json\"\noutput = \"src/a\"\nonly = [\"A/B\"]\nmode = \"strict\"\n\n[clients.a.types]\n\"User.id\" = \"required\"\n\
               \"a::b(200).c[]\" = { type = \"f64\" }\n";
    let mut found = files("collections", "postman-codegen.toml");
    found.push(own.as_bytes().to_vec());
    found
}

pub fn locks() -> Vec<Vec<u8>> {
    let own = "version = 1\n[a.functions]\n\"get\" = { name = \"get\", old = [\"fetch\"] }\n[a.types]\n\"get(200)\" = \"Get\"\n[a.files]\n\"mod.rs\" = \"0\"\n";
    let mut found = files("collections", "postman-codegen.lock");
    found.push(own.as_bytes().to_vec());
    found
}

pub fn requests_in_yaml() -> Vec<Vec<u8>> {
    files("tests/formats", ".request.yaml")
}

/// Those of the project's collections.
pub fn scripts() -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for collection in whole() {
        for item in items(&collection) {
            let events = item.get("event").and_then(Value::as_array).into_iter().flatten();
            for script in events.filter_map(|event| event["script"].get("exec")) {
                let lines = script.as_array().into_iter().flatten().filter_map(Value::as_str);
                let text = script.as_str().map_or_else(|| lines.collect::<Vec<_>>().join("\n"), str::to_owned);
                found.push(text.into_bytes());
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

pub fn answers() -> Vec<Vec<u8>> {
    let order = json!({"id": 1, "total": 10.5, "code": "x", "paid": true, "buyer": {"name": "Ada", "id": 7}, "items": [{"id": 2, "items": []}, {}],
        "tags": ["a", "b"], "rates": {"EUR": 1.5, "USD": null}, "next": {"id": 3}, "more": [1, {"a": null}]});
    let buyers = json!([{"name": "Ada", "id": 7}, {"name": "Bob", "id": 8}]);
    [order, buyers, json!({}), json!([]), json!(null)].iter().map(|value| value.to_string().into_bytes()).collect()
}

pub fn urls() -> Vec<Vec<u8>> {
    let own = [
        "https://example.com/a/:id?b={{a}}&c#d",
        "{{a}}",
        "http://u:p@example.com:8080//a/../b",
        "example.com/{{a}}.json?x[]=1&x[]=2",
        "http://[::1]:80/:id/é",
    ];
    own.iter().map(|url| url.as_bytes().to_vec()).collect()
}
