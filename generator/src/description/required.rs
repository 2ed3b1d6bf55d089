//! Descriptions that say whether an input is required.

const MARKS: [&str; 5] = ["(required)", "[required]", "**required**", "*required*", "required."];

/// Returns `true` if a description starts with “required”, or is that alone.
pub(crate) fn is_required(description: &str) -> bool {
    without_required_mark(description).is_some()
}

/// Returns the rest of such a description.
pub(crate) fn without_required_mark(description: &str) -> Option<&str> {
    // converters add a mark to that of the author
    let mut rest = without_mark(description)?;
    while let Some(more) = without_mark(rest) {
        rest = more;
    }
    Some(rest)
}

/// Returns `true` if a description calls an input optional, unlike “is not optional”.
pub(crate) fn says_optional(description: &str) -> bool {
    let lower = description.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_denied = |at: usize| at > 0 && ["isn", "no", "non", "not", "t"].contains(&words[at - 1]);
    (0..words.len()).any(|at| words[at] == "optional" && !is_denied(at))
}

fn without_mark(description: &str) -> Option<&str> {
    let description = description.trim();
    if description.eq_ignore_ascii_case("required") {
        return Some("");
    }
    let marked = MARKS.into_iter().find_map(|mark| {
        let (start, rest) = description.split_at_checked(mark.len())?;
        start.eq_ignore_ascii_case(mark).then_some(rest)
    });
    let rest = marked.or_else(|| behind_list(description))?;
    Some(rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | ',')))
}

/// Returns the rest of a description that begins with a list of marks in parentheses: `(string, required) The id.`
fn behind_list(description: &str) -> Option<&str> {
    let (marks, rest) = description.strip_prefix('(')?.split_once(')')?;
    let mut marks = marks.split([',', ';', '|']).map(str::trim);
    marks.any(|mark| mark.eq_ignore_ascii_case("required")).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{says_optional, without_required_mark};

    #[test]
    fn a_description_calls_an_input_optional_unless_it_denies_that() {
        for description in ["(Optional) The id.", "optional", "The id, which is optional."] {
            assert!(says_optional(description), "{description}");
        }
        for description in ["This is not optional.", "A non-optional id.", "It isn't optional", "Optionally", ""] {
            assert!(!says_optional(description), "{description}");
        }
    }

    #[test]
    fn a_description_says_first_that_an_input_is_required() {
        for (description, expected) in [
            ("(Required) The id.", Some("The id.")),
            ("**required** - the id", Some("the id")),
            ("(Required) (required) the id", Some("the id")),
            (" Required ", Some("")),
            ("(required, string) The id.", Some("The id.")),
            ("(string, Required) The id.", Some("The id.")),
            ("(string, required if there is no name) The id.", None),
            ("required. The id", Some("The id")),
            ("required: false\nThe id", None),
            ("Required if there is no name.", None),
            ("The id. (Required)", None),
        ] {
            assert_eq!(without_required_mark(description), expected, "{description}");
        }
    }
}
