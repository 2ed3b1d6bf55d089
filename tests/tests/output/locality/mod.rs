//! A change of one request touches one place of the generated code: its function, what only it uses, and nothing else. The clients
//! have a lock, as those that are checked in.
//!
//! Over the project's own collections, and over those of `../shared/corpus` where it is present: `LOCALITY_FILES` and
//! `LOCALITY_BYTES` say how many and how large, `--nocapture` shows the numbers.

mod blocks;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use blocks::Blocks;
use postman_codegen::{Generated, Generator, Layout};
use serde_json::{Value, json};
use tempfile::TempDir;

const OTHER_NAME: &str = "Zebra crossing report";

type Edit = fn(&mut Value);

/// Edits of one request.
const EDITS: &[(&str, Edit)] = &[
    ("describe", |item| item["request"]["description"] = json!("Words of a reviewer.")),
    ("rename", |item| item["name"] = json!(OTHER_NAME)),
    ("change the URL", |item| {
        let url = &mut item["request"]["url"];
        if let Some(path) = url.get_mut("path").and_then(Value::as_array_mut) {
            path.push(json!("zebra"));
        }
    }),
    ("change an example", |item| {
        for example in item.get_mut("response").and_then(Value::as_array_mut).into_iter().flatten() {
            let body = example["body"].as_str().map(serde_json::from_str::<Value>);
            if let Some(Ok(Value::Object(mut object))) = body {
                object.insert("quokka".into(), json!({"burrow": 1}));
                example["body"] = json!(Value::Object(object).to_string());
                return;
            }
        }
    }),
    ("remove", |item| *item = Value::Null),
];

/// Lines of the project's own collections that change beside the request, all for one of three reasons: a type that two requests share
/// belongs to the other one alone when the edited one is gone or has another name, a parameter is a constant only as long as it tells two requests
/// apart, and what the last request of a kind needs goes with it.
const OWN_LINES: usize = 223;

/// Changes of blocks that had no reason to change.
#[derive(Default)]
struct Needless {
    edits: usize,
    names: Vec<String>,
    lines: usize,
    of: Vec<String>,
}

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn collections() -> Vec<(PathBuf, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = json_files(&root.join("collections"));
    let largest = number("LOCALITY_BYTES", 120_000);
    let mut corpus = json_files(&root.join("../shared/corpus/collections"));
    corpus.retain(|file| std::fs::metadata(file).is_ok_and(|data| data.len() < largest));
    corpus.sort_by_key(|file| std::cmp::Reverse(std::fs::metadata(file).map(|data| data.len()).unwrap_or_default()));
    corpus.truncate(usize::try_from(number("LOCALITY_FILES", 6)).expect("small"));
    if corpus.is_empty() {
        eprintln!("passed over: there is no corpus");
    }
    files.extend(corpus);
    let read = |file: PathBuf| {
        let json: Value = serde_json::from_str(&std::fs::read_to_string(&file).ok()?).ok()?;
        json.get("item").is_some().then_some((file, json))
    };
    files.into_iter().filter_map(read).collect()
}

fn is_own(file: &Path) -> bool {
    file.parent().is_some_and(|folder| folder.ends_with("tests/../collections"))
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(json_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A client with a lock, as one that is checked in.
struct Kept {
    folder: TempDir,
    blocks: Blocks,
}

impl Kept {
    fn generate(collection: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let generated = generated(&folder, collection);
        generated.write(folder.path().join("client.rs")).expect("written");
        Self { blocks: blocks::of(&generated.text()), folder }
    }

    /// Generates the blocks of a changed collection.
    fn with(&self, collection: &Value) -> Blocks {
        blocks::of(&generated(&self.folder, collection).text())
    }
}

fn generated(folder: &TempDir, collection: &Value) -> Generated {
    let file = folder.path().join("collection.json");
    std::fs::write(&file, collection.to_string()).expect("a file");
    let generator = Generator::new(&file).layout(Layout::File).lock(folder.path().join("names.lock"));
    generator.generate().expect("a client")
}

/// The requests with a name that is plain and theirs alone, as pointers.
fn targets(collection: &Value) -> Vec<(String, String)> {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    gather(collection, String::new(), &mut named);
    let plain = |name: &str| {
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ') && name.trim() == name && !name.contains("  ")
    };
    named
        .into_iter()
        .filter(|(name, at)| at.len() == 1 && !name.is_empty() && plain(name))
        .map(|(name, mut at)| (name, at.remove(0)))
        .collect()
}

fn gather(node: &Value, pointer: String, named: &mut BTreeMap<String, Vec<String>>) {
    for (index, item) in node["item"].as_array().into_iter().flatten().enumerate() {
        let pointer = format!("{pointer}/item/{index}");
        if item.get("request").is_some_and(Value::is_object) {
            named.entry(item["name"].as_str().unwrap_or_default().to_owned()).or_default().push(pointer);
        } else {
            gather(item, pointer, named);
        }
    }
}

fn edited(collection: &Value, pointer: &str, edit: Edit) -> Value {
    let mut new = collection.clone();
    let item = new.pointer_mut(pointer).expect("a request");
    edit(item);
    if item.is_null() {
        let (list, index) = pointer.rsplit_once('/').expect("an index");
        let list = new.pointer_mut(list).and_then(Value::as_array_mut).expect("items");
        list.remove(index.parse().expect("a number"));
    }
    new
}

/// A request that shares nothing with the others, before this one.
fn with_another(collection: &Value, pointer: &str) -> Value {
    let mut new = collection.clone();
    let (list, index) = pointer.rsplit_once('/').expect("an index");
    let body = json!({"quokka": {"id": 1, "burrow_depth": 2.5}}).to_string();
    let request = json!({
        "name": OTHER_NAME,
        "request": {"method": "GET", "url": "https://example.com/quokka/sightings"},
        "response": [{"name": "OK", "code": 200, "body": body}],
    });
    let list = new.pointer_mut(list).and_then(Value::as_array_mut).expect("items");
    list.insert(index.parse().expect("a number"), request);
    new
}

/// The names that belong to the request: its function, and the types that it reaches on either side.
fn own<'a>(name: &str, sides: [&'a Blocks; 2]) -> BTreeSet<&'a str> {
    let mut own = BTreeSet::new();
    let mut open: Vec<&str> = Vec::new();
    for ((_, first), text) in sides.into_iter().flatten() {
        let titled = text
            .lines()
            .next()
            .is_some_and(|line| line == format!("/// {name}") || line == format!("/// {OTHER_NAME}"));
        if titled && first.starts_with("pub fn ") {
            open.extend(blocks::declared(first));
        }
    }
    while let Some(name) = open.pop() {
        if ["Variables", "Client", "Call", "Failure"].contains(&name) || !own.insert(name) {
            continue;
        }
        for ((_, first), text) in sides.into_iter().flatten() {
            let here = blocks::declared(first);
            let helpers = ["preset", "capture", "renew"].map(|what| format!("{what}_{name}"));
            let helper =
                here.is_some_and(|here| here == format!("{name}_saved") || helpers.iter().any(|one| one == here));
            if helper {
                open.extend(here);
            }
            if here == Some(name) {
                let code = text.lines().filter(|line| !line.starts_with("//")).flat_map(blocks::words);
                open.extend(code.filter(|word| word.starts_with(|c: char| c.is_uppercase())));
            }
        }
    }
    own
}

