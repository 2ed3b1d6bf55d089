#!/usr/bin/env python3
"""What sharing types across operations saves: structs, lines, and CPU time of `cargo check`, without and with it.

usage: sharing.py [--work DIR] [--no-check] FILE...          (collections; from the repository's root; needs cargo)

Builds the command line twice, once with `--cfg unshared_types`, which leaves the sharing out and nothing else does.
"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENV = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TERM_COLOR": "never"}


def run(command, cwd, **env):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, env={**ENV, **env}, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def binaries(work):
    found = {}
    for kind, flags in (("apart", "--cfg unshared_types"), ("shared", "")):
        target = work / f"generator-{kind}"
        run(["cargo", "build", "-q", "-p", "postman-codegen", "--bin", "postman-codegen"], ROOT, CARGO_TARGET_DIR=str(target), CARGO_PROFILE_DEV_DEBUG="0", RUSTFLAGS=flags)
        found[kind] = target / "debug" / "postman-codegen"
    return found


def measure(binary, file, out, work, check):
    shutil.rmtree(out, ignore_errors=True)
    run([binary, "generate", file, "--layout", "crate", "--name", out.name, "-o", out, "--runtime-path", ROOT / "runtime"], ROOT)
    texts = [path.read_text() for path in (out / "src").rglob("*.rs")]
    structs = sum(len(re.findall(r"^\s*pub struct ", text, re.M)) for text in texts)
    lines = sum(text.count("\n") for text in texts)
    seconds = None
    if check:
        seconds = check_client(out, work)
    shutil.rmtree(out, ignore_errors=True)
    return structs, lines, seconds


def check_client(out, work):
    """Once without the client's own code, for its dependencies, and once with it: the second is what counts."""
    env = {"CARGO_TARGET_DIR": str(work / "target"), "CARGO_PROFILE_DEV_DEBUG": "0"}
    source, aside = out / "src", out / "aside"
    source.rename(aside)
    source.mkdir()
    (source / "lib.rs").touch()
    run(["cargo", "check", "-q", "--lib"], out, **env)
    shutil.rmtree(source)
    aside.rename(source)
    os.utime(source / "lib.rs")
    return run(["cargo", "check", "-q", "--lib"], out, **env)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "target" / "bench" / "sharing")
    parser.add_argument("--no-check", action="store_true")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    work = args.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    built = binaries(work)
    total = {kind: [0, 0, 0.0] for kind in built}
    for file in args.files:
        parts = []
        for kind, binary in built.items():
            try:
                found = measure(binary, file, work / kind, work, not args.no_check)
            except subprocess.CalledProcessError as error:
                print(f"{file.name}: {kind}: {error.stderr.decode()[-300:]}")
                break
            total[kind] = [a + (b or 0) for a, b in zip(total[kind], found)]
            parts.append(found)
        if len(parts) == 2:
            show(file.name, *parts)
    show(f"all {len(args.files)}", total["apart"], total["shared"])


def show(name, apart, shared):
    line = f"{name}: structs {apart[0]} -> {shared[0]}, lines {apart[1]} -> {shared[1]}"
    if apart[2]:
        line += f", cargo check {apart[2]:.1f} -> {shared[2]:.1f} s of CPU"
    print(line, flush=True)


if __name__ == "__main__":
    main()
