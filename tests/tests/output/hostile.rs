//! Texts of a collection that try to break out of strings, comments, names and paths.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use postman_codegen::{Generated, Generator, Layout};
use serde_json::{Value, json};
use syn::{Ident, Item};
use tempfile::TempDir;

/// A function of this very name would be code from the collection.
const PWNED: &str = "pwned";

const TEXTS: &[&str] = &[
    // out of comments
    "*/ pub fn pwned() {} /*",
    "a\npub fn pwned() {}\r\n//",
    "a\rpub fn pwned() {}",
    "a\u{2028}pub fn pwned() {}\u{85}",
    "```\nassert!(false);\n```",
    "~~~rust\npanic!()",
    "    indented code",
    "<script>alert(1)</script><b",
    "[link](javascript:alert(1)) [`pwned`] [x][",
    "/// doc",
    "//! inner doc",
    "#![allow(unsafe_code)]",
    "#[doc(hidden)] pub fn pwned() {}",
    "]]> --> <!--",
    // out of strings
    "\"; pub fn pwned() {} //",
    "\"#; pub fn pwned() {} //",
    "r#\"…\"##\"###",
    "\\",
    "\\\"",
    "\\u{41}\\n",
    "{}{0}{a:?}%s$x",
    "\0\u{1}\u{7f}",
    "\u{202e}fn evil\u{2066}",
    "\u{feff}\u{200b}",
    // out of templates
    "{{",
    "}}",
    "{{a{{b}}",
    "{{\n}}",
    "{{\"; pub fn pwned() {} //}}",
    // out of paths
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\con",
    "a/../../b",
    "%2e%2e%2f",
    ".",
    "..",
    // names that are taken or no names
    "",
    " ",
    "_",
    "1",
    "self",
    "Self",
    "crate",
    "super",
    "fn",
    "async",
    "gen",
    "r#match",
    "mod",
    "lib",
    "main",
    "std",
    "core",
    "String",
    "Option",
    "Variables",
    "Client",
    "Call",
    "Error",
    "Failure",
    "auth",
    "client",
    "body",
    "saved",
    "🎉🎉",
    "Zähle Bücher",
    "日本語",
    // equal after casing
    "List Books",
    "list books",
    "LIST_BOOKS",
    "list-books",
    "listBooks",
    "list_books_2",
];

/// A request with the text in every place that has one.
fn request(text: &str, number: usize) -> Value {
    let key = [json!({ "key": text, "value": text, "description": text, "type": "text" })];
    let json_text = json!({ text: text, "list": [{ text: 1 }, { text: text }], "Self": {}, "self": null }).to_string();
    let body = match number % 6 {
        0 => json!({ "mode": "raw", "raw": json_text, "options": { "raw": { "language": "json" } } }),
        1 => json!({ "mode": "raw", "raw": text, "options": { "raw": { "language": text } } }),
        2 => json!({ "mode": "urlencoded", "urlencoded": key }),
        3 => json!({ "mode": "formdata", "formdata": [key[0], { "key": text, "type": "file", "src": text }] }),
        4 => json!({ "mode": "graphql", "graphql": { "query": text, "operationName": text, "variables": json_text } }),
        _ => json!({ "mode": "file", "file": { "src": text } }),
    };
    json!({
        "name": text,
        "request": {
            "method": if number.is_multiple_of(7) { text } else { "POST" },
            "description": { "content": text, "type": text },
            "header": key,
            "body": body,
            "auth": { "type": "apikey", "apikey": [{ "key": "key", "value": text }, { "key": "value", "value": text }] },
            "url": {
                "raw": format!("{{{{{text}}}}}/{text}/:{text}?{text}={text}#{text}"),
                "host": [format!("{{{{{text}}}}}")],
                "path": [text, format!(":{text}")],
                "query": [key[0], { "key": text, "value": text, "disabled": true }],
                "variable": key,
            },
        },
        "event": [{ "listen": "test", "script": { "exec": [
            format!("pm.environment.set({}, pm.response.json()[{}]);", json!(text), json!(text)),
        ] } }],
        "response": [
            { "name": text, "code": 200, "status": text, "body": json_text },
            { "name": text, "code": 201, "body": text, "header": key },
            { "name": text, "code": 400, "body": json!({ text: text }).to_string() },
        ],
    })
}

