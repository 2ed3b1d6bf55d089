//! A build script's one line, built by cargo.

use std::fs;
use std::path::Path;

use conformance::cargo::{cargo, root};
use conformance::command::folder;
use tempfile::TempDir;

/// Builds a project and returns cargo's messages.
fn build(project: &Path) -> (bool, String) {
    let output = cargo(project, "build").arg("-v").output().expect("cargo runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn collection(name: &str) -> String {
    format!(
        r#"{{"info":{{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}},
            "item":[{{"id":"1","name":"{name}","request":{{"method":"GET","url":"https://example.com/a"}}}},
                    {{"id":"2","name":"No URL","request":{{"method":"GET"}}}}]}}"#
    )
}

/// A project whose build script generates the clients of its configuration.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new(name: &str, library: &str, manifest: &str) -> Self {
        let project = Self { folder: folder() };
        let quoted = |path: &str| format!("{:?}", root().join(path).display().to_string());
        project.put(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                 postman-client = {{ path = {}, default-features = false }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\n\
                 [build-dependencies]\npostman-codegen = {{ path = {}, default-features = false }}\n\n[workspace]\n{manifest}",
                quoted("runtime"),
                quoted("generator")
            ),
        );
        fs::copy(root().join("Cargo.lock"), project.folder.path().join("Cargo.lock")).expect("a file");
        project.put("build.rs", "fn main() -> Result<(), postman_codegen::Error> {\n    postman_codegen::build()\n}\n");
        project.put("src/lib.rs", library);
        project
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn build(&self) -> (bool, String) {
        build(self.folder.path())
    }

    /// Nothing of it, nor of what it depends on, is built again.
    fn is_fresh(&self) -> bool {
        let (done, text) = self.build();
        done && !text.contains("Running") && !text.contains("Compiling")
    }
}

#[test]
fn cargo_builds_the_client_again_only_when_the_collection_changes() {
    let library = "pub mod shop {\n    postman_client::include_client!(\"shop\");\n}\n\npub use shop::list;\n";
    let project = Project::new("uses-shop", library, "");
    project.put("postman-codegen.toml", "[clients.shop]\ninput = \"shop.json\"\n");
    project.put("shop.json", &collection("List"));

    let (done, first) = project.build();
    assert!(done, "{first}");
    assert!(first.contains("warning: uses-shop@0.0.0: the request has no URL: "), "{first}");
    assert!(project.is_fresh());

    // written anew, and the same: the script runs, has nothing to do, and says what it said
    project.put("shop.json", &collection("List"));
    let (done, second) = project.build();
    assert!(done && second.contains("warning: uses-shop@0.0.0: the request has no URL: "), "{second}");
    assert!(project.is_fresh());

    project.put("shop.json", &collection("All"));
    let (done, third) = project.build();
    assert!(!done && third.contains("unresolved import `shop::list`"), "{third}");
    assert!(!third.contains("Compiling postman-client") && !third.contains("Compiling postman-codegen"), "{third}");
}

#[test]
fn every_input_of_the_configuration_is_watched_and_every_error_is_told() {
    let request = |name: &str| format!("$kind: http-request\nurl: https://{{{{site}}}}.example/{name}\nmethod: GET\n");
    let library = "pub mod shop {\n    postman_client::include_client!(\"shop\");\n}\n\npub mod other {\n    \
                   postman_client::include_client!(\"other\");\n}\n\npub use shop::orders::list;\n\npub fn variables() -> \
                   shop::Variables {\n    shop::Variables::eu()\n}\n";
    let features = "\n[features]\ndefault = [\"shop-orders\"]\nshop-orders = []\nshop-users = []\n";
    let project = Project::new("uses-two", library, features);
    project.put(
        "postman-codegen.toml",
        "[clients.shop]\ninput = \"api/shop\"\nenvironment = \"api/eu.json\"\noutput = \"src/shop\"\nlayout = \"dir\"\n\
         folder-features = true\n\n[clients.other]\ninput = \"other.json\"\n",
    );
    let environment = |name: &str| {
        project.put(
            "api/eu.json",
            &format!(r#"{{"name":"{name}","values":[{{"key":"site","value":"eu","enabled":true}}]}}"#),
        );
    };
    environment("EU");
    project.put("api/shop/Orders/List.request.yaml", &request("list"));
    project.put("api/shop/Users/Find.request.yaml", &request("find"));
    project.put("other.json", &collection("List"));

    // a client of modules in folders, from a collection of folders, behind features of this crate
    let (done, text) = project.build();
    assert!(done && !text.contains("unexpected `cfg`"), "{text}");
    assert!(project.is_fresh());
    assert!(!project.folder.path().join("src/shop").exists(), "a build script writes to `OUT_DIR` alone");

    environment("US");
    let (done, text) = project.build();
    assert!(!done && text.contains("named `eu`"), "{text}");
    environment("EU");
    project.put("api/shop/Orders/Open.request.yaml", &request("open"));
    project.put("src/lib.rs", &format!("{library}pub use shop::orders::open;\n"));
    let (done, text) = project.build();
    assert!(done, "a request that is added is there: {text}");

    project.put("other.json", "{");
    project.put("api/shop/Orders/Open.request.yaml", "url: {{site}}/a\n");
    let (done, text) = project.build();
    assert!(!done, "{text}");
    let folder = fs::canonicalize(project.folder.path()).expect("a folder");
    let told = format!(
        "  --- stderr\n  Error: \n  error[PC0003]: this is not valid JSON: EOF while parsing an object\n    --> {0}/other.json:1:1\n     = help: the file ends too early: download or export it again\n",
        folder.display()
    );
    assert!(text.contains(&told), "{text}");
    // a file of a folder that cannot be read is left out with a warning
    assert!(text.contains("the file is left out: a key of a mapping is not a string"), "{text}");
}
