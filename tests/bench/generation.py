#!/usr/bin/env python3
"""CPU time of a generation against parsing the collection as `serde_json::Value`, whole processes, in one run.

usage: generation.py [--rounds N] COLLECTION...     (needs cargo)

Prints for each collection the medians of the command line in the layouts `file` and `crate`, of a run with nothing to do in both, and of a
program that only parses (`tests/examples/parse`), each run in turn; and the ratios to parsing. The peak of memory is a ratio to the file.
`cargo bench -p conformance --bench stages` shows the share of each stage.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def build():
    for what in (["-p", "postman-codegen", "--bins"], ["-p", "conformance", "--example", "parse"]):
        subprocess.run(["cargo", "build", "-q", "--release", *what], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "release/postman-codegen", target / "release/examples/parse"


def run(command, folder):
    """CPU seconds and the peak of memory in bytes."""
    environment = {**os.environ, "POSTMAN_CODEGEN_CACHE": str(folder / "cache")}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(map(str, command))}")
    return usage.ru_utime + usage.ru_stime, 1024 * usage.ru_maxrss


def measure(collection, generator, parse, folder, rounds):
    times, peaks = {}, {}

    def add(name, command):
        seconds, peak = run(command, folder)
        times.setdefault(name, []).append(seconds)
        peaks[name] = max(peak, peaks.get(name, 0))

    # an output of its own for each round: removing many files slows down making the next ones
    for round in range(rounds):
        add("parse", [parse, collection])
        for layout in ("file", "crate"):
            output = folder / f"{layout}{round}"
            command = [generator, "generate", collection, "--layout", layout, "-o", output, "--quiet"]
            add(layout, command)
            # the first has to read the files again: they are too young for their times to tell
            run(["sleep", "0.1"], folder)
            run(command, folder)
            add(f"{layout}, nothing to do", command)
    parsed = statistics.median(times.pop("parse"))
    size = os.path.getsize(collection)
    print(f"{collection.name}: {size / 1e6:.1f} MB, parsed in {1000 * parsed:.0f} ms")
    for name, all in times.items():
        median = statistics.median(all)
        memory = f", memory {peaks[name] / size:.0f} times the file" if "nothing" not in name else ""
        print(f"    {name}: {1000 * median:.0f} ms, {median / parsed:.1f} times{memory}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("collections", nargs="+", type=lambda path: pathlib.Path(path).resolve())
    arguments = parser.parse_args()
    generator, parse = build()
    # removed at the end, for the same reason
    with tempfile.TemporaryDirectory() as folder:
        for number, collection in enumerate(arguments.collections):
            own = pathlib.Path(folder, str(number))
            own.mkdir()
            measure(collection, generator, parse, own, arguments.rounds)


if __name__ == "__main__":
    main()
