//! Marks at the ends of a title that say nothing of what a request does.

use super::phrase::{is_article, is_dangling};
use crate::name::method::METHODS;
use crate::name::words::id::is_id;
use crate::name::words::words;

/// Words for the state of a request, or of its documentation.
const STATES: [&str; 10] = [
    "alpha",
    "beta",
    "deprecated",
    "experimental",
    "new",
    "obsolete",
    "optional",
    "preview",
    "under development",
    "wip",
];
/// Words for the access that a request needs.
const ACCESS: [&str; 14] = [
    "auth",
    "auth required",
    "authenticated",
    "authentication required",
    "login required",
    "no auth",
    "no auth required",
    "no authentication",
    "no token",
    "protected",
    "public",
    "requires auth",
    "token required",
    "unauthenticated",
];
/// Capitals of fewer letters are an abbreviation, such as `(RSA)`.
const MIN_TAG_BYTES: usize = 5;

/// Returns `text` without marks at its ends: `Query order (USER_DATA)`, `[ADMIN] List users`, `List users (deprecated)`, `NEW - List users`.
pub(super) fn without_markers(text: &str) -> &str {
    let mut name = text.trim();
    while let Some(rest) = without_first(name).or_else(|| without_last(name)) {
        let rest = rest.trim();
        // in a title in capitals they mark nothing
        if !rest.contains(char::is_lowercase) {
            break;
        }
        name = rest;
    }
    name
}

/// Returns the title of a request without what Postman adds to a duplicate of it: `List all orders Copy 2`. A short title may be about a copy.
pub(super) fn without_copy<'t>(title: &'t str, url: &str) -> &'t str {
    let mut name = title.trim();
    while let Some(rest) = copied(name) {
        name = rest;
    }
    let words = words(name);
    let ends = words.last().is_none_or(|last| is_article(last) || is_dangling(last));
    let is_short = words.len() < MIN_COPIED_WORDS && copied(name).is_none();
    let is_copying = url.to_lowercase().contains("cop");
    if is_short || ends || is_copying { title } else { name }
}

/// A shorter title may end with the thing of which there is a copy: `Get certified copy`.
const MIN_COPIED_WORDS: usize = 3;

fn copied(title: &str) -> Option<&str> {
    let plain = title.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = if plain.len() < title.len() { plain.strip_suffix(' ')? } else { plain };
    Some(plain.strip_suffix(" Copy")?.trim_end_matches([' ', '-', '|']))
}

fn without_first(text: &str) -> Option<&str> {
    let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (mark, rest) = text.strip_prefix(open)?.split_once(close)?;
        let is_mark = is_marker(mark) || open == '[' && is_notice(mark);
        is_mark.then(|| rest.trim_start().trim_start_matches(['-', ':']))
    });
    let separated = || ["! - ", " - ", ": ", ". ", "! "].iter().find_map(|separator| text.split_once(separator));
    let state = || text.split_once(": ").filter(|(mark, _)| ["Alpha", "Beta", "Deprecated"].contains(mark));
    bracketed.or_else(|| separated().filter(|(mark, _)| is_loud_state(mark)).or_else(state).map(|(_, rest)| rest))
}

fn without_last(text: &str) -> Option<&str> {
    let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (rest, mark) = text.strip_suffix(close)?.rsplit_once(open)?;
        (is_marker(mark) || is_plain_method(mark) || is_place_of_id(mark)).then_some(rest)
    });
    let is_mark = |mark: &str| is_loud_state(mark) || is_plain_method(mark.trim());
    bracketed.or_else(|| text.rsplit_once(" - ").filter(|(_, mark)| is_mark(mark)).map(|(rest, _)| rest))
}

/// Returns `true` for the place of an id: `Get user [id]`.
fn is_place_of_id(mark: &str) -> bool {
    let words = words(mark);
    let [before @ .., last] = words.as_slice() else { return false };
    is_id(last) && before.len() < 2 && before.first().is_none_or(|first| first != "by")
}

/// The method of a request is no part of what it does, but `DELETE` is its verb.
fn is_plain_method(mark: &str) -> bool {
    METHODS.contains(&mark) && mark != "DELETE"
}

/// Returns `true` for the content of brackets that is a state, an access or a tag: `deprecated`, `no auth`, `USER_DATA`.
fn is_marker(text: &str) -> bool {
    let text = text.trim();
    let is_tag = text.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        && text.len() >= MIN_TAG_BYTES
        && !text.starts_with('_')
        && !METHODS.contains(&text);
    let lower = text.to_lowercase();
    is_tag || STATES.contains(&lower.as_str()) || ACCESS.contains(&lower.as_str())
}

/// Returns `true` for a note of several words in capitals: `COSTS 10 CREDITS`.
fn is_notice(text: &str) -> bool {
    let plain = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == ' ';
    text.chars().all(plain) && text.chars().any(char::is_uppercase) && text.trim().contains(' ')
}

/// Without brackets, only capitals are a mark.
fn is_loud_state(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_lowercase) && STATES.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{without_copy, without_markers};

    #[test]
    fn a_duplicate_has_the_title_of_its_original() {
        for title in
            ["List all orders Copy", "List all orders Copy 2", "List all orders Copy Copy", "List all orders | Copy"]
        {
            assert_eq!(without_copy(title, "/orders"), "List all orders", "{title}");
        }
        for title in ["Get Certified Copy", "Download a Signed Copy", "Copy", "List all orders copy", "Copy 2"] {
            assert_eq!(without_copy(title, "/orders"), title);
        }
        assert_eq!(without_copy("Download the order Copy", "/orders/:id/copy"), "Download the order Copy");
    }

    #[test]
    fn marks_at_the_ends_of_a_title_are_left_out() {
        for title in [
            "List orders (USER_DATA)",
            "List orders(USER_DATA)",
            "List orders (TRADE)",
            "[ADMIN] List orders",
            "[ADMIN]: List orders",
            "List orders (deprecated)",
            "List orders (No Auth)",
            "List orders [Beta] (ADMIN)",
            "(Optional) List orders",
            "DEPRECATED - List orders",
            "NEW: List orders",
            "DEPRECATED. List orders",
            "DEPRECATED! - List orders",
            "[COSTS 10 CREDITS] List orders",
            "List orders - WIP",
            "List orders - GET",
            "List orders (POST)",
            "List orders [ID]",
            "List orders (shop_id)",
        ] {
            assert_eq!(without_markers(title), "List orders", "{title}");
        }
    }

    #[test]
    fn what_tells_requests_apart_stays() {
        for title in [
            "Create key (RSA)",
            "Pay (raw card details)",
            "List orders (Legacy)",
            "List orders (V2)",
            "LIST ORDERS (USER_DATA)",
            "Preview - List orders",
            "List orders - new",
            "Orders (USER_DATA) by day",
            "(DEPRECATED)",
            "(a",
            "()",
        ] {
            assert_eq!(without_markers(title), title);
        }
    }
}
