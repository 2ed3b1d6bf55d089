//! Tests the script of the GitHub Action, in a repository of its own, with a `gh` that notes its arguments.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

use conformance::cargo::root;
use conformance::command::{binary, collection, folder, run};
use tempfile::TempDir;

/// A project with the client of one collection, committed; then its collection changes, and the client is generated again.
struct Project {
    folder: TempDir,
    base: String,
}

impl Project {
    fn new() -> Self {
        let folder = folder();
        let at = folder.path().to_owned();
        fs::copy(collection("weather"), at.join("weather.postman_collection.json")).expect("a file");
        assert_eq!(run(&folder, &["init"]).status, 0);
        assert_eq!(run(&folder, &["generate", "--quiet"]).status, 0);
        let git = |arguments: &[&str]| {
            let names = ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"];
            let mut command = Command::new("git");
            command.args(arguments).current_dir(&at).envs(names.map(|name| (name, "t@example.com")));
            let output = command.output().expect("git runs");
            assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
        };
        git(&["init", "-q"]);
        git(&["add", "-A"]);
        git(&["commit", "-q", "-m", "before"]);
        let base = git(&["rev-parse", "HEAD"]);
        let file = at.join("weather.postman_collection.json");
        let changed = fs::read_to_string(&file).expect("a file").replace("\"Forecast\"", "\"Outlook\"");
        fs::write(&file, changed).expect("a file");
        assert_eq!(run(&folder, &["generate", "--quiet"]).status, 0);
        let gh = at.join("bin/gh");
        fs::create_dir_all(at.join("bin")).expect("a folder");
        // the first list of comments is empty, later ones have the comment 7
        let stub = "#!/bin/sh\necho \"$*\" >> \"$LOG\"\ncase \"$*\" in\n  *--paginate*) [ -z \"$KNOWN\" ] || echo 7;;\n  \
                    *body=@*) cat \"${3#body=@}\" >> \"$LOG\" 2>/dev/null || true;;\nesac\n";
        fs::write(&gh, stub).expect("a file");
        fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).expect("a mode");
        Self { folder, base }
    }

    fn review(&self, more: &[(&str, &str)]) -> Output {
        let at = self.folder.path();
        let own = binary().parent().expect("a folder").to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([at.join("bin"), own].into_iter().chain(std::env::split_paths(&path)));
        let mut command = Command::new("bash");
        command.arg(root().join("action/review.sh")).current_dir(at).env("PATH", path.expect("a path"));
        let inputs = [
            ("CONFIG", "postman-codegen.toml"),
            ("CLIENTS", ""),
            ("DENY", "none"),
            ("COMMENT", "true"),
            ("BASE", self.base.as_str()),
            ("PULL_REQUEST", "12"),
            ("REPOSITORY", "shop/api"),
        ];
        command.envs(inputs).envs(more.iter().copied());
        command
            .env("PAGES", at.join("pages"))
            .env("LOG", at.join("log"))
            .env("GITHUB_STEP_SUMMARY", at.join("summary.md"));
        command.output().expect("bash runs")
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_pull_request_gets_one_comment_and_two_pages() {
    let project = Project::new();
    let output = project.review(&[]);
    assert!(output.status.success(), "{}", said(&output));
    let summary = project.text("summary.md");
    assert!(summary.starts_with("<!-- postman-codegen: client -->\n## Rust API of `client`\n"), "{summary}");
    assert!(summary.contains("`forecast`") && summary.contains("`outlook`"), "{summary}");
    let log = project.text("log");
    assert!(log.contains("api --silent repos/shop/api/issues/12/comments -F body=@"), "{log}");
    assert!(project.text("pages/client.html").contains("fn.outlook"));
    assert!(project.text("pages/client-changes.html").contains("client.html#fn.outlook"));

    let again = project.review(&[("KNOWN", "yes")]);
    assert!(again.status.success(), "{}", said(&again));
    let log = project.text("log");
    assert!(log.contains("api --silent --method PATCH repos/shop/api/issues/comments/7 -F body=@"), "{log}");
}

#[test]
fn what_is_denied_or_stale_fails_after_it_was_shown() {
    let project = Project::new();
    let output = project.review(&[("DENY", "compatible"), ("CLIENTS", "weather")]);
    assert!(
        !output.status.success() && project.text("pages/weather.html").contains("<!DOCTYPE html>"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("has changes of the class compatible, or more severe ones"), "{}", said(&output));

    let file = project.folder.path().join("src/weather/mod.rs");
    fs::write(&file, fs::read_to_string(&file).expect("a client").replace("pub fn ping", "pub fn pong"))
        .expect("a file");
    let stale = project.review(&[("COMMENT", "false")]);
    assert!(!stale.status.success() && said(&stale).contains("+pub fn ping"), "{}", said(&stale));
}

#[test]
fn a_name_of_a_client_is_no_path_and_no_filter() {
    let project = Project::new();
    let output = project.review(&[("CLIENTS", "../x a\"b weather")]);
    assert!(!output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("the client `../x` is skipped"), "{}", said(&output));
    assert_eq!(fs::read_dir(project.folder.path().join("pages")).expect("pages").count(), 2);
}

#[test]
fn every_action_is_pinned_and_no_input_is_in_a_command() {
    for file in ["action/action.yml", ".github/workflows/ci.yml"] {
        let text = fs::read_to_string(root().join(file)).expect("a file");
        for line in text.lines().map(str::trim) {
            if let Some((_, of)) = line.split_once("uses: ") {
                let commit = of.split_once('@').map(|(_, commit)| commit).unwrap_or_default();
                assert!(commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{file}: {line}");
            }
            assert!(!line.contains("run: ") || !line.contains("${{"), "{file}: {line}");
        }
    }
}
