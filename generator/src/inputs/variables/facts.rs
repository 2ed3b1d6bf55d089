//! The places of `{{variables}}` in the paths, queries and forms of all requests.

use std::collections::{BTreeMap, BTreeSet};

use super::identity;
use super::logins::{Logins, is_from_answer, registration};
use super::places::{filled_by, headers, parts, path_variable, variables};
use crate::credentials::is_credential_name;
use crate::name::owner_of_id;
use crate::resolve::model::{Api, AuthInEffect, Folder, Operation, Url};
use crate::resolve::used_by_auth;
use crate::resolve::variables::template;
use crate::script::Value;

/// The smallest number of requests with a credential that make it the client's.
const MIN_REQUESTS: usize = 3;

/// The places of the collection's variables.
#[derive(Default)]
pub(super) struct VariableFacts {
    pub(super) requests: usize,
    pub(super) address: BTreeSet<String>,
    pub(super) auth: BTreeSet<String>,
    /// Variables in headers.
    pub(super) headers: BTreeSet<String>,
    /// How many requests have each of them there.
    pub(super) in_headers: BTreeMap<String, usize>,
    /// The paths that are requested, with their methods.
    pub(super) paths: BTreeSet<(String, String)>,
    /// Variables in the path or query of a request that a script computes before that request.
    pub(super) preset: BTreeSet<String>,
    /// Variables that scripts take from the answers of requests, and the paths of these requests.
    pub(super) answered: BTreeMap<String, BTreeSet<String>>,
    pub(super) logins: Logins,
    /// Ids that are the value of a header, and how many requests have them there. Scripts do not compute them.
    pub(super) header_ids: BTreeMap<String, usize>,
    /// Variables in the values of query parameters and of form fields, and how many requests have them.
    pub(super) values: BTreeMap<String, usize>,
    pub(super) segments: BTreeMap<String, Segments>,
}

/// The path segments that contain a variable, or are a path variable with its value.
#[derive(Default)]
pub(super) struct Segments {
    pub(super) requests: usize,
    /// `true` if each of them is the first of its path.
    pub(super) first: bool,
    /// The paths before them.
    pub(super) before: BTreeSet<String>,
    /// The paths up to and including them.
    pub(super) through: BTreeSet<String>,
    /// `true` if the variable is not all of one of them.
    pub(super) partial: bool,
    /// `true` if one of them is `v{{variable}}`.
    pub(super) version: bool,
}

impl VariableFacts {
    pub(super) fn of(api: &Api) -> Self {
        let mut facts = Self { logins: Logins::of(api), ..Self::default() };
        facts.auth.extend(api.root.all_folders().filter_map(|folder| folder.auth.as_ref()).flat_map(used_by_auth));
        api.root.visit_operations(&mut |operation, around| facts.operation(operation, around));
        facts.logins.settle(&facts.auth);
        facts
    }

    /// `around` are the enclosing folders.
    fn operation(&mut self, operation: &Operation, around: &[&Folder]) {
        self.requests += 1;
        if let AuthInEffect::Own(auth) = &operation.auth {
            self.auth.extend(used_by_auth(auth));
        }
        self.headers(operation);
        self.auth.extend(registration(&operation.url).map(str::to_owned));
        let of_values: BTreeSet<&str> = operation.sent_values().flat_map(|(_, value)| template::names(value)).collect();
        for name in &of_values {
            *self.values.entry((*name).to_owned()).or_default() += 1;
        }
        let (address, segments) = parts(&operation.url);
        self.address.extend(template::names(address).into_iter().map(str::to_owned));
        let of_path = self.path(&operation.url, &segments);
        let path = segments.join("/").trim_end_matches('/').to_owned();
        for capture in operation.captures.iter().filter(|capture| is_from_answer(capture)) {
            self.answered.entry(capture.variable.clone()).or_default().insert(path.clone());
        }
        self.paths.insert((path, operation.method.clone()));
        self.computed(operation, around, &of_path, &of_values);
        self.logins.add(operation, of_path);
    }

