//! The places of a client that need a type, all of which the inference gets at once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use postman_observations::{Answers, Shape};

use crate::claims::claimed::{By, Claimed};
use crate::claims::said::Said;
use crate::diagnostic::{Code, Construct, Diagnostic};
use crate::infer::model::{Direction, Request, Root, Sample, Site, Types, Weight};
use crate::inputs::{Inputs, JsonConstant, RequestInputs};
use crate::lower::model::TypeRef;
use crate::lower::naming::plan::{ModulePlan, OperationPlan};
use crate::lower::operations::bodies::answer::status_name;
use crate::lower::operations::bodies::body;
use crate::lower::operations::bodies::content::Content;
use crate::lower::operations::bodies::status_evidence::{AnswerSources, StatusEvidence, failures, successes};
use crate::lower::types::definitions;
use crate::observe::evidence::Observed;
use crate::read::model::Example;
use crate::resolve::model::Operation;

/// All sites, and the operation of each.
#[derive(Debug, Default)]
pub struct Sites<'a> {
    questions: Vec<Question<'a>>,
    /// The sites by the operation's place in the collection.
    operations: BTreeMap<&'a str, OperationSites<'a>>,
    failure: Option<usize>,
}

#[derive(Debug, Default)]
pub struct OperationSites<'a> {
    pub successes: Vec<(StatusEvidence<'a>, Option<usize>)>,
    pub failures: Vec<StatusEvidence<'a>>,
    pub body: Option<usize>,
    /// The kinds of claims about an answer without a type that are not believed.
    pub unbelieved: Vec<By>,
}

#[derive(Debug)]
struct Question<'a> {
    name: String,
    title: String,
    path: String,
    operation: Option<String>,
    status: Option<u16>,
    module: Option<usize>,
    direction: Direction,
    request: Request,
    samples: Vec<(&'a str, Cow<'a, str>)>,
    observed: Vec<&'a Shape>,
    claimed: Vec<&'a Said>,
    /// The variables that the GraphQL operation of a body declares.
    declared: Option<Said>,
    /// The fields of a body that are always the same.
    constants: &'a [JsonConstant],
    place: Option<&'a crate::source::Place>,
}

/// The sources of the types of answers.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// Saved examples.
    pub examples: bool,
    pub observed: &'a Observed,
    pub claimed: &'a Claimed,
}

impl<'a> Sources<'a> {
    fn of(self, operation: &'a Operation) -> AnswerSources<'a> {
        let examples = if self.examples { operation.examples.as_slice() } else { &[] };
        AnswerSources { examples, observed: self.observed.answers(operation), claimed: self.claimed.answers(operation) }
    }
}

pub(crate) fn gather<'a>(plan: &ModulePlan<'a>, sources: Sources<'a>, inputs: &'a Inputs) -> Sites<'a> {
    let mut sites = Sites::default();
    let mut failures = Failures::default();
    sites.module(plan, "", sources, inputs, &mut failures);
    if !failures.samples.is_empty() || !failures.observed.is_empty() {
        sites.failure = Some(sites.questions.len());
        sites.questions.push(Question {
            name: "failure".into(),
            title: "failure".into(),
            path: String::new(),
            operation: None,
            status: None,
            module: None,
            direction: Direction::Answer,
            request: Request::default(),
            samples: failures.samples,
            observed: failures.observed,
            claimed: Vec::new(),
            declared: None,
            constants: &[],
            place: None,
        });
    }
    sites
}

/// Returns the type names that the operations of each module use themselves.
pub fn reserved(plan: &ModulePlan<'_>) -> BTreeMap<Option<usize>, BTreeSet<String>> {
    let names = plan
        .operations
        .iter()
        .flat_map(|operation| ["options", "form", "answer"].map(|suffix| operation.type_name(suffix)));
    let mut all = BTreeMap::from([(plan.index, names.collect())]);
    for module in &plan.modules {
        all.extend(reserved(module));
    }
    all
}

