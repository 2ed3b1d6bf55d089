//! Types of the user's in place of the client's own: they are read by serde, wherever they are.

use std::fs;

use conformance::cargo::{cargo, root};
use conformance::command::{folder, run};
use serde_json::{Value, json};

fn request(name: &str, answers: &[Value]) -> Value {
    let answer = |body: &Value| json!({"name": "ok", "code": 200, "header": [], "body": body.to_string()});
    json!({
        "name": name,
        "request": {"method": "GET", "url": format!("https://disks.example/{name}")},
        "response": answers.iter().map(answer).collect::<Vec<_>>(),
    })
}

fn collection() -> Value {
    let disk = json!({
        "root": "/", "mounts": ["/home"], "links": {"a1": "/b", "c2": "/d", "e3": "/f"}, "owner": {"home": "/home/a"}, "size": 1,
    });
    json!({
        "info": {"name": "Disks", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [
            request("disk", &[disk]),
            request("paths", &[json!(["/a", "/b"])]),
            request("path", &[json!("/a")]),
            request("mixed", &[json!({"at": "/x"}), json!({"at": ["/x"]})]),
            {"name": "send", "request": {
                "method": "POST",
                "url": "https://disks.example/send",
                "body": {"mode": "raw", "raw": json!({"to": [{"at": "/x"}, {"at": ["/x"]}]}).to_string()},
            }},
        ],
    })
}

/// Fields, elements, entries, whole answers, and the variants of a union.
const OVERRIDES: &str = r#"
"Disk.root" = { type = "std::path::PathBuf" }
"Disk.mounts[]" = { type = "std::path::PathBuf" }
"Disk.links" = { map = true }
"Disk.links.*" = { type = "std::path::PathBuf" }
"Owner.home" = { type = "std::path::PathBuf" }
"paths[]" = { type = "std::path::PathBuf" }
"path" = { type = "std::path::PathBuf" }
"mixed.at[]" = { type = "std::path::PathBuf" }
"SendBody.to[].at[]" = { type = "std::path::PathBuf" }
"#;

#[test]
fn types_of_the_user_are_read_in_every_mode() {
    let folder = folder();
    fs::write(folder.path().join("disks.json"), collection().to_string()).expect("a file");
    for mode in ["lenient", "strict"] {
        let settings = format!(
            "[clients.disks]\ninput = \"disks.json\"\noutput = \"{mode}\"\nlayout = \"crate\"\nmode = \"{mode}\"\nruntime-path = {:?}\n",
            root().join("runtime").display().to_string(),
        );
        let config = format!("{settings}[clients.disks.type-override]{OVERRIDES}");
        fs::write(folder.path().join("postman-codegen.toml"), config).expect("a file");
        let output = run(&folder, &["generate"]);
        assert_eq!(output.status, 0, "{}", output.stderr);
        assert!(!output.stderr.contains("PC0173"), "{}", output.stderr);
        let project = folder.path().join(mode);
        let client = fs::read_to_string(project.join("src/lib.rs")).expect("a file");
        assert_eq!(client.matches("PathBuf").count(), 8, "{client}");
        fs::copy(root().join("Cargo.lock"), project.join("Cargo.lock")).expect("a file");
        // the saved examples are read and written again
        let tests = cargo(&project, "test").arg("--quiet").output().expect("cargo runs");
        assert!(tests.status.success(), "{}", String::from_utf8_lossy(&tests.stderr));
    }
}
