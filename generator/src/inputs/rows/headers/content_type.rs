//! A `Content-Type` that the body implies: the request is the same without the header.

use super::only::only;
use crate::read::model::{Auth, Body, FormParam};
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

/// Kinds of auth that sign the present headers, before the body adds its own.
const SIGNS_HEADERS: [&str; 3] = ["awsv4", "edgegrid", "hawk"];

/// Returns the index of the header.
pub(super) fn of_body(operation: &Operation, signed: Option<&Auth>) -> Option<usize> {
    let (index, header) = only(&operation.headers, "Content-Type")?;
    let value = header.value.as_str();
    let disabled = operation.behavior.disabled_system_headers.iter().flatten().any(|name| name == "content-type");
    if disabled || value.trim() != value || value.is_empty() || template::has_variables(value) {
        return None;
    }
    if signed.is_some_and(|auth| SIGNS_HEADERS.contains(&auth.kind.as_str())) {
        return None;
    }
    let says = match operation.body.as_ref()? {
        // without a body there is no content type
        Body::Raw { text, language } if has_text(text) => match language.as_deref() {
            Some("json") => value == "application/json",
            None => value == "application/json" || !is_json(value),
            // the text is declared with it
            Some(_) => true,
        },
        _ => is_implied(operation, value),
    };
    says.then_some(index)
}

/// Returns `true` if the request is the same with this `Content-Type` and with none.
pub(in crate::inputs) fn is_implied(operation: &Operation, value: &str) -> bool {
    match &operation.body {
        Some(Body::Raw { text, language }) => {
            has_text(text) && language.as_deref() == Some("json") && value == "application/json"
        }
        Some(Body::Graphql(_)) => value == "application/json",
        // any other type is replaced by that of the form
        Some(Body::Urlencoded(params)) => {
            let name = "application/x-www-form-urlencoded";
            sends(params) && (value == name || !value.starts_with(name))
        }
        Some(Body::Multipart(params)) => sends(params) && !value.contains("boundary="),
        Some(Body::File { .. }) | None => false,
    }
}

/// Returns `true` if the text is not empty, whatever the values of its variables.
fn has_text(text: &str) -> bool {
    let variables: usize = template::tokens(text).map(|(_, name)| name.len() + 4).sum();
    text.trim().len() > variables
}

fn sends(params: &[FormParam]) -> bool {
    params.iter().any(|param| !param.disabled)
}

fn is_json(value: &str) -> bool {
    value.to_ascii_lowercase().contains("json")
}
