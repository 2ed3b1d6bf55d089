//! The guide is true: its Rust compiles with the clients that are checked in, its commands run, its configurations are read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::command::{binary, folder};
use postman_codegen::Config;

/// Every block of Rust, as a function that nobody calls.
#[allow(dead_code, unused_variables, clippy::all, reason = "the code of the guide shows one thing at a time")]
mod rust {
    use generated::{bookshop, salesforce};

    include!(concat!(env!("OUT_DIR"), "/guide.rs"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn chapters() -> Vec<(String, String)> {
    let summary = fs::read_to_string(root().join("docs/guide/SUMMARY.md")).expect("the list of chapters");
    let names = summary.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()));
    let read = |name: String| (fs::read_to_string(root().join("docs/guide").join(&name)).expect("a chapter"), name);
    names.map(read).map(|(text, name)| (name, text)).collect()
}

fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let start = format!("```{language}\n");
    text.split(start.as_str()).skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0)).collect()
}

#[test]
fn every_chapter_is_in_the_summary() {
    let listed = chapters().len() + 1;
    let files = fs::read_dir(root().join("docs/guide")).expect("a folder").count();
    assert_eq!(files, listed);
}

#[test]
fn every_block_is_of_a_kind_that_is_checked() {
    for (name, text) in chapters() {
        for line in text.lines().filter_map(|line| line.strip_prefix("```")).step_by(2) {
            assert!(["rust", "sh", "toml", "text"].contains(&line), "{name}: ```{line}");
        }
    }
}

#[cfg(unix)]
#[test]
fn every_command_runs() {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = binary().parent().expect("a folder").to_owned();
    let path = std::env::join_paths([own].into_iter().chain(std::env::split_paths(&path))).expect("a path");
    for (name, text) in chapters() {
        let folder = folder();
        for (from, to) in [
            ("bookshop.postman_collection.json", "shop.postman_collection.json"),
            ("bookshop.staging.postman_environment.json", "shop.staging.postman_environment.json"),
        ] {
            fs::copy(root().join("collections").join(from), folder.path().join(to)).expect("a file");
        }
        for block in blocks(&text, "sh") {
            // a chapter that names the configuration has one, unless it makes it
            if block.contains("postman-codegen.toml#") && !folder.path().join("postman-codegen.toml").exists() {
                fs::write(
                    folder.path().join("postman-codegen.toml"),
                    "[clients.shop]\ninput = \"shop.postman_collection.json\"\n",
                )
                .expect("a file");
            }
            let mut command = Command::new("sh");
            command.args(["-euc", block]).current_dir(folder.path()).env("PATH", &path);
            let output = command.output().expect("a shell");
            assert!(output.status.success(), "{name}:\n{block}\n{}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn every_configuration_is_read() {
    for (name, text) in chapters() {
        for block in blocks(&text, "toml").into_iter().filter(|block| block.contains("[clients.")) {
            let folder = folder();
            let file = folder.path().join("postman-codegen.toml");
            fs::write(&file, block).expect("a file");
            Config::read(&file).unwrap_or_else(|error| panic!("{name}:\n{block}\n{error}"));
        }
    }
}

#[test]
fn every_link_leads_to_a_file() {
    for (name, text) in chapters() {
        for link in text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)) {
            let is_file = root().join("docs/guide").join(link).exists();
            assert!(link.starts_with("https://") || is_file, "{name}: {link}");
        }
    }
}
