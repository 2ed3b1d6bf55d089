//! The observed answers of each request, from the file.

use std::collections::BTreeMap;

use postman_observations::{Answers, Observations};

use super::request_keys::{Meaning, RequestKeys};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::resolve::model::{Folder, Operation};

/// The answers of one request, by their status.
pub type ByStatus = BTreeMap<u16, Answers>;

/// The observed answers of a collection.
#[derive(Clone, Debug, Default)]
pub struct Observed(BTreeMap<String, ByStatus>);

impl Observed {
    /// Reads the answers of the requests; keys that match no request, or several, are reported.
    pub fn of(root: &Folder, observations: &Observations, file: &str) -> (Self, Diagnostics) {
        let keys = RequestKeys::of(root);
        let mut found = BTreeMap::new();
        let (mut unknown, mut ambiguous) = (Vec::new(), Vec::new());
        let mut merged = BTreeMap::<&str, Observations>::new();
        for (key, statuses) in observations.requests() {
            match keys.find(key) {
                Meaning::Request(operation) => {
                    let of_request = merged.entry(&operation.place.pointer).or_default();
                    for (status, answers) in statuses {
                        of_request.add_answers("", *status, answers.clone());
                    }
                }
                Meaning::Several => ambiguous.push(key),
                Meaning::Nothing => unknown.push(key),
            }
        }
        for (pointer, one) in merged {
            found.extend(one.requests().map(|(_, statuses)| (pointer.to_owned(), statuses.clone())));
        }
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(
            told(&unknown, "no request", file)
                .map(|told| told.help("if a request was renamed or deleted, delete these lines, or observe again")),
        );
        diagnostics.extend(told(&ambiguous, "several requests", file).map(|told| {
            told.help("the client does not know which of them it sent: observe with `postman-codegen observe`, or with the replay")
        }));
        (Self(found), diagnostics)
    }

    /// The answers of a request, by their status.
    pub fn answers(&self, operation: &Operation) -> Option<&ByStatus> {
        self.0.get(&operation.place.pointer)
    }
}

fn told(keys: &[&str], what: &str, file: &str) -> Option<Diagnostic> {
    const SHOWN: usize = 3;
    let (first, rest) = keys.split_at(keys.len().min(SHOWN));
    let names: Vec<String> = first.iter().map(|key| format!("`{key}`")).collect();
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    let message =
        format!("observed answers that belong to {what} of the collection are left out: {}{more}", names.join(", "));
    (!keys.is_empty()).then(|| Diagnostic::new(Code::UnusedObservations, message).in_file(file))
}
