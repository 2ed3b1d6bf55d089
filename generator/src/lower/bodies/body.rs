//! The body of a request: an argument, or a constant part.

use std::borrow::Cow;

use crate::diagnostic::{Construct, Diagnostic};
use crate::infer;
use crate::infer::model::{Root, Type};
use crate::inputs::ValueTypes;
use crate::lower::bodies::answer;
use crate::lower::inputs::{self, Source};
use crate::lower::model::{
    Arity, Body, Declared, FormDef, FormKind, Input, InputField, InputType, InputValue, Saved, SavedHome, Spelling,
    TypeRef,
};
use crate::lower::naming::plan::{OperationPlan, link};
use crate::lower::naming::unique_idents::Idents;
use crate::lower::siblings::Constants;
use crate::name;
use crate::read::model::{self as read, FormParam, FormValue, Graphql, GraphqlVariables, Header};
use crate::resolve::template;

/// The JSON text whose type the body has, when it may be JSON.
pub fn json_text<'a>(plan: &OperationPlan<'a>) -> Option<Cow<'a, str>> {
    match plan.operation.body.as_ref()? {
        read::Body::Raw { text, language } => {
            is_json(text, language.as_deref(), &plan.operation.headers).then_some(Cow::Borrowed(text.as_str()))
        }
        read::Body::Graphql(graphql) => graphql_variables(graphql),
        _ => None,
    }
}

fn graphql_variables(graphql: &Graphql) -> Option<Cow<'_, str>> {
    match &graphql.variables {
        GraphqlVariables::Text(text) if !text.trim().is_empty() => Some(text.into()),
        GraphqlVariables::Value(value) => Some(value.to_compact().into()),
        GraphqlVariables::Text(_) | GraphqlVariables::Absent => None,
    }
}

