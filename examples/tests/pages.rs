//! The guide and the other pages are true: their Rust compiles with the clients that are checked in, their commands run, and their
//! configurations are read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::command::{binary, folder};
use postman_codegen::Config;
use tempfile::TempDir;

/// Every block of Rust, as a function that nobody calls.
#[allow(dead_code, unused_imports, unused_variables, clippy::all, reason = "each block shows one thing")]
mod rust {
    use generated::{bookshop, salesforce};

    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

struct Page {
    path: PathBuf,
    text: String,
}

impl Page {
    fn name(&self) -> String {
        self.path.display().to_string()
    }

    fn blocks(&self, language: &str) -> Vec<&str> {
        let start = format!("```{language}\n");
        self.text.split(start.as_str()).skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0)).collect()
    }

    fn links(&self) -> impl Iterator<Item = &str> {
        self.text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0))
    }
}

/// The pages in this folder.
fn pages_in(folder: &Path) -> Vec<Page> {
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let pages = paths.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.map(|path| Page { text: fs::read_to_string(&path).expect("a page"), path }).collect()
}

fn pages() -> Vec<Page> {
    let mut pages = pages_in(&docs().join("guide"));
    pages.extend(pages_in(&docs()));
    pages
}

#[test]
fn every_chapter_is_in_the_summary() {
    let chapters = pages_in(&docs().join("guide"));
    let summary = chapters.iter().find(|page| page.path.ends_with("SUMMARY.md")).expect("the list of chapters");
    assert_eq!(summary.links().count() + 1, chapters.len());
}

#[test]
fn every_block_is_of_a_kind_that_is_checked() {
    // `docs.rs` of the package `conformance` runs the workflow of the YAML
    let kinds = ["rust", "sh", "toml", "json", "yaml", "text"];
    for page in pages() {
        for line in page.text.lines().filter_map(|line| line.strip_prefix("```")).step_by(2) {
            assert!(kinds.contains(&line), "{}: ```{line}", page.name());
        }
    }
}

/// The files that the pages speak of, as far as the page does not make them itself.
fn project(page: &Page) -> TempDir {
    let root = docs().join("../collections");
    let folder = folder();
    for (from, to) in [
        ("bookshop.postman_collection.json", "shop.postman_collection.json"),
        ("bookshop.staging.postman_environment.json", "shop.staging.postman_environment.json"),
    ] {
        fs::copy(root.join(from), folder.path().join(to)).expect("a file");
    }
    let configured = page.text.contains("postman-codegen.toml#") && !page.text.contains("\npostman-codegen init");
    if configured {
        let name = if page.text.contains("#bookshop") { "bookshop" } else { "shop" };
        let config = format!("[clients.{name}]\ninput = \"shop.postman_collection.json\"\noutput = \"src/{name}\"\n");
        fs::write(folder.path().join("postman-codegen.toml"), config).expect("a file");
        let generated = Command::new(binary()).args(["generate", "--quiet"]).current_dir(folder.path()).status();
        assert!(generated.expect("the command").success());
    }
    folder
}

/// Newman, as far as pages use it: a report of one answer.
#[cfg(unix)]
fn newman(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let report = r#"{"run": {"executions": [{"item": {"name": "Get book"}, "request": {"method": "GET"},
        "response": {"code": 200, "stream": {"type": "Buffer", "data": [123, 125]}}}]}}"#;
    let file = folder.join("newman");
    fs::write(&file, format!("#!/bin/sh\ncat > report.json <<'END'\n{report}\nEND\n")).expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("a mode");
}

#[cfg(unix)]
#[test]
fn every_command_runs() {
    let own = binary().parent().expect("a folder").to_owned();
    let tools = folder();
    newman(tools.path());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = [own, tools.path().to_owned()].into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).expect("a path");
    for page in pages() {
        let folder = project(&page);
        for block in page.blocks("sh") {
            let mut command = Command::new("sh");
            command.args(["-euc", block]).current_dir(folder.path()).env("PATH", &path);
            let output = command.output().expect("a shell");
            assert!(output.status.success(), "{}:\n{block}\n{}", page.name(), String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn every_configuration_is_read_and_every_manifest_is_toml() {
    for page in pages() {
        for block in page.blocks("toml") {
            if block.contains("[clients.") {
                let folder = folder();
                let file = folder.path().join("postman-codegen.toml");
                fs::write(&file, block).expect("a file");
                Config::read(&file).unwrap_or_else(|error| panic!("{}:\n{block}\n{error}", page.name()));
            } else {
                block.parse::<toml::Table>().unwrap_or_else(|error| panic!("{}:\n{block}\n{error}", page.name()));
            }
        }
        for block in page.blocks("json") {
            let read = serde_json::from_str::<serde_json::Value>(block);
            read.unwrap_or_else(|error| panic!("{}:\n{block}\n{error}", page.name()));
        }
    }
}

#[test]
fn every_link_leads_to_a_file() {
    for page in pages() {
        let folder = page.path.parent().expect("a folder");
        for link in page.links().filter(|link| !link.starts_with('#')) {
            let file = link.split_once('#').map_or(link, |(file, _)| file);
            assert!(link.starts_with("https://") || folder.join(file).exists(), "{}: {link}", page.name());
        }
    }
}
