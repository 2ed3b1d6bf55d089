//! The saved JSON examples and JSON bodies as tests of the generated crate.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::infer;
use crate::infer::model::{Types, VariableValues};
use crate::lower::bodies::answer::StatusEvidence;
use crate::lower::bodies::body;
use crate::lower::docs;
use crate::lower::model::{AnswerOf, ExampleTest, ExampleType};
use crate::lower::naming::plan::{ModulePlan, OperationPlan};
use crate::lower::types::definitions;
use crate::lower::types::filled_examples;
use crate::lower::types::typed_places::{self, Sites};
use crate::name::{self, Numbering};
use crate::read::model::Example;

/// The characters of a test's name.
const LONGEST: usize = 80;

pub fn lower(plan: &ModulePlan<'_>, sites: &Sites<'_>, types: &Types, variables: &VariableValues) -> Vec<ExampleTest> {
    let mut gathering = Gathering {
        sites,
        types,
        variables,
        taken: BTreeSet::new(),
        numbering: Numbering::default(),
        tests: Vec::new(),
    };
    gathering.module(plan, &mut Vec::new());
    gathering.tests
}

struct Gathering<'a> {
    sites: &'a Sites<'a>,
    types: &'a Types,
    variables: &'a VariableValues,
    taken: BTreeSet<String>,
    numbering: Numbering,
    tests: Vec<ExampleTest>,
}

impl Gathering<'_> {
    fn module(&mut self, plan: &ModulePlan<'_>, path: &mut Vec<String>) {
        for operation in &plan.operations {
            self.operation(operation, path);
        }
        for inner in &plan.modules {
            path.push(inner.ident.clone());
            self.module(inner, path);
            path.pop();
        }
    }

    fn operation(&mut self, plan: &OperationPlan<'_>, path: &[String]) {
        let Some(own) = self.sites.of(plan) else { return };
        if let Some(site) = own.body {
            self.body(plan, path, site);
        }
        for (group, site) in &own.successes {
            if let Some(site) = site {
                group.examples.iter().for_each(|example| self.example(plan, path, group, example, *site, false));
            }
        }
        if let Some(failure) = self.sites.failure_site() {
            for group in &own.failures {
                group.examples.iter().for_each(|example| self.example(plan, path, group, example, failure, true));
            }
        }
    }

    /// Only what is JSON as it stands: the answer of a server is never almost JSON.
    fn example(
        &mut self,
        plan: &OperationPlan<'_>,
        path: &[String],
        group: &StatusEvidence<'_>,
        example: &Example,
        site: usize,
        failure: bool,
    ) {
        let Some(root) = typed_places::root(self.types, site) else { return };
        let (json, status) = (group.json(example), group.status);
        let body = json.trim_start_matches('\u{feff}');
        if serde_json::from_str::<serde::de::IgnoredAny>(body).is_err() {
            return;
        }
        let words = format!("{} {} {status} {}", path.join(" "), plan.words.join(" "), example.name);
        let mut docs = vec![docs::inline(&format!("{}: {status} {}", plan.operation.place, example.name))];
        let filled = filled_examples::filled(self.types, &root.ty, body);
        if filled.is_some() {
            docs.push("Placeholders such as `<integer>` are values here.".to_owned());
        }
        let module = if failure { Vec::new() } else { path.to_vec() };
        let ty = ExampleType { ty: definitions::reference(self.types, &root.ty), module };
        let answer_of = AnswerOf { place: plan.operation.place.pointer.clone(), status };
        self.test(&words, docs, ty, filled.as_deref().unwrap_or(body), Some(answer_of));
    }

    /// Adds a test of the body that the request sends, its variables replaced.
    fn body(&mut self, plan: &OperationPlan<'_>, path: &[String], site: usize) {
        let (Some(root), Some(text)) = (typed_places::root(self.types, site), body::json_text(plan)) else { return };
        let Some(text) = infer::filled(self.types, &root.ty, &text, self.variables) else { return };
        let text = filled_examples::filled(self.types, &root.ty, &text).map_or(text, Cow::Owned);
        let words = format!("{} {} body", path.join(" "), plan.words.join(" "));
        let docs = docs::inline(&format!("{}: the body", plan.operation.place));
        let ty = ExampleType { ty: definitions::reference(self.types, &root.ty), module: path.to_vec() };
        self.test(&words, vec![docs], ty, &text, None);
    }

    fn test(&mut self, words: &str, docs: Vec<String>, ty: ExampleType, text: &str, answer_of: Option<AnswerOf>) {
        let ident = self.numbering.unique(&test_name(words), |ident| !self.taken.contains(ident));
        self.taken.insert(ident.clone());
        self.tests.push(ExampleTest {
            docs,
            ty,
            file: format!("{}.json", ident.trim_start_matches("r#")),
            ident,
            body: text.to_owned(),
            answer_of,
        });
    }
}

/// Words of ASCII, as many as make a name that a terminal shows on one line.
fn test_name(text: &str) -> String {
    let mut name = String::from("example");
    let mut words = name::words(text).into_iter().filter(|word| word.is_ascii()).peekable();
    if words.peek().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())) {
        name.clear();
    }
    for word in words {
        if name.len() + word.len() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('_');
        }
        name.push_str(&word);
    }
    name::escape(name)
}
