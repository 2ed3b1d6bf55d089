#!/usr/bin/env python3
"""CPU time to compile a generated client of 64 operations, against progenitor's client of the same API, in one run.

usage: compile_time.py [RUNS]          (from the repository's root; needs cargo, and crates.io for progenitor)

Prints, for `cargo check` and for a release build of the client with a user of all 64 operations' types, the CPU seconds of rustc for the
client alone (dependencies built before), the minimum of RUNS, and the ratio. Also: the CPU time of a clean build of the generator
library as a build dependency, and of the client's dependencies.
"""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys

import api

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"
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
            lines += [f"    let _ = {name}s::list_{name}s(c).await;", f"    let _ = {name}s::get_{name}(c, \"1\").await;",
                      f"    let _ = {name}s::create_{name}(c, {name}s::Create{name.title()}Body::default()).await;",
                      f"    let _ = {name}s::update_{name}(c, \"1\", {name}s::Update{name.title()}Body::default()).await;"]
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
    for name, ours in (("ours", True), ("peer", False)):
        head = "use ours::*;\n" if ours else ""
        make = "&Client::new(Variables::default())" if ours else "&peer::Client::new(\"http://localhost\")"
        write(WORK / f"use-{name}" / "Cargo.toml",
              f"[package]\nname = \"use-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{name} = {{ path = \"../{name}\" }}\n"
              "tokio = { version = \"1\", features = [\"rt\"] }\n")
        write(WORK / f"use-{name}" / "src" / "main.rs",
              f"{head}async fn all() {{\n    let c = {make};\n{user(ours)}\n}}\nfn main() {{\n    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(all());\n}}\n")


def measure(name, runs, what, command):
    run(command, WORK / f"use-{name}")
    times = {}
    for _ in range(runs):
        os.utime(WORK / name / "src" / "lib.rs")
        times.setdefault(name, []).append(cpu(command, WORK / f"use-{name}"))
    return min(times[name])


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    prepare()
    lines = {name: sum(len(p.read_text().splitlines()) for p in (WORK / name / "src").rglob("*.rs")) for name in ("ours", "peer")}
    print(f"lines: ours {lines['ours']}, progenitor {lines['peer']}")
    for what, command in (("cargo check", ["cargo", "check", "-q"]), ("cargo build --release", ["cargo", "build", "-q", "--release"])):
        found = {name: measure(name, runs, what, command) for name in ("ours", "peer")}
        print(f"{what}: client and a user of all operations: ours {found['ours']:.2f} s, progenitor {found['peer']:.2f} s, ratio {found['ours'] / found['peer']:.2f}")
    target = WORK / "library-target"
    shutil.rmtree(target, ignore_errors=True)
    seconds = cpu(["cargo", "build", "-q", "-p", "postman-codegen", "--no-default-features", "--target-dir", target], ROOT)
    print(f"clean build of the library without its command line: {seconds:.1f} s of CPU")


if __name__ == "__main__":
    main()
