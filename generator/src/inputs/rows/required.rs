//! Descriptions that say that an input is required: such a parameter of a query is an argument.

use std::collections::BTreeSet;

use crate::inputs::decision::{Decision, Role, RowReason};
use crate::read::model::{Header, QueryParam};

/// More arguments would be confused with each other: all stay options.
const MOST_ARGUMENTS: usize = 4;

const MARKS: [&str; 5] = ["(required)", "[required]", "**required**", "*required*", "required."];

/// Returns the rest of a description that starts with “required”, or is that alone.
pub(crate) fn rest(description: &str) -> Option<&str> {
    let description = description.trim();
    if description.eq_ignore_ascii_case("required") {
        return Some("");
    }
    let rest = MARKS.into_iter().find_map(|mark| {
        let (start, rest) = description.split_at_checked(mark.len())?;
        start.eq_ignore_ascii_case(mark).then_some(rest)
    })?;
    Some(rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | ',')))
}

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

#[cfg(test)]
mod tests {
    use super::rest;

    #[test]
    fn a_description_says_first_that_an_input_is_required() {
        for (description, expected) in [
            ("(Required) The id.", Some("The id.")),
            ("**required** - the id", Some("the id")),
            (" Required ", Some("")),
            ("required. The id", Some("The id")),
            ("required: false\nThe id", None),
            ("Required if there is no name.", None),
            ("The id. (Required)", None),
        ] {
            assert_eq!(rest(description), expected, "{description}");
        }
    }
}
