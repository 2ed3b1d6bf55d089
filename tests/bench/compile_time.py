#!/usr/bin/env python3
"""CPU time to compile a generated client of 64 operations, against progenitor's client of the same API and reqwest code by hand, in one run.

usage: compile_time.py [RUNS]          (from the repository's root; needs cargo, and crates.io for progenitor)

Prints, for `cargo check` and for a release build of the client with a user of all 64 operations' types, the CPU seconds of rustc for the
client alone (dependencies built before), the minimum of RUNS in turns, and the ratios. `dependencies.py` is about the dependencies.
"""
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys

import api

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"
NAMES = ("ours", "peer", "hand")
ENV = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TERM_COLOR": "never"}

RENDER_MANIFEST = """[package]
name = "render"
version = "0.1.0"
edition = "2021"
[workspace]
[dependencies]
progenitor-impl = "0.15"
openapiv3 = "2"
serde_json = "1"
syn = "2"
prettyplease = "0.2"
"""
RENDER = """fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let spec = serde_json::from_str(&text).unwrap();
    let tokens = progenitor_impl::Generator::default().generate_tokens(&spec).unwrap();
    print!("{}", prettyplease::unparse(&syn::parse2(tokens).unwrap()));
}
"""
PEER_MANIFEST = """[package]
name = "peer"
version = "0.1.0"
edition = "2021"
[workspace]
[dependencies]
progenitor-client = "0.15"
reqwest = { version = "0.13", default-features = false, features = ["json", "stream", "query"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
bytes = "1"
futures = "0.3"
"""
HAND_MANIFEST = """[package]
name = "hand"
version = "0.1.0"
edition = "2024"
[workspace]
[dependencies]
reqwest = { version = "0.13", default-features = false, features = ["json", "query"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"""
HAND = """//! What a good engineer writes for these calls.

use reqwest::{RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub struct Client {
    pub http: reqwest::Client,
    pub base: String,
}

#[derive(Debug)]
pub enum Error {
    Http(reqwest::Error),
    Api { status: StatusCode, failure: Option<Failure> },
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Failure {
    pub code: Option<String>,
    pub message: Option<String>,
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Error> {
    let response = request.send().await?;
    let status = response.status();
    if status.is_success() { Ok(response.json().await?) } else { Err(Error::Api { status, failure: response.json().await.ok() }) }
}
"""
HAND_RESOURCE = """
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TITLE {
    pub id: Option<String>,
    pub name: Option<String>,
    pub active: Option<bool>,
    pub count: Option<i64>,
    pub ratio: Option<f64>,
    pub created_at: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub NAME_owner: Option<TITLEOwner>,
    #[serde(default)]
    pub NAME_lines: Vec<TITLELine>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct TITLEOwner {
    pub id: Option<String>,
    pub email: Option<String>,
    pub NAME_role: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct TITLELine {
    pub sku: Option<String>,
    pub quantity: Option<i64>,
    pub NAME_price: Option<f64>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct TITLEPage {
    #[serde(default)]
    pub NAMEs: Vec<TITLE>,
    pub next: Option<String>,
    pub total: Option<i64>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct CreateTITLE {
    pub name: String,
    pub active: bool,
    pub count: i64,
    pub NAME_note: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct UpdateTITLE {
    pub name: String,
    pub NAME_note: String,
}

impl Client {
    pub async fn list_NAMEs(&self, limit: Option<i64>, cursor: Option<&str>) -> Result<TITLEPage, Error> {
        let mut request = self.http.get(format!("{}/NAMEs", self.base));
        if let Some(limit) = limit {
            request = request.query(&[("limit", limit)]);
        }
        if let Some(cursor) = cursor {
            request = request.query(&[("cursor", cursor)]);
        }
        answer(request).await
    }

    pub async fn get_NAME(&self, id: &str) -> Result<TITLE, Error> {
        answer(self.http.get(format!("{}/NAMEs/{id}", self.base))).await
    }

    pub async fn create_NAME(&self, body: &CreateTITLE) -> Result<TITLE, Error> {
        answer(self.http.post(format!("{}/NAMEs", self.base)).json(body)).await
    }

    pub async fn update_NAME(&self, id: &str, body: &UpdateTITLE) -> Result<TITLE, Error> {
        answer(self.http.patch(format!("{}/NAMEs/{id}", self.base)).json(body)).await
    }
}
"""


