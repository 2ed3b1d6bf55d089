#!/usr/bin/env python3
"""How many saved examples and JSON bodies of a folder of collections round-trip, and how many mutated answers still read.

usage: examples.py [--work DIR] [--mutants N] FOLDER|FILE...          (from the repository's root; needs cargo)

Generates a crate for each collection, builds its `tests/examples.rs` in one target folder, and prints for each and for all: tests passed,
tests, mutated documents, failures among them, structs, CPU seconds of the build. A mutant of a saved 2xx answer has 12 % of its keys deleted,
12 % nulled, and an unknown key of any kind added to every second object; the dice are seeded by the example's text. What does not pass is
written to WORK/failures.txt.
"""
import argparse
import collections
import hashlib
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENV = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TERM_COLOR": "never", "CARGO_PROFILE_DEV_DEBUG": "0", "RUSTFLAGS": "-Awarnings"}

MUTATED = """
    pub fn mutated<T: FromJson + Serialize>(example: &str) {
        round_trip::<T>(example);
        let saved: Value = serde_json::from_str(example).expect("JSON");
        let mut dice = example.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)) | 1;
        let mut failed = Vec::new();
        for _ in 0..MUTANTS {
            let text = mutant(&saved, &mut dice).to_string();
            if let Err(error) = serde_json::from_str::<T>(&text) {
                let (line, column) = (error.line(), error.column());
                let end = (column + 60).min(text.len());
                let around = String::from_utf8_lossy(&text.as_bytes()[column.saturating_sub(200)..end]);
                failed.push(format!("{} {line}:{column} {error} … {around}", std::any::type_name::<T>()));
            }
        }
        println!("\\n#mutants {} {} {}", MUTANTS, failed.len(), failed.join(" #and ").replace('\\n', " "));
    }

    fn roll(dice: &mut u64) -> u64 {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        (dice.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % 100
    }

    fn mutant(value: &Value, dice: &mut u64) -> Value {
        match value {
            Value::Object(entries) => {
                let mut changed = serde_json::Map::new();
                for (key, value) in entries {
                    match roll(dice) {
                        0..12 => {}
                        12..24 => _ = changed.insert(key.clone(), Value::Null),
                        _ => _ = changed.insert(key.clone(), mutant(value, dice)),
                    }
                }
                if roll(dice) < 50 {
                    let kinds = ["\\"text\\"", "5", "1.5", "true", "null", "[1, \\"a\\"]", "{\\"b\\": 1}"];
                    let kind = kinds[roll(dice) as usize % kinds.len()];
                    changed.insert("unknown_key".to_owned(), serde_json::from_str(kind).expect("JSON"));
                }
                Value::Object(changed)
            }
            Value::Array(items) => items.iter().map(|item| mutant(item, dice)).collect(),
            scalar => scalar.clone(),
        }
    }
"""


def mutate(path, mutants):
    """Makes the tests of 2xx answers read mutants, too."""
    lines = path.read_text().split("\n")
    status = None
    for number, line in enumerate(lines):
        if line.startswith("///"):
            status = re.search(r": (\d{3})( |$)", line) or status
        elif line == "}":
            status = None
        elif status and status[1].startswith("2"):
            lines[number] = line.replace("check::round_trip::<", "check::mutated::<")
    text = "\n".join(lines).rstrip()
    assert text.endswith("}")
    path.write_text(text[:-1] + f"    const MUTANTS: usize = {mutants};\n" + MUTATED + "}\n")


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(binary, file, work, mutants, failures):
    name = "c" + hashlib.sha256(file.name.encode()).hexdigest()[:10]
    out = work / "crates" / name
    shutil.rmtree(out, ignore_errors=True)
    command = [binary, "generate", file, "--layout", "crate", "--name", name, "-o", out, "--runtime-path", ROOT / "runtime"]
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        return collections.Counter(refused=1)
    count = collections.Counter(crates=1)
    count["structs"] = sum(len(re.findall(r"^pub struct ", p.read_text(), re.M)) for p in (out / "src").rglob("*.rs"))
    tests = out / "tests" / "examples.rs"
    if not tests.exists():
        return count
    if mutants:
        mutate(tests, mutants)
    env = {**ENV, "CARGO_TARGET_DIR": str(work / "target")}
    before = cpu()
    ran = subprocess.run(["cargo", "test", "-q", "--test", "examples", "--no-fail-fast", "--", "--nocapture"], cwd=out, env=env, capture_output=True, text=True)
    count["seconds"] = round(cpu() - before)
    shutil.rmtree(out, ignore_errors=True)
    for artefact in (work / "target" / "debug").glob(f"deps/*{name}*"):
        artefact.unlink()
    for artefact in (work / "target" / "debug" / "deps").glob("*examples-*"):
        artefact.unlink()
    result = re.search(r"^test result: .*? (\d+) passed; (\d+) failed", ran.stdout, re.M)
    if not result:
        failures.write(f"{file.name}: does not build\n{ran.stderr[-6000:]}\n")
        return count + collections.Counter(broken=1)
    count["passed"], failed = int(result[1]), int(result[2])
    count["tests"] = count["passed"] + failed
    if failed:
        failures.write(f"{file.name}: {failed} tests fail\n" + "".join(re.findall(r"^thread .*?\n.*?\n", ran.stderr, re.M)))
    for documents, wrong, what in re.findall(r"^#mutants (\d+) (\d+) ?(.*)$", ran.stdout, re.M):
        count["mutants"] += int(documents)
        count["unread"] += int(wrong)
        if int(wrong):
            failures.write(f"{file.name}: a mutant: {what}\n")
    failures.flush()
    return count


def show(name, count):
    print(f"{name}: {count['passed']} / {count['tests']} round trips; {count['unread']} / {count['mutants']} mutants unread; "
          f"{count['structs']} structs; {count['seconds']} s of CPU" + "".join(f"; {count[key]} {key}" for key in ("broken", "refused") if count[key]), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "target" / "bench" / "examples")
    parser.add_argument("--mutants", type=int, default=3)
    parser.add_argument("inputs", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    files = [file for path in args.inputs for file in (sorted(path.rglob("*.json")) if path.is_dir() else [path])]
    args.work.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cargo", "build", "-q", "-p", "postman-codegen", "--bin", "postman-codegen"], cwd=ROOT, check=True)
    binary = args.work / "postman-codegen"
    shutil.copy(ROOT / "target" / "debug" / "postman-codegen", binary)
    total = collections.Counter()
    with open(args.work / "failures.txt", "w") as failures:
        for file in files:
            count = measure(binary, file, args.work.resolve(), args.mutants, failures)
            show(file.name, count)
            total += count
    show(f"all {len(files)}", total)
    return 1 if total["passed"] < total["tests"] or total["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
