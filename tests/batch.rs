//! The clients of many collections as modules of a few crates, and what clippy, rustdoc and their own tests say of them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use postman_codegen::{Generated, Generator, Layout};
use serde_json::Value;

/// rustc's first half runs on one core, so there is more than one crate.
const CRATES: usize = 4;

/// The number of times that clients that fail are taken out, to see what the others hide behind them.
const ROUNDS: usize = 6;

const RUNTIME_FEATURES: &[&str] = &[
    "asap",
    "aws",
    "chrono",
    "digest",
    "digests",
    "edgegrid",
    "es512",
    "fake",
    "hawk",
    "jiff",
    "jwt",
    "ntlm",
    "oauth1",
    "oauth1-rsa",
    "oauth2",
    "regex",
    "renewal",
    "replay",
    "testing",
    "time",
    "uuid",
    "xml",
];

/// The files of one client, by their paths in the crate that it is a module of.
struct Client {
    name: String,
    /// Its collection, layout and options.
    told: String,
    layout: Layout,
    files: BTreeMap<PathBuf, String>,
}

/// Clients that are compiled together.
pub struct Batch {
    root: PathBuf,
    clients: Vec<Client>,
    refused: Vec<String>,
    failures: Vec<String>,
}

impl Batch {
    /// None yet, in a folder of this name.
    ///
    /// # Panics
    ///
    /// The folder cannot be made.
    pub fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/batch").join(name);
        // what an earlier run has left
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("collections")).expect("a folder");
        Self { root, clients: Vec::new(), refused: Vec::new(), failures: Vec::new() }
    }

    /// Generates the client of a collection, with options by name. A collection that is refused with a message is passed over.
    ///
    /// # Panics
    ///
    /// An option is none, or the disk is full.
    pub fn add(&mut self, collection: &Value, layout: Layout, options: &[(&str, &str)]) {
        let number = self.clients.len() + self.refused.len() + self.failures.len();
        let name = format!("c{number:04}");
        let path = self.root.join(format!("collections/{name}.json"));
        fs::write(&path, collection.to_string()).expect("room");
        let mut generator = Generator::new(&path).layout(layout).name(&name);
        for (option, value) in options {
            generator = generator.set(option, value).expect("an option");
        }
        let told = format!("{} ({layout:?}, {options:?})", path.display());
        match catch_unwind(AssertUnwindSafe(|| generator.generate())) {
            Err(_) => self.failures.push(format!("{told}: the generator panics")),
            Ok(Err(error)) => self.refused.push(format!("{told}: {error}")),
            Ok(Ok(generated)) => {
                self.clients.push(Client { files: files(&name, layout, &generated), name, told, layout })
            }
        }
    }

    /// The messages of the collections that were refused.
    pub fn refused(&self) -> &[String] {
        &self.refused
    }

    /// Compiles them all with clippy and rustdoc, warnings denied, and runs the tests of their saved examples.
    ///
    /// # Panics
    ///
    /// One of them fails.
    pub fn check(mut self) {
        for _ in 0..ROUNDS {
            self.write("");
            let mut found =
                self.messages(&["clippy", "--all-targets", "--message-format=json", "--", "-D", "warnings"]);
            if found.is_empty() {
                found = self.messages_of_docs();
            }
            if found.is_empty() {
                found = self.failed_tests();
            }
            if found.is_empty() {
                break;
            }
            self.clients.retain(|client| {
                let Some(messages) = found.get(&client.name) else { return true };
                let failure = format!("{}:\n{}", client.told, messages.join("\n"));
                // the other rounds take minutes
                eprintln!("{failure}");
                self.failures.push(failure);
                false
            });
        }
        let Self { failures, clients, refused, .. } = &self;
        let count = format!("{} clients, {} refused, {} fail", clients.len(), refused.len(), failures.len());
        eprintln!("{count}");
        assert!(failures.is_empty(), "{count}:\n{}", failures.join("\n"));
        let _ = fs::remove_dir_all(&self.root);
    }

    /// Runs the tests of the saved examples with another `check`, whose source is given; returns what they say.
    ///
    /// # Panics
    ///
    /// They do not compile, or a test fails.
    pub fn test_with(mut self, check: &str) -> String {
        for client in &mut self.clients {
            client.files.retain(|path, _| !path.ends_with("replay.rs"));
            for (path, text) in &mut client.files {
                if path.ends_with("examples.rs") {
                    let own = text.rfind("\nmod check {").expect("the module `check`");
                    text.truncate(own);
                    // bodies are what callers send: they are as their type says
                    let of_answers: Vec<&str> = text.split("\n\n").filter(|test| !is_of_body(test)).collect();
                    *text = of_answers.join("\n\n").replace(" check::round_trip", " crate::check::answer");
                }
            }
        }
        self.write(check);
        let output = self.cargo(&["test", "--test", "all", "--", "--nocapture", "--test-threads=1"]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{}\n{text}", String::from_utf8_lossy(&output.stderr));
        let _ = fs::remove_dir_all(&self.root);
        text
    }

    /// The crates, each with a module for each of its clients. Their tests begin with the text.
    fn write(&self, tests_before: &str) {
        let workspace = self.root.join("workspace");
        let _ = fs::remove_dir_all(&workspace);
        let members: Vec<String> = (0..CRATES).map(|number| format!("clients{number}")).collect();
        let manifest = format!(
            "[workspace]\nmembers = {members:?}\nresolver = \"3\"\n\n[profile.dev]\ndebug = \"line-tables-only\"\n"
        );
        write(&workspace.join("Cargo.toml"), &manifest);
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, workspace.join("Cargo.lock")).expect("the project's lock file");
        for (number, member) in members.iter().enumerate() {
            let folder = workspace.join(member);
            let (mut library, mut tests, mut features) = (String::new(), tests_before.to_owned(), Vec::new());
            for client in self.clients.iter().skip(number).step_by(CRATES) {
                let name = &client.name;
                let _ = match client.layout {
                    Layout::Include => writeln!(library, "pub mod {name} {{\n    include!(\"{name}.rs\");\n}}"),
                    _ => writeln!(library, "pub mod {name};"),
                };
                for (path, text) in &client.files {
                    write(&folder.join(path), text);
                    features.extend(features_in(text));
                    if let Ok(path) = path.strip_prefix("tests")
                        && path.extension().is_some_and(|extension| extension == "rs")
                    {
                        let module = path.display().to_string().replace(['/', '.'], "_");
                        let _ = writeln!(tests, "#[path = \"{}\"]\nmod {module};", path.display());
                    }
                }
            }
            write(&folder.join("src/lib.rs"), &library);
            write(&folder.join("tests/all.rs"), &tests);
            write(&folder.join("Cargo.toml"), &manifest_of(member, features));
        }
    }

    /// The warnings and errors of each client.
    fn messages(&self, arguments: &[&str]) -> BTreeMap<String, Vec<String>> {
        let output = self.cargo(arguments);
        let text = String::from_utf8_lossy(&output.stdout);
        let mut found = BTreeMap::<String, Vec<String>>::new();
        for line in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let message = &line["message"];
            let spans = message["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
            let primary = spans.iter().find(|span| span["is_primary"] == true);
            if let Some(client) = primary.and_then(|span| span["file_name"].as_str()).and_then(|file| self.client(file))
            {
                let rendered = message["rendered"].as_str().unwrap_or_default();
                found.entry(client).or_default().push(rendered.chars().take(2000).collect());
            }
        }
        self.explain(&output, !found.is_empty());
        found
    }

    /// The same of rustdoc, one crate after the other: their libraries have the same name.
    fn messages_of_docs(&self) -> BTreeMap<String, Vec<String>> {
        let packages = (0..CRATES).map(|number| format!("clients{number}"));
        packages.flat_map(|name| self.messages(&["doc", "--no-deps", "--message-format=json", "-p", &name])).collect()
    }

    /// Those whose saved examples do not fit their types.
    fn failed_tests(&self) -> BTreeMap<String, Vec<String>> {
        let output = self.cargo(&["test", "--no-fail-fast", "--test", "all"]);
        let text = String::from_utf8_lossy(&output.stdout);
        let mut found = BTreeMap::<String, Vec<String>>::new();
        let failed = text.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
        for name in failed {
            if let Some(client) = self.client(name) {
                let told = text.split_once(&format!("---- {name} stdout ----")).map_or("", |(_, told)| told);
                let told: String = told.chars().take(500).collect();
                found.entry(client).or_default().push(format!("{name}: {told}"));
            }
        }
        self.explain(&output, !found.is_empty());
        found
    }

    fn explain(&self, output: &Output, explained: bool) {
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() || explained, "{}: {told}", self.root.display());
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(self.root.join("workspace")).args(arguments);
        if std::env::var_os("CARGO_TARGET_DIR").is_none() {
            command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"));
        }
        command.env("RUSTDOCFLAGS", "-D warnings").env("CARGO_INCREMENTAL", "0");
        command.env("CARGO_NET_OFFLINE", "true").env("CARGO_TERM_COLOR", "never").output().expect("cargo runs")
    }

    /// The client that a file or a test of its crate belongs to.
    fn client(&self, path: &str) -> Option<String> {
        let mut parts = path.split(|c: char| !c.is_ascii_alphanumeric());
        parts.find(|part| self.clients.iter().any(|client| client.name == *part)).map(str::to_owned)
    }
}