    fn headers(&mut self, operation: &Operation) {
        for (key, value) in headers(operation) {
            let names = template::names(value).into_iter().map(str::to_owned);
            if is_credential_name(key) {
                self.auth.extend(names.clone());
            }
            self.headers.extend(names);
        }
        let names: BTreeSet<&str> = headers(operation).flat_map(|(_, value)| template::names(value)).collect();
        for name in names {
            *self.in_headers.entry(name.to_owned()).or_default() += 1;
        }
    }

    /// Adds what scripts compute before a request with these variables in its path and as values, and the ids in headers that no script computes.
    fn computed(
        &mut self,
        operation: &Operation,
        around: &[&Folder],
        of_path: &BTreeSet<&str>,
        of_values: &BTreeSet<&str>,
    ) {
        let computed = operation.presets_within(around).filter(|preset| is_computed(&preset.value));
        let computed: BTreeSet<&str> = computed.map(|preset| preset.variable.as_str()).collect();
        let in_request = computed.iter().filter(|name| of_path.contains(*name) || of_values.contains(*name));
        self.preset.extend(in_request.map(|name| (*name).to_owned()));
        let of_headers: BTreeSet<&str> = headers(operation).filter_map(|(_, value)| template::whole(value)).collect();
        for name in of_headers.difference(&computed).filter(|name| identity::is_id_of_several(name)) {
            *self.header_ids.entry((*name).to_owned()).or_default() += 1;
        }
    }