fn compare(old: &Blocks, new: &Blocks, own: &BTreeSet<&str>, needless: &mut Needless) {
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let (before, after) = (old.get(key), new.get(key));
        if before == after || (key.1 == "use" || key.1.starts_with("pub use ")) {
            continue;
        }
        let name = blocks::declared(&key.1).unwrap_or(&key.1);
        // The variables are those that requests use.
        if own.contains(name) || name == "Variables" || (name == "mod" && (before.is_none() || after.is_none())) {
            continue;
        }
        if before.is_none() || after.is_none() {
            needless.names.push(format!("{}::{name}", key.0));
        }
        let text = |side: Option<&'_ String>| side.map(String::as_str).unwrap_or_default().to_owned();
        needless.lines += blocks::differing(&text(before), &text(after));
        needless.of.push(format!("{}::{name}", key.0));
    }
}

#[test]
fn an_edit_of_one_request_touches_one_place() {
    let mut all: BTreeMap<&str, Needless> = BTreeMap::new();
    let mut own_lines = 0;
    for (file, collection) in collections() {
        let kept = Kept::generate(&collection);
        let old = &kept.blocks;
        let targets = targets(&collection);
        let step = targets.len().div_ceil(4).max(1);
        for (name, pointer) in targets.iter().step_by(step) {
            for (edit, change) in EDITS {
                let needless = all.entry(edit).or_default();
                let before = needless.lines;
                let new = kept.with(&edited(&collection, pointer, *change));
                compare(old, &new, &own(name, [old, &new]), needless);
                needless.edits += 1;
                if is_own(&file) {
                    own_lines += needless.lines - before;
                }
                if needless.lines > before {
                    eprintln!("{} {name}: {edit}: {:?}", file.file_name().unwrap_or_default().display(), needless.of);
                    needless.of.clear();
                }
            }
            let needless = all.entry("add").or_default();
            let before = needless.lines;
            let new = kept.with(&with_another(&collection, pointer));
            compare(old, &new, &own(OTHER_NAME, [old, &new]), needless);
            needless.edits += 1;
            if needless.lines > before {
                eprintln!("{} {name}: add: {:?}", file.file_name().unwrap_or_default().display(), needless.of);
            }
            // Elsewhere there are folders of one name, whose requests tell which is which.
            // So do the rules for what nearly all requests have, which is then said once.
            let moves_common = needless.of.iter().any(|block| block.contains("const COMMON"));
            assert!(!is_own(&file) || needless.lines == before || moves_common, "add: {:?}", needless.of);
        }
    }
    for (edit, needless) in &all {
        let (names, lines) = (needless.names.len(), needless.lines);
        eprintln!("{edit}: {} edits, {names} names and {lines} lines beyond the necessary", needless.edits);
    }
    assert!(own_lines <= OWN_LINES, "{own_lines} lines in the project's own collections");
    assert_eq!(all["describe"].lines, 0, "describe: {:?}", all["describe"].of);
}

#[test]
fn the_order_of_requests_is_the_order_of_blocks_alone() {
    let mut lines = 0;
    let mut total = 0;
    for (file, collection) in collections() {
        let mut reversed = collection.clone();
        reverse(&mut reversed);
        let kept = Kept::generate(&collection);
        let (old, new) = (&kept.blocks, kept.with(&reversed));
        let mut needless = Needless::default();
        compare(old, &new, &BTreeSet::new(), &mut needless);
        total += old.len();
        if needless.lines > 0 {
            let name = file.file_name().unwrap_or_default().display().to_string();
            eprintln!("{name}: reorder: {} lines, names {:?}: {:?}", needless.lines, needless.names, needless.of);
        }
        lines += needless.lines;
        // Elsewhere there are requests that only their place tells apart.
        assert!(!is_own(&file) || needless.lines == 0, "{:?}", needless.of);
    }
    eprintln!("reorder: {lines} lines beyond the necessary in {total} blocks");
}

fn reverse(node: &mut Value) {
    if let Some(Value::Array(items)) = node.get_mut("item") {
        items.reverse();
        items.iter_mut().for_each(reverse);
    }
}
