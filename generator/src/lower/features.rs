//! The features of the runtime that a client needs.

use crate::diagnostic::Diagnostic;
use crate::infer::model::Types;
use crate::resolve::{Api, dynamic};

const FAKE: &str = "fake";

/// Sorted.
pub(super) fn needed(api: &Api, types: &Types) -> Vec<&'static str> {
    let fake = api.dynamic.keys().any(|name| dynamic::needs_fake(name)).then_some(FAKE);
    let mut features: Vec<&str> = fake.into_iter().chain(super::types::features(types)).collect();
    features.sort_unstable();
    features
}

/// What to tell a user who writes the manifest.
pub fn note(api: &Api) -> Option<Diagnostic> {
    let used: Vec<_> = api.dynamic.iter().filter(|(name, _)| dynamic::needs_fake(name)).collect();
    let (_, place) = used.first()?;
    let names: Vec<String> = used.iter().map(|(name, _)| format!("{{{{{name}}}}}")).collect();
    let message =
        format!("the client needs the feature `{FAKE}` of the crate `postman-client`, for {}", names.join(", "));
    let help =
        format!("write `postman-client = {{ version = \"{}\", features = [\"{FAKE}\"] }}`", env!("CARGO_PKG_VERSION"));
    Some(Diagnostic::note(message).at((*place).clone()).help(&help))
}

/// The same for the types that the caller has chosen.
pub fn note_of_types(features: &[&'static str]) -> Option<Diagnostic> {
    let chosen: Vec<String> =
        features.iter().filter(|feature| **feature != FAKE).map(|feature| format!("\"{feature}\"")).collect();
    if chosen.is_empty() {
        return None;
    }
    let features = chosen.join(", ");
    let message = format!("the client needs the features {features} of the crate `postman-client`, for its types");
    let help =
        format!("write `postman-client = {{ version = \"{}\", features = [{features}] }}`", env!("CARGO_PKG_VERSION"));
    Some(Diagnostic::note(message).help(&help))
}
