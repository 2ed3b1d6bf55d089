//! Saved examples and observed answers by status, as evidence for the type of an answer.

use std::borrow::Cow;
use std::collections::BTreeMap;

use postman_observations::Answers;

use super::content::{self, Content};
use crate::claims::claimed::Claim;
use crate::diagnostic::{Code, Diagnostic};
use crate::name::{self, WordList, word_list};
use crate::observe::evidence::ByStatus;
use crate::read::model::Example;

/// The evidence for one status of an operation.
#[derive(Clone, Debug)]
pub struct StatusEvidence<'a> {
    pub status: u16,
    pub content: Content,
    pub examples: Vec<&'a Example>,
    /// The examples with a body of another kind.
    pub others: Vec<&'a Example>,
    /// The recorded answers.
    pub observed: Option<&'a Answers>,
    /// Claims of the collection about its answers, from sources other than examples.
    pub claimed: Vec<&'a Claim>,
}

/// The sources of an operation's answers.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnswerSources<'a> {
    pub examples: &'a [Example],
    pub observed: Option<&'a ByStatus>,
    pub claimed: &'a [Claim],
}

/// The status of an example without a code that is not a success.
const UNEXPECTED: u16 = 500;

/// Returns the 2xx answers by status.
pub fn successes(sources: AnswerSources<'_>) -> Vec<StatusEvidence<'_>> {
    let mut groups = by_status(sources, |status| (200..300).contains(&status));
    for group in groups.iter_mut().filter(|group| group.content == Content::Json) {
        group.claimed = sources.claimed.iter().filter(|claim| claim.is_about(group.status)).collect();
    }
    if groups.is_empty()
        && let Some(status) = Claim::success_of(sources.claimed)
    {
        let claimed = sources.claimed.iter().filter(|claim| claim.is_about(status)).collect();
        let (examples, others) = (Vec::new(), Vec::new());
        groups.push(StatusEvidence { status, content: Content::Json, examples, others, observed: None, claimed });
    }
    groups
}

/// Returns the JSON answers of 4xx and 5xx.
pub fn failures(sources: AnswerSources<'_>) -> Vec<StatusEvidence<'_>> {
    by_status(sources, |status| (400..600).contains(&status))
        .into_iter()
        .filter(|group| group.content == Content::Json)
        .collect()
}

/// Returns the status of an example among all those of its request. One without a code is a success, unless its name says otherwise or
/// another one has the code of a success: converters of OpenAPI write the response `default`, for all other statuses, without a code.
fn status(example: &Example, all: &[Example]) -> u16 {
    let is_success = |code: Option<u16>| code.is_some_and(|code| (200..300).contains(&code));
    let fails = || name::words(&example.name).iter().any(|word| FAILURES.has(word));
    match example.code {
        Some(code) => code,
        None if fails() || all.iter().any(|one| is_success(one.code)) => UNEXPECTED,
        None => 200,
    }
}

static FAILURES: WordList = word_list(
    "denied error errors exception fail failed fails failure forbidden invalid unauthorized unexpected unsuccessful",
);

fn by_status(sources: AnswerSources<'_>, wanted: impl Fn(u16) -> bool) -> Vec<StatusEvidence<'_>> {
    let mut groups: BTreeMap<u16, Vec<&Example>> = BTreeMap::new();
    // an example without a status and a body was never filled
    let is_filled = |example: &&Example| example.code.is_some() || !example.body.trim().is_empty();
    for example in sources.examples.iter().filter(is_filled) {
        groups.entry(status(example, sources.examples)).or_default().push(example);
    }
    for status in sources.observed.into_iter().flat_map(BTreeMap::keys) {
        groups.entry(*status).or_default();
    }
    groups
        .into_iter()
        .filter(|(status, _)| wanted(*status))
        .map(|(status, examples)| {
            let observed = sources.observed.and_then(|observed| observed.get(&status));
            let contents: Vec<Content> = examples.iter().map(|example| content::of_status(status, example)).collect();
            let known = |kind: &Content| contents.contains(kind) || observed.is_some_and(|seen| kind.count(seen) > 0);
            let first =
                [Content::Json, Content::Lines, Content::Events, Content::Text, Content::Bytes].into_iter().find(known);
            let content = first.unwrap_or(Content::Empty);
            let (mut own, mut others) = (Vec::new(), Vec::new());
            for (example, kind) in examples.into_iter().zip(contents) {
                match kind {
                    _ if kind == content => own.push(example),
                    Content::Empty => {}
                    _ => others.push(example),
                }
            }
            StatusEvidence { status, content, examples: own, others, observed, claimed: Vec::new() }
        })
        .collect()
}

impl StatusEvidence<'_> {
    /// Returns `true` if there is evidence for a type.
    pub fn is_typed(&self) -> bool {
        matches!(self.content, Content::Json | Content::Lines | Content::Events)
    }

    /// Returns the JSON of an example for the inference: several values as a list.
    pub fn json<'e>(&self, example: &'e Example) -> Cow<'e, str> {
        match self.content {
            Content::Lines => Cow::Owned(content::list(&content::lines(&example.body))),
            Content::Events => Cow::Owned(content::list(&content::events(&example.body))),
            _ => Cow::Borrowed(&example.body),
        }
    }

    /// Returns the number of answers of its kind.
    pub fn seen(&self) -> u64 {
        self.observed.map_or(0, |seen| self.content.count(seen))
    }
}

