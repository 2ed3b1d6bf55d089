//! Saved answers by operation, for tests of programs that call the client.

use std::collections::{BTreeMap, BTreeSet};

use super::constants;
use crate::lower::model::{AnswerOf, Docs, ExampleTest, Module, Operation, SavedAnswer, SavedAnswers, SavedBody};
use crate::lower::naming::plan::{ModulePlan, OperationPlan};
use crate::lower::operations::bodies::content::Content;
use crate::lower::operations::bodies::status_evidence::StatusEvidence;
use crate::lower::types::typed_places::{OperationSites, Sites};
use crate::name::Numbering;

/// Returns the first saved 2xx answer of each operation, otherwise its first failure; `None` if nothing is saved.
pub fn lower(plan: &ModulePlan<'_>, sites: &Sites<'_>, root: &Module, tests: &[ExampleTest]) -> Option<SavedAnswers> {
    let mut tested = BTreeMap::new();
    for test in tests {
        if let Some(of) = &test.answer_of {
            tested.entry(of).or_insert(test.file.as_str());
        }
    }
    let mut gathering =
        Gathering { sites, tested, numbering: Numbering::default(), stems: BTreeSet::new(), found: Vec::new() };
    gathering.module(plan, root);
    let found = gathering.found.len();
    let answers = told_apart(gathering.found);
    if answers.is_empty() {
        return None;
    }
    let is_free = |ident: &str| root.modules.iter().all(|module| module.ident != ident);
    let module = Numbering::default().unique("testing", is_free);
    Some(SavedAnswers { module, docs: docs(found - answers.len()), answers })
}

/// `passed_over` are the operations whose requests cannot be distinguished from those of another one.
fn docs(passed_over: usize) -> Docs {
    let mut docs = vec![
        "Answers each operation with its saved example: with the first of its 2xx answers, or of its failures where no other is saved."
            .to_owned(),
        String::new(),
        "`Recorder::instead` gives an operation another answer, `on` one that comes after; calls of operations without an example are errors.".to_owned(),
    ];
    match passed_over {
        0 => {}
        1 => docs
            .push("One operation shares its method and URL with another, and is answered as that one is.".to_owned()),
        n => {
            docs.push(format!("{n} operations share their method and URL with others, and are answered as those are."))
        }
    }
    docs
}

/// An answer, and the constants of its request.
struct Found {
    answer: SavedAnswer,
    constants: BTreeSet<String>,
}

struct Gathering<'a> {
    sites: &'a Sites<'a>,
    /// The files of tests, by answer.
    tested: BTreeMap<&'a AnswerOf, &'a str>,
    numbering: Numbering,
    /// The names of the files so far, without `.txt`.
    stems: BTreeSet<String>,
    found: Vec<Found>,
}

impl Gathering<'_> {
    fn module(&mut self, plan: &ModulePlan<'_>, module: &Module) {
        let operations: BTreeMap<&str, _> = module.operations.iter().map(|one| (one.ident.as_str(), one)).collect();
        for operation in &plan.operations {
            let lowered = operations.get(operation.ident.as_str());
            if let (Some(lowered), Some(own)) = (lowered, self.sites.of(operation)) {
                self.operation(operation, lowered, own);
            }
        }
        let modules: BTreeMap<&str, _> = module.modules.iter().map(|one| (one.ident.as_str(), one)).collect();
        for inner in &plan.modules {
            if let Some(lowered) = modules.get(inner.ident.as_str()) {
                self.module(inner, lowered);
            }
        }
    }

    fn operation(&mut self, plan: &OperationPlan<'_>, lowered: &Operation, own: &OperationSites<'_>) {
        let is_saved = |group: &&StatusEvidence<'_>| group.content == Content::Empty || !group.examples.is_empty();
        let mut groups = own.successes.iter().map(|(group, _)| group).chain(&own.failures);
        let Some(group) = groups.find(is_saved) else { return };
        let operation = format!("{} {}", lowered.method.http(), lowered.url);
        let body = self.body(plan, group);
        let content_type = match body {
            SavedBody::Own { .. } => {
                group.examples.first().and_then(|example| example.content_type()).filter(|value| !value.is_empty())
            }
            SavedBody::None | SavedBody::Tested { .. } => None,
        };
        let answer = SavedAnswer {
            operation,
            holding: Vec::new(),
            status: group.status,
            content_type: content_type.map(str::to_owned),
            body,
        };
        self.found.push(Found { answer, constants: constants::of(lowered) });
    }

    fn body(&mut self, plan: &OperationPlan<'_>, group: &StatusEvidence<'_>) -> SavedBody {
        let Some(example) = group.examples.first().filter(|_| group.content != Content::Empty) else {
            return SavedBody::None;
        };
        let of = AnswerOf { place: plan.operation.place.pointer.clone(), status: group.status };
        // the file of a test for lines or events holds a list
        if let Some(file) = self.tested.get(&of).filter(|_| group.content == Content::Json) {
            return SavedBody::Tested { file: (*file).to_owned() };
        }
        let stem = self.numbering.unique(&plan.path.join("_"), |stem| !self.stems.contains(stem));
        let file = format!("{stem}.txt");
        self.stems.insert(stem);
        SavedBody::Own { file, text: example.body.clone() }
    }
}

/// Returns one answer for each request that can be distinguished from the others with its method and URL.
fn told_apart(found: Vec<Found>) -> Vec<SavedAnswer> {
    // a part that all have distinguishes none of them
    let mut shared: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for Found { answer, constants } in &found {
        let entry = shared.entry(&answer.operation);
        entry.and_modify(|shared| shared.retain(|one| constants.contains(one))).or_insert_with(|| constants.clone());
    }
    let mut known = BTreeSet::new();
    let told = found.iter().filter_map(|one| {
        let holding: Vec<String> =
            one.constants.difference(shared.get(one.answer.operation.as_str())?).cloned().collect();
        let is_new = known.insert((one.answer.operation.clone(), holding.clone()));
        is_new.then(|| SavedAnswer { holding, ..one.answer.clone() })
    });
    told.collect()
}
