//! Placeholders for types, which Postman writes into the examples that it generates from an OpenAPI schema.

use super::evidence::Evidence;
pub use crate::json::relaxed::VARIABLE;

/// Returns the evidence of a string value, if it is a placeholder.
pub fn hint(text: &str) -> Option<Evidence> {
    if let Some(kind) = text.strip_prefix(VARIABLE) {
        return Some(variable(kind));
    }
    let inner = text.strip_prefix('<')?.strip_suffix('>')?;
    if inner.starts_with("Error: Too many levels of nesting") || inner.starts_with("Circular reference to ") {
        return Some(Evidence::ELIDED);
    }
    if inner.contains(['<', '>']) {
        return None;
    }
    let (kind, nullable) = match inner.split_once(',') {
        Some((kind, "null")) => (kind, Evidence::HINT_NULL),
        _ => (inner, Evidence::default()),
    };
    Some(nullable | of_type(kind))
}

/// Returns `true` for an example that says that its field is optional: `(Optional) some id`, `<optional state>`.
pub fn says_optional(text: &str) -> bool {
    const WORD: &str = "optional";
    let inner = text.strip_prefix(['(', '<', '[']).and_then(|inner| inner.split_at_checked(WORD.len()));
    inner.is_some_and(|(word, rest)| {
        word.eq_ignore_ascii_case(WORD) && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}

fn of_type(name: &str) -> Evidence {
    match name {
        "integer" | "int32" | "int64" | "long" => Evidence::HINT_INTEGER,
        "number" | "float" | "double" => Evidence::HINT_FLOAT,
        "boolean" => Evidence::HINT_BOOL,
        "array" => Evidence::HINT_LIST,
        "object" => Evidence::HINT_OBJECT,
        "dateTime" | "date-time" => Evidence::HINT_TEXT | Evidence::DATE_TIME,
        "date" => Evidence::HINT_TEXT | Evidence::DATE,
        "uuid" | "guid" => Evidence::HINT_TEXT | Evidence::UUID,
        _ => Evidence::HINT_TEXT,
    }
}

fn variable(kind: &str) -> Evidence {
    match kind {
        "i" => Evidence::INTEGER,
        "f" => Evidence::FLOAT,
        "b" => Evidence::BOOL,
        "s" => Evidence::TEXT | Evidence::PLAIN,
        _ => Evidence::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_of_postmans_importer() {
        let cases = [
            ("<integer>", Evidence::HINT_INTEGER),
            ("<long>", Evidence::HINT_INTEGER),
            ("<double>", Evidence::HINT_FLOAT),
            ("<boolean>", Evidence::HINT_BOOL),
            ("<dateTime>", Evidence::HINT_TEXT | Evidence::DATE_TIME),
            ("<your webhook URL>", Evidence::HINT_TEXT),
            ("<array>", Evidence::HINT_LIST),
            ("<string,null>", Evidence::HINT_TEXT | Evidence::HINT_NULL),
            ("<Error: Too many levels of nesting to fake this schema>", Evidence::ELIDED),
            ("<Circular reference to #/components/schemas/a detected>", Evidence::ELIDED),
        ];
        for (text, expected) in cases {
            assert_eq!(hint(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_example_may_say_that_it_is_optional() {
        assert!(["(Optional) some id", "<optional state>", "[OPTIONAL]"].into_iter().all(says_optional));
        assert!(!["optional", "Optional", "(optionally) x", "<option>", "(é)"].into_iter().any(says_optional));
    }

    #[test]
    fn other_texts_are_texts() {
        for text in ["", "integer", "<", "<b>bold</b>", "a <string>"] {
            assert_eq!(hint(text), None, "{text}");
        }
    }
}
