//! The configuration and the lock, from the command line.

use std::fs;

use conformance::command::{files, folder, run};
use serde_json::{Value, json};
use tempfile::TempDir;

fn item(id: Option<&str>, name: &str, url: &str) -> Value {
    let mut item = json!({
        "name": name,
        "request": { "method": "GET", "url": { "raw": url, "host": ["{{base}}"], "path": ["a"],
            "query": [{ "key": "q", "value": "1" }] } },
        "response": [{ "name": "ok", "code": 200, "_postman_previewlanguage": "json", "header": [], "body": "{\"a\":1}" }],
    });
    if let Some(id) = id {
        item["id"] = id.into();
    }
    item
}

/// A project with one collection, whose folder has these items.
fn project(folder: &TempDir, name: &str, items: &[Value]) {
    let collection = json!({
        "info": { "name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        "item": [{ "id": "f-1", "name": name, "item": items }],
    });
    fs::write(folder.path().join("shop.postman_collection.json"), collection.to_string()).expect("a file");
}

fn generate(folder: &TempDir) -> String {
    let output = run(folder, &["generate"]);
    assert_eq!(output.status, 0, "{}", output.stderr);
    let check = run(folder, &["check"]);
    assert_eq!((check.status, check.stdout.as_str()), (0, ""), "{}", check.stderr);
    files(&folder.path().join("src/shop")).into_values().collect()
}

fn config(folder: &TempDir, more: &str) {
    let text = format!("[clients.shop]\ninput = \"shop.postman_collection.json\"\noutput = \"src/shop\"\n{more}");
    fs::write(folder.path().join("postman-codegen.toml"), text).expect("a file");
}

#[test]
fn what_init_writes_generates() {
    let folder = folder();
    project(&folder, "Books", &[item(None, "List", "{{base}}/a?q=1")]);
    fs::write(folder.path().join("shop.eu.postman_environment.json"), r#"{"name":"EU","values":[]}"#).expect("a file");
    assert_eq!(run(&folder, &["init"]).status, 0);
    let text = fs::read_to_string(folder.path().join("postman-codegen.toml")).expect("text");
    assert!(text.contains("environment = [\"shop.eu.postman_environment.json\"]"), "{text}");
    assert!(generate(&folder).contains("pub fn list("));
    assert_eq!(run(&folder, &["init"]).status, 2, "nothing is overwritten");

    // what is in comments is right too
    let all: String = text
        .lines()
        .map(|line| format!("{}\n", line.strip_prefix("# ").filter(|l| l.contains(" = ")).unwrap_or(line)))
        .collect();
    let all = all.replace("environment = [\"FILE\"]\n", "");
    fs::write(folder.path().join("postman-codegen.toml"), all).expect("a file");
    let output = run(&folder, &["check"]);
    // the file is read: its one complaint is about the collection's name
    assert!(output.stderr.starts_with("error[PC0008]: the file has no collection of this name"), "{}", output.stderr);
}

#[test]
fn init_finds_what_a_workspace_has() {
    let folder = folder();
    let request = "$kind: http-request\nurl: \"{{base}}/a\"\n";
    for (path, text) in [
        ("postman/collections/Shop API/List.request.yaml", request),
        ("postman/collections/Other/List.request.yaml", request),
        ("postman/environments/Dev.environment.yaml", "name: Dev\nvalues: [{key: base, value: http://h}]\n"),
        ("postman/globals/workspace.globals.yaml", "name: Globals\nvalues: []\n"),
        ("e2e/Shop/Get.request.yaml", request),
        (".postman/resources.yaml", "localResources:\n  collections:\n    - ../e2e/Shop/\n"),
    ] {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        fs::write(file, text).expect("a file");
    }
    let output = run(&folder, &["init"]);
    assert_eq!((output.status, output.stderr.contains("3 collections found")), (0, true), "{}", output.stderr);
    let text = fs::read_to_string(folder.path().join("postman-codegen.toml")).expect("text");
    let clients = ["[clients.shop]\ninput = \"e2e/Shop\"", "[clients.other]", "[clients.shop_api]"];
    assert!(clients.iter().all(|client| text.contains(client)), "{text}");
    let output = run(&folder, &["generate"]);
    assert_eq!(output.status, 0, "{}", output.stderr);
    let shop = files(&folder.path().join("src/shop_api")).into_values().collect::<String>();
    assert!(shop.contains("pub fn list(") && shop.contains("The variables of the environment “Dev”."), "{shop}");
}

#[test]
fn a_renamed_request_keeps_its_old_name() {
    let folder = folder();
    config(&folder, "");
    let other = item(Some("2"), "Other", "{{base}}/b");
    project(&folder, "Books", &[item(Some("1"), "List", "{{base}}/a"), other.clone()]);
    generate(&folder);
    project(&folder, "Tomes", &[item(Some("1"), "Find all", "{{base}}/a"), other.clone()]);
    let text = generate(&folder);
    for part in [
        "pub fn find_all(",
        "#[deprecated(note = \"renamed to `find_all`\")]\npub fn list(",
        "#[deprecated(note = \"renamed to `FindAllOptions`\")]\npub type ListOptions = FindAllOptions;",
        "#[deprecated(note = \"renamed to `tomes`\")]\npub mod books {\n    pub use super::tomes::*;",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // somebody else who wants the name does not get it
    project(
        &folder,
        "Tomes",
        &[item(Some("3"), "List", "{{base}}/c"), item(Some("1"), "Find all", "{{base}}/a"), other],
    );
    let text = generate(&folder);
    assert!(text.contains("pub fn list_get("), "{text}");
    // until it is dropped
    let lock = folder.path().join("postman-codegen.lock");
    let dropped = fs::read_to_string(&lock).expect("text").replace(", old = [\"list\"]", "");
    fs::write(&lock, dropped).expect("a file");
    let text = generate(&folder);
    assert!(!text.contains("pub fn list("), "{text}");
}

#[test]
fn names_of_a_clash_stay_when_a_request_is_added() {
    let folder = folder();
    config(&folder, "");
    let first = item(None, "Get", "{{base}}/b");
    project(&folder, "Books", std::slice::from_ref(&first));
    assert!(generate(&folder).contains("pub fn get("));
    // its key sorts before
    let mut second = item(Some("0"), "Get", "");
    second["request"]["url"] = "{{base}}/0".into();
    project(&folder, "Books", &[second, first]);
    let text = generate(&folder);
    let get = text.split("pub fn get(").nth(1).expect("it stays");
    assert!(get.starts_with("client: &Client) -> Call<Json<A>, GetOptions> {\n    client.get(\"{{base}}/a"), "{text}");
}

#[test]
fn an_edit_by_hand_is_not_overwritten() {
    let folder = folder();
    config(&folder, "");
    project(&folder, "Books", &[item(Some("1"), "List", "{{base}}/a")]);
    generate(&folder);
    let file = folder.path().join("src/shop/books.rs");
    let edited = fs::read_to_string(&file).expect("text").replace("pub fn list", "pub fn mine");
    fs::write(&file, &edited).expect("a file");
    let output = run(&folder, &["generate"]);
    assert_eq!(output.status, 2);
    assert!(
        output.stderr.contains("books.rs was edited by hand since it was generated: keep the edit in"),
        "{}",
        output.stderr
    );
    assert_eq!(fs::read_to_string(&file).expect("text"), edited);
    let check = run(&folder, &["check"]);
    assert_eq!(check.status, 1);
    assert!(check.stderr.contains("books.rs was edited by hand"), "{}", check.stderr);
    assert!(check.stdout.contains("\n-pub fn mine"), "{}", check.stdout);
    assert_eq!(run(&folder, &["generate", "--force"]).status, 0);
    assert!(fs::read_to_string(&file).expect("text").contains("pub fn list"));
}

#[test]
fn what_was_generated_is_up_to_date_whatever_it_is_called_and_holds() {
    let folder = folder();
    config(&folder, "layout = \"crate\"\n");
    // a name that no identifier can start with, whose script gets a name too; a body with the line ends of Windows
    let mut first = item(Some("1"), "1st log in", "{{base}}/a");
    first["event"] =
        json!([{ "listen": "test", "script": { "exec": ["pm.environment.set('t', pm.response.json().a)"] } }]);
    first["response"][0]["body"] = "{\r\n\"a\": 1\r\n}".into();
    project(&folder, "Books", &[first.clone()]);
    assert!(generate(&folder).contains("pub fn first_log_in("));
    let example = folder.path().join("src/shop/tests/examples");
    let written = files(&example);
    let (name, text) = written.first_key_value().expect("an example");
    assert!(text.contains("\r\n"), "{text:?}");
    // an answer that changes is no edit by hand
    first["response"][0]["body"] = "{\r\n\"a\": 2\r\n}".into();
    project(&folder, "Books", &[first]);
    generate(&folder);
    // neither are line ends that git changes
    fs::write(example.join(name), files(&example)[name].replace("\r\n", "\n")).expect("a file");
    let check = run(&folder, &["check"]);
    assert!(check.status == 1 && !check.stderr.contains("by hand"), "{}", check.stderr);
}

#[test]
fn overrides_apply_and_what_matches_nothing_is_told() {
    let folder = folder();
    config(
        &folder,
        "rename = { 'Books/List' = 'all_books', 'Books' = 'tomes', 'Boks' = 'x' }\nskip = 'Books/Other'\nconstants = { 'Books/List' = ['q'] }\n",
    );
    project(&folder, "Books", &[item(Some("1"), "List", "{{base}}/a"), item(Some("2"), "Other", "{{base}}/b")]);
    let text = generate(&folder);
    assert!(text.contains("pub fn all_books(client: &Client) -> Call<Json<A>>"), "{text}");
    assert!(text.contains("pub mod tomes;") && text.contains("/a?q=1") && !text.contains("fn other"), "{text}");
    let output = run(&folder, &["generate"]);
    assert!(
        output.stderr.contains("`rename` names `Boks`") && output.stderr.contains("did you mean `Books`?"),
        "{}",
        output.stderr
    );

    let clash = run(&folder, &["generate", "--layout", "dir"]);
    assert_eq!(clash.status, 2);
    assert!(clash.stderr.contains("`--layout` needs an INPUT"), "{}", clash.stderr);
}

#[test]
fn one_client_that_fails_does_not_stop_the_others() {
    let folder = folder();
    project(&folder, "Books", &[item(Some("1"), "List", "{{base}}/a")]);
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("broken.json", "{");
    write("mine.rs", "// mine\n");
    let shop = "input = \"shop.postman_collection.json\"";
    write(
        "postman-codegen.toml",
        &format!(
            "[clients.a]\ninput = \"broken.json\"\noutput = \"a\"\n\n[clients.b]\n{shop}\noutput = \"b\"\n\n\
             [clients.c]\n{shop}\noutput = \"mine.rs\"\n\n[clients.d]\n{shop}\n\n[clients.e]\n{shop}\noutput = \"e.rs\"\n"
        ),
    );
    let output = run(&folder, &["generate"]);
    assert_eq!(output.status, 2);
    for part in [
        "--> broken.json:1:",
        "mine.rs was not generated",
        "the client `d` has no `output`",
        "b: 2 written",
        "e.rs: 1 written",
        "3 of 5 clients failed\n",
    ] {
        assert!(output.stderr.contains(part), "{part}: {}", output.stderr);
    }
    let written = files(folder.path());
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "b/books.rs",
            "b/mod.rs",
            "broken.json",
            "e.rs",
            "mine.rs",
            "postman-codegen.lock",
            "postman-codegen.toml",
            "shop.postman_collection.json"
        ]
    );
    assert_eq!(written["mine.rs"], "// mine\n");
    let lock = &written["postman-codegen.lock"];
    assert!(lock.contains("[b.files]") && lock.contains("[e.files]") && !lock.contains("[c."), "{lock}");

    write("e.rs", &format!("{}// more\n", written["e.rs"]));
    let check = run(&folder, &["check"]);
    assert_eq!(check.status, 2, "what cannot be read is worse than what is stale");
    assert!(check.stdout.contains("-// more") && check.stderr.contains("broken.json:1:"), "{}", check.stderr);
}

#[test]
fn a_constant_that_matches_nothing_is_told() {
    let folder = folder();
    config(&folder, "constants = { 'Books/List' = ['qq', 'q'], 'Books' = ['x'], 'Books/Lst' = ['q'] }\n");
    project(&folder, "Books", &[item(Some("1"), "List", "{{base}}/a")]);
    let output = run(&folder, &["generate"]);
    let warnings: Vec<&str> = output.stderr.lines().filter(|line| line.contains("`constants` names")).collect();
    assert_eq!(
        warnings,
        [
            "warning[PC0180]: `constants` names `Books/Lst`, which is not a folder or request of the collection",
            "   - `constants` names `x`, which is not a parameter or field of `Books`",
            "   - `constants` names `qq`, which is not a parameter or field of `Books/List`",
        ]
    );
    for help in ["did you mean `Books/List`?", "did you mean `q`?"] {
        assert!(output.stderr.contains(help), "{}", output.stderr);
    }
}

#[test]
fn every_override_suggests_what_was_meant() {
    let folder = folder();
    config(&folder, "rename = { 'Books/Lits' = 'x' }\nskip = 'Boks'\nonly = ['Books', 'Books/Othr']\n");
    project(&folder, "Books", &[item(Some("1"), "List", "{{base}}/a"), item(Some("2"), "Other", "{{base}}/b")]);
    let output = run(&folder, &["generate"]);
    for (named, meant) in [("Books/Lits", "Books/List"), ("Boks", "Books"), ("Books/Othr", "Books/Other")] {
        let message = format!(
            "names `{named}`, which is not a folder or request of the collection\n     = help: did you mean `{meant}`?"
        );
        assert!(output.stderr.contains(&message), "{message}: {}", output.stderr);
    }
}

#[test]
fn standard_input_is_not_for_the_configuration() {
    let folder = folder();
    fs::write(folder.path().join("postman-codegen.toml"), "[clients.a]\ninput = \"-\"\noutput = \"a\"\n")
        .expect("a file");
    let output = run(&folder, &["generate"]);
    assert_eq!(output.status, 2);
    assert_eq!(
        output.stderr,
        "error[PC0020]: `input` must be a file or folder, not `-`\n --> postman-codegen.toml:2:9\n  |\n2 | input = \"-\"\n  |         ^\n  |\n  = help: use `-` on the command line: \
         `postman-codegen generate - -o -`\n"
    );
}

#[test]
fn completions_and_man_pages_have_the_options() {
    let folder = folder();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(&folder, &["completions", shell]);
        assert_eq!((output.status, output.stderr.as_str()), (0, ""), "{shell}");
        for part in ["runtime-path", "folder-features", "message-format", "completions"] {
            assert!(output.stdout.contains(part), "{shell} has no {part}");
        }
    }
    assert_eq!(run(&folder, &["completions", "tcsh"]).status, 2);
    assert_eq!(run(&folder, &["man", "man"]).status, 0);
    let pages = files(&folder.path().join("man"));
    for command in ["", "-generate", "-check", "-inspect", "-init", "-completions", "-man"] {
        assert!(pages.contains_key(&format!("postman-codegen{command}.1")), "{command}: {:?}", pages.keys());
    }
    let page = &pages["postman-codegen-generate.1"];
    assert!(page.contains("runtime\\-path") && page.contains("\\-\\-force"), "{page}");
}
