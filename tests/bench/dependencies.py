#!/usr/bin/env python3
"""CPU time of rustc for each crate that a build script or a client brings, from clean.

usage: dependencies.py [ROWS]          (from the repository's root; needs cargo)

Prints a table for the generator's library as the build dependency of a crate, with the features that the guide gives it, and one for the runtime
with its default features beside reqwest with rustls and json (`cargo check`). What build scripts do themselves, such as compiling C, is a row of
its own.

As the `RUSTC_WRAPPER` of cargo this file notes the time of one crate.
"""
import collections
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LOG = "DEPENDENCIES_LOG"
USER = """[package]
name = "user"
version = "0.1.0"
edition = "2024"
[lib]
path = "lib.rs"
[workspace]
[build-dependencies]
postman-codegen = { path = "%s", default-features = false, features = [%s] }
"""
PEER = """[package]
name = "peer"
version = "0.1.0"
edition = "2021"
[lib]
path = "lib.rs"
[workspace]
[dependencies]
reqwest = { version = "0.13", default-features = false, features = ["json", "rustls"] }
"""


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def wrap():
    # the jobserver of cargo is an open file
    status = subprocess.call(sys.argv[1:], close_fds=False)
    with open(os.environ[LOG], "a") as log:
        log.write(f"{os.environ.get('CARGO_PKG_NAME', 'rustc')} {spent():.3f}\n")
    return status


def measure(command, cwd):
    """The seconds of each crate, and of all that was done."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "log"
        env = {**os.environ, LOG: str(log), "RUSTC_WRAPPER": str(pathlib.Path(__file__).resolve()), "CARGO_INCREMENTAL": "0",
               "CARGO_TARGET_DIR": str(pathlib.Path(folder) / "target")}
        before = spent()
        subprocess.run(command, cwd=cwd, env=env, check=True)
        total = spent() - before
        crates = collections.Counter()
        for line in log.read_text().splitlines():
            name, seconds = line.rsplit(" ", 1)
            crates[name] += float(seconds)
    crates.pop("rustc", None)
    crates["(build scripts, cargo)"] = total - sum(crates.values())
    return crates, total


def table(title, crates, total, rows):
    print(f"\n{title}: {len(crates) - 1} crates, {total:.1f} s of CPU\n\n| crate | s | share |\n|---|---:|---:|")
    for name, seconds in crates.most_common(rows):
        print(f"| {name} | {seconds:.2f} | {100 * seconds / total:.0f} % |")


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "build.rs").write_text("fn main() { let _ = postman_codegen::build(); }")
        (folder / "lib.rs").write_text("")
        shutil.copy(ROOT / "Cargo.lock", folder)
        for title, features in (("the library as a build dependency", '"scripts"'), ("without the feature `scripts`", "")):
            (folder / "Cargo.toml").write_text(USER % (ROOT / "generator", features))
            crates, total = measure(["cargo", "build", "-q"], folder)
            table(title, crates, total, rows)
    crates, ours = measure(["cargo", "check", "-q", "--locked", "-p", "postman-client"], ROOT)
    table("the runtime with default features", crates, ours, rows)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "Cargo.toml").write_text(PEER)
        (pathlib.Path(folder) / "lib.rs").write_text("")
        crates, theirs = measure(["cargo", "check", "-q"], folder)
    table("reqwest with rustls and json", crates, theirs, rows)
    print(f"\nruntime / reqwest: {ours / theirs:.2f}")


if __name__ == "__main__":
    sys.exit(wrap() if LOG in os.environ else main())
