//! The body of a request: an argument, or a constant part.

use std::borrow::Cow;

use crate::claims::declared;
use crate::claims::said::Said;
use crate::graphql;
use crate::infer::model::{Root, Type};
use crate::inputs::RequestInputs;
use crate::json::Json;
use crate::lower::model::{Body, Declared, FormKind, Saved, SavedHome, Spelling, TypeRef, WithoutVariables};
use crate::lower::naming::plan::OperationPlan;
use crate::lower::operations::bodies::status_evidence::{AnswerSources, successes};
use crate::lower::operations::inputs::form;
use crate::name;
use crate::read::model::{self as read, Graphql, GraphqlVariables, Header};
use crate::resolve::variables::template;

/// Returns the JSON text for the type of the body, if it may be JSON.
pub fn json_text<'a>(plan: &OperationPlan<'a>) -> Option<Cow<'a, str>> {
    match plan.operation.body.as_ref()? {
        read::Body::Raw { text, language } => {
            is_json(text, language.as_deref(), &plan.operation.headers).then_some(Cow::Borrowed(text.as_str()))
        }
        read::Body::Graphql(graphql) => graphql_variables(graphql),
        _ => None,
    }
}

/// Returns the saved variables, unless they are blank.
fn saved_variables(graphql: &Graphql) -> Option<Cow<'_, str>> {
    graphql.variables.text().filter(|text| !text.trim().is_empty())
}

/// Returns the saved variables, unless they are none of an operation that takes none.
fn graphql_variables(graphql: &Graphql) -> Option<Cow<'_, str>> {
    let text = saved_variables(graphql)?;
    let is_empty = || match serde_json::from_str(&text) {
        Ok(Json::Null) => true,
        Ok(Json::Object(members)) => members.is_empty(),
        _ => false,
    };
    let takes_none = || graphql::is_document(&graphql.query) && graphql::declares_nothing(&graphql.query);
    (!is_empty() || !takes_none()).then_some(text)
}

fn without_variables(graphql: &Graphql) -> WithoutVariables {
    let text = saved_variables(graphql);
    match (&graphql.whole, text) {
        (Some(whole), _) => WithoutVariables::Whole(whole.clone()),
        (None, Some(text)) => WithoutVariables::Constant(text.into_owned()),
        (None, None) => WithoutVariables::Query,
    }
}

/// Returns the variables that the GraphQL operation of the body declares.
pub fn declared_variables(plan: &OperationPlan<'_>) -> Option<Said> {
    let Some(read::Body::Graphql(graphql)) = &plan.operation.body else { return None };
    declared::of(&graphql.query, graphql.operation_name.as_deref())
}

