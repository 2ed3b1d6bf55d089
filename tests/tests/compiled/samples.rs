//! Every file of the project's JSON samples, when they lie beside it (`../shared/json-samples`), as the saved answer and as the body of
//! one request: the clients compile without a warning, and each text reads into its type and back without a loss.

use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::shared;
use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};

/// rustc's first half runs on one core, so there is more than one client.
const CLIENTS: usize = 4;

fn samples() -> Option<Vec<PathBuf>> {
    let mut files = shared::files("json-samples");
    files.retain(|file| shared::is_json(file));
    Some(files).filter(|files| !files.is_empty())
}

fn request(file: &Path) -> Value {
    let name = file.file_stem().expect("a name").to_string_lossy();
    let text = std::fs::read_to_string(file).expect("a text");
    json!({
        "name": name,
        "request": {
            "method": "POST",
            "url": "https://example.com",
            "body": {"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}},
        },
        "response": [{"name": "saved", "code": 200, "body": text}],
    })
}

/// The client of some of the samples, as a member of the workspace in `folder`.
fn client(folder: &Path, name: &str, files: &[&PathBuf]) {
    let items: Vec<Value> = files.iter().map(|file| request(file)).collect();
    let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    let collection = json!({"info": {"name": name, "schema": schema}, "item": items});
    let path = folder.join(format!("{name}.json"));
    std::fs::write(&path, collection.to_string()).expect("room");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let generator = Generator::new(&path).layout(Layout::Crate).name(name).runtime_path(runtime);
    generator.generate().expect("samples are a collection").write(folder.join(name)).expect("room");
    let manifest = folder.join(name).join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("a manifest");
    // Nothing is sent, so there is no network transport to compile.
    let text = text
        .replace(r#"/runtime""#, r#"/runtime", default-features = false"#)
        .replace(r#", features = ["replay"]"#, "");
    std::fs::write(&manifest, text.replace("[workspace]", "")).expect("room");
}

#[test]
#[ignore = "compiles about 2,000 structs: `.ci/samples` runs it"]
fn every_json_sample_reads_into_its_type_and_back() {
    let Some(mut files) = samples() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    // Large ones apart.
    files.sort_by_key(|file| std::fs::metadata(file).expect("a file").len());
    let names: Vec<String> = (1..=CLIENTS).map(|number| format!("samples{number}")).collect();
    for (at, name) in names.iter().enumerate() {
        let mut part: Vec<&PathBuf> = files.iter().skip(at).step_by(CLIENTS).collect();
        part.sort();
        client(folder.path(), name, &part);
    }
    let members = json!(names);
    std::fs::write(folder.path().join("Cargo.toml"), format!("[workspace]\nmembers = {members}\nresolver = \"3\"\n"))
        .expect("room");
    let tested = Command::new(env!("CARGO"))
        .args(["test", "--workspace", "--test", "examples"])
        .current_dir(folder.path())
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/samples"))
        // Half of the time would go into these.
        .envs([("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0"), ("CARGO_TERM_COLOR", "never")])
        .envs([("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"), ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")])
        .output()
        .expect("cargo runs");
    let (said, told) = (String::from_utf8_lossy(&tested.stdout), String::from_utf8_lossy(&tested.stderr));
    assert!(tested.status.success(), "{told}\n{said}");
    assert!(!told.contains("warning"), "{told}");
    let passed = said.lines().filter(|line| line.starts_with("test ") && line.ends_with("... ok")).count();
    assert_eq!(passed, 2 * files.len(), "{said}");
}