/// Returns the paths of the files of a layout in a crate that has the client as a module.
fn files(name: &str, layout: Layout, generated: &Generated) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let one = generated.files.0.len() == 1;
    let is_crate = layout == Layout::Crate;
    for (path, text) in &generated.files.0 {
        let within: PathBuf = path.iter().skip(1).collect();
        let rust = path.extension().is_some_and(|extension| extension == "rs");
        let (path, text) = match path.iter().next().and_then(|first| first.to_str()) {
            _ if one => (format!("src/{name}.rs").into(), text.clone()),
            // a folder of the collection may have the name of one of a crate
            _ if !is_crate => (Path::new("src").join(name).join(path), text.clone()),
            Some("Cargo.toml") => continue,
            Some("src") if within == Path::new("lib.rs") => (format!("src/{name}/mod.rs").into(), text.clone()),
            // its transport for tests includes the saved answers
            Some("src") => (
                Path::new("src").join(name).join(within),
                text.replace("\"../tests/examples/", &format!("\"../../tests/{name}/examples/")),
            ),
            Some("tests" | "examples") if rust => (Path::new("tests").join(name).join(within), as_module(name, text)),
            Some("tests") => (Path::new("tests").join(name).join(within), text.clone()),
            _ => (Path::new("src").join(name).join(path), text.clone()),
        };
        files.insert(path, text);
    }
    files
}

