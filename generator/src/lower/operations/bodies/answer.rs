//! Saved examples and observed answers by status, and the type of answer that follows from them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use postman_observations::Answers;

use crate::claims::claimed::Claim;
use crate::diagnostic::{Code, Diagnostic};
use crate::infer::model::{Root, Type};
use crate::lower::model::{Answer, StatusVariant, Strictness, TypeRef, VariantAnswer};
use crate::lower::naming::plan::OperationPlan;
use crate::lower::operations::bodies::content::{self, Content};
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

/// Returns the sentence about an answer that can be read while it arrives; `list` is the type of its values, and `of` that of the call.
pub fn streaming(group: &StatusEvidence<'_>, list: &TypeRef, of: &Answer) -> Option<String> {
    let TypeRef::List(value) = list else { return None };
    match (group.content, &**value) {
        (Content::Lines, _) => {
            let method = if matches!(of, Answer::Lines(..)) { "typed_lines" } else { "lines" };
            Some(format!("The answer has a value on each line; `Call::{method}` reads the values as they arrive."))
        }
        (Content::Events, TypeRef::Named(name)) => Some(format!(
            "The answer consists of server-sent events: `Call::events` reads them as they arrive, and `postman_client::Event::json` parses their data as `{name}`."
        )),
        (Content::Events, _) => {
            Some("The answer consists of server-sent events, which `Call::events` reads as they arrive.".to_owned())
        }
        _ => None,
    }
}

/// The decided types of an operation's answers.
pub struct Typed<'t> {
    pub status: u16,
    pub content: Content,
    pub root: Option<&'t Root>,
    pub label: String,
}

