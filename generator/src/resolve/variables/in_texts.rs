//! Variables that stand where a text has a credential: `{"client_secret": "{{s}}"}`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::credentials::{Finder, Text, is_credential_name};
use crate::json::Json;
use crate::read::model::{Auth, Body};
use crate::resolve::model::{AuthInEffect, Folder, Operation};
use crate::resolve::variables::template;

/// In place of a value that nobody saved: a credential where a name says that there is one, and only there.
const UNKNOWN: &str = "v4lue";

/// The variables in bodies, in paths and in the URLs of auth.
pub(super) struct InTexts<'a> {
    values: &'a BTreeMap<String, String>,
    finder: Finder,
    credentials: BTreeSet<String>,
    /// In the URL of a request.
    urls: BTreeSet<String>,
}

impl<'a> InTexts<'a> {
    /// `values` are the saved values of variables, by their names.
    pub(super) fn of(root: &Folder, values: &'a BTreeMap<String, String>) -> Self {
        let mut texts = Self { values, finder: Finder::default(), credentials: BTreeSet::new(), urls: BTreeSet::new() };
        for folder in root.all_folders() {
            folder.auth.iter().for_each(|auth| texts.auth(auth));
            folder.operations.iter().for_each(|operation| texts.operation(operation));
        }
        texts
    }

    /// Returns `true` for a variable that is a credential. The id of one is not: `{"apiKey": "{{keyId}}"}` beside `/keys/{{keyId}}`, unless a value is
    /// saved for it.
    pub(super) fn is_credential(&self, name: &str) -> bool {
        self.credentials.contains(name) && (self.values.contains_key(name) || !self.urls.contains(name))
    }

    fn operation(&mut self, operation: &Operation) {
        self.urls.extend(template::names(&operation.url.base).into_iter().map(str::to_owned));
        for variable in operation.url.path_variables.iter().filter(|variable| is_credential_name(&variable.key)) {
            let names = variable.value.as_deref().map(template::names).unwrap_or_default();
            self.credentials.extend(names.into_iter().map(str::to_owned));
        }
        match &operation.body {
            Some(Body::Raw { text, .. }) => self.text(text),
            Some(Body::Graphql(graphql)) => {
                self.text(&graphql.query);
                self.text(&graphql.variables.text().unwrap_or_default());
            }
            _ => {}
        }
        if let AuthInEffect::Own(auth) = &operation.auth {
            self.auth(auth);
        }
    }

    fn auth(&mut self, auth: &Auth) {
        for (_, value) in &auth.params {
            if let Json::String(text) = value {
                self.text(text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut filled = String::new();
        let mut places: Vec<(Range<usize>, &str)> = Vec::new();
        let mut from = 0;
        for (at, name) in template::tokens(text) {
            filled.push_str(&text[from..at]);
            let start = filled.len();
            filled.push_str(self.values.get(name).map_or(UNKNOWN, String::as_str));
            places.push((start..filled.len(), name));
            from = at + name.len() + 4;
        }
        if places.is_empty() {
            return;
        }
        filled.push_str(&text[from..]);
        let found = self.finder.find(&filled, Text::Data);
        let mut found = found.iter().map(|literal| &literal.range).peekable();
        for (place, name) in places {
            while found.next_if(|credential| credential.end <= place.start).is_some() {}
            if found.peek().is_some_and(|credential| credential.start < place.end) {
                self.credentials.insert(name.to_owned());
            }
        }
    }
}
