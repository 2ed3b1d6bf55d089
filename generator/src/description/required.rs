//! Descriptions that say whether an input is required.

const MARKS: [&str; 5] = ["(required)", "[required]", "**required**", "*required*", "required."];

/// Returns the rest of a description that starts with “required”, or is that alone.
pub(crate) fn rest(description: &str) -> Option<&str> {
    // converters add a mark to that of the author
    let mut rest = without_mark(description)?;
    while let Some(more) = without_mark(rest) {
        rest = more;
    }
    Some(rest)
}

/// Returns `true` if a description calls an input optional.
pub(crate) fn says_optional(description: &str) -> bool {
    description.to_ascii_lowercase().contains("optional")
}

fn without_mark(description: &str) -> Option<&str> {
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

#[cfg(test)]
mod tests {
    use super::rest;

    #[test]
    fn a_description_says_first_that_an_input_is_required() {
        for (description, expected) in [
            ("(Required) The id.", Some("The id.")),
            ("**required** - the id", Some("the id")),
            ("(Required) (required) the id", Some("the id")),
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
