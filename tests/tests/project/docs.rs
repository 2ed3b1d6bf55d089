//! Tests that the snippets of `docs/checking-clients.md` work as they are written.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use conformance::command::{binary, collection, folder, run};

/// The first block of code in this language.
fn block(language: &str) -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/checking-clients.md");
    let docs = fs::read_to_string(docs).expect("the docs");
    let (_, rest) = docs.split_once(&format!("```{language}\n")).expect("a block");
    rest.split_once("```").map(|(block, _)| block.to_owned()).expect("its end")
}

/// A command in the project, that finds the binary.
fn command(project: &Path, program: &str, arguments: &[&str]) -> Output {
    let own = binary().parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([own].into_iter().chain(std::env::split_paths(&path))).expect("a path");
    let names = ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"];
    let mut command = Command::new(program);
    command.args(arguments).current_dir(project).env("PATH", path).envs(names.map(|name| (name, "t@example.com")));
    command.output().expect("the command runs")
}

#[cfg(unix)]
#[test]
fn the_hook_refuses_a_commit_of_stale_clients() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let project = folder.path();
    fs::copy(collection("weather"), project.join("weather.postman_collection.json")).expect("a file");
    assert_eq!(run(&folder, &["init"]).status, 0);
    assert_eq!(run(&folder, &["generate"]).status, 0);
    assert!(command(project, "git", &["init", "-q"]).status.success());
    let hook = project.join(".git/hooks/pre-commit");
    fs::create_dir_all(project.join(".git/hooks")).expect("a folder");
    fs::write(&hook, block("sh")).expect("a file");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("a mode");
    let commit = || {
        assert!(command(project, "git", &["add", "-A"]).status.success());
        command(project, "git", &["commit", "-q", "-m", "x"])
    };
    let fresh = commit();
    assert!(fresh.status.success(), "{}", String::from_utf8_lossy(&fresh.stderr));

    let file = project.join("src/weather/station.rs");
    let edited = fs::read_to_string(&file).expect("text").replace("only_one", "just_one");
    fs::write(&file, edited).expect("a file");
    let stale = commit();
    let said = format!("{}{}", String::from_utf8_lossy(&stale.stdout), String::from_utf8_lossy(&stale.stderr));
    assert!(!stale.status.success() && said.contains("+pub fn only_one"), "{said}");
}

#[test]
fn the_workflow_runs_commands_that_there_are() {
    let workflow = block("yaml");
    let runs: Vec<&str> = workflow.lines().filter_map(|line| line.trim().strip_prefix("- run: ")).collect();
    assert_eq!(runs, ["cargo install postman-codegen --locked", "postman-codegen check"]);
    let folder = folder();
    fs::copy(collection("weather"), folder.path().join("weather.postman_collection.json")).expect("a file");
    assert_eq!(run(&folder, &["init"]).status, 0);
    let check = || command(folder.path(), "sh", &["-c", runs[1]]).status.code();
    assert_eq!(check(), Some(1), "nothing is generated yet");
    assert_eq!(run(&folder, &["generate"]).status, 0);
    assert_eq!(check(), Some(0));
}
