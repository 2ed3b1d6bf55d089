//! The type of an operation's answer, which follows from its [statuses](super::status_evidence).

use super::content::{self, Content};
use super::status_evidence::StatusEvidence;
use crate::infer::model::{Root, Type};
use crate::lower::model::{Answer, StatusVariant, Strictness, TypeRef, VariantAnswer};
use crate::lower::naming::plan::OperationPlan;
use crate::name;

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
    use super::common;
    use crate::lower::model::{Answer, Strictness, TypeRef, VariantAnswer};

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
}
