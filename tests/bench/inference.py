#!/usr/bin/env python3
"""Time of the inference against parsing the same text as `serde_json::Value`, and against quicktype, in one run.

usage: inference.py [--quicktype DIR] FILE...       (JSON files, or collections; needs cargo, and node)

Of a collection, the texts are its saved JSON answers and its JSON bodies. The time of the inference is that of the stage `infer`, the best
of several runs (`tests/benches/inference.rs`).

DIR is a folder in which `npm install quicktype-core` was run. quicktype gets the saved JSON answers alone, and runs in one warm process, as the
inference does; both times end with types: ours as a model, quicktype's as text.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUICKTYPE = """
const { quicktype, InputData, jsonInputForTargetLanguage } = require("quicktype-core");
async function main() {
    const samples = JSON.parse(require("fs").readFileSync(0, "utf8"));
    let best = Infinity;
    for (let n = 0; n < 5; n++) {
        const start = performance.now();
        const input = jsonInputForTargetLanguage("rust");
        for (const [at, text] of samples.entries()) await input.addSource({ name: `GetAnswer${at}`, samples: [text] });
        const data = new InputData();
        data.addInput(input);
        await quicktype({ inputData: data, lang: "rust" });
        best = Math.min(best, performance.now() - start);
    }
    console.log(best);
}
main();
"""


def answers(text):
    value = json.loads(text)
    if not isinstance(value, dict) or "item" not in value:
        return [text]
    found, items = [], [value]
    while items:
        item = items.pop()
        for example in item.get("response") or []:
            try:
                json.loads(example.get("body"))
                found.append(example["body"])
            except (TypeError, ValueError):
                pass
        items += item.get("item") or []
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quicktype", type=pathlib.Path)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    env = {**os.environ, "CARGO_TERM_COLOR": "never"}
    command = ["cargo", "bench", "-q", "-p", "conformance", "--bench", "inference", "--", *(str(file.resolve()) for file in args.files)]
    ran = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    units = {"s": 1000, "ms": 1, "µs": 0.001, "ns": 0.000001}
    for file in args.files:
        time = r"([\d.]+)(s|ms|µs|ns)"
        line = re.search(rf"^{re.escape(str(file.resolve()))}: (.*inferred in {time},.*)$", ran.stdout, re.M)
        if line is None:
            print(f"{file.name}: not measured", flush=True)
            continue
        ours = float(line[2]) * units[line[3]]
        text = f"{file.name}: {line[1]}"
        if args.quicktype:
            samples = json.dumps(answers(file.read_text()))
            node = subprocess.run(["node", "-e", QUICKTYPE], cwd=args.quicktype, input=samples, capture_output=True, text=True)
            text += f"; quicktype {float(node.stdout):.0f} ms, {float(node.stdout) / ours:.0f}x ours" if node.returncode == 0 else f"; quicktype fails: {node.stderr.strip()[:200]}"
        print(text, flush=True)
    print(re.search(r"^all: .*$", ran.stdout, re.M)[0])


if __name__ == "__main__":
    main()
