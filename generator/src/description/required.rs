//! Descriptions that say whether an input is required.

const MARKS: [&str; 5] = ["(required)", "[required]", "**required**", "*required*", "required."];

/// Returns `true` if a description starts with “required”, or is that alone.
pub(crate) fn is_required(description: &str) -> bool {
    without_required_mark(description).is_some()
}

/// Returns the rest of such a description. The rules of a validator are one if `required` is among them: `required,min=1`.
pub(crate) fn without_required_mark(description: &str) -> Option<&str> {
    if let Some(rules) = rules(description) {
        let rest = description
            .trim()
            .strip_prefix("required")
            .map_or(description, |rest| rest.trim_start_matches([',', '|', ' ']));
        return rules.contains(&"required").then_some(rest);
    }
    // converters add a mark to that of the author
    let mut rest = without_mark(description)?;
    while let Some(more) = without_mark(rest) {
        rest = more;
    }
    Some(rest)
}

/// Returns `true` if a description calls an input optional, unlike “is not optional”.
pub(crate) fn says_optional(description: &str) -> bool {
    if rules(description)
        .is_some_and(|rules| !rules.contains(&"required") && OPTIONAL_RULES.iter().any(|rule| rules.contains(rule)))
    {
        return true;
    }
    let lower = description.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_denied = |at: usize| at > 0 && ["isn", "no", "non", "not", "t"].contains(&words[at - 1]);
    (0..words.len()).any(|at| words[at] == "optional" && !is_denied(at))
}

/// Rules of validators by which a value may be missing.
const OPTIONAL_RULES: [&str; 4] = ["nullable", "omitempty", "sometimes", "optional"];

/// The rules of a validator, if the description is nothing else: `required|integer`, `omitempty,oneof=a b`.
fn rules(description: &str) -> Option<Vec<&str>> {
    let description = description.trim();
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let separator = if description.contains('|') { '|' } else { ',' };
    let rules: Vec<&str> = description.split(separator).map(str::trim).collect();
    let is_rule = |rule: &&str| match rule.split_once(['=', ':']) {
        Some((name, argument)) => is_name(name) && !argument.starts_with(' '),
        None => is_name(rule),
    };
    let decides = |rule: &&str| *rule == "required" || OPTIONAL_RULES.contains(rule);
    (rules.iter().all(is_rule) && rules.iter().any(decides)).then_some(rules)
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
        for description in ["omitempty,max=255", "nullable|string|max:255", "sometimes", "string|nullable"] {
            assert!(says_optional(description), "{description}");
        }
        for description in [
            "nullable|required",
            "required,min=1",
            "This is not optional.",
            "A non-optional id.",
            "It isn't optional",
            "Optionally",
            "",
        ] {
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
            ("required,min=1", Some("min=1")),
            ("required|integer", Some("integer")),
            ("string|required|max:5", Some("string|required|max:5")),
            ("required,oneof=publish unpublish", Some("oneof=publish unpublish")),
            ("required_if:a,b|string", None),
            ("nullable|string", None),
            ("name, required by law", None),
            ("required. The id", Some("The id")),
            ("required: false\nThe id", None),
            ("Required if there is no name.", None),
            ("The id. (Required)", None),
        ] {
            assert_eq!(without_required_mark(description), expected, "{description}");
        }
    }
}
