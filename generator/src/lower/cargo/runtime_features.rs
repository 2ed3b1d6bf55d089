//! The features of the runtime that a client needs.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::infer::model::Types;
use crate::lower::docs;
use crate::lower::operations::scripts::captures;
use crate::lower::types::definitions;
use crate::resolve::Api;
use crate::resolve::model::Folder;
use crate::resolve::variables::dynamic;

const FAKE: &str = "fake";

/// Returns the features that dynamic variables, scripts, types and auth need, sorted.
pub fn needed(api: &Api, types: &Types, auth: impl IntoIterator<Item = &'static str>) -> Vec<&'static str> {
    let fake = api.dynamic.iter().any(|name| dynamic::needs_fake(name)).then_some(FAKE);
    let mut scripts = BTreeSet::new();
    of_scripts(&api.root, &mut scripts);
    let all = fake.into_iter().chain(scripts).chain(definitions::features(types)).chain(auth);
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Returns the same as lines for the docs of the client.
pub fn docs(features: &[&str]) -> Vec<String> {
    if features.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = features.iter().map(|feature| docs::code(feature)).collect();
    let features = if names.len() > 1 { "features" } else { "feature" };
    vec![String::new(), format!("It needs the {features} {} of `postman-client`.", docs::listed(&names))]
}

/// Returns the note for users who write the manifest.
pub fn note(features: &[&'static str]) -> Option<Diagnostic> {
    if features.is_empty() {
        return None;
    }
    let names: Vec<String> = features.iter().map(|feature| format!("\"{feature}\"")).collect();
    let plural = if names.len() > 1 { "s" } else { "" };
    let names = names.join(", ");
    let line = format!("postman-client = {{ version = \"{}\", features = [{names}] }}", env!("CARGO_PKG_VERSION"));
    // without separate advice, because the line is also in the summary
    let message =
        format!("the client needs the feature{plural} {names} of `postman-client`: add `{line}` to Cargo.toml");
    Some(Diagnostic::new(Code::FeaturesNeeded, message))
}

/// Returns the features that scripts need: for digests, XML and regular expressions.
fn of_scripts(root: &Folder, needed: &mut BTreeSet<&'static str>) {
    let of_folders = root.all_folders().flat_map(|folder| [&folder.presets, &folder.captures]);
    let of_requests = root.all_operations().flat_map(|operation| [&operation.presets, &operation.captures]);
    of_folders.chain(of_requests).for_each(|scripts| captures::features(scripts, needed));
}
