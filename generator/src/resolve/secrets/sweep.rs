//! Every other place of a credential that was found: what is sent gets its variable, what is only shown is redacted.

use std::collections::{BTreeMap, BTreeSet};

use super::found::Found;
use super::text::REDACTED;
use crate::credential::is_common;
use crate::diagnostic::{Construct, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::{Auth, Body, Example, FormValue, GraphqlVariables};
use crate::resolve::model::{Api, AuthInEffect, Capture, Folder, Operation};
use crate::resolve::template;
use crate::script::{Constant, Step, Value};
use crate::source::Place;

/// Replaces all values that are not [common](is_common).
pub(in crate::resolve) fn sweep(api: &mut Api, found: &Found, diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    for secret in &found.secrets {
        for value in spellings(&secret.value) {
            known.entry(value).or_insert_with(|| Some(format!("{{{{{}}}}}", secret.variable)));
        }
    }
    for value in found.shown.iter().flat_map(|value| spellings(value)) {
        known.entry(value).or_insert(None);
    }
    known.retain(|value, _| !is_common(value) && !template::has_variables(value));
    if known.is_empty() {
        return;
    }
    let mut known: Vec<_> = known.into_iter().collect();
    // a value may be part of another
    known.sort_by(|(left, _), (right, _)| right.len().cmp(&left.len()).then_with(|| left.cmp(right)));
    let mut sweep = Sweep { known, places: BTreeSet::new(), place: Place::default() };
    sweep.shown(&mut api.description, "description");
    sweep.folder(&mut api.root);
    for variable in &mut api.variables {
        sweep.shown(&mut variable.description, "description");
        if let Some(value) = &mut variable.value {
            sweep.sent(value, "variable");
        }
    }
    for environment in &mut api.environments {
        environment.values.values_mut().for_each(|value| sweep.sent(value, "environment"));
    }
    api.hidden = sweep.known.into_iter().map(|(value, _)| value).collect();
    diagnostics.extend(sweep.places.into_iter().map(|(place, what)| {
        let message = format!("a credential that was found elsewhere is replaced in the {what}, too");
        Diagnostic::note(Construct::Credential.carried(), message).at(place)
    }));
}

/// The value, and as it stands in JSON strings.
fn spellings(value: &str) -> Vec<String> {
    let escaped = serde_json::to_string(value).ok().map(|text| text[1..text.len() - 1].to_owned());
    let unescaped = serde_json::from_str(&format!("\"{value}\"")).ok();
    let mut all: Vec<String> = [Some(value.to_owned()), escaped, unescaped].into_iter().flatten().collect();
    all.dedup();
    all
}

struct Sweep {
    /// With the template that stands for it, when there is one; the longest first.
    known: Vec<(String, Option<String>)>,
    /// Where something was replaced.
    places: BTreeSet<(Place, &'static str)>,
    place: Place,
}

impl Sweep {
    fn folder(&mut self, folder: &mut Folder) {
        self.place = folder.place.clone();
        self.shown(&mut folder.name, "name");
        self.names(&mut folder.place);
        self.shown(&mut folder.description, "description");
        if let Some(auth) = &mut folder.auth {
            self.auth(auth);
        }
        self.captures(&mut folder.presets);
        self.captures(&mut folder.captures);
        folder.operations.iter_mut().for_each(|operation| self.operation(operation));
        folder.folders.iter_mut().for_each(|inner| self.folder(inner));
    }

    fn operation(&mut self, operation: &mut Operation) {
        self.place = operation.place.clone();
        self.shown(&mut operation.name, "name");
        self.names(&mut operation.place);
        self.shown(&mut operation.description, "description");
        self.sent(&mut operation.url.base, "URL");
        for query in &mut operation.url.query {
            self.sent(&mut query.key, "query");
            self.shown(&mut query.description, "description");
            if let Some(value) = &mut query.value {
                self.sent(value, "query");
            }
        }
        for variable in &mut operation.url.path_variables {
            self.shown(&mut variable.description, "description");
            if let Some(value) = &mut variable.value {
                self.sent(value, "path");
            }
        }
        for header in &mut operation.headers {
            self.sent(&mut header.value, "headers");
            self.shown(&mut header.description, "description");
        }
        if let Some(body) = &mut operation.body {
            self.body(body);
        }
        if let AuthInEffect::Own(auth) = &mut operation.auth {
            self.auth(auth);
        }
        operation.examples.iter_mut().for_each(|example| self.example(example));
        self.captures(&mut operation.presets);
        self.captures(&mut operation.captures);
    }

    fn body(&mut self, body: &mut Body) {
        match body {
            Body::Raw { text, .. } => self.sent(text, "body"),
            Body::Urlencoded(params) | Body::Multipart(params) => {
                for param in params {
                    self.shown(&mut param.description, "description");
                    match &mut param.value {
                        FormValue::Text(value) => self.sent(value, "body"),
                        FormValue::File { src, .. } => src.iter_mut().for_each(|src| self.sent(src, "body")),
                    }
                }
            }
            Body::File { src } => src.iter_mut().for_each(|src| self.sent(src, "body")),
            Body::Graphql(graphql) => {
                self.sent(&mut graphql.query, "body");
                match &mut graphql.variables {
                    GraphqlVariables::Absent => {}
                    GraphqlVariables::Text(text) => self.sent(text, "body"),
                    GraphqlVariables::Value(value) => {
                        let mut text = value.to_compact();
                        self.sent(&mut text, "body");
                        if let Ok(replaced) = serde_json::from_str::<Json>(&text) {
                            *value = replaced;
                        }
                    }
                }
            }
        }
    }

    fn auth(&mut self, auth: &mut Auth) {
        for (_, value) in &mut auth.params {
            let mut text = value.to_js_string();
            if self.replace(&mut text, true) {
                self.note("auth");
                *value = Json::String(text);
            }
        }
    }

    fn example(&mut self, example: &mut Example) {
        self.shown(&mut example.name, "example");
        self.shown(&mut example.body, "example");
        if let Some(body) = &mut example.request_body {
            self.body(body);
        }
    }

    /// A literal that holds one becomes a text with its variable.
    fn captures(&mut self, captures: &mut [Capture]) {
        for capture in captures {
            let mut hide = |value: &mut Value| match value {
                Value::Constant(Constant::Text(text)) => {
                    let mut swept = text.clone();
                    if self.replace(&mut swept, true) {
                        *value = Value::Substituted(swept);
                    }
                }
                Value::Substituted(text) => drop(self.replace(text, true)),
                Value::Json(path) | Value::Element(path) | Value::Parsed { path, .. } => {
                    for step in path {
                        if let Step::Key(key) = step {
                            self.replace(key, false);
                        }
                    }
                }
                _ => {}
            };
            capture.value.each_mut(&mut hide);
            if let Some(guard) = &mut capture.guard {
                guard.each_mut(&mut hide);
            }
        }
    }

    fn names(&mut self, place: &mut Place) {
        for name in &mut place.names {
            self.replace(name, false);
        }
    }

    fn sent(&mut self, text: &mut String, what: &'static str) {
        if self.replace(text, true) {
            self.note(what);
        }
    }

    fn shown(&mut self, text: &mut String, what: &'static str) {
        if self.replace(text, false) {
            self.note(what);
        }
    }

    fn note(&mut self, what: &'static str) {
        self.places.insert((self.place.clone(), what));
    }

    fn replace(&self, text: &mut String, sent: bool) -> bool {
        let mut replaced = false;
        for (value, template) in &self.known {
            // what has no variable is only shown
            let with = match template {
                Some(template) if sent => template.clone(),
                None if sent => continue,
                // in an example it may be a number
                _ if value.bytes().all(|byte| byte.is_ascii_digit()) => "1".repeat(value.len()),
                _ => REDACTED.to_owned(),
            };
            if *value != with && text.contains(value.as_str()) {
                *text = text.replace(value.as_str(), &with);
                replaced = true;
            }
        }
        replaced
    }
}
