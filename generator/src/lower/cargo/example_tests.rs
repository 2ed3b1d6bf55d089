//! The saved JSON examples and JSON bodies as tests of the generated crate.

use std::collections::BTreeSet;

use crate::execution::parallel;
use crate::infer;
use crate::infer::model::{Types, VariableValues};
use crate::lower::docs;
use crate::lower::model::{AnswerOf, ExampleTest, ExampleType};
use crate::lower::naming::plan::{ModulePlan, OperationPlan};
use crate::lower::operations::bodies::body;
use crate::lower::operations::bodies::status_evidence::StatusEvidence;
use crate::lower::types::definitions;
use crate::lower::types::filled_examples;
use crate::lower::types::typed_places::{self, Sites};
use crate::name::{self, Numbering};
use crate::read::model::Example;

/// The length of a test's name in characters.
const MAX_NAME_CHARS: usize = 80;

/// From this many examples on, several threads pay off.
const MIN_EXAMPLES: usize = 64;

pub fn lower(plan: &ModulePlan<'_>, sites: &Sites<'_>, types: &Types, variables: &VariableValues) -> Vec<ExampleTest> {
    let mut saved = Vec::new();
    gather(plan, sites, &mut Vec::new(), &mut saved);
    let is_much = saved.len() >= MIN_EXAMPLES;
    let drafts = parallel::map(saved, is_much, || (), |(), one| one.draft(types, variables));
    let (mut taken, mut numbering) = (BTreeSet::new(), Numbering::default());
    let test = |draft: Draft| {
        let ident = numbering.unique(&draft.name, |ident| !taken.contains(ident));
        taken.insert(ident.clone());
        ExampleTest {
            docs: draft.docs,
            ty: draft.ty,
            file: format!("{}.json", ident.trim_start_matches("r#")),
            ident,
            body: draft.text,
            answer_of: draft.answer_of,
        }
    };
    drafts.into_iter().flatten().map(test).collect()
}

/// A saved answer or body.
struct Saved<'a> {
    plan: &'a OperationPlan<'a>,
    /// The path of its module.
    path: Vec<String>,
    site: usize,
    what: What<'a>,
}

enum What<'a> {
    Body,
    Answer { group: &'a StatusEvidence<'a>, example: &'a Example, failure: bool },
}

/// A test whose name may not be unique yet.
struct Draft {
    name: String,
    docs: Vec<String>,
    ty: ExampleType,
    text: String,
    answer_of: Option<AnswerOf>,
}

fn gather<'a>(plan: &'a ModulePlan<'a>, sites: &'a Sites<'a>, path: &mut Vec<String>, saved: &mut Vec<Saved<'a>>) {
    for operation in &plan.operations {
        let Some(own) = sites.of(operation) else { continue };
        let mut add = |site, what| saved.push(Saved { plan: operation, path: path.clone(), site, what });
        if let Some(site) = own.body {
            add(site, What::Body);
        }
        let successes = own.successes.iter().filter_map(|(group, site)| Some((group, (*site)?, false)));
        let failures = own.failures.iter().filter_map(|group| Some((group, sites.failure_site()?, true)));
        for (group, site, failure) in successes.chain(failures) {
            group.examples.iter().for_each(|example| add(site, What::Answer { group, example, failure }));
        }
    }
    for inner in &plan.modules {
        path.push(inner.ident.clone());
        gather(inner, sites, path, saved);
        path.pop();
    }
}

impl Saved<'_> {
    fn draft(self, types: &Types, variables: &VariableValues) -> Option<Draft> {
        match self.what {
            What::Body => self.body(types, variables),
            What::Answer { group, example, failure } => self.answer(types, group, example, failure),
        }
    }

    /// Returns an answer that is valid JSON: the answer of a server is never almost JSON.
    fn answer(self, types: &Types, group: &StatusEvidence<'_>, example: &Example, failure: bool) -> Option<Draft> {
        let Self { plan, path, site, .. } = self;
        let root = typed_places::root(types, site)?;
        let (json, status) = (group.json(example), group.status);
        let body = json.trim_start_matches('\u{feff}');
        serde_json::from_str::<serde_core::de::IgnoredAny>(body).ok()?;
        let words = format!("{} {} {status} {}", path.join(" "), plan.words.join(" "), example.name);
        let mut docs = vec![docs::inline(&format!("{}: {status} {}", plan.operation.place, example.name))];
        let filled = filled_examples::filled(types, &root.ty, body);
        if filled.is_some() {
            docs.push("Placeholders such as `<integer>` are values here.".to_owned());
        }
        Some(Draft {
            name: test_name(&words),
            docs,
            ty: ExampleType {
                ty: definitions::reference(types, &root.ty),
                module: if failure { Vec::new() } else { path },
            },
            text: filled.unwrap_or_else(|| body.to_owned()),
            answer_of: Some(AnswerOf { place: plan.operation.place.pointer.clone(), status }),
        })
    }

    /// Returns the body of the request, with its variables replaced.
    fn body(self, types: &Types, variables: &VariableValues) -> Option<Draft> {
        let Self { plan, path, site, .. } = self;
        let (root, text) = (typed_places::root(types, site)?, body::json_text(plan)?);
        let text = infer::filled(types, &root.ty, &text, variables)?;
        let words = format!("{} {} body", path.join(" "), plan.words.join(" "));
        Some(Draft {
            name: test_name(&words),
            docs: vec![docs::inline(&format!("{}: the body", plan.operation.place))],
            ty: ExampleType { ty: definitions::reference(types, &root.ty), module: path },
            text: filled_examples::filled(types, &root.ty, &text).unwrap_or_else(|| text.into_owned()),
            answer_of: None,
        })
    }
}

/// Returns a name of ASCII words that fits into one line of a terminal.
fn test_name(text: &str) -> String {
    let mut name = String::from("example");
    let mut words = name::words(text).into_iter().filter(|word| word.is_ascii()).peekable();
    if words.peek().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())) {
        name.clear();
    }
    for word in words {
        if name.len() + word.len() > MAX_NAME_CHARS {
            break;
        }
        if !name.is_empty() {
            name.push('_');
        }
        name.push_str(&word);
    }
    name::escape(name)
}
