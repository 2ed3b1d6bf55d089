//! Callers that were written against names of yesterday compile against the client of today, as long as the lock has the names.

use std::fs;
use std::path::Path;

use conformance::cargo::{cargo, root};
use conformance::command::{folder, run};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A crate that is generated anew from each collection, and a caller in it that stays as it is.
struct Project {
    folder: TempDir,
    /// Of the crate: cargo takes crates of one name in one target folder for the same.
    name: &'static str,
}

impl Project {
    fn new(name: &'static str, items: &Value) -> Self {
        let project = Self { folder: folder(), name };
        let runtime = root().join("runtime").display().to_string();
        let config = format!(
            "[clients.shop]\ninput = \"shop.json\"\noutput = \"shop\"\nlayout = \"crate\"\nname = \"{name}\"
runtime-path = {runtime:?}\n"
        );
        project.put("postman-codegen.toml", &config);
        project.generate(items);
        fs::copy(root().join("Cargo.lock"), project.folder.path().join("shop/Cargo.lock")).expect("a file");
        project
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap_or_default()
    }

    fn generate(&self, items: &Value) {
        let collection = json!({
            "info": { "name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
            "item": items,
        });
        self.put("shop.json", &collection.to_string());
        let output = run(&self.folder, &["generate"]);
        assert_eq!(output.status, 0, "{}", output.stderr);
        let check = run(&self.folder, &["check"]);
        assert_eq!((check.status, check.stdout.as_str()), (0, ""), "a second time nothing changes");
    }

    /// The client as it is now; `diff` says that the configuration makes the same.
    fn keep(&self) -> TempDir {
        let output = run(&self.folder, &["diff", "shop", "postman-codegen.toml", "--deny", "docs"]);
        assert_eq!((output.status, output.stdout.as_str()), (0, "no version step\n"), "{}", output.stderr);
        let kept = folder();
        copy(&self.folder.path().join("shop/src"), kept.path());
        kept
    }

    /// Returns the breaking changes of `diff` for callers of an earlier client.
    fn breaking(&self, kept: &TempDir) -> String {
        let old = kept.path().display().to_string();
        let output = run(&self.folder, &["diff", &old, "postman-codegen.toml", "--deny", "breaking"]);
        assert!(output.status < 2, "{}", output.stderr);
        let breaking = output.stdout.split("\n\n").find(|part| part.starts_with("breaking ("));
        assert_eq!(output.status == 1, breaking.is_some(), "{}", output.stdout);
        breaking.unwrap_or_default().to_owned()
    }

    /// Returns the compiler's messages for a caller of these paths: none, or deprecations.
    fn call(&self, calls: &str) -> Vec<String> {
        let name = self.name.replace('-', "_");
        let caller = format!(
            "use {name} as shop;\nuse shop::Client;\n\n#[allow(dead_code)]\nfn call(client: &Client) {{\n    {calls}\n}}\n\nfn main() {{}}\n"
        );
        self.put("shop/examples/caller.rs", &caller);
        let output = cargo(&self.folder.path().join("shop"), "check")
            .args(["--quiet", "--message-format", "short", "--all-targets"])
            .output()
            .expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        let lines =
            said.lines().filter_map(|line| line.split_once("warning: ")).map(|(_, text)| text.replace(&name, "shop"));
        lines.filter(|line| !line.contains("generated ")).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let to = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &to);
        } else {
            fs::copy(&entry, &to).expect("a file");
        }
    }
}

/// With a body, an option, an answer of its own and a type that its neighbour has too.
fn item(id: Option<&str>, name: &str, path: &str) -> Value {
    let mut item = json!({
        "name": name,
        "request": {
            "method": "POST",
            // a key of its own: equal options would be one type
            "url": { "raw": format!("https://h.example/{path}?{path}=1"), "protocol": "https", "host": ["h", "example"], "path": [path],
                "query": [{ "key": path, "value": "1" }] },
            "body": { "mode": "raw", "raw": format!("{{\"{path}\": 1}}"), "options": { "raw": { "language": "json" } } },
        },
        "response": [{ "name": "ok", "code": 200, "header": [], "body": format!("{{\"{path}\": {{\"page\": 1, \"of\": 2}}}}") }],
    });
    if let Some(id) = id {
        item["id"] = id.into();
    }
    item
}

fn folder_of(name: &str, items: &[Value]) -> Value {
    json!({ "name": name, "item": items })
}

