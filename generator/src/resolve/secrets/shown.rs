//! Removes credentials from texts that are only shown: descriptions, names and saved examples. No variable takes their place there.

use std::collections::BTreeSet;
use std::ops::Range;

use super::found::REDACTED;
use crate::credentials::{Class, Finder, Literal, Spot, Text, is_password_name, looks_like_credential, says_password};
use crate::execution::parallel;
use crate::read::model::{Body, Entry, Example, FormValue, GraphqlVariables, Request, Url};
use crate::resolve::variables::template;

/// From this many bytes of examples on, several threads pay off.
const MUCH: usize = 100_000;

/// Hides the credentials of all saved examples, and returns them. Examples are most of many collections, and independent of each other.
pub(super) fn hide_in_examples(entries: &mut [Entry]) -> BTreeSet<String> {
    let mut examples = Vec::new();
    gather(entries, &mut examples);
    let is_much = examples.iter().map(|(example, _)| example.body.len()).sum::<usize>() > MUCH;
    let hide = |shown: &mut Shown, (example, about_passwords): (&mut Example, bool)| {
        shown.example(example, about_passwords);
        std::mem::take(&mut shown.credentials)
    };
    parallel::map(examples, is_much, Shown::default, hide).into_iter().flatten().collect()
}

/// Collects the examples, and whether they are of requests about passwords.
fn gather<'e>(entries: &'e mut [Entry], examples: &mut Vec<(&'e mut Example, bool)>) {
    for entry in entries {
        match entry {
            Entry::Folder(folder) => gather(&mut folder.entries, examples),
            Entry::Item(item) if item.examples.is_empty() => {}
            Entry::Item(item) => {
                let about_passwords = is_about_passwords(&item.name, &item.request);
                examples.extend(item.examples.iter_mut().map(|example| (example, about_passwords)));
            }
        }
    }
}

/// Hides credentials in texts, and collects them.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) finder: Finder,
    pub(super) credentials: BTreeSet<String>,
}

impl Shown {
    /// Replaces the credentials within a text that is only shown, and returns whether there were any.
    pub(super) fn hide(&mut self, text: &mut String, kind: Text) -> bool {
        without_braces(text);
        let found = self.finder.find(text, kind);
        self.redact(text, found)
    }

    fn hide_sent(&mut self, text: &mut String) {
        without_braces(text);
        let found = self.finder.find_sent(text);
        self.redact(text, found);
    }

    fn redact(&mut self, text: &mut String, found: Vec<Literal>) -> bool {
        let any = !found.is_empty();
        for literal in found.into_iter().rev() {
            self.credentials.insert(text[literal.range.clone()].to_owned());
            text.replace_range(literal.range, REDACTED);
        }
        any
    }

    /// The bodies of saved examples serve only for types: their credentials become no variables.
    fn example(&mut self, example: &mut Example, about_passwords: bool) {
        self.hide(&mut example.name, Text::Prose);
        self.hide(&mut example.body, Text::Data);
        for header in &mut example.headers {
            self.hide_value(&header.key, &mut header.value);
        }
        self.finder.about_passwords(about_passwords);
        match &mut example.request_body {
            Some(Body::Raw { text, .. }) => self.hide_sent(text),
            Some(Body::Graphql(graphql)) => {
                self.hide_sent(&mut graphql.query);
                match &mut graphql.variables {
                    GraphqlVariables::Text(text) => self.hide_sent(text),
                    GraphqlVariables::Value(value) => {
                        let mut text = value.to_compact();
                        self.hide_sent(&mut text);
                        graphql.variables = GraphqlVariables::Text(text);
                    }
                    GraphqlVariables::Absent => {}
                }
            }
            Some(Body::Urlencoded(params) | Body::Multipart(params)) => {
                for param in params {
                    self.hide(&mut param.key, Text::Data);
                    if let FormValue::Text(value) = &mut param.value {
                        self.hide_value(&param.key, value);
                    }
                }
            }
            Some(Body::File { .. }) | None => {}
        }
        self.finder.about_passwords(false);
    }

    fn hide_value(&mut self, name: &str, value: &mut String) {
        let class = self.finder.classify(name, value, Spot::Named);
        if matches!(class, Class::Credential(_)) && !template::has_variables(value) {
            self.credentials.insert(std::mem::replace(value, REDACTED.to_owned()));
        } else {
            self.hide(value, Text::Data);
        }
    }
}

/// `{{eyJ…}}` is not a variable but a token that was pasted between the braces.
pub(super) fn without_braces(text: &mut String) {
    let pasted: Vec<Range<usize>> = template::tokens(text)
        .filter(|(_, name)| looks_like_credential(name))
        .map(|(at, name)| at..at + name.len() + 4)
        .collect();
    for range in pasted.into_iter().rev() {
        text.replace_range(range.end - 2..range.end, "");
        text.replace_range(range.start..range.start + 2, "");
    }
}

/// Returns `true` if the name, the path, or a field of a request says that passwords are its topic.
pub(super) fn is_about_passwords(name: &str, request: &Request) -> bool {
    let path_is = |path: &str| path.split('/').any(says_password);
    let is_in_url = match &request.url {
        Url::Missing => false,
        Url::Text { text, .. } => path_is(text.split(['?', '#']).next().unwrap_or_default()),
        Url::Parts(parts) => {
            parts.path.iter().flatten().any(|segment| says_password(segment))
                || parts.query.iter().any(|row| is_password_name(&row.key))
        }
    };
    let in_form = || match &request.body {
        Some(Body::Urlencoded(params) | Body::Multipart(params)) => {
            params.iter().any(|param| is_password_name(&param.key))
        }
        _ => false,
    };
    is_in_url || says_password(name) || in_form()
}
