//! What a caller should do instead.

use crate::lower::docs;

/// A longer text is no note.
const MAX_CHARS: usize = 120;

/// Returns the note in what follows the word, and in the sentence behind it: the use of something else, or the time since when.
pub(super) fn note(rest: &str, next: Option<&str>) -> Option<String> {
    let texts = [Some(rest), next].map(|text| text.map(trimmed).filter(|text| is_short(text)));
    let texts = || texts.iter().flatten();
    let found = texts().find(|text| says_instead(text)).or_else(|| texts().find(|text| says_when(text)))?;
    Some(docs::line(&lower_first(found)))
}

/// `(use the list instead).` → `use the list instead`
fn trimmed(text: &str) -> &str {
    let mut text = text.trim();
    // one pair around all of it
    if let Some(inner) = text.strip_prefix('(')
        && let Some((inner, _)) = inner.split_once(')')
    {
        text = inner;
    }
    loop {
        let before = text.len();
        text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !['`', '"', '/', '{', '\''].contains(&c));
        for word in ["and ", "please ", "Please ", "so "] {
            text = text.strip_prefix(word).unwrap_or(text);
        }
        if text.len() == before {
            break;
        }
    }
    text.trim_end_matches(|c: char| c.is_whitespace() || ['.', ':', ';', ','].contains(&c))
}

fn is_short(text: &str) -> bool {
    (1..=MAX_CHARS).contains(&text.chars().count())
}

/// Returns `true` if a text names what replaces the request. A link that is `here` names nothing.
fn says_instead(text: &str) -> bool {
    let has = |words: &[&str]| words_of(text).any(|word| words.contains(&word.as_str()));
    has(&[
        "use",
        "using",
        "prefer",
        "recommend",
        "replaced",
        "replacement",
        "refer",
        "see",
        "equivalent",
        "instead",
        "favor",
        "favour",
        "superseded",
        "switch",
        "migrate",
    ]) && !has(&["here", "below", "following"])
        && !text.to_lowercase().contains("use this")
}

fn says_when(text: &str) -> bool {
    let first = words_of(text).next().unwrap_or_default();
    ["since", "as", "from"].contains(&first.as_str()) || text.contains("will be removed")
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Notes begin as they do in the standard library.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    match first.filter(|_| chars.clone().next().is_none_or(|second| second.is_lowercase() || second == ' ')) {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => text.to_owned(),
    }
}
