//! The binary `postman-codegen`, for tests of the command line.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::cargo::root;

/// The path of one of the project's collections.
pub fn collection(name: &str) -> String {
    root().join(format!("collections/{name}.postman_collection.json")).display().to_string()
}

/// The binary, built once by cargo, which says where it is: with the features of the README's tests, so that nothing is built twice.
///
/// # Panics
///
/// When cargo cannot build it.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let build = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--workspace", "--all-features", "--bin", "postman-codegen"])
            .arg("--message-format=json")
            .current_dir(root())
            .output()
            .expect("cargo runs");
        assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
        let lines = String::from_utf8(build.stdout).expect("UTF-8");
        let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut executables = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
        executables.next_back().expect("an executable")
    })
}

/// The outcome of a run.
pub struct Run {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// Runs the command in a folder, so that messages have short paths.
///
/// # Panics
///
/// When the command cannot be built or run.
pub fn run(folder: &TempDir, args: &[&str]) -> Run {
    run_with_input(folder, args, b"")
}

/// Runs the command with this on its standard input.
///
/// # Panics
///
/// When the command cannot be built or run.
pub fn run_with_input(folder: &TempDir, args: &[&str], input: &[u8]) -> Run {
    ended(command(), folder, args, input)
}

/// Runs the command with these environment variables.
///
/// # Panics
///
/// When the command cannot be built or run.
pub fn run_with_env(folder: &TempDir, args: &[&str], variables: &[(&str, &str)]) -> Run {
    let mut command = command();
    command.envs(variables.iter().copied());
    ended(command, folder, args, b"")
}

/// Without notes of earlier runs: tests leave nothing in anybody's caches.
fn command() -> Command {
    let mut command = Command::new(binary());
    command.env("POSTMAN_CODEGEN_CACHE", "");
    command
}

fn ended(mut command: Command, folder: &TempDir, args: &[&str], input: &[u8]) -> Run {
    command.args(args).current_dir(folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    // a command that does not read its input may close it first
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
    let output = child.wait_with_output().expect("the binary ends");
    Run {
        status: output.status.code().expect("no signal"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A folder for one test.
///
/// # Panics
///
/// When there is no room for one.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// All files below a folder: path to text.
///
/// # Panics
///
/// When one is no text.
pub fn files(below: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![below.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let name = entry.strip_prefix(below).expect("below").display().to_string();
                found.insert(name, fs::read_to_string(&entry).expect("text"));
            }
        }
    }
    found
}
