//! Finds every other occurrence of a known credential: a variable replaces it where it is sent, and it is redacted where it is only shown.

use std::collections::BTreeSet;

use super::found::{Found, REDACTED, ROTATE};
use super::known::{Known, Replaced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::{Auth, Body, Example, FormValue, GraphqlVariables};
use crate::resolve::model::{Api, AuthInEffect, Capture, Folder, Operation, Variable};
use crate::script::{Constant, Step, Value};
use crate::source::Place;

/// Replaces each known value wherever it occurs, encoded or not, and adds variables for values that had none.
///
/// # Errors
///
/// Returns an error if the values are too long to search for.
pub(in crate::resolve) fn sweep(
    api: &mut Api,
    found: &mut Found,
    diagnostics: &mut Diagnostics,
) -> Result<(), Diagnostic> {
    let taken = api.variables.iter().map(|variable| variable.name.clone()).collect();
    let known = Known::new(found, taken).map_err(|error| {
        let message = format!("the credentials in the collection are too long to be searched for: {error}");
        Diagnostic::new(Code::TooManyCredentials, message).help("remove the parts of the file that are not requests")
    })?;
    let Some(known) = known else { return Ok(()) };
    let mut sweep = Sweep { known, places: BTreeSet::new(), left_out: BTreeSet::new(), place: Place::default() };
    sweep.shown(&mut api.name, "name");
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
    // the name of a request may be its URL
    for secret in &mut found.secrets {
        sweep.replace(&mut secret.found, false);
    }
    let (hidden, made) = sweep.known.finish();
    api.hidden = hidden;
    for secret in made {
        let variable = Variable {
            name: secret.variable.clone(),
            description: String::new(),
            value: None,
            secret: true,
            secret_by_name: false,
            unused: false,
            declared: false,
            may_be_read: false,
        };
        api.variables.push(variable);
        found.secrets.push(secret);
    }
    api.variables.sort_by(|a, b| a.name.cmp(&b.name));
    diagnostics.extend(sweep.places.into_iter().map(|(place, what)| {
        let message = format!("a credential that was found elsewhere is replaced in the {what}, too");
        Diagnostic::new(Code::CredentialAgain, message).at(place)
    }));
    diagnostics.extend(sweep.left_out.into_iter().map(|place| {
        let message = "a script has a credential in a place that takes no variable: the value that it sets is left out"
            .to_owned();
        Diagnostic::new(Code::ScriptNotCarried, message).at(place).help(ROTATE)
    }));
    Ok(())
}

struct Sweep {
    known: Known,
    /// The places of the replacements.
    places: BTreeSet<(Place, &'static str)>,
    /// The places whose scripts set what is left out.
    left_out: BTreeSet<Place>,
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

    /// A literal that contains one becomes a text with its variable. Where a script has one in a place that cannot hold a variable, such as a
    /// regular expression or the name of a header, the value that it sets is left out.
    fn captures(&mut self, captures: &mut Vec<Capture>) {
        for capture in captures.iter_mut() {
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
        captures.retain(|capture| {
            // searches every text in it
            let kept = !self.known.holds(&format!("{capture:?}"));
            if !kept {
                self.left_out.insert(self.place.clone());
            }
            kept
        });
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

    fn replace(&mut self, text: &mut String, sent: bool) -> bool {
        let Replaced::By(replaced) = (if sent { self.known.sent(text) } else { self.known.shown(text, REDACTED) })
        else {
            return false;
        };
        *text = replaced;
        true
    }
}
