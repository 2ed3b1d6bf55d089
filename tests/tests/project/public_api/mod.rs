//! The public API of the crates that are published, as `docs/public-api` records it: a line that goes or changes breaks somebody's code.
//!
//! It is read from the sources, so it needs no nightly compiler. What a macro declares is listed as the macro's call.

mod listing;
mod sources;

use std::fs;
use std::path::Path;

use sources::Sources;

const CRATES: &[(&str, &str)] = &[
    ("postman-codegen", "generator/src"),
    ("postman-client", "runtime/src"),
    ("postman-observations", "runtime/observations/src"),
];

fn listed(name: &str, folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    listing::list(&name.replace('-', "_"), &Sources::read(&root.join(folder)))
}

#[test]
fn the_public_api_is_the_one_that_is_recorded() {
    for (name, folder) in CRATES {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/public-api/{name}.txt"));
        let now = listed(name, folder);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::create_dir_all(file.parent().expect("a folder")).and_then(|()| fs::write(&file, &now)).expect("a file");
        }
        let recorded = fs::read_to_string(&file).unwrap_or_default();
        let only = |these: &str, those: &str, sign: char| -> String {
            let those: Vec<&str> = those.lines().collect();
            these.lines().filter(|line| !those.contains(line)).map(|line| format!("{sign} {line}\n")).collect()
        };
        assert!(
            now == recorded,
            "the public API of {name} has changed:\n{}{}If it is meant: UPDATE_DOCS=1 cargo test -p conformance --test project public_api, \
             and a line in CHANGELOG.md.",
            only(&recorded, &now, '-'),
            only(&now, &recorded, '+')
        );
    }
}

#[test]
fn the_list_has_what_callers_name() {
    let client = listed("postman-client", "runtime/src");
    for line in [
        "pub struct postman_client::Client",
        "pub fn postman_client::Client::new(variables: V) -> Self",
        "pub fn postman_client::Call::with(mut self, options: O) -> Self",
        "pub enum postman_client::Error",
        "impl Deref for postman_client::Answer",
    ] {
        assert!(client.lines().any(|listed| listed.contains(line)), "{line}");
    }
    let hidden = ["RequestPlan", "crate::"];
    assert!(!hidden.iter().any(|name| client.contains(&format!("pub struct {name}"))));
    let generator = listed("postman-codegen", "generator/src");
    assert!(generator.contains("pub fn postman_codegen::Generator::generate(&self) -> Result<Generated, Error>"));
    assert!(!generator.contains("::lower::"), "what is private is not listed");
}
