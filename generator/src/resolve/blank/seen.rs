//! [`Seen`]: the headers and query parameters of all requests, and which of them a caller sets once.

use std::collections::{BTreeMap, BTreeSet};

use crate::credentials::{is_blank, is_credential_name};
use crate::description::required::{is_required, says_optional};
use crate::name::{self, WordList, word_list};
use crate::resolve::common::is_common;
use crate::resolve::model::{Folder, Operation};
use crate::resolve::variables::template;
use crate::source::Place;

/// Parameters of queries are about one thing more often than headers are, so that more requests must have them.
const MIN_REQUESTS_WITH_PARAMETER: usize = 8;
const PARAMETERS_TO_ONE_WITHOUT: usize = 9;

/// Words in the names of headers whose values belong to one message.
static OF_ONE_MESSAGE: WordList = word_list(
    "\
    accept agent attachment authorization byte bytes cache checksum connection content cookie \
    correlation csrf date digest etag expect file filename forwarded hash host idempotency if \
    interaction ip length match modified nonce origin port pragma prefer range referer request sec \
    signature span time timestamp trace transaction upgrade xsrf",
);
/// Words in the names of parameters for the caller, or for an installation.
static OF_THE_CALLER: WordList = word_list(
    "\
    account api app application client company developer license login merchant org organisation \
    organization partner sandbox site store team tenant user username workspace",
);

/// A header by its name in lower case, or a parameter of a query.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) header: bool,
    key: String,
}

impl Row {
    pub(super) fn header(key: &str) -> Self {
        Self { header: true, key: key.to_ascii_lowercase() }
    }

    pub(super) fn parameter(key: &str) -> Self {
        Self { header: false, key: key.to_owned() }
    }
}

/// The rows of one name.
pub(super) struct Rows {
    /// As the first request spells it.
    pub(super) key: String,
    /// As the first request saves it.
    pub(super) value: String,
    pub(super) description: String,
    pub(super) place: Place,
    pub(super) requests: usize,
    /// The requests whose descriptions say that it is required.
    required: usize,
    /// `true` if a request has a value for it, or several rows.
    given: bool,
}

/// The enabled rows of all requests.
#[derive(Default)]
pub(super) struct Seen {
    requests: usize,
    pub(super) rows: BTreeMap<Row, Rows>,
    /// `true` if descriptions say what is required, so that the rest is not.
    says_required: bool,
}

impl Seen {
    pub(super) fn of(root: &Folder) -> Self {
        let mut seen = Self::default();
        root.all_operations().for_each(|operation| seen.operation(operation));
        seen
    }

    fn operation(&mut self, operation: &Operation) {
        self.requests += 1;
        let mut own = BTreeSet::new();
        for header in operation.headers.iter().filter(|header| !header.disabled) {
            let row = Row::header(&header.key);
            let again = !own.insert(row.clone());
            self.add(row, &header.key, &header.value, &header.description, again, &operation.place);
        }
        for parameter in operation.url.query.iter().filter(|parameter| !parameter.disabled) {
            let row = Row::parameter(&parameter.key);
            let again = !own.insert(row.clone()) || parameter.value.is_none();
            let value = parameter.value.as_deref().unwrap_or_default();
            self.add(row, &parameter.key, value, &parameter.description, again, &operation.place);
        }
    }

    fn add(&mut self, row: Row, key: &str, value: &str, description: &str, again: bool, place: &Place) {
        let rows = self.rows.entry(row).or_insert_with(|| Rows {
            key: key.to_owned(),
            value: value.to_owned(),
            description: description.to_owned(),
            place: place.clone(),
            requests: 0,
            required: 0,
            given: false,
        });
        let required = is_required(description);
        self.says_required |= required;
        rows.requests += 1;
        rows.required += usize::from(required);
        rows.given |= again || value != rows.value || !is_blank(value);
    }

    /// Returns `true` if (nearly) all requests need it, and none has a value for it.
    pub(super) fn is_needed(&self, row: &Row, rows: &Rows) -> bool {
        let (with, without) = (rows.requests, self.requests.saturating_sub(rows.requests));
        let words = name::words(&rows.key);
        let any = |list: &WordList| words.iter().any(|word| list.has(word));
        let required = rows.required == with;
        let is_said = match row.header {
            true => {
                let asks = rows.value.trim().is_empty() && !self.says_required && !says_optional(&rows.description);
                is_common(with, without) && (required || asks) && !any(&OF_ONE_MESSAGE) && !is_unique(&rows.description)
            }
            false => {
                let is_common = with >= MIN_REQUESTS_WITH_PARAMETER && with >= PARAMETERS_TO_ONE_WITHOUT * without;
                is_common && required && any(&OF_THE_CALLER)
            }
        };
        is_said && !rows.given && !is_credential_name(&rows.key) && !template::has_variables(&rows.key)
    }
}

/// `unique to the call`, `differs for each request`
fn is_unique(description: &str) -> bool {
    let description = description.to_ascii_lowercase();
    [
        "unique to the",
        "unique for",
        "each call",
        "each request",
        "every call",
        "every request",
        "per call",
        "per request",
    ]
    .iter()
    .any(|says| description.contains(says))
}
