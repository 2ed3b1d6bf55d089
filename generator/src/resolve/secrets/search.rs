//! The search through a collection, and its findings.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

use foldhash::fast::RandomState;

use super::found::ROTATE;
use super::names::{Names, Uses};
use super::shown::Shown;
use crate::credentials::{Class, Spot, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::model::{Auth, Collection, Entry, Request};
use crate::resolve::captures::Scripts;
use crate::resolve::model::Secret;
use crate::resolve::variables::template;
use crate::source::Place;

/// Visits the collection twice, because the variable of a credential depends on all of them.
#[derive(Default)]
pub(super) struct Search {
    pub(super) uses: Uses,
    /// The number of requests that send what is visited: none for a disabled row, several for the auth of a folder.
    pub(super) senders: usize,
    /// That of the auth that is visited.
    pub(super) auth_kind: String,
    /// The variables that the collection uses.
    pub(super) used: BTreeSet<String>,
    /// The number of credentials that the first visit has seen.
    seen: usize,
    pub(super) names: Option<Names>,
    /// For each request, in order: whether it has a credential.
    requests: VecDeque<bool>,
    pub(super) secrets: Vec<Secret>,
    /// Their variables.
    variables: BTreeSet<String>,
    /// The variables in place of literals that are no credentials, with their values.
    pub(super) open: BTreeMap<String, String>,
    /// The credentials in texts that are only shown.
    pub(super) shown: Shown,
    /// Descriptions without a credential: requests share those of their parameters.
    harmless: HashSet<String, RandomState>,
    pub(super) notes: Vec<Diagnostic>,
    pub(super) place: Place,
    /// Credentials in scripts, by value, with their names there.
    pub(super) in_scripts: BTreeMap<String, String>,
}

impl Search {
    pub(super) fn collection(&mut self, collection: &mut Collection, scripts: &mut Scripts) {
        self.place = Place::default();
        self.senders = 1;
        self.name(&mut collection.name);
        self.script_texts(&collection.events);
        self.scripts(scripts);
        self.description(&mut collection.description);
        if let Some(auth) = &mut collection.auth {
            self.inherited_auth(auth, &collection.entries);
        }
        self.entries(&mut collection.entries, scripts);
        for variable in &mut collection.variables {
            self.description(&mut variable.description);
            if let Some(value) = &mut variable.value
                && variable.kind != "secret"
                && !matches!(
                    self.shown.finder.classify(&variable.key, value, Spot::Named),
                    Class::Credential(_) | Class::Placeholder(_)
                )
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
                    self.name(&mut folder.name);
                    self.script_texts(&folder.events);
                    if let Some(auth) = &mut folder.auth {
                        self.inherited_auth(auth, &folder.entries);
                    }
                    self.description(&mut folder.description);
                    self.scripts(scripts);
                    self.entries(&mut folder.entries, scripts);
                }
                Entry::Item(item) => {
                    self.place = item.place.clone();
                    self.name(&mut item.name);
                    self.script_texts(&item.events);
                    self.request_twice(&mut item.request);
                    self.description(&mut item.description);
                    self.scripts(scripts);
                }
            }
        }
    }

    fn inherited_auth(&mut self, auth: &mut Auth, entries: &[Entry]) {
        self.senders = heirs(entries);
        self.auth(auth);
        self.senders = 1;
    }

    /// The name of a request or a folder.
    pub(super) fn name(&mut self, name: &mut String) {
        if self.names.is_none() {
            self.shown.hide(name, Text::Prose);
        }
    }

    /// Hides tokens that were pasted into prose.
    pub(super) fn description(&mut self, description: &mut String) {
        if self.names.is_some() || self.harmless.contains(description.as_str()) {
            return;
        }
        let length = description.len();
        if self.shown.hide(description, Text::Prose) {
            let found = self.found("description", "");
            let note =
                Diagnostic::new(Code::CredentialInText, format!("a credential in {} is redacted", found.trim_end()));
            self.notes.push(note.at(self.place.clone()).help(ROTATE));
        } else if description.len() == length {
            self.harmless.insert(description.clone());
        }
    }

    /// Visits a request a second time only if it has a credential.
    fn request_twice(&mut self, request: &mut Request) {
        if self.names.is_none() {
            let before = self.seen;
            self.request(request);
            self.requests.push_back(self.seen > before);
        } else if self.requests.pop_front().unwrap_or(true) {
            self.request(request);
        }
    }

    /// `Folder/Name: header Authorization`
    pub(super) fn found(&self, what: &str, name: &str) -> String {
        match self.place.names.is_empty() {
            true => format!("the collection: {what} {name}"),
            false => format!("{}: {what} {name}", self.place),
        }
    }

    /// Notes the variables of a text, whose names are not free.
    pub(super) fn use_variables(&mut self, text: &str) {
        if self.names.is_none() {
            self.used.extend(template::names(text).into_iter().map(str::to_owned));
        }
    }

    /// Returns the variable for a credential under this name; `None` during the first visit.
    pub(super) fn variable(&mut self, what: &str, name: &str, value: &str) -> Option<String> {
        let variable = self.name_of(what, name, value)?;
        if !self.variables.contains(&variable) {
            self.keep(variable.clone(), value.to_owned(), self.found(what, name));
        }
        Some(variable)
    }

    /// Returns the variable for a value under this name that everyone may see; `None` during the first visit.
    pub(super) fn open_variable(&mut self, what: &str, name: &str, value: &str) -> Option<String> {
        let variable = self.name_of(what, name, value)?;
        self.open.insert(variable.clone(), value.to_owned());
        Some(variable)
    }

    fn name_of(&mut self, what: &str, name: &str, value: &str) -> Option<String> {
        let Some(names) = &self.names else {
            let mut place = self.place.clone();
            for name in &mut place.names {
                self.shown.hide(name, Text::Prose);
            }
            let part = if what == "auth" { self.auth_kind.as_str() } else { what };
            self.uses.add(name, value, part, &place, self.senders);
            self.seen += 1;
            return None;
        };
        names.get(name, value).map(str::to_owned)
    }

    pub(super) fn keep(&mut self, variable: String, value: String, found: String) {
        let note =
            Diagnostic::new(Code::Credential, format!("the credential at {found} is replaced by `{{{{{variable}}}}}`"));
        self.notes.push(note.at(self.place.clone()).help(ROTATE));
        self.variables.insert(variable.clone());
        self.secrets.push(Secret { variable, value, found, open: false });
    }
}

/// The number of requests that inherit the auth of the folder with these entries.
fn heirs(entries: &[Entry]) -> usize {
    let of = |entry: &Entry| match entry {
        Entry::Folder(folder) if folder.auth.is_none() => heirs(&folder.entries),
        Entry::Item(item) => usize::from(item.request.auth.is_none()),
        Entry::Folder(_) => 0,
    };
    entries.iter().map(of).sum()
}
