//! Everything that the command says and writes about a collection.

use std::fs;
use std::path::Path;

use conformance::command::{folder, run};
use serde_json::{Value, json};

/// Each output with what it is called.
pub fn outputs(collection: &Value, environment: &Value) -> Vec<(String, String)> {
    let folder = folder();
    let write = |name: &str, value: &Value| {
        fs::write(folder.path().join(name), value.to_string()).expect("it can be written");
    };
    write("c.json", collection);
    write("e.json", environment);
    let mut empty = collection.clone();
    empty["item"] = json!([]);
    write("empty.json", &empty);
    let generate = ["generate", "c.json", "--environment", "e.json", "--name", "planted"];
    let runs: &[(&str, &[&str])] = &[
        ("crate", &["--layout", "crate", "-o", "out/crate", "--lock", "out/c.lock", "--secrets-out", "s.json"]),
        ("dir", &["--layout", "dir", "-o", "out/dir", "--verbose"]),
        (
            "include",
            &["--layout", "include", "-o", "out/include.rs", "--types-from", "assertions", "--types-from", "examples"],
        ),
        ("file", &["--layout", "file", "-o", "out/file.rs", "--message-format", "json"]),
    ];
    let mut outputs = Vec::new();
    for (name, arguments) in runs {
        let done = run(&folder, &[&generate[..], arguments].concat());
        assert_eq!(done.status, 0, "{name}: {}", done.stderr);
        outputs.push((format!("messages of {name}"), done.stdout + &done.stderr));
    }
    let others: &[&[&str]] = &[
        &["inspect", "c.json"],
        &["inspect", "c.json", "--json"],
        &["diff", "empty.json", "c.json"],
        &["diff", "c.json", "empty.json", "--format", "markdown"],
        &["diff", "empty.json", "c.json", "--format", "json"],
        &["diff", "empty.json", "c.json", "--format", "html"],
        &["report", "c.json", "-o", "out/report.html"],
        &["check", "c.json", "-o", "out/file.rs"],
    ];
    for arguments in others {
        let done = run(&folder, arguments);
        assert!(done.status < 2, "{arguments:?}: {}", done.stderr);
        outputs.push((arguments.join(" "), done.stdout + &done.stderr));
    }
    files(&folder.path().join("out"), &mut outputs);
    outputs
}

fn files(folder: &Path, outputs: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, outputs);
        } else {
            outputs.push((path.display().to_string(), fs::read_to_string(&path).expect("a text")));
        }
    }
}