/// The compiler tells a deprecated module only where it is imported.
const CALLS: &str = "use shop::books;\n    let options = books::ListOptions::new();\n    let body = books::ListBody::new(1);\n    \
                     let _ = books::list(client, body).with(options);";

#[test]
fn a_renamed_request_and_folder_compile_and_are_deprecated() {
    let with_id = |folder: &str, name: &str| {
        let mut folder = folder_of(folder, &[item(Some("1"), name, "list"), item(Some("2"), "Find", "find")]);
        folder["id"] = "f".into();
        json!([folder])
    };
    let project = Project::new("alias-renamed", &with_id("Books", "List"));
    assert_eq!(project.call(CALLS), Vec::<String>::new());
    let first = project.keep();
    project.generate(&with_id("Tomes", "Search"));
    assert_eq!(project.breaking(&first), "");
    let second = project.keep();
    let said = project.call(CALLS);
    for part in [
        "module `shop::books`: renamed to `tomes`",
        "`shop::tomes::list`: renamed to `search`",
        "`shop::tomes::ListBody`",
    ] {
        assert!(said.iter().any(|line| line.contains(part)), "{part}: {said:?}");
    }
    // and once more: both names of yesterday are there
    project.generate(&with_id("Volumes", "Query"));
    assert_eq!((project.breaking(&first), project.breaking(&second)), (String::new(), String::new()));
    assert!(!project.call(CALLS).is_empty() && !project.call(&CALLS.replace("books", "tomes")).is_empty());
}

#[test]
fn a_folder_without_ids_is_known_by_its_requests() {
    let items = |outer: &str, inner: &str| {
        // a folder that has folders alone, with a `/` in the name of one
        let shelf = |name| folder_of(name, &[folder_of("Shelves/Racks", &[item(None, "Shelf", "shelf")])]);
        let covers = folder_of(inner, &[item(None, "Show", "show")]);
        let shelves = shelf(if outer == "Books" { "Rooms" } else { "Halls" });
        json!([folder_of(outer, &[covers, item(None, "List", "list"), item(None, "Find", "find")]), shelves])
    };
    let project = Project::new("alias-folder", &items("Books", "Covers"));
    let kept = project.keep();
    project.generate(&items("Tomes", "Images"));
    assert_eq!(project.breaking(&kept), "");
    let calls =
        format!("{CALLS}\n    use shop::books::covers;\n    let _ = covers::show(client, covers::ShowBody::new(1));");
    let said = project.call(&calls);
    assert!(said.iter().any(|line| line.contains("module `shop::books`: renamed to `tomes`")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("covers`: renamed to `images`")), "{said:?}");
    let said = project.call(
        "use shop::rooms;\n    let _ = rooms::shelves_racks::shelf(client, rooms::shelves_racks::ShelfBody::new(1));",
    );
    assert!(said.iter().any(|line| line.contains("module `shop::rooms`: renamed to `halls`")), "{said:?}");
    let lock = project.text("postman-codegen.lock");
    assert!(lock.contains("\"Tomes\" = { name = \"tomes\", old = [\"books\"] }"), "{lock}");
    assert!(lock.contains("\"Tomes POST https://h.example/list\" = \"tomes::list\""), "{lock}");
}

#[test]
fn a_request_that_is_moved_is_still_where_it_was() {
    for id in [Some("1"), None] {
        let list = item(id, "List", "list");
        let other = item(id.map(|_| "2"), "Other", "other");
        let project = Project::new(
            "alias-moved",
            &json!([folder_of("Books", &[list.clone(), other.clone()]), folder_of("Tomes", &[])]),
        );
        let first = project.keep();
        // the folder stays, or goes
        project.generate(&json!([
            folder_of("Books", std::slice::from_ref(&other)),
            folder_of("Tomes", std::slice::from_ref(&list))
        ]));
        assert_eq!(project.call(CALLS), Vec::<String>::new(), "the compiler knows no deprecated `use`");
        let books = project.text("shop/src/books.rs");
        assert!(
            books.contains("pub use super::tomes::{list, ListOptions, ListBody, ListResponse, ListList};"),
            "{books}"
        );
        let lock = project.text("postman-codegen.lock");
        assert!(lock.contains("{ name = \"tomes::list\", old = [\"books::list\"] }"), "{lock}");

        assert_eq!(project.breaking(&first), "");
        let second = project.keep();
        project.generate(&json!([folder_of("Deep", &[folder_of("Tomes", std::slice::from_ref(&list))]), other]));
        assert_eq!((project.breaking(&first), project.breaking(&second)), (String::new(), String::new()));
        let third = project.keep();
        let said = project.call(CALLS);
        assert!(
            said.iter().any(|line| line.contains("module `shop::books`: its requests are in other folders now")),
            "{said:?}"
        );
        let calls = CALLS.replace("books", "tomes");
        assert!(!project.call(&calls).is_empty());
        project.call("let _ = shop::books::other(client, shop::OtherBody::new(1));");

        // until it is dropped
        let lock = project.text("postman-codegen.lock");
        let drop =
            |line: &str| line.split_once(", old = ").map_or(format!("{line}\n"), |(kept, _)| format!("{kept} }}\n"));
        let dropped: String = lock.lines().map(drop).collect();
        project.put("postman-codegen.lock", &dropped);
        project.generate(&json!([
            folder_of("Deep", &[folder_of("Tomes", std::slice::from_ref(&list))]),
            item(id.map(|_| "2"), "Other", "other")
        ]));
        assert_eq!(project.text("shop/src/books.rs"), "");
        for kept in [&first, &second, &third] {
            assert!(project.breaking(kept).contains(" operation books::list: "), "{}", project.breaking(kept));
        }
    }
}

