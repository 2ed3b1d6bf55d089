//! Headers that are the id of a thing, `X-Trip-ID: {{tripId}}`: an id is never state of the client.

use super::only::only;
use super::surroundings::Surroundings;
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

/// Makes arguments of them. Their names must be unique among the headers and the parameters of the query. What the path has is an argument already, and
/// its value is sent in the header too.
pub(super) fn mark(operation: &Operation, around: &Surroundings<'_>, decided: &mut [Decision]) {
    for (index, header) in operation.headers.iter().enumerate() {
        let Some(name) = template::whole(&header.value) else { continue };
        let is_one = only(&operation.headers, &header.key).is_some_and(|(at, _)| at == index)
            && operation.url.query.iter().all(|row| !row.key.eq_ignore_ascii_case(&header.key));
        let is_passed = around.path.contains(header.value.as_str()) || around.preset.contains(name);
        if is_one
            && !is_passed
            && decided[index].role == Role::Constant
            && around.configuration.is_argument_of_header(name)
        {
            decided[index] = Decision::new(Role::Argument, RowReason::Id);
        }
    }
}
