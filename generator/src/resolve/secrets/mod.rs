//! Credentials that stand literally in a collection: each is replaced by a variable, so that no later stage ever sees one.

use std::collections::BTreeSet;
use std::ops::Range;

use super::captures::Scripts;
use super::model::Secret;
use super::template;
use super::variables::credential_params;
use crate::credentials::{
    Class, Finder, Spot, Text, classify, is_common, is_credential_name, is_placeholder, is_scheme,
    looks_like_credential, may_be_credential_name,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::{
    Auth, Body, Collection, Entry, Environment, Example, FormValue, GraphqlVariables, PathVariable, Request, Url,
};
use crate::script::{Constant, Transform, Value};
use crate::source::Place;

mod found;
mod known;
pub(super) mod names;
mod sweep;

use found::Found;
use names::{Names, Uses};
use sweep::REDACTED;
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
        finder: Finder::default(),
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
    finder: Finder,
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
            if let Some(value) = &mut variable.value
                && variable.kind != "secret"
                && !matches!(classify(&variable.key, value, Spot::Named), Class::Credential(_) | Class::Placeholder(_))
            {
                self.within("variable", value);
            }
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
                    item.examples.iter_mut().for_each(|example| self.example(example));
                }
            }
        }
    }

    fn request(&mut self, request: &mut Request) {
        self.description(&mut request.description);
        if let Some(auth) = &mut request.auth {
            self.auth(auth);
        }
        self.url(&mut request.url);
        for header in &mut request.headers {
            self.description(&mut header.description);
            header.value = self.value("header", &header.key, std::mem::take(&mut header.value));
        }
        match &mut request.body {
            Some(Body::Raw { text, .. }) => self.within("body", text),
            Some(Body::Urlencoded(params) | Body::Multipart(params)) => {
                for param in params {
                    self.description(&mut param.description);
                    if let FormValue::Text(value) = &mut param.value {
                        *value = self.value("form field", &param.key, std::mem::take(value));
                    }
                }
            }
            Some(Body::Graphql(graphql)) => {
                self.within("body", &mut graphql.query);
                match &mut graphql.variables {
                    GraphqlVariables::Text(text) => self.within("body", text),
                    GraphqlVariables::Value(value) => {
                        let mut text = value.to_compact();
                        self.within("body", &mut text);
                        if let Ok(replaced) = serde_json::from_str::<Json>(&text) {
                            *value = replaced;
                        }
                    }
                    GraphqlVariables::Absent => {}
                }
            }
            Some(Body::File { .. }) | None => {}
        }
    }

    fn url(&mut self, url: &mut Url) {
        match url {
            Url::Missing => {}
            Url::Text { text, path_variables } => {
                let (base, query) =
                    text.split_once('?').map_or((text.as_str(), None), |(base, query)| (base, Some(query)));
                let mut whole = base.to_owned();
                self.within("URL", &mut whole);
                if let Some(query) = query {
                    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
                        Some((key, value)) => format!("{key}={}", self.value("query", key, value.to_owned())),
                        None => pair.to_owned(),
                    });
                    whole = format!("{whole}?{}", pairs.collect::<Vec<_>>().join("&"));
                }
                *text = whole;
                self.path_variables(path_variables);
            }
            Url::Parts(parts) => {
                for row in &mut parts.query {
                    self.description(&mut row.description);
                    if let Some(value) = &mut row.value {
                        *value = self.value("query", &row.key, std::mem::take(value));
                    }
                }
                if let Some((_, password)) = &mut parts.userinfo {
                    *password = self.value("URL", "password", std::mem::take(password));
                }
                self.host_and_path(&mut parts.host, &mut parts.path);
                self.path_variables(&mut parts.path_variables);
            }
        }
    }

    fn path_variables(&mut self, variables: &mut [PathVariable]) {
        for variable in variables {
            self.description(&mut variable.description);
            if let Some(value) = &mut variable.value {
                *value = self.value("path", &variable.key, std::mem::take(value));
            }
        }
    }

    /// What a segment is may depend on the host and on the segments before it.
    fn host_and_path(&mut self, host: &mut String, path: &mut Option<Vec<String>>) {
        let segments = path.as_deref().unwrap_or_default();
        let mut whole = format!("://{host}/{}", segments.join("/"));
        let before = whole.clone();
        self.within("URL", &mut whole);
        if whole == before {
            return;
        }
        let rest = whole.strip_prefix("://").unwrap_or(&whole);
        if let Some((new_host, new_path)) = rest.split_once('/') {
            *host = new_host.to_owned();
            if path.is_some() {
                *path = Some(new_path.split('/').map(str::to_owned).collect());
            }
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
            Value::Constant(Constant::Text(text)) => {
                let mut replaced = text.clone();
                self.within("script", &mut replaced);
                if replaced != *text {
                    *value = Value::Substituted(replaced);
                }
            }
            Value::Substituted(text) => self.within("script", text),
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
        if self.names.is_none() && self.hide(description, Text::Prose) {
            let found = self.found("description", "");
            let note = Diagnostic::new(
                Code::CredentialInText,
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
    fn value(&mut self, what: &str, name: &str, mut value: String) -> String {
        if name.eq_ignore_ascii_case("cookie") && template::has_variables(&value) {
            return self.cookies(&value);
        }
        match classify(name, &value, Spot::Named) {
            Class::Credential(_) | Class::Placeholder(_) => self.replace(what, name, &value).unwrap_or(value),
            Class::Suspected(_) | Class::Plain => {
                self.within(what, &mut value);
                value
            }
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

    /// Replaces the credentials within a text that is sent.
    fn within(&mut self, what: &str, text: &mut String) {
        let found = self.finder.find(text, Text::Data);
        for literal in found.into_iter().rev() {
            let at = self.found(what, &literal.name);
            if let Some(variable) = self.variable(&literal.name, &text[literal.range.clone()], at) {
                text.replace_range(literal.range, &format!("{{{{{variable}}}}}"));
            }
        }
    }

    /// Replaces the credentials within a text that is only shown, and returns whether there were any.
    fn hide(&mut self, text: &mut String, kind: Text) -> bool {
        let found = self.finder.find(text, kind);
        let any = !found.is_empty();
        for literal in found.into_iter().rev() {
            self.shown.insert(text[literal.range.clone()].to_owned());
            text.replace_range(literal.range, REDACTED);
        }
        any
    }

    /// The bodies of saved examples tell types only: no variable is made of their credentials.
    fn example(&mut self, example: &mut Example) {
        if self.names.is_some() {
            return;
        }
        self.hide(&mut example.name, Text::Prose);
        self.hide(&mut example.body, Text::Data);
        for header in &mut example.headers {
            self.hide_value(&header.key, &mut header.value);
        }
        match &mut example.request_body {
            Some(Body::Raw { text, .. }) => drop(self.hide(text, Text::Data)),
            Some(Body::Graphql(graphql)) => {
                self.hide(&mut graphql.query, Text::Data);
                match &mut graphql.variables {
                    GraphqlVariables::Text(text) => drop(self.hide(text, Text::Data)),
                    GraphqlVariables::Value(value) => {
                        let mut text = value.to_compact();
                        self.hide(&mut text, Text::Data);
                        graphql.variables = GraphqlVariables::Text(text);
                    }
                    GraphqlVariables::Absent => {}
                }
            }
            Some(Body::Urlencoded(params) | Body::Multipart(params)) => {
                for param in params {
                    if let FormValue::Text(value) = &mut param.value {
                        self.hide_value(&param.key, value);
                    }
                }
            }
            Some(Body::File { .. }) | None => {}
        }
    }

    fn hide_value(&mut self, name: &str, value: &mut String) {
        if matches!(classify(name, value, Spot::Named), Class::Credential(_)) && !template::has_variables(value) {
            self.shown.insert(std::mem::replace(value, REDACTED.to_owned()));
        } else {
            self.hide(value, Text::Data);
        }
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
        if literal.len() < credential.len() {
            return self.pieces(what, name, text);
        }
        let found = self.found(what, name);
        let variable = self.variable(name, credential, found)?;
        let token = format!("{{{{{variable}}}}}");
        Some(scheme.map_or(token.clone(), |scheme| format!("{scheme} {token}")))
    }

    /// A text that has variables keeps them: only what is literal between them, and no word, is replaced.
    fn pieces(&mut self, what: &str, name: &str, text: &str) -> Option<String> {
        let mut result = String::new();
        let mut from = 0;
        let tokens: Vec<Range<usize>> = template::tokens(text).map(|(at, name)| at..at + name.len() + 4).collect();
        for token in tokens.into_iter().chain(std::iter::once(text.len()..text.len())) {
            let literal = &text[from..token.start];
            let mut copied = 0;
            for piece in literal.split(|c: char| c.is_whitespace() || ";,&=:|\"'".contains(c)) {
                let at = piece.as_ptr() as usize - literal.as_ptr() as usize;
                if is_common(piece) || is_placeholder(piece) {
                    continue;
                }
                let found = self.found(what, name);
                if let Some(variable) = self.variable(name, piece, found) {
                    result.push_str(&literal[copied..at]);
                    result.push_str(&format!("{{{{{variable}}}}}"));
                    copied = at + piece.len();
                }
            }
            result.push_str(&literal[copied..]);
            result.push_str(&text[token.clone()]);
            from = token.end;
        }
        (result != text).then_some(result)
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
        let note =
            Diagnostic::new(Code::Credential, format!("the credential at {found} is now the variable `{variable}`"));
        self.notes.push(note.at(self.place.clone()).help(ROTATE));
        self.secrets.push(Secret { variable, value, found });
    }
}