/// Returns the operation's answer, and the variants if it is an enum by status.
pub fn lower(
    plan: &OperationPlan<'_>,
    typed: &[Typed<'_>],
    strictness: Strictness,
    reference: impl Fn(&Type) -> TypeRef,
) -> (Answer, Vec<StatusVariant>) {
    let answers: Vec<VariantAnswer> = typed
        .iter()
        .map(|one| match (one.content, one.root) {
            (Content::Json, Some(root)) => {
                let ty = reference(&root.ty);
                let strictness = strictness.of(&ty);
                let ty = if content::has_no_body(one.status) { optional(ty, strictness) } else { ty };
                VariantAnswer::Json(ty, strictness)
            }
            (Content::Lines, Some(Root { ty: Type::List(line), .. })) => {
                let ty = reference(line);
                let strictness = strictness.of(&ty);
                VariantAnswer::Lines(ty, strictness)
            }
            (Content::Bytes, _) => VariantAnswer::Bytes,
            (Content::Empty, _) => VariantAnswer::Empty,
            _ => VariantAnswer::Text,
        })
        .collect();
    if answers.is_empty() {
        return (Answer::Untyped, Vec::new());
    }
    if let Some(answer) = common(&answers) {
        return (answer, Vec::new());
    }
    let variants = typed
        .iter()
        .zip(answers)
        .map(|(one, answer)| StatusVariant {
            ident: status_name(one.status),
            status: one.status,
            docs: vec![one.label.clone()],
            answer,
        })
        .collect();
    (Answer::ByStatus(plan.type_name("answer")), variants)
}

/// Returns the answer that covers all statuses: those with a body have one type.
fn common(answers: &[VariantAnswer]) -> Option<Answer> {
    let required = |answer: &VariantAnswer| match answer {
        VariantAnswer::Json(TypeRef::Option(ty), strictness) => VariantAnswer::Json((**ty).clone(), *strictness),
        _ => answer.clone(),
    };
    let may_lack =
        |answer: &VariantAnswer| matches!(answer, VariantAnswer::Empty | VariantAnswer::Json(TypeRef::Option(_), _));
    let mut with_body = answers.iter().filter(|answer| **answer != VariantAnswer::Empty).map(required);
    let first = with_body.next().unwrap_or(VariantAnswer::Empty);
    if with_body.any(|answer| answer != first) {
        return None;
    }
    Some(match first {
        VariantAnswer::Json(_, Strictness::Serde) if answers.contains(&VariantAnswer::Empty) => return None,
        VariantAnswer::Json(ty, strictness) if answers.iter().any(may_lack) => {
            Answer::Json(optional(ty, strictness), strictness)
        }
        VariantAnswer::Json(ty, strictness) => Answer::Json(ty, strictness),
        VariantAnswer::Lines(ty, strictness) => Answer::Lines(ty, strictness),
        VariantAnswer::Text => Answer::Text,
        VariantAnswer::Bytes => Answer::Bytes,
        VariantAnswer::Empty => Answer::Empty,
    })
}

/// Returns the type of a body that may be empty. Types that serde reads stay as they are, because serde refuses an empty body for each.
fn optional(ty: TypeRef, strictness: Strictness) -> TypeRef {
    match ty {
        TypeRef::Option(_) => ty,
        _ if strictness == Strictness::Serde => ty,
        _ => TypeRef::Option(Box::new(ty)),
    }
}

/// Returns the name of a variant: `Created`, … or `Status299`; `Success` for 200, because `Ok` would hide that of the prelude.
pub fn status_name(status: u16) -> String {
    let words = match status {
        200 => "success",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        208 => "already reported",
        226 => "im used",
        _ => return format!("Status{status}"),
    };
    name::upper_camel(words, "Status")
}

#[cfg(test)]
mod tests {
    use super::{AnswerSources, common, failures, left_out, successes};
    use crate::lower::model::{Answer, Strictness, TypeRef, VariantAnswer};
    use crate::read::model::{Example, Header};

    fn example(code: Option<u16>, content_type: &str, body: &str) -> Example {
        let header = Header { key: "Content-Type".into(), value: content_type.into(), ..Header::default() };
        let headers = if content_type.is_empty() { Vec::new() } else { vec![header] };
        Example { name: String::new(), code, headers, body: body.into(), request_body: None, language: None }
    }

    #[test]
    fn examples_of_another_kind_are_told() {
        let named = |name: &str, body: &str| Example { name: name.into(), ..example(None, "", body) };
        let unfilled = named("Found", "");
        assert!(successes(AnswerSources { examples: &[unfilled], observed: None, claimed: &[] }).is_empty());
        let examples = [named("a", "<a/>"), named("b", "{}"), named("c", ""), named("d", "d")];
        let groups = successes(AnswerSources { examples: &examples, observed: None, claimed: &[] });
        let told = left_out(&groups[0]).map(|diagnostic| diagnostic.message.clone());
        assert_eq!(told.as_deref(), Some("the answer 200 is typed as JSON, without the saved examples “a”, “d”"));
        assert!(
            left_out(&successes(AnswerSources { examples: &examples[1..3], observed: None, claimed: &[] })[0])
                .is_none()
        );
    }

    #[test]
    fn statuses_with_one_type_and_those_without_a_body_are_one_answer() {
        let json = |ty: TypeRef, strictness| VariantAnswer::Json(ty, strictness);
        let (text, lenient) = (|| json(TypeRef::String, Strictness::Lenient), Strictness::Lenient);
        let optional = || TypeRef::Option(Box::new(TypeRef::String));
        for (answers, expected) in [
            (vec![text(), text()], Some(Answer::Json(TypeRef::String, lenient))),
            (vec![text(), VariantAnswer::Empty], Some(Answer::Json(optional(), lenient))),
            (vec![VariantAnswer::Empty, json(optional(), lenient)], Some(Answer::Json(optional(), lenient))),
            (vec![text(), json(optional(), lenient)], Some(Answer::Json(optional(), lenient))),
            (vec![json(TypeRef::String, Strictness::Serde), VariantAnswer::Empty], None),
            (vec![VariantAnswer::Bytes, VariantAnswer::Empty], Some(Answer::Bytes)),
            (vec![VariantAnswer::Empty, VariantAnswer::Empty], Some(Answer::Empty)),
            (vec![text(), json(TypeRef::I64, lenient), VariantAnswer::Empty], None),
        ] {
            assert_eq!(format!("{:?}", common(&answers)), format!("{expected:?}"), "{answers:?}");
        }
    }

    #[test]
    fn successes_and_failures_are_apart() {
        let codes = [Some(200), Some(204), Some(302), Some(404), Some(503)];
        let examples: Vec<Example> = codes.iter().map(|code| example(*code, "", "{}")).collect();
        let statuses =
            |groups: Vec<super::StatusEvidence<'_>>| groups.iter().map(|group| group.status).collect::<Vec<_>>();
        assert_eq!(
            statuses(successes(AnswerSources { examples: &examples, observed: None, claimed: &[] })),
            [200, 204]
        );
        assert_eq!(statuses(failures(AnswerSources { examples: &examples, observed: None, claimed: &[] })), [404, 503]);
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
            let sources = AnswerSources { examples: &examples, observed: None, claimed: &[] };
            let statuses = |groups: Vec<super::StatusEvidence<'_>>| groups.iter().map(|one| one.status).collect();
            let found: (Vec<u16>, Vec<u16>) = (statuses(successes(sources)), statuses(failures(sources)));
            assert_eq!(found, expected, "{:?}", examples.iter().map(|one| &one.name).collect::<Vec<_>>());
        }
    }
}
