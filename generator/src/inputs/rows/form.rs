//! Rows of urlencoded and multipart forms: constants of the request, or inputs.

use super::constants::OwnConstants;
use super::lists::{self, Offered};
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::value_type::{Row, ValueTypes};
use crate::inputs::variables::configuration::Configuration;
use crate::read::model::{Body, FormParam, FormValue};
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

/// Returns nothing if the body is not a form.
pub(in crate::inputs) fn decide(
    operation: &Operation,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
    types: &ValueTypes,
) -> Vec<Decision> {
    let params = operation.body.as_ref().map(Body::form).unwrap_or_default();
    let has_code = params.iter().any(is_code_grant);
    let rows = params.iter().map(|param| match param.text() {
        Some(text) if has_code && is_of_one_grant(param, text, configuration) => {
            Ok(offered(param, text, RowReason::OneCall))
        }
        _ => parameter(param, constants, configuration),
    });
    let mut rows: Vec<_> = rows.collect();
    lists::leave_out_shadowed(&mut rows, params.iter().map(|param| param.key.as_str()));
    lists::decide(rows, Some(types))
}

fn parameter<'a>(
    param: &'a FormParam,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
) -> Result<Offered<'a>, Decision> {
    let nameless = param.key.is_empty();
    let value = match &param.value {
        FormValue::Text(value) => value,
        FormValue::File { .. } if param.disabled && nameless => {
            return Err(Decision::new(Role::LeftOut, RowReason::NoFixedName));
        }
        FormValue::File { .. } => return Ok(offered(param, "", RowReason::File)),
    };
    if let Some(reason) = (!param.disabled).then(|| fixed(param, value, constants, configuration)).flatten() {
        return Err(Decision::new(Role::Constant, reason));
    }
    if nameless {
        return Err(Decision::new(Role::LeftOut, RowReason::NoFixedName));
    }
    let reason = match template::has_variables(value) {
        _ if param.disabled => RowReason::Disabled,
        true => RowReason::CallVariable,
        false => RowReason::Example,
    };
    Ok(offered(param, value, reason))
}

/// Returns `true` for `grant_type=authorization_code`.
fn is_code_grant(param: &FormParam) -> bool {
    param.key == "grant_type" && !param.disabled && param.text() == Some("authorization_code")
}

/// Returns `true` for the code of a grant and its verifier (RFC 6749, section 4.1.3, and RFC 7636, section 4.5): each is used once. A script may bring
/// them to the client.
fn is_of_one_grant(param: &FormParam, text: &str, configuration: &Configuration) -> bool {
    let is_set = || template::names(text).iter().any(|name| configuration.is_set(name));
    !param.disabled && ["code", "code_verifier"].contains(&param.key.as_str()) && !is_set()
}

fn offered<'a>(param: &'a FormParam, value: &'a str, reason: RowReason) -> Offered<'a> {
    let content_type = &param.content_type;
    let exact = !content_type.is_empty();
    let row = Row { value: Some(value), disabled: param.disabled, description: &param.description, exact };
    Offered { key: &param.key, row, content_type, reason }
}

/// Returns the reason for which a row that is sent is a constant.
fn fixed(
    param: &FormParam,
    value: &str,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
) -> Option<RowReason> {
    if param.key.is_empty() || template::has_variables(&param.key) {
        Some(RowReason::NoFixedName)
    } else if !configuration.is_open(&param.key, value) {
        Some(RowReason::ClientVariables)
    } else {
        constants.reason(&param.key)
    }
}