/// Returns the examples of its status that the type does not cover.
pub fn left_out(group: &StatusEvidence<'_>) -> Option<Diagnostic> {
    if group.others.is_empty() {
        return None;
    }
    let what = match group.content {
        Content::Json => "JSON",
        Content::Lines => "NDJSON",
        Content::Events => "events",
        Content::Text => "text",
        Content::Bytes | Content::Empty => "bytes",
    };
    let names: Vec<String> = group.others.iter().map(|example| format!("“{}”", example.name)).collect();
    let message =
        format!("the answer {} is typed as {what}, without the saved examples {}", group.status, names.join(", "));
    let help = "for such an answer, `Error::Decode` has the body; save the example in a request of its own to get a type for it";
    Some(Diagnostic::new(Code::ExamplesDiffer, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::{AnswerSources, StatusEvidence, failures, left_out, successes};
    use crate::read::model::{Example, Header};

    fn example(code: Option<u16>, content_type: &str, body: &str) -> Example {
        let header = Header { key: "Content-Type".into(), value: content_type.into(), ..Header::default() };
        let headers = if content_type.is_empty() { Vec::new() } else { vec![header] };
        Example { name: String::new(), code, headers, body: body.into(), request_body: None, language: None }
    }

    fn of(examples: &[Example]) -> AnswerSources<'_> {
        AnswerSources { examples, ..AnswerSources::default() }
    }

    #[test]
    fn examples_of_another_kind_are_told() {
        let named = |name: &str, body: &str| Example { name: name.into(), ..example(None, "", body) };
        let unfilled = named("Found", "");
        assert!(successes(of(&[unfilled])).is_empty());
        let examples = [named("a", "<a/>"), named("b", "{}"), named("c", ""), named("d", "d")];
        let groups = successes(of(&examples));
        let told = left_out(&groups[0]).map(|diagnostic| diagnostic.message.clone());
        assert_eq!(told.as_deref(), Some("the answer 200 is typed as JSON, without the saved examples “a”, “d”"));
        assert!(left_out(&successes(of(&examples[1..3]))[0]).is_none());
    }

    #[test]
    fn successes_and_failures_are_apart() {
        let codes = [Some(200), Some(204), Some(302), Some(404), Some(503)];
        let examples: Vec<Example> = codes.iter().map(|code| example(*code, "", "{}")).collect();
        let statuses = |groups: Vec<StatusEvidence<'_>>| groups.iter().map(|group| group.status).collect::<Vec<_>>();
        assert_eq!(statuses(successes(of(&examples))), [200, 204]);
        assert_eq!(statuses(failures(of(&examples))), [404, 503]);
    }

    #[test]
    fn an_example_without_a_code_is_a_failure_beside_a_success_or_by_its_name() {
        let named = |name: &str, code| Example { name: name.into(), ..example(code, "", "{}") };
        for (examples, expected) in [
            (vec![named("A book", None), named("Two books", None)], (vec![200], vec![])),
            (vec![named("A book", Some(200)), named("Anything else", None)], (vec![200], vec![500])),
            (vec![named("Unexpected error", None)], (vec![], vec![500])),
            (vec![named("Gone", Some(404)), named("A book", None)], (vec![200], vec![404])),
        ] {
            let sources = of(&examples);
            let statuses = |groups: Vec<StatusEvidence<'_>>| groups.iter().map(|one| one.status).collect();
            let found: (Vec<u16>, Vec<u16>) = (statuses(successes(sources)), statuses(failures(sources)));
            assert_eq!(found, expected, "{:?}", examples.iter().map(|one| &one.name).collect::<Vec<_>>());
        }
    }
}
