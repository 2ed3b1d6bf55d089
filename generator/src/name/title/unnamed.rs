//! Titles that name nothing: those of new requests, the method alone, and a part of the path.

use super::address::{is_path, literals};
use super::phrase::{is_alternatives, is_verb};
use crate::name::method::METHODS;
use crate::name::words::id::is_id;
use crate::name::words::words;

/// Returns `true` for a title that says no more than the method and path of its request: `New Request`, `Untitled Request Copy 2`, `POST`, and
/// `orders/id` for `/api/orders/:id`.
pub(crate) fn is_unnamed(title: &str, url: &str) -> bool {
    is_placeholder(title) || is_method(title, url) || is_part_of_path(title, url)
}

/// What Postman and its like call a request until it is named.
fn is_placeholder(title: &str) -> bool {
    let words = words(title);
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let end = words.iter().rposition(|word| word != "copy" && !is_number(word)).map_or(0, |last| last + 1);
    let plain: Vec<&str> = words[..end].iter().map(String::as_str).collect();
    matches!(
        plain.as_slice(),
        ["new" | "untitled", "request"] | ["new" | "untitled", "api" | "http" | "rest", "request"] | ["untitled"]
    )
}

/// A path without a word of its own says less than the method.
fn is_method(title: &str, url: &str) -> bool {
    let is_word = |word: &String| !METHODS.iter().any(|method| method.eq_ignore_ascii_case(word));
    METHODS.contains(&title.trim()) && literals(url).iter().flatten().any(is_word)
}

fn is_part_of_path(title: &str, url: &str) -> bool {
    let title = title.trim();
    if !title.contains('/') || title.contains(char::is_whitespace) || is_path(title) || is_alternatives(title) {
        return false;
    }
    let path = literals(url);
    let is_literal = |part: &&str| path.contains(&words(part));
    let is_id = |part: &str| words(part).last().is_some_and(|last| is_id(last));
    let parts = || title.split('/').filter(|part| !part.is_empty());
    // `voucher/send-mail` is a name
    let has_verb = |part: &str| words(part).first().is_some_and(|first| is_verb(first));
    !parts().any(has_verb)
        && parts().all(|part| is_literal(&part) || is_id(part))
        && parts().rfind(is_literal).is_some_and(|last| path.last() == Some(&words(last)))
}

#[cfg(test)]
mod tests {
    use super::is_unnamed;

    #[test]
    fn a_title_that_names_nothing_is_told_from_a_name() {
        for title in [
            "New Request",
            "New Request Copy 2",
            "new request 3",
            "Untitled Request",
            "New HTTP Request",
            "POST",
            "orders/id",
            "shops/orders",
        ] {
            assert!(is_unnamed(title, "{{url}}/shops/orders/:id"), "{title}");
        }
        for title in [
            "Requests",
            "Request quote",
            "New order request",
            "Post",
            "orders/lines",
            "orders/shops",
            "/shops/orders",
            "and/or",
            "orders",
            "Copy",
        ] {
            assert!(!is_unnamed(title, "{{url}}/shops/orders/:id"), "{title}");
        }
        assert!(!is_unnamed("orders/send-mail", "{{url}}/shops/orders/send-mail"));
        assert!(!is_unnamed("POST", "https://echo.example/post"));
    }
}
