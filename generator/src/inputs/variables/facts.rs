//! The places of `{{variables}}` in the paths and queries of all requests.

use std::collections::{BTreeMap, BTreeSet};

use super::identity;
use crate::credentials::{is_credential_name, is_password_name};
use crate::read::model::{Body, FormValue, PathVariable};
use crate::resolve::model::{Api, AuthInEffect, Capture, Folder, Operation, Url};
use crate::resolve::url::path_start;
use crate::resolve::used_by_auth;
use crate::resolve::variables::template;
use crate::script::{Constant, Value};

/// The places of the collection's variables.
#[derive(Default)]
pub(super) struct VariableFacts {
    pub(super) requests: usize,
    pub(super) address: BTreeSet<String>,
    pub(super) auth: BTreeSet<String>,
    /// Variables in headers.
    pub(super) headers: BTreeSet<String>,
    /// The paths that are requested, with their methods.
    pub(super) paths: BTreeSet<(String, String)>,
    /// Variables in the path or query of a request that a script computes before that request.
    pub(super) preset: BTreeSet<String>,
    /// Variables that scripts take from the answers of requests, and the paths of these requests.
    pub(super) answered: BTreeMap<String, BTreeSet<String>>,
    pub(super) login: BTreeSet<String>,
    /// Variables that scripts take from answers, and the variables that are values in these requests.
    tokens: BTreeMap<String, BTreeSet<String>>,
    /// Variables that are the value of a query parameter or of a form field, and how many requests have them.
    pub(super) values: BTreeMap<String, usize>,
    pub(super) segments: BTreeMap<String, Segments>,
    /// Variables in place of literal credentials.
    literals: BTreeSet<String>,
    /// Those in place of passwords in forms.
    pub(super) passwords: BTreeSet<String>,
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
        let replaced = api.secrets.iter().filter(|secret| !secret.open).map(|secret| &secret.variable);
        let is_declared = |name: &str| api.variable(name).is_some_and(|variable| variable.declared);
        let literals = replaced.filter(|name| !is_declared(name)).cloned().collect();
        let mut facts = Self { literals, ..Self::default() };
        facts.auth.extend(api.root.all_folders().filter_map(|folder| folder.auth.as_ref()).flat_map(used_by_auth));
        api.root.visit_operations(&mut |operation, around| facts.operation(operation, around));
        let Self { auth, tokens, login, .. } = &mut facts;
        login.extend(tokens.iter().filter(|(token, _)| auth.contains(*token)).flat_map(|(_, sent)| sent).cloned());
        facts
    }

    /// `around` are the enclosing folders.
    fn operation(&mut self, operation: &Operation, around: &[&Folder]) {
        self.requests += 1;
        if let AuthInEffect::Own(auth) = &operation.auth {
            self.auth.extend(used_by_auth(auth));
        }
        for header in operation.headers.iter().filter(|header| !header.disabled) {
            let names = template::names(&header.value).into_iter().map(str::to_owned);
            if is_credential_name(&header.key) {
                self.auth.extend(names.clone());
            }
            self.headers.extend(names);
        }
        let (address, segments) = parts(&operation.url);
        self.address.extend(template::names(address).into_iter().map(str::to_owned));
        let rows: Vec<(&str, &str)> = query(operation).chain(fields(operation)).collect();
        let of_values: BTreeSet<&str> = rows.iter().filter_map(|(_, value)| whole(value)).collect();
        for name in &of_values {
            *self.values.entry((*name).to_owned()).or_default() += 1;
        }
        self.auth.extend(registration(&operation.url).map(str::to_owned));
        let mut seen = BTreeSet::new();
        for (index, segment) in segments.iter().enumerate() {
            let filled = path_variable(&operation.url, segment).and_then(filled_by);
            for name in variables(segment).chain(filled) {
                let of_name = self
                    .segments
                    .entry(name.to_owned())
                    .or_insert_with(|| Segments { first: true, ..Segments::default() });
                of_name.version |= segment.starts_with("v{{");
                of_name.before.insert(segments[..index].join("/"));
                of_name.through.insert(segments[..=index].join("/"));
                of_name.partial |= filled.is_none() && whole(segment).is_none();
                if seen.insert(name) {
                    of_name.requests += 1;
                    of_name.first &= index == 0;
                }
            }
        }
        let path = segments.join("/").trim_end_matches('/').to_owned();
        self.paths.insert((path.clone(), operation.method.clone()));
        // the scripts of folders do not run for a request that a script sends
        let around = if operation.position.is_some() { around } else { &[] };
        let presets = around.iter().flat_map(|folder| &folder.presets).chain(&operation.presets);
        let computed = presets.filter(|preset| is_computed(&preset.value));
        let is_in_request = |preset: &&Capture| {
            let name = preset.variable.as_str();
            seen.contains(name) || of_values.contains(name)
        };
        self.preset.extend(computed.filter(is_in_request).map(|preset| preset.variable.clone()));
        for capture in operation.captures.iter().filter(|capture| is_from_answer(&capture.value)) {
            self.answered.entry(capture.variable.clone()).or_default().insert(path.clone());
            let sent = of_values.iter().filter(|name| !self.literals.contains(**name)).map(|name| (*name).to_owned());
            self.tokens.entry(capture.variable.clone()).or_default().extend(sent);
        }
        let is_grant = rows.iter().any(|(key, _)| *key == "grant_type");
        let is_login = is_grant || self.has_login(&rows);
        if logs_in(operation) {
            self.login.extend(seen.into_iter().map(str::to_owned));
        }
        for name in &of_values {
            if is_login && (is_grant || !self.literals.contains(*name)) {
                self.login.insert((*name).to_owned());
            }
        }
        for (key, name) in fields(operation).filter_map(|(key, value)| Some((key, whole(value)?))) {
            if self.literals.contains(name) && is_password_name(key) {
                self.passwords.insert(name.to_owned());
            }
        }
    }
}