def run(command, cwd):
    return subprocess.run(command, cwd=cwd, env=ENV, check=True, capture_output=True, text=True).stdout


def cpu(command, cwd):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command, cwd)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def user(ours):
    """A binary that calls every operation, so that what is compiled lazily is compiled."""
    lines = []
    for name in api.RESOURCES:
        if ours:
            code = (WORK / "ours" / "src" / f"{name}s.rs").read_text()
            new, changed = re.findall(r"impl Into<Body<(\w+)>>", code)
            lines += [f"    let _ = {name}s::list_{name}s(c).await;", f"    let _ = {name}s::get_{name}(c, \"1\").await;",
                      f"    let _ = {name}s::create_{name}(c, {name}s::{new}::new(\"a\", true, 1, \"b\")).await;",
                      f"    let _ = {name}s::update_{name}(c, \"1\", {name}s::{changed}::new()).await;"]
        else:
            lines += [f"    let _ = c.list_{name}s(None, None).await;", f"    let _ = c.get_{name}(\"1\").await;",
                      f"    let _ = c.create_{name}(&Default::default()).await;", f"    let _ = c.update_{name}(\"1\", &Default::default()).await;"]
    return "\n".join(lines)


def prepare():
    shutil.rmtree(WORK / "ours", ignore_errors=True)
    write(WORK / "api.postman_collection.json", json.dumps(api.collection()))
    write(WORK / "openapi.json", json.dumps(api.openapi()))
    run(["cargo", "run", "-q", "--release", "-p", "postman-codegen", "--", "generate", WORK / "api.postman_collection.json", "--layout", "crate",
         "--name", "ours", "-o", WORK / "ours", "--runtime-path", ROOT / "runtime"], ROOT)
    write(WORK / "render" / "Cargo.toml", RENDER_MANIFEST)
    write(WORK / "render" / "src" / "main.rs", RENDER)
    code = run(["cargo", "run", "-q", "--", WORK / "openapi.json"], WORK / "render")
    write(WORK / "peer" / "Cargo.toml", PEER_MANIFEST)
    write(WORK / "peer" / "src" / "lib.rs", code)
    code = HAND + "".join(HAND_RESOURCE.replace("TITLE", name.title()).replace("NAME", name) for name in api.RESOURCES)
    write(WORK / "hand" / "Cargo.toml", HAND_MANIFEST)
    write(WORK / "hand" / "src" / "lib.rs", code)
    clients = {"ours": "&Client::new(Variables::default())", "peer": "&peer::Client::new(\"http://localhost\")",
               "hand": "&hand::Client { http: Default::default(), base: String::new() }"}
    for name, make in clients.items():
        ours = name == "ours"
        head = "use ours::*;\n" if ours else ""
        write(WORK / f"use-{name}" / "Cargo.toml",
              f"[package]\nname = \"use-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{name} = {{ path = \"../{name}\" }}\n"
              "tokio = { version = \"1\", features = [\"rt\"] }\n")
        write(WORK / f"use-{name}" / "src" / "main.rs",
              f"{head}async fn all() {{\n    let c = {make};\n{user(ours)}\n}}\nfn main() {{\n    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(all());\n}}\n")


def measure(name, command):
    os.utime(WORK / name / "src" / "lib.rs")
    return cpu(command, WORK / f"use-{name}")


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    prepare()
    lines = {name: sum(len(p.read_text().splitlines()) for p in (WORK / name / "src").rglob("*.rs")) for name in NAMES}
    print(f"lines: ours {lines['ours']}, progenitor {lines['peer']}, by hand {lines['hand']}")
    for what, command in (("cargo check", ["cargo", "check", "-q"]), ("cargo build --release", ["cargo", "build", "-q", "--release"])):
        for name in NAMES:
            run(command, WORK / f"use-{name}")
        times = {name: [] for name in NAMES}
        for _ in range(runs):
            for name in NAMES:
                times[name].append(measure(name, command))
        found = {name: min(times[name]) for name in NAMES}
        print(f"{what}: client and a user of all operations: ours {found['ours']:.2f} s, progenitor {found['peer']:.2f} s, "
              f"ratio {found['ours'] / found['peer']:.2f}, by hand {found['hand']:.2f} s, ratio {found['ours'] / found['hand']:.2f}")


if __name__ == "__main__":
    main()
