//! Adds recorded answers to the file of observations.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use postman_observations::{Observations, Seen, Widening, day};
use serde_json::Value;

use super::exchange::{Exchange, Recording};
use super::matching::Matching;
use super::request_keys::{Meaning, RequestKeys};
use super::{har, newman, saved_answer};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::resolve::Api;
use crate::resolve::model::Operation;
use crate::source::check_path;

/// The answers to observe.
#[derive(Clone, Debug, Default)]
pub struct Recordings {
    /// Newman's JSON reports, HARs, other files of observations, and saved answers.
    pub files: Vec<PathBuf>,
    /// The request of the saved answers, by its path in Postman. By default, it follows from the names of the files.
    pub request: Option<String>,
    /// The status of saved answers whose file name has none.
    pub status: Option<u16>,
}

/// The outcome of observing.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub observations: Observations,
    /// The number of answers that were added, and of the requests that they belong to.
    pub answers: usize,
    pub requests: usize,
    /// The exchanges without a matching request, and how often each was recorded.
    pub unmatched: BTreeMap<String, usize>,
    pub diagnostics: Diagnostics,
}

/// Adds the answers of the files to what was observed before.
///
/// # Errors
///
/// Returns an error if a file cannot be read, or is an answer that belongs to no request.
pub fn record(api: &Api, before: Observations, recordings: &Recordings) -> Result<Found, Diagnostic> {
    let keys = RequestKeys::of(&api.root);
    let matching = Matching::of(api, &keys);
    let mut found = Found { observations: under_own_keys(&keys, before), ..Found::default() };
    let mut seen_requests = BTreeMap::<String, usize>::new();
    let today = day(SystemTime::now());
    for file in &recordings.files {
        check_path(file)?;
        let bytes = fs::read(file).map_err(|error| {
            Diagnostic::new(Code::InvalidRecording, format!("cannot read the recording: {error}"))
                .in_file(&file.to_string_lossy())
        })?;
        match Kind::of(&bytes, &today) {
            Kind::Observations(other) => {
                for (key, statuses) in under_own_keys(&keys, *other).requests() {
                    for (status, answers) in statuses {
                        *seen_requests.entry(key.to_owned()).or_default() += answers.total() as usize;
                        let wider = found.observations.add_answers(key, *status, answers.clone());
                        tell(&mut found.diagnostics, key, &wider);
                    }
                }
            }
            Kind::Recording(recording) => {
                without_body(&recording, file, &mut found.diagnostics);
                for exchange in recording.exchanges {
                    match matching.find(&exchange) {
                        Some(operation) => add(&mut found, &mut seen_requests, &keys, operation, &exchange),
                        None => *found.unmatched.entry(sent(&exchange)).or_default() += 1,
                    }
                }
            }
            Kind::Other => {
                let (operation, status) = saved(file, recordings, &keys)?;
                let exchange = saved_answer::exchange(bytes, file, status, &today);
                add(&mut found, &mut seen_requests, &keys, operation, &exchange);
            }
        }
    }
    found.requests = seen_requests.len();
    found.answers = seen_requests.values().sum();
    Ok(found)
}

enum Kind {
    Observations(Box<Observations>),
    Recording(Recording),
    /// A saved answer.
    Other,
}

impl Kind {
    fn of(bytes: &[u8], today: &str) -> Self {
        let Ok(text) = std::str::from_utf8(bytes) else { return Self::Other };
        let text = text.trim_start_matches('\u{feff}');
        if let Ok(observations) = text.parse() {
            return Self::Observations(Box::new(observations));
        }
        let Ok(json) = serde_json::from_str::<Value>(text) else { return Self::Other };
        newman::read(&json, today).or_else(|| har::read(&json, today)).map_or(Self::Other, Self::Recording)
    }
}

/// Replaces the key of each request by that of the lock; keys that match no request stay.
fn under_own_keys(keys: &RequestKeys<'_>, observations: Observations) -> Observations {
    let mut own = Observations::default();
    for (key, statuses) in observations.requests() {
        let known = match keys.find(key) {
            Meaning::Request(operation) => keys.key(operation),
            Meaning::Several | Meaning::Nothing => key.to_owned(),
        };
        for (status, answers) in statuses {
            own.add_answers(&known, *status, answers.clone());
        }
    }
    own
}

fn add(
    found: &mut Found,
    requests: &mut BTreeMap<String, usize>,
    keys: &RequestKeys<'_>,
    operation: &Operation,
    exchange: &Exchange,
) {
    let key = keys.key(operation);
    let Exchange { status, content_type, body, date, .. } = exchange;
    let wider = found.observations.add(&key, &Seen { status: *status, content_type, body, date });
    tell(&mut found.diagnostics, &operation.place.to_string(), &wider);
    *requests.entry(key).or_default() += 1;
}

/// Names a request without the values in its query.
fn sent(exchange: &Exchange) -> String {
    let url = exchange.url.split(['?', '#']).next().unwrap_or_default();
    format!("{} {url}", exchange.method)
}

fn saved<'a>(file: &Path, recordings: &Recordings, keys: &RequestKeys<'a>) -> Result<(&'a Operation, u16), Diagnostic> {
    let (operation, named) = match &recordings.request {
        None => saved_answer::request(file, keys.operations())?,
        Some(path) => {
            let is_it = |one: &&&Operation| one.place.to_string() == *path;
            let operation = keys.operations().iter().find(is_it).ok_or_else(|| {
                let error = Diagnostic::new(
                    Code::InvalidRecording,
                    format!("`--request` names `{path}`, which is not a request of the collection"),
                );
                let paths: Vec<String> = keys.operations().iter().map(|one| one.place.to_string()).collect();
                suggest::suggest(error, path, paths.iter().map(String::as_str))
            })?;
            (*operation, None)
        }
    };
    Ok((operation, named.or(recordings.status).unwrap_or(200)))
}

fn without_body(recording: &Recording, file: &Path, diagnostics: &mut Diagnostics) {
    if recording.without_body > 0 {
        let message = format!("{} answers were recorded without their bodies", recording.without_body);
        let warning = Diagnostic::new(Code::RecordingRemark, message).in_file(&file.to_string_lossy());
        diagnostics.push(warning.help("save the HAR with content"));
    }
}

fn tell(diagnostics: &mut Diagnostics, request: &str, wider: &[Widening]) {
    for widening in wider {
        let message = format!("the answers of `{request}` are of another kind than before: {widening}");
        diagnostics.push(
            Diagnostic::new(Code::RecordingRemark, message)
                .help("the type becomes wider; the change is in the diff of the file"),
        );
    }
}
