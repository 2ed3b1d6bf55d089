//! Methods and addresses that a title writes beside what its request does.

use std::borrow::Cow;

use super::address::{is_address, is_path};
use super::phrase::{is_verb, verb_of};
use super::prose::is_order;
use crate::name::method::METHODS;
use crate::name::words::words;

/// Returns the text behind an address that it begins with, such as `POST: /orders Adds an order`, if that says what the request does; otherwise
/// the address.
pub(super) fn without_first_address(title: &str) -> &str {
    let (method, rest) = after_method(title);
    let (first, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let is_path = (is_address(first) && first.contains(char::is_alphanumeric))
        || (first.contains('/') && method.is_some() && first.len() > 1);
    if !is_path || (behind.is_empty() && method.is_none()) {
        return title;
    }
    let behind = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
    if is_order(behind) { behind } else { first }
}

/// Returns a title without the address at its end, with or without a method: `Login (/auth/login)`, `List users - GET /users`. Of a title that
/// only says what the request is about, such as `Users - GET users/:id`, the address says more.
pub(super) fn without_last_address(title: &str) -> &str {
    let bracketed = title.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let separated = || SEPARATORS.iter().find_map(|separator| title.rsplit_once(separator));
    let Some((rest, address)) = bracketed.or_else(separated) else { return title };
    let address = address.trim();
    let (method, path) = after_method(address);
    let is_path = path.starts_with('/') || method.is_some() && is_path(path);
    if !is_path || path.contains(char::is_whitespace) || rest.trim().is_empty() {
        return title;
    }
    let says_action = words(rest).iter().any(|word| is_verb(word) || verb_of(word).is_some());
    if method.is_some() && !says_action { address } else { rest.trim_end() }
}

const SEPARATORS: [&str; 2] = [" - ", ": "];

/// Returns the title without addresses between bars: `List orders | /orders | paid` is `List orders | paid`.
pub(super) fn without_addresses(title: &str) -> Cow<'_, str> {
    if !title.contains(BAR) {
        return Cow::Borrowed(title);
    }
    let is_title = |part: &&str| !is_address(part) && !is_path(part);
    let parts: Vec<&str> = title.split(BAR).filter(is_title).collect();
    if parts.is_empty() { Cow::Borrowed(title) } else { Cow::Owned(parts.join(BAR)) }
}

const BAR: &str = " | ";

/// Returns the method that a text begins with, and what follows it.
fn after_method(text: &str) -> (Option<&str>, &str) {
    let method = METHODS.into_iter().find_map(|method| Some((method, text.strip_prefix(method)?)));
    let method = method.map(|(method, rest)| (method, rest.strip_prefix(':').unwrap_or(rest)));
    match method.filter(|(_, rest)| rest.starts_with(char::is_whitespace)) {
        Some((method, rest)) => (Some(method), rest.trim_start()),
        None => (None, text.trim_start()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_before_a_title_is_left_out() {
        assert_eq!(without_first_address("POST: /orders Adds an order"), "Adds an order");
        assert_eq!(without_first_address("GET: api/orders - Returns the orders"), "Returns the orders");
        assert_eq!(without_first_address("GET /orders/{id}"), "/orders/{id}");
        assert_eq!(without_first_address("/orders/{id} DELETE will delete it"), "/orders/{id}");
        for title in ["/orders", "GET orders", "Post /orders", "List orders", "Accept/decline invite now"] {
            assert_eq!(without_first_address(title), title);
        }
    }

    #[test]
    fn an_address_behind_a_title_is_left_out() {
        for address in ["(/shops/orders)", "(GET /shops/:id/orders)", "- /shops/orders", "- GET shops/:id", ": /orders"]
        {
            let title = if address.starts_with(':') {
                format!("List orders{address}")
            } else {
                format!("List orders {address}")
            };
            assert_eq!(without_last_address(&title), "List orders", "{title}");
        }
        assert_eq!(without_last_address("TTS (/device/tts)"), "TTS");
        for title in ["(/device/tts)", "List orders - paid", "List orders - GET", "Ratio: 1/2"] {
            assert_eq!(without_last_address(title), title);
        }
    }

    #[test]
    fn the_address_behind_a_thing_says_what_is_done() {
        assert_eq!(without_last_address("Orders - GET orders/:id"), "GET orders/:id");
        assert_eq!(without_last_address("Order lookup - GET orders/:id"), "Order lookup");
    }

    #[test]
    fn addresses_between_bars_are_left_out() {
        for (title, expected) in [
            ("List orders | /orders/{id} | paid", "List orders | paid"),
            ("List orders | /orders?by={A|B}", "List orders"),
            ("/orders | /orders/:id", "/orders | /orders/:id"),
            ("List orders | paid", "List orders | paid"),
        ] {
            assert_eq!(without_addresses(title), expected);
        }
    }
}