/// What was sent instead of [`json_text`] for the saved 2xx examples, with labels: a field that is not in all of them may
/// be left out. A request that failed may be one that leaves out too much.
pub fn sent_texts<'a>(plan: &OperationPlan<'a>) -> Vec<(&'a str, Cow<'a, str>)> {
    let Some(own) = json_text(plan) else { return Vec::new() };
    let mut texts: Vec<(&str, Cow<'_, str>)> = Vec::new();
    for example in answer::successes(&plan.operation.examples).into_iter().flat_map(|group| group.examples) {
        let text = match (&plan.operation.body, &example.request_body) {
            (Some(read::Body::Raw { .. }), Some(read::Body::Raw { text, .. })) => Some(Cow::Borrowed(text.as_str())),
            (Some(read::Body::Graphql(one)), Some(read::Body::Graphql(other))) if one.query == other.query => {
                graphql_variables(other)
            }
            _ => None,
        };
        // An object says nothing of a list.
        let text = text.filter(|text| opening(text).is_some() && opening(text) == opening(&own) && *text != own);
        if let Some(text) = text
            && texts.iter().all(|(_, known)| *known != text)
        {
            // After `request`, whose fields come first.
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
            && infer::opens_json(text)
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

/// `shown` asks for `saved()`; `root` is what was inferred for [`json_text`]; `reference` says how a type is written in the operation's module.
pub fn lower(
    plan: &OperationPlan<'_>,
    constants: &Constants,
    types: &ValueTypes,
    shown: bool,
    root: Option<&Root>,
    reference: impl Fn(&Type) -> TypeRef,
    own_struct: impl Fn(&Type) -> Option<String>,
) -> Option<Body> {
    let saved = |template: &str, ty: Option<&Type>| {
        let own = || ty.and_then(&own_struct).map(SavedHome::Type);
        let home = shown.then(|| own().unwrap_or_else(|| SavedHome::Function(function_name(plan))));
        let (template, spelling) = spelled(template);
        Saved { template, spelling, home }
    };
    Some(match plan.operation.body.as_ref()? {
        read::Body::Raw { text, language } => match root {
            Some(root) => Body::Json {
                ty: reference(&root.ty),
                declared: declared(language.as_deref(), &plan.operation.headers),
                saved: saved(text, Some(&root.ty)),
            },
            // Postman treats it as JSON, whatever it is
            None if declared(language.as_deref(), &plan.operation.headers) == Declared::Json => {
                Body::Json { ty: TypeRef::Value, declared: Declared::Json, saved: saved(text, None) }
            }
            None => Body::Text { content_type: default_type(language.as_deref()).to_owned(), saved: saved(text, None) },
        },
        read::Body::Urlencoded(params) => form(plan, FormKind::Urlencoded, params, constants, types),
        read::Body::Multipart(params) => form(plan, FormKind::Multipart, params, constants, types),
        read::Body::File { src, .. } => Body::File {
            saved: src.as_deref().filter(|src| !src.is_empty()).map(|src| Saved {
                template: src.to_owned(),
                spelling: Spelling::Text,
                home: shown.then(|| SavedHome::Function(function_name(plan))),
            }),
        },
        read::Body::Graphql(graphql) => Body::Graphql {
            query: graphql.query.clone(),
            operation_name: graphql.operation_name.clone(),
            variables: graphql_variables(graphql).map(|text| {
                let ty = root.map(|root| &root.ty);
                let mut saved = saved(&text, ty);
                if matches!(graphql.variables, GraphqlVariables::Value(_)) && template::has_variables(&text) {
                    saved.spelling = Spelling::Value;
                }
                (ty.map_or(TypeRef::Value, &reference), saved)
            }),
        },
    })
}

/// A text whose lines all end in CRLF is written with `\n`.
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

/// Sections 5.4 and 6.3.
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

fn form(
    plan: &OperationPlan<'_>,
    form: FormKind,
    params: &[FormParam],
    constants: &Constants,
    types: &ValueTypes,
) -> Body {
    let (inputs, _) = form_inputs(params, constants, types);
    let fixed: Option<Vec<(String, String)>> = inputs
        .iter()
        .map(|input| if let Input::FixedField(key, value) = input { Some((key.clone(), value.clone())) } else { None })
        .collect();
    match fixed {
        Some(fields) => Body::Fixed { form, fields },
        None => {
            let docs = vec![format!("Form of {}.", link(&plan.ident))];
            Body::Form { form, def: FormDef { ident: plan.type_name("form"), docs, fields: inputs, shared: None } }
        }
    }
}

/// Rows of a form that no caller can be offered.
pub fn left_out(plan: &OperationPlan<'_>, constants: &Constants, types: &ValueTypes) -> Vec<Diagnostic> {
    let Some(read::Body::Urlencoded(params) | read::Body::Multipart(params)) = &plan.operation.body else {
        return Vec::new();
    };
    let (_, left_out) = form_inputs(params, constants, types);
    let message = "a disabled field of a form without a name is left out";
    let diagnostic =
        Diagnostic::note(Construct::FormField.left_out(), message.to_owned()).help("give it a name in Postman");
    vec![diagnostic; left_out]
}

/// The inputs, and how many rows are none.
fn form_inputs(params: &[FormParam], constants: &Constants, types: &ValueTypes) -> (Vec<Input>, usize) {
    let mut idents = Idents::new("field", &["new"]);
    let is_fixed = |param: &FormParam, value: &str| {
        !param.disabled
            && (param.key.is_empty()
                || template::has_variables(&param.key)
                || template::has_variables(value)
                || constants.field(&param.key))
    };
    let sources: Vec<Option<Source<'_>>> = params
        .iter()
        .map(|param| match &param.value {
            FormValue::Text(value) if !is_fixed(param, value) && !param.key.is_empty() => {
                Some(Source { key: &param.key, value, disabled: param.disabled, description: &param.description })
            }
            _ => None,
        })
        .collect();
    let fields = inputs::fields(&sources, types, &mut idents, "field");
    let mut result = Vec::new();
    let mut left_out = 0;
    for (param, field) in params.iter().zip(fields) {
        match (&param.value, field) {
            (_, Some(field)) => result.push(Input::Field(typed(field, param))),
            (FormValue::Text(value), None) if is_fixed(param, value) => result.push(fixed(param, value)),
            (FormValue::File { src, name }, None) if !(param.disabled && param.key.is_empty()) => {
                result.push(Input::Field(typed(file_field(param, src, name.as_deref(), types, &mut idents), param)))
            }
            _ => left_out += 1,
        }
    }
    (result, left_out)
}

fn typed(field: InputField, param: &FormParam) -> InputField {
    InputField { content_type: Some(param.content_type.clone()).filter(|text| !text.is_empty()), ..field }
}

fn fixed(param: &FormParam, value: &str) -> Input {
    let (key, template) = (param.key.clone(), value.to_owned());
    if param.content_type.is_empty() {
        return Input::FixedField(key, template);
    }
    Input::FixedPart { key, content_type: param.content_type.clone(), template }
}

fn file_field(
    param: &FormParam,
    src: &[String],
    name: Option<&str>,
    types: &ValueTypes,
    idents: &mut Idents,
) -> InputField {
    let source = Source { key: &param.key, value: "", disabled: param.disabled, description: &param.description };
    let field = inputs::field(&[source], Arity::Optional, types, idents, "file");
    let arity = if src.len() > 1 { Arity::Many } else { Arity::Optional };
    let paths: &[String] = if src.is_empty() { &[String::new()] } else { src };
    let value = |path: &String| match name {
        Some(name) => InputValue::NamedFile { path: path.clone(), name: name.to_owned() },
        None => InputValue::Template(path.clone()),
    };
    let saved = if param.disabled { Vec::new() } else { paths.iter().map(value).collect() };
    InputField { ty: InputType::File, arity, saved, ..field }
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