fn collection() -> Value {
    let long = "very long name ".repeat(20);
    let texts = || TEXTS.iter().copied().chain([long.as_str()]).enumerate();
    let folders = texts().map(
        |(number, text)| json!({ "name": text, "description": text, "item": [request(text, number), request(&format!("{text} other"), number + 1)] }),
    );
    let mut items: Vec<Value> = folders.collect();
    items.extend(texts().map(|(number, text)| request(text, number)));
    let nested = (0..55).fold(request("nested", 1), |inner, _| json!({ "name": "Deep", "item": [inner] }));
    items.push(nested);
    let variables: Vec<Value> =
        texts().map(|(_, text)| json!({ "key": text, "value": text, "description": text })).collect();
    let name = "\"\n[dependencies]\npwned = \"1\"\n*/ ../x";
    json!({
        "info": { "name": name, "description": TEXTS.join("\n\n"), "schema": "v2.1.0" },
        "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "\"*/" }] },
        "variable": variables,
        "item": items,
    })
}

fn generate(collection: &Value, layout: Layout) -> Generated {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("evil *.json");
    std::fs::write(&file, collection.to_string()).expect("a file");
    Generator::new(file).layout(layout).generate().unwrap_or_else(|error| panic!("{layout:?}: {error}"))
}

/// The names of functions and types, with their modules.
fn names(within: &str, items: &[Item], found: &mut BTreeSet<String>) {
    let mut add =
        |kind: &str, name: &Ident| assert!(found.insert(format!("{within}: {kind} {name}")), "{within} {name}");
    for item in items {
        match item {
            Item::Fn(item) => add("fn", &item.sig.ident),
            Item::Struct(item) => add("type", &item.ident),
            Item::Enum(item) => add("type", &item.ident),
            Item::Type(item) => add("type", &item.ident),
            _ => {}
        }
    }
    for item in items {
        if let Item::Mod(module) = item
            && let Some((_, items)) = &module.content
        {
            names(&format!("{within}::{}", module.ident), items, found);
        }
    }
}

fn names_of(generated: &Generated) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, text) in &generated.files.0 {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            names(&path.display().to_string(), &file.items, &mut found);
        }
    }
    found
}

/// Reverses the items, and those of folders down to `depth`.
fn reverse_items(value: &mut Value, depth: usize) {
    if let Some(items) = value.get_mut("item").and_then(Value::as_array_mut) {
        items.reverse();
        if depth > 0 {
            items.iter_mut().for_each(|item| reverse_items(item, depth - 1));
        }
    }
}

#[test]
fn no_text_becomes_code() {
    for layout in [Layout::File, Layout::Dir, Layout::Crate] {
        let generated = generate(&collection(), layout);
        for (path, text) in &generated.files.0 {
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for attribute in &file.attrs {
                let known = ["doc", "cfg_attr"].iter().any(|known| attribute.path().is_ident(known));
                assert!(known, "{}: {}", path.display(), attribute.path().segments[0].ident);
            }
            let turned = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!text.contains(turned), "{}: text that turns the direction of the source", path.display());
        }
        let pwned: Vec<String> =
            names_of(&generated).into_iter().filter(|name| name.ends_with(&format!(" {PWNED}"))).collect();
        assert!(pwned.is_empty(), "{pwned:?}");
        let manifest = generated.files.0.get(Path::new("Cargo.toml")).map_or("", String::as_str);
        assert!(!manifest.lines().any(|line| line.trim_start().starts_with(PWNED)), "{manifest}");
    }
}

#[test]
fn paths_stay_below_the_output_and_can_be_written() {
    for layout in [Layout::File, Layout::Dir, Layout::Crate] {
        let generated = generate(&collection(), layout);
        let mut folded = BTreeSet::new();
        for path in generated.files.0.keys() {
            let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
            assert!(inside && path.is_relative(), "{}", path.display());
            let folded_path = path.to_string_lossy().to_lowercase();
            assert!(folded.insert(folded_path), "{}: equal on a disk that ignores case", path.display());
        }
        let folder = TempDir::new().expect("a folder");
        let output = folder.path().join(if layout == Layout::File { "a.rs" } else { "a" });
        let summary = generated.write(&output).unwrap_or_else(|error| panic!("{layout:?}: {error}"));
        assert_eq!(summary.written.len(), generated.files.0.len());
        assert!(generated.compare(&output).is_ok_and(|stale| stale.is_empty()));
        assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 1, "nothing lands beside the output");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for layout in [Layout::File, Layout::Dir, Layout::Crate] {
        assert!(generate(&collection(), layout).files == generate(&collection(), layout).files, "{layout:?}");
    }
}

#[test]
fn the_order_of_items_decides_no_name() {
    let bookshop = include_str!("../../../collections/bookshop.postman_collection.json");
    let bookshop = serde_json::from_str(bookshop).expect("JSON");
    for (mut collection, depth) in [(collection(), 99), (bookshop, 99)] {
        let before = names_of(&generate(&collection, Layout::Dir));
        reverse_items(&mut collection, depth);
        let after = names_of(&generate(&collection, Layout::Dir));
        let differences: Vec<_> = before.symmetric_difference(&after).collect();
        assert!(differences.is_empty(), "{differences:#?}");
    }
}