impl VariableFacts {
    /// Returns `true` for a name and a password that are variables: one client is logged in with them.
    fn has_login(&self, rows: &[(&str, &str)]) -> bool {
        let is_own = |value: &str| whole(value).is_some_and(|name| !self.literals.contains(name));
        rows.iter().any(|(key, value)| is_password_name(key) && is_own(value))
    }

    /// Returns `true` for a password that a form has as a literal: it is that of the user in the form, not of the client.
    pub(super) fn is_password_of_form(&self, name: &str) -> bool {
        self.passwords.contains(name)
            && ![&self.auth, &self.address, &self.headers, &self.login].iter().any(|places| places.contains(name))
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

    /// Returns `true` for a session that is spoken of, `/sessions/{{session_id}}/streams`, and for a token that is used once,
    /// `/users/activate/{{token}}`.
    pub(super) fn is_for_one_call(&self, name: &str) -> bool {
        let Some(segments) = self.segments.get(name) else { return false };
        let is_only_there = !segments.partial
            && ![&self.auth, &self.headers, &self.address].iter().any(|places| places.contains(name))
            && !self.values.contains_key(name);
        is_only_there && segments.before.iter().all(|path| identity::is_for_one_call(path, name))
    }

    /// Returns `true` for what follows a thing that is requested without it: `/cameras/{{serial}}` beside `/cameras`. A client usually has one
    /// account and one version.
    pub(super) fn is_of_requested_thing(&self, name: &str) -> bool {
        let Some(segments) = self.segments.get(name) else { return false };
        let is_thing = |path: &String| {
            identity::is_thing_of_several(path) && self.requests_any(&BTreeSet::from([path.clone()]), &["GET", "POST"])
        };
        !identity::is_of_client(name) && segments.before.iter().any(is_thing)
    }

    /// Returns `true` for an id in a path. The id of an account, or of another scope, counts only after the plural, and if the client has several: it
    /// creates, changes or deletes one, or an answer gives the id.
    pub(super) fn is_id_of_thing(&self, name: &str) -> bool {
        let (Some(owner), Some(segments)) = (identity::owner_of_id(name), self.segments.get(name)) else {
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

    /// Returns `true` if there is a request with one of the paths and methods.
    fn requests_any(&self, paths: &BTreeSet<String>, methods: &[&str]) -> bool {
        paths.iter().any(|path| methods.iter().any(|method| self.paths.contains(&(path.clone(), (*method).to_owned()))))
    }
}

/// Returns the keys and values of the query that are sent.
fn query(operation: &Operation) -> impl Iterator<Item = (&str, &str)> {
    let sent = operation.url.query.iter().filter(|row| !row.disabled);
    sent.filter_map(|row| Some((row.key.as_str(), row.value.as_deref()?)))
}

/// Returns the names and texts of the fields of a form that are sent.
fn fields(operation: &Operation) -> impl Iterator<Item = (&str, &str)> {
    let sent = operation.body.as_ref().map(Body::form).unwrap_or_default().iter().filter(|field| !field.disabled);
    sent.filter_map(|field| match &field.value {
        FormValue::Text(value) => Some((field.key.as_str(), value.as_str())),
        FormValue::File { .. } => None,
    })
}

/// Returns the variables that are the registration of an OAuth 2 client, in the query of a login (RFC 6749, section 4).
fn registration(url: &Url) -> impl Iterator<Item = &str> {
    let enabled = url.query.iter().filter(|row| !row.disabled);
    let has = |key: &str| enabled.clone().any(|row| row.key == key);
    let logs_in = has("client_id") && ["redirect_uri", "response_type", "grant_type"].into_iter().any(has);
    let of_client = enabled.filter(move |row| logs_in && ["client_id", "redirect_uri"].contains(&row.key.as_str()));
    of_client.filter_map(|row| whole(row.value.as_deref()?))
}

/// Returns `true` if a script computes the value. Constants and values of other variables do not count: callers can pass them themselves.
fn is_computed(value: &Value) -> bool {
    match value {
        Value::Unset | Value::Constant(_) | Value::Variable(_) => false,
        Value::Substituted(text) => whole(text).is_none_or(|name| name.starts_with('$')),
        Value::Drawn { of, .. } => is_computed(of),
        Value::First(values) => values.iter().any(is_computed),
        Value::Choice { then, otherwise, .. } => is_computed(then) || is_computed(otherwise),
        _ => true,
    }
}

/// Returns `true` for a request whose answer sets a credential: a client that renews it has no caller who could pass an argument.
fn logs_in(operation: &Operation) -> bool {
    operation.captures.iter().any(|capture| is_from_answer(&capture.value) && is_credential_name(&capture.variable))
}

fn is_from_answer(value: &Value) -> bool {
    !matches!(value, Value::Unset | Value::Constant(Constant::Text(_)))
}

/// Splits a URL into the part before its path, and the segments of the path.
pub(in crate::inputs) fn parts(url: &Url) -> (&str, Vec<&str>) {
    let (address, path) = url.base.split_at(path_start(&url.base));
    (address, path.split('/').skip(1).collect())
}

/// Returns the path variable that a segment is: `:id`, or `:id.json`.
pub(in crate::inputs) fn path_variable<'a>(url: &'a Url, segment: &str) -> Option<&'a PathVariable> {
    let name = segment.strip_prefix(':')?.split('.').next()?;
    url.path_variables.iter().find(|variable| variable.key == name)
}

/// Returns the variable whose value a path variable has: the collection says `:tenant` for `{{tenant}}`. A dynamic variable is an example of a
/// value.
pub(in crate::inputs) fn filled_by(variable: &PathVariable) -> Option<&str> {
    whole(variable.value.as_deref()?).filter(|name| !name.starts_with('$'))
}

/// The names of the variables in a segment, with repetitions.
pub(in crate::inputs) fn variables(segment: &str) -> impl Iterator<Item = &str> {
    template::tokens(segment).map(|(_, name)| name).filter(|name| !name.is_empty())
}

/// Returns the name of the variable if it is the whole text.
pub(in crate::inputs) fn whole(text: &str) -> Option<&str> {
    let mut tokens = template::tokens(text);
    let (_, name) = tokens.next()?;
    (name.len() + 4 == text.len() && !name.is_empty()).then_some(name)
}
