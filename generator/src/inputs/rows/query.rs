//! Rows of a query: constants of the request, or inputs.

use super::constants::OwnConstants;
use super::lists::{self, Offered};
use super::required::{self, Bare};
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::value_type::{Row, ValueTypes};
use crate::inputs::variables::configuration::Configuration;
use crate::read::model::QueryParam;
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

pub(in crate::inputs) fn decide(
    operation: &Operation,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
    types: &ValueTypes,
    bare: &Bare,
) -> Vec<Decision> {
    let query = &operation.url.query;
    let mut rows: Vec<_> = query.iter().map(|row| parameter(row, constants, configuration)).collect();
    lists::leave_out_shadowed(&mut rows, query.iter().map(|row| row.key.as_str()));
    let mut decided = lists::decide(rows, Some(types));
    required::mark(operation, bare, &mut decided);
    decided
}

fn parameter<'a>(
    row: &'a QueryParam,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
) -> Result<Offered<'a>, Decision> {
    let named = !row.key.is_empty() && !template::has_variables(&row.key);
    if let Some(reason) = (!row.disabled).then(|| fixed(row, named, constants, configuration)).flatten() {
        return Err(Decision::new(Role::Constant, reason));
    }
    if !named {
        return Err(Decision::new(Role::LeftOut, RowReason::NoFixedName));
    }
    let value = row.value.as_deref();
    let reason = match value {
        _ if row.disabled => RowReason::Disabled,
        None => RowReason::KeyAlone,
        Some(value) if template::has_variables(value) => RowReason::CallVariable,
        Some(_) => RowReason::Example,
    };
    let own = Row { value, disabled: row.disabled, description: &row.description, exact: false };
    Ok(Offered { key: &row.key, row: own, content_type: "", reason })
}

/// Returns the reason for which a row that is sent is a constant.
fn fixed(
    row: &QueryParam,
    named: bool,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
) -> Option<RowReason> {
    match &row.value {
        _ if !named => Some(RowReason::NoFixedName),
        // `?1,2` is data without a name
        None if !is_name(&row.key) => Some(RowReason::KeyAlone),
        Some(value) if !configuration.is_open(&row.key, value) => Some(RowReason::ClientVariables),
        value => constants.reason_of_query(&row.key, value.as_deref()),
    }
}

/// Returns `true` for a key that can name a value, unlike data in its place.
fn is_name(key: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | ':' | '$' | '@');
    key.contains(char::is_alphabetic) && key.chars().all(is_part)
}