/// A test or an example of a client's crate, as a module of the tests of the crate that the client is a module of.
fn as_module(name: &str, text: &str) -> String {
    const INNER: &str = "#![cfg_attr(rustfmt, rustfmt_skip)]\n";
    let at = text.find(INNER).map_or(0, |at| at + INNER.len());
    let (before, after) = text.split_at(at);
    let after = after.replace("\nfn main()", "\n#[allow(dead_code, reason = \"it sends\")]\nfn main()");
    let import = if text.contains(&format!("{name}::")) { format!("use clients::{name};\n") } else { String::new() };
    format!("{before}\n{import}{after}")
}

/// The cargo features that a source asks for.
fn features_in(text: &str) -> impl Iterator<Item = String> {
    let literals = text.split("feature = ").skip(1).filter_map(|rest| rest.split_inclusive('"').nth(1));
    literals.filter_map(|literal| syn::parse_str::<syn::LitStr>(&format!("\"{literal}")).ok()).map(|name| name.value())
}

fn manifest_of(name: &str, mut features: Vec<String>) -> String {
    features.extend(["serialize".to_owned(), "deserialize".to_owned()]);
    features.sort();
    features.dedup();
    // `{:?}` escapes more than TOML knows
    let names: Vec<String> = features.iter().map(|feature| format!("\"{feature}\"")).collect();
    let declared: String = names.iter().map(|name| format!("{name} = []\n")).collect();
    let names = names.join(", ");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime").display().to_string();
    format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[lib]\nname = \"clients\"\ntest = false\ndoctest = false\n\n\
         [features]\ndefault = [{names}]\n{declared}\n\
         [dependencies]\npostman-client = {{ path = {runtime:?}, features = {RUNTIME_FEATURES:?} }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n"
    )
}

/// Returns `true` for the test of a saved body, whose docs say so.
fn is_of_body(test: &str) -> bool {
    test.split_once("#[test]").is_some_and(|(docs, _)| docs.replace("\n///", "").trim_end().ends_with(": the body"))
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("room");
}
