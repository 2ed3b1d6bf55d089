//! [`Used`]: the variables that the parts of requests use.

use std::collections::BTreeSet;

use crate::credentials::{credential_params, is_credential_name};
use crate::json::Json;
use crate::read::model::{Auth, Body, FormParam, FormValue};
use crate::resolve::model::{AuthInEffect, Capture, Folder, Operation};
use crate::resolve::variables::template;
use crate::script::Value;

/// The names of the variables that were found in requests, auth and scripts.
#[derive(Default)]
pub(super) struct Used {
    pub(super) names: BTreeSet<String>,
    /// Used where a credential goes.
    pub(super) credentials: BTreeSet<String>,
    /// Dynamic variables.
    pub(super) dynamic: BTreeSet<String>,
    /// `true` if a text puts the name of a variable together, so that any may be used.
    pub(super) composes_names: bool,
}

impl Used {
    pub(super) fn of(root: &Folder) -> Self {
        let mut used = Self::default();
        for folder in root.all_folders() {
            if let Some(auth) = &folder.auth {
                used.auth(auth);
            }
            used.scripts(&folder.presets, &folder.captures);
            folder.operations.iter().for_each(|operation| used.operation(operation));
        }
        used
    }

    pub(super) fn operation(&mut self, operation: &Operation) {
        self.sent(operation);
        self.scripts(&operation.presets, &operation.captures);
    }

    pub(super) fn sent(&mut self, operation: &Operation) {
        self.text(&operation.method);
        self.text(&operation.url.base);
        for query in operation.url.query.iter().filter(|query| !query.disabled) {
            self.pair(&query.key, query.value.as_deref().unwrap_or_default());
        }
        for variable in &operation.url.path_variables {
            self.text(variable.value.as_deref().unwrap_or_default());
        }
        for header in operation.headers.iter().filter(|header| !header.disabled) {
            self.pair(&header.key, &header.value);
        }
        match &operation.body {
            Some(Body::Raw { text, .. }) => self.text(text),
            Some(Body::Urlencoded(params) | Body::Multipart(params)) => {
                params.iter().filter(|p| !p.disabled).for_each(|p| self.param(p))
            }
            Some(Body::File { src, .. }) => self.text(src.as_deref().unwrap_or_default()),
            Some(Body::Graphql(graphql)) => {
                self.text(&graphql.query);
                self.text(graphql.operation_name.as_deref().unwrap_or_default());
                self.text(&graphql.variables.text().unwrap_or_default());
            }
            None => {}
        }
        if let AuthInEffect::Own(auth) = &operation.auth {
            self.auth(auth);
        }
    }

    pub(super) fn scripts(&mut self, presets: &[Capture], captures: &[Capture]) {
        for capture in presets.iter().chain(captures) {
            self.names.insert(capture.variable.clone());
            self.read(capture);
        }
    }

    pub(super) fn read(&mut self, capture: &Capture) {
        let mut read = |value: &Value| match value {
            Value::Variable(name) => drop(self.names.insert(name.clone())),
            Value::Substituted(text) => self.text(text),
            _ => {}
        };
        capture.value.each(&mut read);
        if let Some(guard) = &capture.guard {
            guard.each(&mut read);
        }
    }

    pub(super) fn auth(&mut self, auth: &Auth) {
        for (key, value) in &auth.params {
            if let Json::Array(rows) = value {
                for row in rows {
                    let text = |key: &str| row.get(key).map(Json::to_js_string).unwrap_or_default();
                    self.pair(&text("key"), &text("value"));
                }
            }
            let value = match value {
                Json::Object(_) | Json::Array(_) => value.to_compact(),
                plain => plain.to_js_string(),
            };
            self.text(&value);
            if credential_params(&auth.kind).contains(&key.as_str()) {
                self.credentials.extend(template::names(&value).into_iter().map(str::to_owned));
            }
        }
    }

    fn param(&mut self, param: &FormParam) {
        self.text(&param.content_type);
        match &param.value {
            FormValue::Text(value) => self.pair(&param.key, value),
            FormValue::File { src, name } => src.iter().chain(name).for_each(|text| self.text(text)),
        }
    }

    fn pair(&mut self, key: &str, value: &str) {
        self.text(key);
        self.text(value);
        if is_credential_name(key) {
            self.credentials.extend(template::names(value).into_iter().map(str::to_owned));
        }
    }

    /// Collects the variables of a text; dynamic ones belong to the runtime, not to the client.
    pub(super) fn text(&mut self, text: &str) {
        self.composes_names |= template::composes_names(text);
        for name in template::names(text).into_iter().filter(|name| !name.is_empty()) {
            let names = if name.starts_with('$') { &mut self.dynamic } else { &mut self.names };
            names.insert(name.to_owned());
        }
    }
}
