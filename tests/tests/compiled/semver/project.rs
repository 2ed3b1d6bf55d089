//! The clients of all pairs in two crates, their callers in a third and a fourth, and what cargo says of these.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use conformance::cargo::cargo;
use serde_json::Value;

use super::{Pair, callers};

/// The errors of the caller of each pair, given the new client. The callers of the old one must compile.
pub(crate) fn check(pairs: &[Pair]) -> BTreeMap<String, Vec<String>> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
    // The clients of an earlier run are no part of this one; what was built for it is kept.
    let _ = fs::remove_dir_all(root.join("workspace"));
    let root = root.join("workspace");
    write(
        &root.join("Cargo.toml"),
        "[workspace]\nmembers = [\"old\", \"new\", \"same\", \"other\"]\nresolver = \"3\"\n",
    );
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, root.join("Cargo.lock")).expect("the project's lock file");
    clients(&root, "old", pairs, |pair| &pair.old);
    clients(&root, "new", pairs, |pair| &pair.new);
    package(&root, "same", "old");
    package(&root, "other", "new");
    let mut modules = String::new();
    for pair in pairs {
        let caller = callers::of(&pair.name, &pair.old);
        write(&root.join(format!("same/src/{}.rs", pair.name)), &caller);
        let _ = writeln!(modules, "pub mod {};", pair.name);
        write(&root.join(format!("other/src/bin/{}.rs", pair.name)), &format!("{caller}fn main() {{}}\n"));
    }
    write(&root.join("same/src/lib.rs"), &modules);

    let same = errors(&root, "same");
    assert!(same.is_empty(), "callers of the old clients do not compile: {same:#?}");
    let mut verdicts: BTreeMap<String, Vec<String>> =
        pairs.iter().map(|pair| (pair.name.clone(), Vec::new())).collect();
    for (file, message) in errors(&root, "other") {
        let name = Path::new(&file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let verdict = verdicts.get_mut(&name);
        verdict.unwrap_or_else(|| panic!("{file}: {message}")).push(message);
    }
    verdicts
}

fn clients(root: &Path, name: &str, pairs: &[Pair], code: impl Fn(&Pair) -> &String) {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let manifest = format!(
        "[package]\nname = \"clients-{name}\"\nedition = \"2024\"\n\n[lib]\nname = \"clients\"\n\n[dependencies]\n\
         postman-client = {{ path = {:?}, default-features = false, features = [\"renewal\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n",
        runtime.display().to_string()
    );
    write(&root.join(name).join("Cargo.toml"), &manifest);
    let mut modules = String::new();
    for pair in pairs {
        write(&root.join(format!("{name}/src/{}.rs", pair.name)), code(pair));
        let _ = writeln!(modules, "pub mod {};", pair.name);
    }
    write(&root.join(name).join("src/lib.rs"), &modules);
}

fn package(root: &Path, name: &str, clients: &str) {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let manifest = format!(
        "[package]\nname = \"callers-{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
         clients = {{ package = \"clients-{clients}\", path = \"../{clients}\" }}\n\
         postman-client = {{ path = {:?}, default-features = false, features = [\"renewal\"] }}\nserde = \"1\"\n",
        runtime.display().to_string()
    );
    write(&root.join(name).join("Cargo.toml"), &manifest);
}

/// Each error, with the file of the target that has it.
fn errors(root: &Path, package: &str) -> Vec<(String, String)> {
    let output = cargo(root, "check")
        .args(["--quiet", "--keep-going", "--message-format=json", "-p"])
        .arg(format!("callers-{package}"))
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors: Vec<(String, String)> = messages
        .filter(|message| message["message"]["level"] == "error")
        .map(|message| {
            let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            (of(&message["target"]["src_path"]), of(&message["message"]["message"]))
        })
        .filter(|(_, message)| !message.starts_with("aborting due to"))
        .collect();
    let explained = output.status.success() || !errors.is_empty();
    assert!(explained, "cargo: {}", String::from_utf8_lossy(&output.stderr));
    errors
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}
