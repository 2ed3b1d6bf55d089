//! Code and examples in docs.

use super::inline::MAX_INLINE_CHARS;
use crate::description::{clean, span};

/// Returns a text as a code span.
pub fn code(text: &str) -> String {
    span::written(&clean::one_line(text, MAX_INLINE_CHARS))
}

/// Returns the sentence that shows an example, if the docs do not have the value already: ``Example: `asc` ``.
pub fn example(docs: &[String], value: &str) -> Option<String> {
    let says = |line: &String| has_word(&line.replace('\\', ""), value);
    (!docs.iter().any(says)).then(|| format!("Example: {}", code(value)))
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::example;

    #[test]
    fn an_example_is_shown_unless_the_docs_have_it() {
        let docs = |text: &str| [text.to_owned()];
        assert_eq!(example(&docs("The order of books."), "asc").as_deref(), Some("Example: `asc`"));
        assert_eq!(example(&docs("`asc` or `desc`."), "asc"), None);
        assert_eq!(example(&docs(r"One of by\_name, by\_age."), "by_age"), None);
        assert_eq!(example(&docs("The ascendant."), "asc").as_deref(), Some("Example: `asc`"));
    }
}
