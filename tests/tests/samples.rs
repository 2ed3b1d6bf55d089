//! Every file of the project's JSON samples, when they lie beside it (`../shared/json-samples`), as the saved answer and as the body of
//! one request: the crate compiles without a warning, and each text reads into its type and back without a loss.

use std::path::{Path, PathBuf};
use std::process::Command;

use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};

fn samples() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/json-samples");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("passed over: there is no {}", folder.display());
        return None;
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Some(files)
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

#[test]
#[ignore = "compiles about 2,000 structs: `.ci/samples` runs it"]
fn every_json_sample_reads_into_its_type_and_back() {
    let Some(files) = samples() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let items: Vec<Value> = files.iter().map(|file| request(file)).collect();
    let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    let collection = json!({"info": {"name": "samples", "schema": schema}, "item": items});
    let path = folder.path().join("samples.json");
    std::fs::write(&path, collection.to_string()).expect("room");

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let generator = Generator::new(&path).layout(Layout::Crate).name("samples").runtime_path(root.join("runtime"));
    let client = folder.path().join("samples");
    generator.generate().expect("samples are a collection").write(&client).expect("room");
    let tested = Command::new(env!("CARGO"))
        .args(["test", "--test", "examples"])
        .current_dir(&client)
        .env("CARGO_TARGET_DIR", root.join("target/samples"))
        // Half of the time would go into these.
        .envs([("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0"), ("CARGO_TERM_COLOR", "never")])
        .output()
        .expect("cargo runs");
    let (said, told) = (String::from_utf8_lossy(&tested.stdout), String::from_utf8_lossy(&tested.stderr));
    assert!(tested.status.success(), "{told}\n{said}");
    assert!(!told.contains("warning"), "{told}");
    let both = format!("test result: ok. {} passed; 0 failed; 0 ignored", 2 * files.len());
    assert!(said.contains(&both), "{said}");
}
