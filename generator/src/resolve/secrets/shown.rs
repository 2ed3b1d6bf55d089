//! Removes credentials from texts that are only shown: descriptions, names and saved examples. No variable takes their place there.

use super::literals::without_braces;
use super::search::{ROTATE, Search};
use super::sweep::REDACTED;
use crate::credentials::{Class, Spot, Text, classify};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::model::{Body, Example, FormValue, GraphqlVariables};
use crate::resolve::template;

impl Search {
    /// The name of a request or a folder.
    pub(super) fn name(&mut self, name: &mut String) {
        if self.names.is_none() {
            self.hide(name, Text::Prose);
        }
    }

    /// Tokens pasted into prose.
    pub(super) fn description(&mut self, description: &mut String) {
        if self.names.is_none() && self.hide(description, Text::Prose) {
            let found = self.found("description", "");
            let note = Diagnostic::new(
                Code::CredentialInText,
                format!("a credential stands in {}: it is left out", found.trim_end()),
            );
            self.notes.push(note.at(self.place.clone()).help(ROTATE));
        }
    }

    /// Replaces the credentials within a text that is only shown, and returns whether there were any.
    pub(super) fn hide(&mut self, text: &mut String, kind: Text) -> bool {
        without_braces(text);
        let found = self.finder.find(text, kind);
        let any = !found.is_empty();
        for literal in found.into_iter().rev() {
            self.shown.insert(text[literal.range.clone()].to_owned());
            text.replace_range(literal.range, REDACTED);
        }
        any
    }

    /// The bodies of saved examples tell types only: no variable is made of their credentials.
    pub(super) fn example(&mut self, example: &mut Example) {
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
                    self.hide(&mut param.key, Text::Data);
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
}
