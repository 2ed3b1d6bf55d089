//! No value of a credential is in what is generated.

mod outputs;
mod places;
mod planted;
mod scanner;
mod tokens;

use std::path::Path;

use conformance::shared;
use postman_codegen::{Generator, Layout};

/// The values of the file that `--secrets-out` writes, with the words among them left out.
fn secrets(file: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(file).expect("the file was written");
    let file: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let values = file["values"].as_array().expect("it is an environment").iter();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let pairs = values.map(|entry| (text(&entry["key"]), text(&entry["value"])));
    pairs.filter(|(_, value)| !is_common(value) && !value.contains("{{")).collect()
}

/// Shorter than 8 characters, or words alone (`password`, `client_secret`, `Your-API-Key`, `clientSecret`): such a value says
/// nothing, and stands in a collection for many reasons.
fn is_common(value: &str) -> bool {
    let is_word = |piece: &str| {
        let capitals = piece.chars().filter(|c| c.is_uppercase()).count();
        let capitalized = capitals == 1 && piece.starts_with(char::is_uppercase);
        let one_case = capitals == 0 || capitals == piece.chars().count() || capitalized;
        piece.chars().all(char::is_alphabetic) && piece.len() <= 20 && (one_case || piece.len() >= 4 * capitals)
    };
    value.chars().count() < 8 || value.split(|c: char| !c.is_alphanumeric()).all(is_word)
}

/// The variables whose values are in the generated text.
fn leaks(collection: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secrets.json");
    let Ok(generated) = Generator::new(collection).layout(Layout::Crate).name("scanned").generate() else {
        return Vec::new();
    };
    generated.write_secrets(&file).expect("it can be written");
    let texts: Vec<&String> = generated.files.0.values().collect();
    let name = collection.file_name().unwrap_or_default().to_string_lossy();
    let known = secrets(&file)
        .into_iter()
        .filter(|(_, value)| texts.iter().any(|text| text.contains(value.as_str())))
        .map(|(key, _)| format!("{name}: {key}"));
    let scanned = texts.iter().flat_map(|text| text.lines()).flat_map(|line| {
        let rules = scanner::findings(line).into_iter();
        rules.map(|rule| format!("{name}: {rule}: {}", line.trim().chars().take(200).collect::<String>()))
    });
    known.chain(scanned).collect()
}

/// Nor is there one in the clients that are checked in.
#[test]
fn scanners_find_nothing_in_the_clients_of_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["../generated/src", "formats"] {
        for (file, text) in conformance::command::files(&root.join(folder)) {
            for line in text.lines().filter(|_| file.ends_with(".rs")) {
                assert!(scanner::findings(line).is_empty(), "{file}: {line}");
            }
        }
    }
}

/// Uses `../shared/corpus`, which is no part of the project: passed over where it is absent.
#[test]
fn no_credential_of_the_corpus_is_generated() {
    let mut files = shared::files("corpus/collections");
    // larger files take minutes in a debug build
    files.retain(|file| std::fs::metadata(file).is_ok_and(|data| data.len() < 400_000));
    let leaks: Vec<String> = files.iter().flat_map(|file| leaks(file)).collect();
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

const COLLECTION: &str = r#"{
  "info": {"name": "Leaky", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    "description": "Call it with `Authorization: Bearer t0ken-0123456789abcdef`."},
  "variable": [{"key": "clientSecret", "value": "s3cret-of-the-client", "type": "secret"}],
  "event": [{"listen": "prerequest", "script": {"exec": [
    "pm.environment.set('apiToken', 'from-the-scr1pt');",
    "pm.environment.set('sign', CryptoJS.HmacSHA256(pm.environment.get('body'), 'hm4c-key-literal').toString());"]}}],
  "item": [{
    "name": "Uses s3cret-of-the-client",
    "request": {
      "method": "POST", "url": {"raw": "{{url}}/a/pa55word-1", "host": ["{{url}}"], "path": ["a", "pa55word-1"]},
      "header": [{"key": "X-API-Key", "value": "k3y-in-a-header"}, {"key": "X-Note", "value": "see k3y-in-a-header"}],
      "auth": {"type": "basic", "basic": [{"key": "username", "value": "ada"}, {"key": "password", "value": "pa55word-1"}]},
      "body": {"mode": "raw", "raw": "{\"note\": \"from-the-scr1pt\", \"client\": \"s3cret-of-the-client\"}"},
      "description": "Signed with hm4c-key-literal, password is pa55word-1."
    },
    "response": [{"name": "ok", "code": 200, "body": "{\"echo\": \"k3y-in-a-header\", \"token\": \"t0k3n-of-an-answer\", \"again\": \"t0k3n-of-an-answer\"}"}]
  }]
}"#;

#[test]
fn a_credential_is_replaced_wherever_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("leaky.postman_collection.json");
    std::fs::write(&file, COLLECTION).expect("it can be written");
    let generated = Generator::new(&file).layout(Layout::Crate).name("leaky").generate().expect("it generates");
    let text = generated.files.0.values().map(String::as_str).collect::<Vec<_>>().join("\n");
    let said = generated.diagnostics.to_string();
    for value in [
        "t0ken-0123456789abcdef",
        "s3cret-of-the-client",
        "from-the-scr1pt",
        "hm4c-key-literal",
        "k3y-in-a-header",
        "pa55word-1",
        "t0k3n-of-an-answer",
    ] {
        assert!(!text.contains(value), "{value} is in the generated text");
        assert!(!said.contains(value), "{value} is in the messages");
    }
    for place in ["header X-API-Key", "auth password", "script apiToken", "script key", "description"] {
        assert!(said.contains(place), "nothing is said about the {place}:\n{said}");
    }
    assert!(text.contains("hmac_sha256"), "the signature is made from a variable");
    assert!(text.contains(r#"features = ["digests"]"#), "the manifest turns the digests on");
    assert_eq!(secrets_of(&generated, folder.path()), ["apiToken", "clientSecret", "key", "password", "xApiKey"]);
}

fn secrets_of(generated: &postman_codegen::Generated, folder: &Path) -> Vec<String> {
    let file = folder.join("secrets.json");
    generated.write_secrets(&file).expect("it can be written");
    let mut names: Vec<String> = secrets(&file).into_iter().map(|(name, _)| name).collect();
    names.sort();
    names
}