/// Returns the bodies that were sent for the saved 2xx examples instead of [`json_text`], with labels: a field that is not in all of them may
/// be left out. Bodies of failed requests do not count: they may leave out too much.
pub fn sent_texts<'a>(plan: &OperationPlan<'a>) -> Vec<(&'a str, Cow<'a, str>)> {
    let Some(own) = json_text(plan) else { return Vec::new() };
    let mut texts: Vec<(&str, Cow<'_, str>)> = Vec::new();
    let saved = AnswerSources { examples: &plan.operation.examples, observed: None, claimed: &[] };
    for example in successes(saved).into_iter().flat_map(|group| group.examples) {
        let text = match (&plan.operation.body, &example.request_body) {
            (Some(read::Body::Raw { .. }), Some(read::Body::Raw { text, .. })) => Some(Cow::Borrowed(text.as_str())),
            (Some(read::Body::Graphql(one)), Some(read::Body::Graphql(other))) if one.query == other.query => {
                graphql_variables(other)
            }
            _ => None,
        };
        // an object tells nothing about a list
        let text = text.filter(|text| opening(text).is_some() && opening(text) == opening(&own) && *text != own);
        if let Some(text) = text
            && texts.iter().all(|(_, known)| *known != text)
        {
            // after `request`, whose fields come first
            texts.push(("request of a saved answer", text));
        }
    }
    texts
}

fn opening(text: &str) -> Option<char> {
    text.trim_start_matches('\u{feff}').trim_start().chars().next().filter(|c| matches!(c, '{' | '['))
}

fn is_json(text: &str, language: Option<&str>, headers: &[Header]) -> bool {
    language == Some("json")
        || is_json_type(&content_type(headers).unwrap_or_default().to_lowercase())
        || (matches!(language, None | Some("text" | "auto"))
            && crate::json::relaxed::opens(text)
            && content_type(headers).is_none())
}

fn is_json_type(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

fn content_type(headers: &[Header]) -> Option<&str> {
    headers
        .iter()
        .find(|header| !header.disabled && header.key.eq_ignore_ascii_case("content-type"))
        .map(|header| header.value.as_str())
}

/// `shown` enables `saved()`; `root` is the inferred type of [`json_text`]; `reference` writes a type in the operation's module; `decided` tells which rows of
/// a form callers pass, and the content type of the body if a header sets it.
pub fn lower(
    plan: &OperationPlan<'_>,
    decided: &RequestInputs,
    shown: bool,
    root: Option<&Root>,
    reference: impl Fn(&Type) -> TypeRef,
    own_struct: impl Fn(&Type) -> Option<String>,
) -> Option<Body> {
    let saved = |template: &str, ty: Option<&Type>| {
        let own = || ty.and_then(&own_struct).map(SavedHome::Type);
        let home = shown.then(|| own().unwrap_or_else(|| SavedHome::Function(function_name(plan))));
        let (template, spelling) = spelled(template);
        Saved { template, spelling, whole: false, home }
    };
    let sent_as =
        |language: Option<&str>| decided.content_type.clone().unwrap_or_else(|| default_type(language).to_owned());
    Some(match plan.operation.body.as_ref()? {
        read::Body::Raw { text, .. } if is_constant(plan, decided) => Body::JsonConstant(text.clone()),
        read::Body::Raw { text, language } => match root {
            Some(root) => Body::Json {
                ty: reference(&root.ty),
                declared: match declared(language.as_deref(), &plan.operation.headers) {
                    Declared::Other(_) => Declared::Other(sent_as(language.as_deref())),
                    declared => declared,
                },
                saved: saved(text, Some(&root.ty)),
            },
            // Postman treats it as JSON, whatever it contains
            None if declared(language.as_deref(), &plan.operation.headers) == Declared::Json => {
                Body::Json { ty: TypeRef::Value, declared: Declared::Json, saved: saved(text, None) }
            }
            None => Body::Text { content_type: sent_as(language.as_deref()), saved: saved(text, None) },
        },
        read::Body::Urlencoded(params) => form::lower(plan, FormKind::Urlencoded, params, &decided.form),
        read::Body::Multipart(params) => form::lower(plan, FormKind::Multipart, params, &decided.form),
        read::Body::File { src, .. } => Body::File {
            saved: src.as_deref().filter(|src| !src.is_empty()).map(|src| Saved {
                template: src.to_owned(),
                spelling: Spelling::Text,
                whole: false,
                home: shown.then(|| SavedHome::Function(function_name(plan))),
            }),
        },
        read::Body::Graphql(graphql) => {
            let variables = (root.is_some() || graphql_variables(graphql).is_some()).then(|| {
                let text = saved_variables(graphql).unwrap_or_default();
                let ty = root.map(|root| &root.ty);
                let mut saved = saved(graphql.whole.as_deref().unwrap_or(&text), ty);
                saved.whole = graphql.whole.is_some();
                if !saved.whole
                    && matches!(graphql.variables, GraphqlVariables::Value(_))
                    && template::has_variables(&text)
                {
                    saved.spelling = Spelling::Value;
                }
                (ty.map_or(TypeRef::Value, &reference), saved)
            });
            let without = if variables.is_some() { WithoutVariables::Query } else { without_variables(graphql) };
            Body::Graphql {
                query: graphql.query.clone(),
                operation_name: graphql.operation_name.clone(),
                variables,
                without,
            }
        }
    })
}

/// Returns `true` for a JSON body that is sent as it is saved.
pub(crate) fn is_constant(plan: &OperationPlan<'_>, decided: &RequestInputs) -> bool {
    let language = match &plan.operation.body {
        Some(read::Body::Raw { language, .. }) => language.as_deref(),
        _ => return false,
    };
    decided.json.whole && declared(language, &plan.operation.headers) == Declared::Json
}

/// Writes a text whose lines all end in CRLF with `\n`.
fn spelled(text: &str) -> (String, Spelling) {
    let unix = text.replace("\r\n", "\n");
    if unix.len() == text.len() || unix.contains('\r') || unix.len() + unix.matches('\n').count() != text.len() {
        return (text.to_owned(), Spelling::Text);
    }
    (unix, Spelling::Crlf)
}

fn function_name(plan: &OperationPlan<'_>) -> String {
    name::snake(&format!("{} saved", plan.words.join(" ")), "saved")
}

/// Returns the declared content type (Postman's behavior, 5.4 and 6.3).
fn declared(language: Option<&str>, headers: &[Header]) -> Declared {
    let by_header =
        || content_type(headers).is_some_and(|value| value.starts_with("application/") && is_json_type(value));
    match language {
        Some("json") => Declared::Json,
        None if by_header() => Declared::Json,
        None => Declared::Nothing,
        language => Declared::Other(default_type(language).to_owned()),
    }
}

fn default_type(language: Option<&str>) -> &'static str {
    match language {
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("html") => "text/html",
        Some("javascript") => "application/javascript",
        _ => "text/plain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_all_end_in_crlf_are_written_with_lf() {
        assert_eq!(spelled("{\r\n}\r\n"), ("{\n}\n".to_owned(), Spelling::Crlf));
        for text in ["", "{}", "{\n}", "a\r\nb\n", "a\r\nb\rc", "\r"] {
            assert_eq!(spelled(text), (text.to_owned(), Spelling::Text), "{text:?}");
        }
    }
}