impl<'a> Sites<'a> {
    /// `path` is that of the module, such as `accounts::`.
    fn module(
        &mut self,
        plan: &ModulePlan<'a>,
        path: &str,
        sources: Sources<'a>,
        inputs: &'a Inputs,
        failures: &mut Failures<'a>,
    ) {
        for operation in &plan.operations {
            let answers = sources.of(operation.operation);
            let mut sites = self.operation(operation, plan, path, answers, inputs.of(operation.operation));
            if sites.successes.iter().all(|(_, site)| site.is_none()) {
                let could_tell = |by: &By| sources.claimed.could_be_known(operation.operation, *by);
                sites.unbelieved = By::ALL.into_iter().filter(could_tell).collect();
            }
            for group in &sites.failures {
                failures.samples.extend(group.examples.iter().map(|example| sample(example)));
                failures.observed.extend(observed_shape(group));
            }
            self.operations.insert(&operation.operation.place.pointer, sites);
        }
        for module in &plan.modules {
            self.module(module, &format!("{path}{}::", module.ident), sources, inputs, failures);
        }
    }

    fn operation(
        &mut self,
        plan: &OperationPlan<'a>,
        module: &ModulePlan<'_>,
        path: &str,
        sources: AnswerSources<'a>,
        decided: &'a RequestInputs,
    ) -> OperationSites<'a> {
        let function = Some(format!("{path}{}", plan.ident));
        let item = &plan.operation.place;
        let words = plan.type_words.join(" ");
        let request = Request {
            method: plan.operation.method.clone(),
            url: if decided.is_remote_call() { String::new() } else { plan.operation.url.base.clone() },
            // the name of the collection tells nothing about one of its requests
            folder: module.index.map(|_| module.folder.name.clone()).unwrap_or_default(),
        };
        let module = module.index;
        let groups = successes(sources);
        let several = groups.iter().filter(|group| group.is_typed()).count() > 1;
        let successes = groups
            .into_iter()
            .map(|group| {
                let site = group.is_typed().then(|| {
                    let name = if several { format!("{words} {}", status_name(group.status)) } else { words.clone() };
                    let json = |example: &&'a Example| (example.name.as_str(), group.json(example));
                    let samples = group.examples.iter().map(json).collect();
                    self.ask(Question {
                        name,
                        title: words.clone(),
                        path: format!("{item} {}", group.status),
                        operation: function.clone(),
                        status: Some(group.status),
                        module,
                        direction: Direction::Answer,
                        request: request.clone(),
                        samples,
                        observed: observed_shape(&group).into_iter().collect(),
                        claimed: group.claimed.iter().map(|claim| &claim.said).collect(),
                        declared: None,
                        constants: &[],
                        place: Some(item),
                    })
                });
                (group, site)
            })
            .collect();
        let text = body::json_text(plan).filter(|_| !body::is_constant(plan, decided));
        let declared = body::declared_variables(plan);
        let body = (text.is_some() || declared.is_some()).then(|| {
            let text = text.filter(|text| declared.is_none() || text.trim() != "null").map(|text| ("request", text));
            let samples = text.into_iter().chain(body::sent_texts(plan)).collect();
            self.ask(Question {
                name: format!("{words} body"),
                title: words.clone(),
                path: format!("{item} body"),
                operation: function,
                status: None,
                module,
                direction: Direction::Body,
                request: request.clone(),
                samples,
                observed: Vec::new(),
                claimed: Vec::new(),
                declared,
                constants: &decided.json.fields,
                place: Some(item),
            })
        });
        OperationSites { successes, failures: failures(sources), body, unbelieved: Vec::new() }
    }

    fn ask(&mut self, question: Question<'a>) -> usize {
        self.questions.push(question);
        self.questions.len() - 1
    }

    pub fn questions(&self) -> Vec<Site<'_>> {
        self.questions
            .iter()
            .map(|question| Site {
                name: question.name.clone(),
                title: question.title.clone(),
                request: question.request.clone(),
                path: question.path.clone(),
                operation: question.operation.clone(),
                status: question.status,
                module: question.module,
                direction: question.direction,
                samples: question.samples.iter().map(|(label, text)| Sample { label, text }).collect(),
                observed: question.observed.clone(),
                claimed: question.claimed.iter().copied().chain(&question.declared).collect(),
                constants: question.constants.iter().map(|one| (one.key.as_str(), one.value.as_str())).collect(),
            })
            .collect()
    }

    pub fn of(&self, plan: &OperationPlan<'_>) -> Option<&OperationSites<'a>> {
        self.operations.get(plan.operation.place.pointer.as_str())
    }

    /// Returns the module of a site that belongs to one.
    pub fn module_of(&self, site: usize) -> Option<usize> {
        self.questions.get(site)?.module
    }

    pub fn failure_site(&self) -> Option<usize> {
        self.failure
    }

    /// Returns the docs of the type of failures.
    pub fn failure_docs(&self) -> String {
        let question = self.failure.and_then(|site| self.questions.get(site));
        let from = match question.map(|question| (question.samples.is_empty(), question.observed.is_empty())) {
            Some((true, _)) => "all that were observed",
            Some((false, false)) => "all the saved examples of failures and those that were observed",
            _ => "all the saved examples of failures",
        };
        format!("The body of a failure (4xx or 5xx), from {from}.")
    }

    /// Returns the type of the bodies of failures.
    pub fn failure(&self, types: &Types) -> Option<TypeRef> {
        let root = root(types, self.failure?)?;
        Some(definitions::reference(types, &root.ty))
    }

    /// Returns notes on guesses that may be wrong, and on texts that are declared as JSON but are not.
    pub fn notes(&self, types: &Types) -> Vec<Diagnostic> {
        let at =
            |diagnostic: Diagnostic, site: usize| match self.questions.get(site).and_then(|question| question.place) {
                Some(place) => diagnostic.at(place.clone()),
                None => diagnostic,
            };
        let broken = types.roots.iter().enumerate().filter_map(|(site, root)| {
            let reason = &root.as_ref().err()?.reason;
            let (what, code) = match self.questions.get(site)?.direction {
                Direction::Answer => ("the saved answer is not JSON", Code::ExampleNotJson),
                Direction::Body => ("the request body is not JSON", Code::BodyNotJson),
            };
            Some(at(Diagnostic::new(code, format!("{what}, so it has no type: {reason}")), site))
        });
        let notes = types.notes.iter().map(|note| {
            let colon = if note.path.is_empty() { "" } else { ": " };
            let message = format!("{}{colon}{}", note.path, note.text);
            let direction = note.site.and_then(|site| self.questions.get(site)).map(|question| question.direction);
            let construct = if direction == Some(Direction::Body) { Construct::Body } else { Construct::Example };
            let diagnostic = match &note.weight {
                Weight::Fact => Diagnostic::new(Code::TypeFact, message),
                Weight::Guess(line) => Diagnostic::new(Code::TypeGuess, message).settled_by(line),
                Weight::Warning(None) => Diagnostic::new(Code::TypeMistake, message),
                Weight::Warning(Some(help)) => Diagnostic::new(Code::TypeMistake, message).help(help),
            }
            .about(construct);
            match note.site {
                Some(site) => at(diagnostic, site),
                None => diagnostic,
            }
        });
        broken.chain(notes).collect()
    }
}

/// Returns the inferred type of a site, if its text could be read.
pub fn root(types: &Types, site: usize) -> Option<&Root> {
    types.roots.get(site)?.as_ref().ok()
}

/// The type of the failures of all operations.
#[derive(Debug, Default)]
struct Failures<'a> {
    samples: Vec<(&'a str, Cow<'a, str>)>,
    observed: Vec<&'a Shape>,
}

fn observed_shape<'a>(group: &StatusEvidence<'a>) -> Option<&'a Shape> {
    let seen = group.content == Content::Json && group.seen() > 0;
    group.observed.filter(|_| seen).map(Answers::shape)
}

fn sample(example: &Example) -> (&str, Cow<'_, str>) {
    (&example.name, Cow::Borrowed(&example.body))
}