#[test]
fn what_could_be_several_requests_is_taken_for_none() {
    let list = item(None, "List", "list");
    let project = Project::new("alias-several", &json!([folder_of("Books", std::slice::from_ref(&list))]));
    project.generate(&json!([
        folder_of("Tomes", std::slice::from_ref(&list)),
        folder_of("Volumes", std::slice::from_ref(&list))
    ]));
    assert_eq!(project.text("shop/src/books.rs"), "");
    let lock = project.text("postman-codegen.lock");
    assert!(!lock.contains("old ="), "{lock}");
}

#[test]
fn a_path_that_is_written_into_the_lock_is_a_path_of_identifiers() {
    let project = Project::new("alias-lock", &json!([item(Some("1"), "List", "list")]));
    let lock = project.text("postman-codegen.lock");
    let old = "[\"lib::a\", \"../../x y::fn\", \"self::list\", \"type::list\"]";
    let edited = lock.replace("\"1\" = \"self::list\"", &format!("\"1\" = {{ name = \"self::list\", old = {old} }}"));
    assert_ne!(lock, edited, "{lock}");
    project.put("postman-codegen.lock", &edited);
    project.generate(&json!([item(Some("1"), "List", "list")]));
    project.call("#[allow(deprecated)]\n    let _ = (shop::x_y::r#fn(client, shop::ListBody::new(1)), shop::r#type::ListOptions::new());");
    assert!(!project.folder.path().join("x y").exists());
}

#[test]
fn only_callers_are_told_that_a_request_is_deprecated() {
    let items = |is_moved: bool, name: &str| {
        // a login, so that another function calls it
        let mut login = item(Some("1"), name, "login");
        login["request"]["description"] = "Deprecated, use `renew` instead.".into();
        let script = "pm.collectionVariables.set('token', pm.response.json().login.page)";
        login["event"] = json!([{ "listen": "test", "script": { "exec": [script] } }]);
        login["request"]["body"]["raw"] = "{\"login\": \"{{user}}\"}".into();
        let mut other = item(Some("2"), "Other", "other");
        other["request"]["auth"] = json!({ "type": "bearer", "bearer": [{ "key": "token", "value": "{{token}}" }] });
        let (mut books, mut shelves) = (vec![item(Some("3"), "List", "list")], vec![other]);
        if is_moved { &mut shelves } else { &mut books }.push(login);
        json!([folder_of("Books", &books), folder_of("Shelves", &shelves)])
    };
    let project = Project::new("alias-deprecated", &items(false, "Log in"));
    assert!(project.text("shop/src/books.rs").contains("pub fn renew_log_in"), "it is renewed");
    project.generate(&items(true, "Sign in"));
    let books = project.text("shop/src/books.rs");
    assert!(books.contains("pub use super::shelves::"), "it is still where it was: {books}");
    assert_eq!(project.call("let _ = client;"), Vec::<String>::new(), "the crate itself uses it");
    let said = project.call("let _ = shop::shelves::sign_in(client, shop::shelves::SignInBody::new(\"a\"));");
    // it names the function by any of its paths
    assert!(said.len() == 1 && said[0].ends_with("::sign_in`: use `renew` instead"), "{said:?}");
}
