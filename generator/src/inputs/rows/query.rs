//! Rows of a query: constants of the request, or inputs.

use super::constants::OwnConstants;
use super::lists::{self, Offered};
use super::required;
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::value_type::{Row, RowPlace, ValueTypes};
use crate::inputs::variables::configuration::Configuration;
use crate::read::model::QueryParam;
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

pub(in crate::inputs) fn decide(
    operation: &Operation,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
    types: &ValueTypes,
) -> Vec<Decision> {
    let mut decided = lists::decide(
        operation.url.query.iter().map(|row| one(row, constants, configuration)).collect(),
        types,
        RowPlace::Query,
    );
    required::mark(operation, &mut decided);
    decided
}

fn one<'a>(
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
    let value = row.value.as_deref().unwrap_or_default();
    let reason = match row.disabled {
        true => RowReason::Disabled,
        false if template::has_variables(value) => RowReason::CallVariable,
        false => RowReason::Example,
    };
    Ok(Offered { key: &row.key, row: Row { value, disabled: row.disabled, description: &row.description }, reason })
}

/// Returns the reason for which a row that is sent is a constant.
fn fixed(
    row: &QueryParam,
    named: bool,
    constants: &OwnConstants<'_>,
    configuration: &Configuration,
) -> Option<RowReason> {
    match &row.value {
        None => Some(RowReason::KeyAlone),
        Some(_) if !named => Some(RowReason::NoFixedName),
        Some(value) if !configuration.is_open(value) => Some(RowReason::ClientVariables),
        Some(_) => constants.reason(&row.key),
    }
}
