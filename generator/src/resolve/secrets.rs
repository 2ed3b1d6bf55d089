//! Credentials that stand literally in a collection: each is replaced by a variable, so that no later stage ever sees one.

use std::collections::BTreeSet;

use super::captures::Scripts;
use super::model::Secret;
use super::template;
use super::variables::credential_params;
use crate::credential::{
    is_common, is_credential_name, is_placeholder, is_scheme, looks_like_credential, may_be_credential_name,
};
use crate::diagnostic::{Construct, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::{Auth, Body, Collection, Entry, Environment, FormValue, GraphqlVariables, Request, Url};
use crate::script::{Constant, Transform, Value};
use crate::source::Place;

mod found;
pub(super) mod names;
mod sweep;
mod text;

use found::Found;
use names::{Names, Uses};
pub(super) use sweep::sweep;

/// Replaces them in place, and returns what was found.
pub(super) fn set_apart(
    collection: &mut Collection,
    scripts: &mut Scripts,
    environments: &[Environment],
    diagnostics: &mut Diagnostics,
) -> Found {
    let mut taken: BTreeSet<String> = collection.variables.iter().map(|v| v.key.clone()).collect();
    taken.extend(environments.iter().flat_map(|e| e.variables.iter().map(|v| v.key.clone())));
    let mut search = Search {
        uses: Uses::default(),
        names: None,
        secrets: Vec::new(),
        shown: BTreeSet::new(),
        notes: Vec::new(),
        place: Place::default(),
    };
    search.collection(collection, scripts);
    search.names = Some(std::mem::take(&mut search.uses).names(taken));
    search.collection(collection, scripts);
    diagnostics.extend(search.notes);
    Found { secrets: search.secrets, shown: search.shown }
}

/// What to do about a credential in a collection.
const ROTATE: &str =
    "whoever has the collection has it: make it a secret variable in Postman, and replace it where it is valid";

/// Looks twice: which variable stands for a credential is known when all are.
struct Search {
    uses: Uses,
    names: Option<Names>,
    secrets: Vec<Secret>,
    shown: BTreeSet<String>,
    notes: Vec<Diagnostic>,
    place: Place,
}

impl Search {
    fn collection(&mut self, collection: &mut Collection, scripts: &mut Scripts) {
        self.place = Place::default();
        self.scripts(scripts);
        self.description(&mut collection.description);
        if let Some(auth) = &mut collection.auth {
            self.auth(auth);
        }
        self.entries(&mut collection.entries, scripts);
        for variable in &mut collection.variables {
            self.description(&mut variable.description);
        }
    }

    fn entries(&mut self, entries: &mut [Entry], scripts: &mut Scripts) {
        for entry in entries {
            match entry {
                Entry::Folder(folder) => {
                    self.place = folder.place.clone();
                    if let Some(auth) = &mut folder.auth {
                        self.auth(auth);
                    }
                    self.description(&mut folder.description);
                    self.scripts(scripts);
                    self.entries(&mut folder.entries, scripts);
                }
                Entry::Item(item) => {
                    self.place = item.place.clone();
                    self.request(&mut item.request);
                    self.description(&mut item.description);
                    self.scripts(scripts);
                    for example in &mut item.examples {
                        if let Some(redacted) = text::redact_json(&example.body, &mut self.shown) {
                            example.body = redacted;
                        }
                        if let Some(body) = &mut example.request_body {
                            redact(body, &mut self.shown);
                        }
                    }
                }
            }
        }
    }

    fn request(&mut self, request: &mut Request) {
        self.description(&mut request.description);
        if let Some(auth) = &mut request.auth {
            self.auth(auth);
        }
        match &mut request.url {
            Url::Missing => {}
            Url::Text { text, .. } => {
                if let Some((base, query)) = text.split_once('?') {
                    let pairs: Vec<String> = query
                        .split('&')
                        .map(|pair| match pair.split_once('=') {
                            Some((key, value)) => format!("{key}={}", self.value("query", key, value.to_owned())),
                            None => pair.to_owned(),
                        })
                        .collect();
                    *text = format!("{base}?{}", pairs.join("&"));
                }
            }
            Url::Parts(parts) => {
                for row in &mut parts.query {
                    if let Some(value) = &mut row.value {
                        *value = self.value("query", &row.key, std::mem::take(value));
                    }
                }
                if let Some((_, password)) = &mut parts.userinfo {
                    *password = self.value("URL", "password", std::mem::take(password));
                }
            }
        }
        for header in &mut request.headers {
            header.value = self.value("header", &header.key, std::mem::take(&mut header.value));
        }
        match &mut request.body {
            Some(Body::Raw { text, .. }) => *text = self.body_text(std::mem::take(text)),
            Some(Body::Urlencoded(params) | Body::Multipart(params)) => {
                for param in params {
                    if let FormValue::Text(value) = &mut param.value {
                        *value = self.value("form field", &param.key, std::mem::take(value));
                    }
                }
            }
            Some(Body::Graphql(graphql)) => match &mut graphql.variables {
                GraphqlVariables::Text(text) => *text = self.body_text(std::mem::take(text)),
                GraphqlVariables::Value(value) => {
                    let text = self.body_text(value.to_compact());
                    if let Ok(replaced) = serde_json::from_str::<Json>(&text) {
                        *value = replaced;
                    }
                }
                GraphqlVariables::Absent => {}
            },
            Some(Body::File { .. }) | None => {}
        }
    }

    /// What a script stores into a variable that is called like a credential is left to the caller; other literal credentials
    /// become variables.
    fn scripts(&mut self, scripts: &mut Scripts) {
        for (_, script) in scripts.of_mut(&self.place) {
            script.captures.retain_mut(|capture| {
                if let Value::Constant(Constant::Text(text)) = &capture.value
                    && (is_credential_name(&capture.variable) || looks_like_credential(text))
                    && !is_placeholder(text)
                    && !template::has_variables(text)
                {
                    let found = self.found("script", &capture.variable);
                    self.keep(capture.variable.clone(), text.clone(), found);
                    return false;
                }
                let mut hide = |value: &mut Value| self.script_value(value);
                capture.value.each_mut(&mut hide);
                if let Some(guard) = &mut capture.guard {
                    guard.each_mut(&mut hide);
                }
                true
            });
        }
    }

    fn script_value(&mut self, value: &mut Value) {
        match value {
            Value::Constant(Constant::Text(text)) if looks_like_credential(text) => self.script_text(value, "token"),
            Value::Digest { key: Some(key), .. } => self.script_text(key, "key"),
            // `user:password`
            Value::Transformed { of, by: Transform::ToBase64 } => match of.as_mut() {
                Value::Constant(Constant::Text(text)) if text.contains(':') => self.script_text(of, "credentials"),
                Value::Template(parts) => parts.iter_mut().skip(1).for_each(|part| self.script_text(part, "password")),
                _ => {}
            },
            _ => {}
        }
    }

    fn script_text(&mut self, value: &mut Value, name: &str) {
        if let Value::Constant(Constant::Text(text)) = value
            && text.trim_matches(':').len() > 1
            && !is_placeholder(text)
        {
            let found = self.found("script", name);
            if let Some(variable) = self.variable(name, text, found) {
                *value = Value::Variable(variable);
            }
        }
    }

    /// Tokens pasted into prose.
    fn description(&mut self, description: &mut String) {
        if let Some(redacted) = text::redact_prose(description, &mut self.shown) {
            *description = redacted;
            let found = self.found("description", "");
            let note = Diagnostic::warning(
                Construct::Credential.left_out(),
                format!("a credential stands in {}: it is left out", found.trim_end()),
            );
            self.notes.push(note.at(self.place.clone()).help(ROTATE));
        }
    }

    fn auth(&mut self, auth: &mut Auth) {
        let credentials = credential_params(&auth.kind);
        let names_its_key = auth.kind == "apikey";
        let key = auth.text("key");
        for (name, value) in &mut auth.params {
            if let Json::Array(rows) = value {
                rows.iter_mut().for_each(|row| self.row(row));
            }
            if !credentials.contains(&name.as_str()) {
                continue;
            }
            let text = value.to_js_string();
            let called =
                if names_its_key && !key.is_empty() && !template::has_variables(&key) { key.as_str() } else { name };
            if let Some(variable) = self.replace("auth", called, &text) {
                *value = Json::String(variable);
            }
        }
    }

    /// A parameter that OAuth 2 adds to its own requests.
    fn row(&mut self, row: &mut Json) {
        let key = row.get("key").map(Json::to_js_string).unwrap_or_default();
        let Json::Object(members) = row else { return };
        for (_, value) in members.iter_mut().filter(|(name, value)| name == "value" && !matches!(value, Json::Null)) {
            *value = Json::String(self.value("auth", &key, value.to_js_string()));
        }
    }

    /// The value of a named place, with what is a credential replaced.
    fn value(&mut self, what: &str, name: &str, value: String) -> String {
        if name.eq_ignore_ascii_case("cookie") && template::has_variables(&value) {
            self.cookies(&value)
        } else if is_credential_name(name) || looks_like_credential(&value) {
            self.replace(what, name, &value).unwrap_or(value)
        } else {
            value
        }
    }

    /// `session={{sid}}; theme=dark`: the variables stay, and so do cookies that say little.
    fn cookies(&mut self, value: &str) -> String {
        let cookies = value.split(';').map(|cookie| match cookie.split_once('=') {
            Some((name, value)) if !template::has_variables(value) => {
                let harmless = !may_be_credential_name(name) && !looks_like_credential(value) && is_common(value);
                let replaced = if harmless { None } else { self.replace("cookie", name.trim(), value) };
                format!("{name}={}", replaced.as_deref().unwrap_or(value))
            }
            _ => cookie.to_owned(),
        });
        cookies.collect::<Vec<_>>().join(";")
    }

    fn body_text(&mut self, body: String) -> String {
        text::replace_strings(&body, |key, value| {
            let secret = key.is_some_and(is_credential_name) || looks_like_credential(value);
            if secret { self.replace("body", key.unwrap_or("token"), value) } else { None }
        })
        .unwrap_or(body)
    }

    /// The text with its literal part replaced by a variable; `None` when there is nothing to hide.
    fn replace(&mut self, what: &str, name: &str, text: &str) -> Option<String> {
        let (scheme, credential) = match text.split_once(' ') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, text),
        };
        let literal = template::literal_part(credential);
        let mixed_and_harmless =
            literal.len() < credential.len() && literal.chars().filter(|c| c.is_alphanumeric()).count() < 8;
        if is_placeholder(credential) || mixed_and_harmless {
            return None;
        }
        let found = self.found(what, name);
        let variable = self.variable(name, credential, found)?;
        let token = format!("{{{{{variable}}}}}");
        Some(scheme.map_or(token.clone(), |scheme| format!("{scheme} {token}")))
    }

    /// `Folder/Name: header Authorization`
    fn found(&self, what: &str, name: &str) -> String {
        match self.place.names.is_empty() {
            true => format!("the collection: {what} {name}"),
            false => format!("{}: {what} {name}", self.place),
        }
    }

    /// The variable that stands for a value under this name; none at the first look.
    fn variable(&mut self, name: &str, value: &str, found: String) -> Option<String> {
        let Some(names) = &self.names else {
            self.uses.add(name, value, &self.place);
            return None;
        };
        let variable = names.get(name, value)?.to_owned();
        if !self.secrets.iter().any(|secret| secret.variable == variable) {
            self.keep(variable.clone(), value.to_owned(), found);
        }
        Some(variable)
    }

    fn keep(&mut self, variable: String, value: String, found: String) {
        let note = Diagnostic::warning(
            Construct::Credential.carried(),
            format!("the credential at {found} is now the variable `{variable}`"),
        );
        self.notes.push(note.at(self.place.clone()).help(ROTATE));
        self.secrets.push(Secret { variable, value, found });
    }
}

/// The bodies of saved examples tell types only: no variable is made of their credentials.
fn redact(body: &mut Body, shown: &mut BTreeSet<String>) {
    let mut redact = |text: &mut String| {
        if let Some(redacted) = text::redact_json(text, shown) {
            *text = redacted;
        }
    };
    match body {
        Body::Raw { text, .. } => redact(text),
        Body::Graphql(graphql) => match &mut graphql.variables {
            GraphqlVariables::Text(text) => redact(text),
            GraphqlVariables::Value(value) => {
                let mut text = value.to_compact();
                redact(&mut text);
                graphql.variables = GraphqlVariables::Text(text);
            }
            GraphqlVariables::Absent => {}
        },
        Body::Urlencoded(_) | Body::Multipart(_) | Body::File { .. } => {}
    }
}
