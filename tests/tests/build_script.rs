//! A build script's one line, built by cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::command::folder;

fn root() -> PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).expect("a folder")
}

/// What cargo said; the dependencies are built in the project's own target folder, once for all runs.
fn build(project: &Path) -> (bool, String) {
    let output = Command::new(env!("CARGO"))
        .args(["build", "-v", "--offline", "--color", "never"])
        .env("CARGO_TARGET_DIR", root().join("target/build-script"))
        .current_dir(project)
        .output()
        .expect("cargo runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn collection(name: &str) -> String {
    format!(
        r#"{{"info":{{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}},
            "item":[{{"id":"1","name":"{name}","request":{{"method":"GET","url":"https://example.com/a"}}}},
                    {{"id":"2","name":"No URL","request":{{"method":"GET"}}}}]}}"#
    )
}

#[test]
fn cargo_builds_the_client_again_only_when_the_collection_changes() {
    let folder = folder();
    let root = root();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let quoted = |path: &str| format!("{:?}", root.join(path).display().to_string());
    put(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"uses-shop\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             postman-client = {{ path = {}, default-features = false }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\n\
             [build-dependencies]\npostman-codegen = {{ path = {}, default-features = false }}\n\n[workspace]\n",
            quoted("runtime"),
            quoted("generator")
        ),
    );
    fs::copy(root.join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("a file");
    put("build.rs", "fn main() {\n    postman_codegen::build();\n}\n");
    put("src/lib.rs", "pub mod shop {\n    postman_client::include_client!(\"shop\");\n}\n\npub use shop::list;\n");
    put("postman-codegen.toml", "[clients.shop]\ninput = \"shop.json\"\n");
    put("shop.json", &collection("List"));

    let (done, first) = build(folder.path());
    assert!(done, "{first}");
    assert!(first.contains("warning: uses-shop@0.0.0: the request has no URL"), "{first}");

    let (done, second) = build(folder.path());
    assert!(done && !second.contains("Running") && !second.contains("Compiling"), "{second}");

    put("shop.json", &collection("All"));
    let (done, third) = build(folder.path());
    assert!(!done && third.contains("unresolved import `shop::list`"), "{third}");
    assert!(!third.contains("Compiling postman-client") && !third.contains("Compiling postman-codegen"), "{third}");

    put("shop.json", "{");
    let (done, fourth) = build(folder.path());
    assert!(!done && fourth.contains("\n  error: ") && fourth.contains("shop.json:1:"), "{fourth}");
}