    /// Adds the variables of a path, and returns them.
    fn path<'u>(&mut self, url: &'u Url, segments: &[&'u str]) -> BTreeSet<&'u str> {
        let mut seen = BTreeSet::new();
        for (index, segment) in segments.iter().enumerate() {
            let filled = path_variable(url, segment).and_then(filled_by);
            for name in variables(segment).chain(filled) {
                let of_name = self
                    .segments
                    .entry(name.to_owned())
                    .or_insert_with(|| Segments { first: true, ..Segments::default() });
                of_name.version |= segment.starts_with("v{{");
                of_name.before.insert(segments[..index].join("/"));
                of_name.through.insert(segments[..=index].join("/"));
                of_name.partial |= filled.is_none() && template::whole(segment).is_none();
                if seen.insert(name) {
                    of_name.requests += 1;
                    of_name.first &= index == 0;
                }
            }
        }
        seen
    }

    /// Returns `true` for a credential of a user that queries or forms have as a literal, or a token that is used once, and that nothing else uses.
    /// What most requests have is that of the client.
    pub(super) fn is_credential_of_user(&self, name: &str) -> bool {
        let requests = self.values.get(name).copied().unwrap_or_default();
        let is_of_most = requests >= MIN_REQUESTS && 2 * requests > self.requests;
        let is_of_call = self.logins.has_token_of_one_call(name, requests);
        (self.logins.has_credential_of_user(name) || is_of_call) && !is_of_most && !self.is_elsewhere(name)
    }

    /// Returns `true` for a variable in auth, in a header or in the host.
    fn is_elsewhere(&self, name: &str) -> bool {
        [&self.auth, &self.headers, &self.address].iter().any(|places| places.contains(name))
    }

    /// Returns `true` for an id of what the API itself has: it comes from an answer to `/quizzes`, and is used as `/quizzes/{{quiz}}`.
    pub(super) fn is_of_list(&self, name: &str) -> bool {
        let (Some(answered), Some(segments)) = (self.answered.get(name), self.segments.get(name)) else { return false };
        segments.before.iter().any(|path| !path.is_empty() && answered.contains(path))
    }

    /// Returns `true` for a token or key that is the id of a thing: `/cards/{{card_token}}`, where the client also lists cards, and gets or
    /// changes one. What lets its bearer in is posted to: `POST /hooks/{{hook_token}}`.
    pub(super) fn is_token_of_thing(&self, name: &str) -> bool {
        let (Some(owner), Some(segments)) = (identity::owner_of_token(name), self.segments.get(name)) else {
            return false;
        };
        !segments.partial
            && !self.auth.contains(name)
            && !self.headers.contains(name)
            && !self.values.contains_key(name)
            && segments.before.iter().all(|path| identity::is_list_of(path, &owner))
            && (self.is_of_list(name) || self.requests_any(&segments.before, &["GET"]))
            && self.requests_any(&segments.through, &["GET", "PUT", "PATCH", "DELETE"])
    }

    /// Returns `true` for the id of a session, `/sessions/{{session_id}}/streams`, and for a token that is used once, `/users/activate/{{token}}`.
    pub(super) fn is_for_one_call(&self, name: &str) -> bool {
        let Some(segments) = self.segments.get(name) else { return false };
        let is_only_there = !segments.partial && !self.is_elsewhere(name) && !self.values.contains_key(name);
        is_only_there && segments.before.iter().all(|path| identity::is_for_one_call(path, name))
    }

    /// Returns `true` for what follows a thing that is requested without it: `/cameras/{{serial}}` beside `/cameras`. A client usually has one
    /// account and one version.
    pub(super) fn is_of_requested_thing(&self, name: &str) -> bool {
        let Some(segments) = self.segments.get(name) else { return false };
        let is_thing =
            |path: &String| identity::is_thing_of_several(path) && self.requests_any([path], &["GET", "POST"]);
        !identity::is_of_client(name) && segments.before.iter().any(is_thing)
    }

    /// Returns `true` for an id in a path. The id of an account, or of another scope, counts only after the plural, and if the client has several: it
    /// creates, changes or deletes one, or an answer gives the id.
    pub(super) fn is_id_of_thing(&self, name: &str) -> bool {
        let (Some(owner), Some(segments)) = (owner_of_id(name), self.segments.get(name)) else {
            return false;
        };
        let lists: Vec<_> = segments.before.iter().filter_map(|path| identity::listed_by(path)).collect();
        let is_scope = identity::is_scope(&owner) || lists.iter().any(|listed| identity::is_scope(listed));
        let has_several = || {
            self.answered.contains_key(name)
                || self.requests_any(&segments.before, &["POST"])
                || self.requests_any(&segments.through, &["PUT", "PATCH", "DELETE"])
        };
        let owner = owner.concat();
        !is_scope || (lists.iter().any(|listed| owner.ends_with(&listed.concat())) && has_several())
    }

    /// Returns `true` for the version of the API by name: `{{version}}` where nothing but words such as `api` precedes it, and `{{apiVersion}}` anywhere.
    pub(super) fn is_version_of_api(&self, name: &str) -> bool {
        let is_at_start = |segments: &Segments| segments.before.iter().all(|path| identity::is_technical_path(path));
        identity::is_version_of_api(name)
            || identity::is_version(name) && self.segments.get(name).is_some_and(is_at_start)
    }

    /// Returns `true` for an id in headers: `X-Trip-ID: {{tripId}}`. What most requests have there says for whom the client works.
    pub(super) fn is_id_in_headers(&self, name: &str) -> bool {
        self.header_ids.get(name).is_some_and(|requests| 2 * requests <= self.requests)
    }

    /// Returns `true` if there is a request with one of the paths and methods.
    fn requests_any<'p>(&self, paths: impl IntoIterator<Item = &'p String>, methods: &[&str]) -> bool {
        paths
            .into_iter()
            .any(|path| methods.iter().any(|method| self.paths.contains(&(path.clone(), (*method).to_owned()))))
    }
}

/// Returns `true` if a script computes the value. Constants and values of other variables do not count: callers can pass them themselves.
fn is_computed(value: &Value) -> bool {
    match value {
        Value::Unset | Value::Constant(_) | Value::Variable(_) => false,
        Value::Substituted(text) => template::whole(text).is_none_or(|name| name.starts_with('$')),
        Value::Drawn { of, .. } => is_computed(of),
        Value::First(values) => values.iter().any(is_computed),
        Value::Choice { then, otherwise, .. } => is_computed(then) || is_computed(otherwise),
        _ => true,
    }
}
