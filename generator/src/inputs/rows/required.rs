//! Descriptions that say that an input is required: such a parameter of a query is an argument.

use std::collections::BTreeSet;

use crate::description::required::rest;
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::read::model::{Header, QueryParam};

/// More arguments would be confused with each other: all stay options.
const MOST_ARGUMENTS: usize = 4;

/// Makes arguments of the parameters that are sent and required. Their place in the query must be told by their names.
pub(super) fn mark(rows: &[QueryParam], headers: &[Header], decided: &mut [Decision]) {
    let is_argument = |row: &QueryParam, decision: &Decision| {
        let is_one = matches!(&decision.role, Role::Input { rows, .. } if rows.len() == 1);
        is_one && !row.disabled && rest(&row.description).is_some()
    };
    let required: Vec<usize> = (0..rows.len()).filter(|index| is_argument(&rows[*index], &decided[*index])).collect();
    let names: BTreeSet<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    let is_clear = |name: &&str| {
        !name.is_empty() && !name.contains('=') && !headers.iter().any(|header| header.key.eq_ignore_ascii_case(name))
    };
    if required.len() <= MOST_ARGUMENTS && names.len() == rows.len() && names.iter().all(is_clear) {
        for index in required {
            decided[index] = Decision::new(Role::Argument, RowReason::Required);
        }
    }
}
