//! Texts with `{{variables}}` (Postman's behavior, 3.2): names are verbatim and contain no braces.

/// Returns the names in order of appearance, with repetitions, including dynamic ones (`$guid`).
pub fn names(text: &str) -> Vec<&str> {
    tokens(text).map(|(_, name)| name).collect()
}

/// Returns `true` if the text holds a `{{variable}}`.
pub fn has_variables(text: &str) -> bool {
    tokens(text).next().is_some()
}

/// Returns the name of the variable if it is the whole text.
pub fn whole(text: &str) -> Option<&str> {
    let (_, name) = tokens(text).next()?;
    (name.len() + 4 == text.len() && !name.is_empty()).then_some(name)
}

/// Returns `true` if the text puts the name of a variable together: `{{x{{n}}}}` (Postman's behavior, 3.2).
pub fn composes_names(text: &str) -> bool {
    let opened = memchr::memmem::find_iter(text.as_bytes(), b"{{").map(|open| &text[open + 2..]);
    opened.into_iter().any(|inner| {
        let end = inner.find(['{', '}']).unwrap_or(inner.len());
        end > 0 && inner[end..].starts_with("{{")
    })
}

/// The text with every `{{variable}}` cut out.
pub fn literal_part(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    let mut from = 0;
    for (at, name) in tokens(text) {
        literal.push_str(&text[from..at]);
        from = at + name.len() + 4;
    }
    literal.push_str(&text[from..]);
    literal
}

/// Returns the start and the name of each `{{name}}`.
pub fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = from + memchr::memmem::find(&text.as_bytes()[from..], b"{{")?;
            let inner = &text[open + 2..];
            let end = inner.find(['{', '}'])?;
            if inner[end..].starts_with("}}") {
                from = open + 2 + end + 2;
                return Some((open, &inner[..end]));
            }
            // in `{{{a}}` a token starts one brace later; otherwise the search continues after the character that ended the name
            from = if inner[end..].starts_with('{') && end == 0 { open + 1 } else { open + 2 + end };
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_verbatim_and_shortest() {
        for (text, expected) in [
            ("{{a}}/{{ b }}", vec!["a", " b "]),
            ("{{{a}}}", vec!["a"]),
            ("{{a", vec![]),
            ("{a}", vec![]),
            ("{{}}", vec![""]),
            ("{{x{{n}}}}", vec!["n"]),
            ("{{a}b}}{{c}}", vec!["c"]),
            ("é{{ü}}", vec!["ü"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn the_literal_part_has_no_tokens() {
        assert_eq!(literal_part("Bearer {{token}}!"), "Bearer !");
        assert_eq!(literal_part("{{a}}{{b}}"), "");
    }
}
