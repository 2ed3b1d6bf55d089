//! `Cargo.toml` of the crate layout.

use std::fmt::Write;

use crate::emit::files::{Files, RuntimeDependency};
use crate::emit::modules::file_text;
use crate::emit::modules::module::Scope;
use crate::emit::text::literal;
use crate::lower::model::Manifest;

const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\n";
const SERDE_JSON: &str = "serde_json = \"1\"\n";

pub fn add(scope: &Scope<'_>, runtime: &RuntimeDependency, files: &mut Files) {
    files.0.insert("Cargo.toml".into(), manifest(scope, runtime));
}

fn manifest(scope: &Scope<'_>, runtime: &RuntimeDependency) -> String {
    let client = scope.client;
    let package = &client.package;
    let Manifest { serialize, deserialize, serde } = client.manifest;
    let testing = client.answers.is_some();
    let features: Vec<_> = [
        (serialize, "serialize", "Received types can be written too.", "[]"),
        (deserialize, "deserialize", "Sent types can be read too.", "[]"),
        (testing, "testing", "A transport for tests, with the saved answers.", "[\"postman-client/testing\"]"),
    ]
    .into_iter()
    .filter_map(|(has, name, what, needs)| has.then_some((name, what, needs)))
    .collect();
    let mut text = format!(
        "# {}\n\n[package]\nname = {}\nversion = \"0.1.0\"\nedition = \"2024\"\ndescription = {}\npublish = false\nautobins = false\n",
        file_text::marker(scope),
        string(package),
        string(&format!("Client of the collection {}.", client.source)),
    );
    let folders: Vec<&str> = client.gates.modules.values().map(String::as_str).collect();
    if !features.is_empty() || !folders.is_empty() {
        text.push_str("\n[features]\n");
        text.push_str(&self::folders(&folders));
        // Writing to a `String` cannot fail.
        features.iter().for_each(|(name, what, needs)| _ = writeln!(text, "# {what}\n{name} = {needs}"));
    }
    text.push_str("\n[dependencies]\n");
    text.push_str(&dependency(runtime, &client.features));
    if serde {
        text.push_str(SERDE);
    }
    text.push_str("\n[dev-dependencies]\n");
    text.push_str(&dependency(runtime, &[&client.features[..], &["replay"]].concat()));
    if !client.examples.is_empty() {
        if !serde {
            text.push_str(SERDE);
        }
        text.push_str(SERDE_JSON);
        if !features.is_empty() {
            let names: Vec<String> = features.iter().map(|(name, ..)| string(name)).collect();
            let _ = writeln!(text, "{package} = {{ path = \".\", features = [{}] }}", names.join(", "));
        }
    }
    if !folders.is_empty() && (client.examples.is_empty() || features.is_empty()) {
        // the replay names all folders
        let _ = writeln!(text, "{package} = {{ path = \".\" }}");
    }
    text.push_str("\n[workspace]\n");
    text
}

/// Returns a feature for each top-level folder.
fn folders(features: &[&str]) -> String {
    if features.is_empty() {
        return String::new();
    }
    let mut text =
        String::from("# The folders of the collection: all, unless `default-features = false`.\ndefault = [\n");
    // Writing to a `String` cannot fail.
    features.iter().for_each(|feature| _ = writeln!(text, "    {},", string(feature)));
    text.push_str("]\n");
    features.iter().for_each(|feature| _ = writeln!(text, "{} = []", key(feature)));
    text
}

/// A key of TOML: bare if it can be.
fn key(text: &str) -> String {
    let bare = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if bare { text.to_owned() } else { string(text) }
}

fn dependency(runtime: &RuntimeDependency, features: &[&str]) -> String {
    let mut settings = match runtime {
        RuntimeDependency::Version(version) => format!("version = {}", string(version)),
        RuntimeDependency::Path(path) => format!("path = {}", string(&path.to_string_lossy())),
    };
    if !features.is_empty() {
        let features: Vec<String> = features.iter().map(|feature| string(feature)).collect();
        let _ = write!(settings, ", features = [{}]", features.join(", "));
    }
    format!("postman-client = {{ {settings} }}\n")
}

/// A basic string of TOML.
fn string(text: &str) -> String {
    let mut string = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => string.extend(['\\', c]),
            _ if literal::is_unseen(c) => {
                let _ = write!(string, "\\U{:08X}", u32::from(c));
            }
            _ => string.push(c),
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::string;
    use crate::emit::{RuntimeDependency, emit, sample};
    use crate::lower::model::{Client, ExampleTest, ExampleType, Module, TypeRef};
    use crate::options::Layout;

    fn manifest(client: &Client, runtime: &RuntimeDependency) -> String {
        emit(client, Layout::Crate, runtime).0.remove(Path::new("Cargo.toml")).unwrap_or_default()
    }

    #[test]
    fn only_what_is_used_is_a_dependency() {
        let client = sample::client(Module::default());
        assert_eq!(
            manifest(&client, &RuntimeDependency::Version("0.1".into())),
            r#"# @generated by postman-codegen from shop.json. Do not edit.

[package]
name = "shop-client"
version = "0.1.0"
edition = "2024"
description = "Client of the collection shop.json."
publish = false
autobins = false

[dependencies]
postman-client = { version = "0.1" }

[dev-dependencies]
postman-client = { version = "0.1", features = ["replay"] }

[workspace]
"#
        );
    }

    #[test]
    fn tests_turn_on_serialization() {
        let root = Module { types: vec![sample::structure("A", vec![])], ..Module::default() };
        let example = ExampleTest {
            ident: "a".into(),
            docs: vec![],
            ty: ExampleType { ty: TypeRef::Value, module: vec![] },
            file: "a.json".into(),
            body: "1".into(),
            answer_of: None,
        };
        let client = Client { examples: vec![example], ..sample::client(root) };
        let text = manifest(&client, &RuntimeDependency::Path("../run\"time".into()));
        let (_, text) = text.split_once("\n[features]").unwrap_or_default();
        assert_eq!(
            text,
            r#"
# Received types can be written too.
serialize = []

[dependencies]
postman-client = { path = "../run\"time" }
serde = { version = "1", features = ["derive"] }

[dev-dependencies]
postman-client = { path = "../run\"time", features = ["replay"] }
serde_json = "1"
shop-client = { path = ".", features = ["serialize"] }

[workspace]
"#
        );
    }

    #[test]
    fn features_of_the_runtime_are_turned_on() {
        let client = Client { features: vec!["fake"], ..sample::client(Module::default()) };
        let text = manifest(&client, &RuntimeDependency::Version("0.1".into()));
        let (_, dependencies) = text.split_once("[dependencies]\n").unwrap_or_default();
        assert_eq!(dependencies.lines().next(), Some(r#"postman-client = { version = "0.1", features = ["fake"] }"#));
    }

    #[test]
    fn strings_are_escaped() {
        assert_eq!(string("a\"\\\n\u{202e}é"), r#""a\"\\\U0000000A\U0000202Eé""#);
    }
}
