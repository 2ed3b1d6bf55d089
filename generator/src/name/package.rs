//! The name of a generated package.

use super::reserved::is_keyword;
use super::title::without_endings;
use super::words::{without_accent, words};

/// Names of dependencies and of the compiler's own crates, which a package cannot have.
const TAKEN: [&str; 13] = [
    "serde",
    "serde-json",
    "postman-client",
    "postman-codegen",
    "tokio",
    "std",
    "core",
    "alloc",
    "test",
    "proc-macro",
    "build",
    "examples",
    "deps",
];

/// Longer names are cut between words.
const MAX_BYTES: usize = 48;

/// `Salesforce Platform APIs` → `salesforce-platform-apis`; always a valid package name.
pub(crate) fn name(text: &str) -> String {
    let plain = without_endings(text);
    let ascii: String = plain.chars().map(plain_letter).collect();
    let mut kebab = String::new();
    for word in words(&ascii) {
        if !kebab.is_empty() && kebab.len() + word.len() >= MAX_BYTES {
            break;
        }
        let separator = if kebab.is_empty() { "" } else { "-" };
        kebab.extend([separator, word.as_str()]);
    }
    kebab.truncate(MAX_BYTES);
    let kebab = kebab.as_str();
    if kebab.is_empty() {
        "postman-api".to_owned()
    } else if kebab.starts_with(|c: char| c.is_ascii_digit()) {
        format!("api-{kebab}")
    } else if TAKEN.contains(&kebab) || is_keyword(kebab) {
        format!("{kebab}-api")
    } else {
        kebab.to_owned()
    }
}

/// Returns a letter without its accent, and a space for what is no letter or digit of ASCII.
fn plain_letter(c: char) -> char {
    if c.is_ascii_alphanumeric() {
        return c;
    }
    let plain = match c.to_lowercase().next() {
        Some('ß') => 's',
        Some(lower) => without_accent(lower),
        None => c,
    };
    match plain {
        plain if !plain.is_ascii_alphabetic() => ' ',
        plain if c.is_uppercase() => plain.to_ascii_uppercase(),
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn package_names_are_valid_and_free() {
        for (text, expected) in [
            ("Salesforce Platform APIs", "salesforce-platform-apis"),
            ("  Weather (v2) ", "weather-v2"),
            ("The Library's API", "the-library-api"),
            (
                "An API whose name has more words than a package can hold",
                "an-api-whose-name-has-more-words-than-a-package",
            ),
            ("Gestión de Órdenes – Señal", "gestion-de-ordenes-senal"),
            ("serde", "serde-api"),
            ("3D printing", "api-3d-printing"),
            ("爱", "postman-api"),
            ("async", "async-api"),
            ("../../etc", "etc"),
        ] {
            assert_eq!(name(text), expected, "{text}");
        }
    }
}
