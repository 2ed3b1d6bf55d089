//! [`Answers`]: the number of answers with types, by source.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value, json};

use crate::lower::model::{Client, Module};
use crate::options::TypeSource;

/// The number of operations whose answer has a type, and the sources of these types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answers {
    /// The number of operations.
    pub operations: usize,
    /// The number of operations whose answer has a type.
    pub typed: usize,
    /// The number of types from each source, alone or together with others.
    pub by_source: BTreeMap<TypeSource, usize>,
    /// The number of operations that would get a type from a source that `types-from` does not contain, by that source.
    pub could_be_from: BTreeMap<TypeSource, usize>,
    /// The sources of each function's type, by its path.
    pub(super) of_function: BTreeMap<String, Vec<TypeSource>>,
}

impl Answers {
    pub(crate) fn of(client: &Client) -> Self {
        let mut answers = Self::default();
        answers.module(&client.root, "");
        answers
    }

    fn module(&mut self, module: &Module, path: &str) {
        for operation in &module.operations {
            self.operations += 1;
            self.typed += usize::from(!operation.answer_from.is_empty());
            for source in &operation.could_be_from {
                *self.could_be_from.entry(*source).or_default() += 1;
            }
            for source in &operation.answer_from {
                *self.by_source.entry(*source).or_default() += 1;
            }
            self.of_function.insert(format!("{path}{}", operation.ident), operation.answer_from.clone());
        }
        for inner in &module.modules {
            self.module(inner, &format!("{path}{}::", inner.ident));
        }
    }

    /// Returns the number of operations whose answer has no type.
    pub fn untyped(&self) -> usize {
        self.operations - self.typed
    }

    /// Returns one line with the number of operations whose answer has no type, and what to do; `None` if all have one.
    pub fn summary(&self) -> Option<String> {
        let untyped = self.untyped();
        if untyped == 0 {
            return None;
        }
        let of = match (untyped, self.operations) {
            (1, 1) => "the answer of the request has no type".to_owned(),
            (1, all) => format!("the answer of 1 of {all} requests has no type"),
            (some, all) => format!("the answers of {some} of {all} requests have no type"),
        };
        let others = self.could_be_from.iter().map(|(source, count)| {
            let what = match source {
                TypeSource::Documentation => "the answers in their descriptions",
                TypeSource::Assertions => "what their test scripts assert",
                TypeSource::Schemas => "the schemas in their test scripts",
                TypeSource::Examples | TypeSource::Observations => "recorded answers",
            };
            format!("; `--types-from` with `{}` types {count} by {what}", source.name())
        });
        let others: String = others.collect();
        Some(format!("{of}: save an example, or record answers with `postman-codegen observe`{others}"))
    }

    pub(super) fn to_value(&self) -> Value {
        let by_name = |sources: &BTreeMap<TypeSource, usize>| {
            let named = sources.iter().map(|(source, count)| (source.name().to_owned(), (*count).into()));
            named.collect::<Map<_, _>>()
        };
        json!({
            "operations": self.operations,
            "typed": self.typed,
            "from": by_name(&self.by_source),
            "none": self.untyped(),
            "could_be_from": by_name(&self.could_be_from),
        })
    }
}

impl fmt::Display for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources: Vec<String> =
            self.by_source.iter().map(|(source, count)| format!("{count} from {}", source.name())).collect();
        let sources = if sources.is_empty() { String::new() } else { format!(" ({})", sources.join(", ")) };
        writeln!(f, "  {} of {} answers have a type{sources}", self.typed, self.operations)?;
        match self.summary() {
            Some(summary) => writeln!(f, "  {summary}"),
            None => Ok(()),
        }
    }
}
