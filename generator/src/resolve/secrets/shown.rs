//! Removes credentials from texts that are only shown: descriptions, names and saved examples. No variable takes their place there.

use std::collections::BTreeSet;
use std::ops::Range;

use super::found::REDACTED;
use crate::credentials::{Class, Finder, Spot, Text, looks_like_credential};
use crate::execution::parallel;
use crate::read::model::{Body, Entry, Example, FormValue, GraphqlVariables};
use crate::resolve::variables::template;

/// From this many bytes of examples on, several threads pay off.
const MUCH: usize = 100_000;

/// Hides the credentials of all saved examples, and returns them. Examples are most of many collections, and independent of each other.
pub(super) fn hide_in_examples(entries: &mut [Entry]) -> BTreeSet<String> {
    let mut examples = Vec::new();
    gather(entries, &mut examples);
    let is_much = examples.iter().map(|example| example.body.len()).sum::<usize>() > MUCH;
    let hide = |shown: &mut Shown, example: &mut Example| {
        shown.example(example);
        std::mem::take(&mut shown.credentials)
    };
    parallel::map(examples, is_much, Shown::default, hide).into_iter().flatten().collect()
}

fn gather<'e>(entries: &'e mut [Entry], examples: &mut Vec<&'e mut Example>) {
    for entry in entries {
        match entry {
            Entry::Folder(folder) => gather(&mut folder.entries, examples),
            Entry::Item(item) => examples.extend(&mut item.examples),
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
        let any = !found.is_empty();
        for literal in found.into_iter().rev() {
            self.credentials.insert(text[literal.range.clone()].to_owned());
            text.replace_range(literal.range, REDACTED);
        }
        any
    }

    /// The bodies of saved examples serve only for types: their credentials become no variables.
    fn example(&mut self, example: &mut Example) {
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
