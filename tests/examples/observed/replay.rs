//! The crates of the collections, compiled together, and their replays.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::cargo::root;
use postman_codegen::{Generator, Layout, TypeSource};
use serde_json::Value;

use crate::collection::Prepared;
use crate::examples::serve;

/// What became of the requests that have an example.
#[derive(Default)]
pub struct Sent {
    pub answered: usize,
    /// Those that had no answer.
    pub errors: Vec<String>,
}

/// The prepared collection, in the folder of its crate.
pub fn collection(work: &Path, one: &Prepared) -> PathBuf {
    work.join("collections").join(format!("{}.json", one.name))
}

/// The observations of the replay.
pub fn observations(work: &Path, one: &Prepared) -> PathBuf {
    work.join("collections").join(format!("{}.observations.json", one.name))
}

fn environment(work: &Path, one: &Prepared) -> PathBuf {
    work.join("collections").join(format!("{}.environment.json", one.name))
}

/// The literal credentials of the collection.
fn secrets(work: &Path, one: &Prepared) -> PathBuf {
    work.join("collections").join(format!("{}.secrets.json", one.name))
}

/// Generates and compiles the crates, from no example.
///
/// # Errors
///
/// A crate cannot be generated, written or compiled.
pub fn build(work: &Path, prepared: &[Prepared]) -> Result<(), String> {
    let told = |error: io::Error| error.to_string();
    if work.exists() {
        fs::remove_dir_all(work).map_err(told)?;
    }
    fs::create_dir_all(work.join("collections")).map_err(told)?;
    let mut members = String::new();
    for one in prepared {
        fs::write(collection(work, one), one.collection.to_string()).map_err(told)?;
        fs::write(environment(work, one), one.environment.to_string()).map_err(told)?;
        generate(work, one).map_err(|error| format!("{}: {error}", one.title))?;
        let _ = write!(members, "\"{}\", ", one.name);
    }
    let manifest = format!("[workspace]\nmembers = [{members}]\nresolver = \"3\"\n\n[profile.dev]\ndebug = 0\n");
    fs::write(work.join("Cargo.toml"), manifest).map_err(told)?;
    fs::copy(root().join("Cargo.lock"), work.join("Cargo.lock")).map_err(told)?;
    let built = cargo(work).args(["build", "--examples"]).status().map_err(told)?;
    if built.success() { Ok(()) } else { Err("the crates do not compile".to_owned()) }
}

fn generate(work: &Path, one: &Prepared) -> Result<(), String> {
    let folder = work.join(&one.name);
    let generated = Generator::new(collection(work, one))
        .layout(Layout::Crate)
        .name(&one.name)
        .runtime_path(root().join("runtime"))
        .types_from(TypeSource::Observations)
        .generate()
        .map_err(|error| error.to_string())?;
    let told = |error: postman_codegen::Error| error.to_string();
    generated.write(&folder).map_err(told)?;
    generated.write_secrets(secrets(work, one)).map_err(told)?;
    let told = |error: io::Error| error.to_string();
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).map_err(told)?;
    fs::write(folder.join("Cargo.toml"), manifest.replace("[workspace]", "")).map_err(told)?;
    // programs of one target folder need names of their own
    fs::rename(folder.join("examples/replay.rs"), folder.join(format!("examples/replay-{}.rs", one.name))).map_err(told)
}

fn cargo(work: &Path) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(work).env("CARGO_TARGET_DIR", target()).env("CARGO_NET_OFFLINE", "true");
    cargo
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Replays a collection as often as a request has examples.
///
/// # Errors
///
/// The replay cannot be started, or does not understand what it is given.
pub fn run(work: &Path, one: &Prepared) -> Result<Sent, String> {
    let address = serve(one.examples.clone()).map_err(|error| error.to_string())?;
    let program = target().join(format!("debug/examples/replay-{}", one.name));
    let mut sent = Sent::default();
    let rounds = one.examples.iter().map(Vec::len).max().unwrap_or_default();
    for round in 0..rounds {
        let mut replay = Command::new(&program);
        replay.arg("--environment").arg(environment(work, one));
        if secrets(work, one).exists() {
            replay.arg("--environment").arg(secrets(work, one));
        }
        let output = replay.arg("--observe").arg(observations(work, one));
        let output =
            output.env("http_proxy", format!("http://{address}")).env_remove("NO_PROXY").env_remove("no_proxy");
        let output = output.output().map_err(|error| error.to_string())?;
        if output.status.code() == Some(2) {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        if round > 0 {
            continue;
        }
        for line in lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            match line["error"].as_str() {
                None => sent.answered += 1,
                Some(error) => sent.errors.push(format!("{}: {error}", line["item"].as_str().unwrap_or_default())),
            }
        }
    }
    Ok(sent)
}
