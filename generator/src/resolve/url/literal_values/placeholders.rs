//! Texts in a path that ask for a value: `[order_id]`, `YOUR_ORDER_ID`, `$id`, `xxxx`. They are never parts of an API.

use super::nouns::{noun, singular};
use crate::name::made_up::has_digit;
use crate::name::{self, WordList, is_name_of_id, owner_of_id, word_list};
use crate::url_path::Segment;

/// Words around the name of what is asked for.
static ASKING: WordList = word_list("actual enter here insert paste placeholder put replace with your");

/// The last words of the names of what is asked for by `YOUR_…`.
static VALUES: WordList =
    word_list("address code date email guid id isbn key name number phone sku slug symbol token username uuid");

/// Brackets around the name of what is asked for, and escapes of them. The others are read where arguments are decided.
const BRACKETS: [(&str, &str); 6] =
    [("[", "]"), ("%5B", "%5D"), ("%7B%7B", "%7D%7D"), ("%7B", "%7D"), ("%3C", "%3E"), ("%7b", "%7d")];

/// What a segment asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The name that it has for the value: `order id`.
    For(String),
    /// Something without a name, as `xxxx` does.
    Something,
}

/// Returns what the segment behind `before` asks for; `after` are the segments behind it.
pub(super) fn asked(before: &[Segment<'_>], text: &str, after: &[Segment<'_>]) -> Option<Asked> {
    if is_filler(text) {
        return Some(Asked::Something);
    }
    let enclosed = BRACKETS.iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    let is_words = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b' '));
    if let Some(inner) = enclosed {
        let is_name = inner.starts_with(|c: char| c.is_ascii_alphabetic()) && is_words(inner);
        return is_name.then(|| named(inner));
    }
    if let Some(name) = text.strip_prefix('$') {
        // `$metadata` and `$count` are parts of OData
        return (is_words(name) && is_name_of_id(&name::words(name))).then(|| named(name));
    }
    if !is_words(text) || has_digit(text) {
        return None;
    }
    let words = name::words(text);
    let is_id = is_name_of_id(&words);
    let is_upper = text.bytes().all(|b| !b.is_ascii_lowercase());
    let is_at = |word: Option<&String>, asking: &[&str]| word.is_some_and(|word| asking.contains(&word.as_str()));
    let asks = is_at(words.first(), &["your"])
        || is_at(words.last(), &["here"])
        || is_upper && is_at(words.first(), &["insert", "replace"]);
    let without: Vec<String> = words.iter().filter(|word| !ASKING.has(word)).cloned().collect();
    let asks_for_value =
        asks && !without.is_empty() && (is_upper || without.last().is_some_and(|last| VALUES.has(last)));
    let is_upper_id = is_upper && is_id && (words.len() > 1 || is_word_before(before));
    (asks_for_value || is_upper_id || is_id_of_noun(before, text, after)).then(|| named(text))
}

/// Returns `true` for the name of the id of what is before it: `orders/orderId`. A value behind it would be that id, and this its name.
fn is_id_of_noun(before: &[Segment<'_>], text: &str, after: &[Segment<'_>]) -> bool {
    let is_word = |segment: &Segment<'_>| !segment.has_variable() && !has_digit(segment.text);
    let owner = owner_of_id(text).map(|owner| owner.concat());
    let thing = before.last().map(|noun| singular(noun.text).replace(' ', ""));
    let is_own = owner.is_some() && owner == thing && thing.is_some_and(|thing| !thing.is_empty());
    is_own && noun(before).is_some() && after.first().is_none_or(is_word)
}

fn is_word_before(before: &[Segment<'_>]) -> bool {
    before.last().is_some_and(|last| noun(before) == Some(last.text))
}

fn named(text: &str) -> Asked {
    let words: Vec<String> = name::words(text).into_iter().filter(|word| !ASKING.has(word)).collect();
    if words.is_empty() { Asked::Something } else { Asked::For(words.join(" ")) }
}

/// Returns `true` for `xxxx`, `XXX-XXX` and `***`.
fn is_filler(text: &str) -> bool {
    const MIN_BYTES: usize = 3;
    let is_of = |letters: &str| text.chars().all(|c| letters.contains(c) || c == '-');
    let fillers = text.bytes().filter(|b| *b != b'-').count();
    fillers >= MIN_BYTES && (is_of("xX") || is_of("*"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url_path::segments;

    fn asked_at_end(path: &str) -> Option<Asked> {
        let url = format!("{{{{url}}}}/{path}");
        let segments: Vec<_> = segments(&url).collect();
        let (last, before) = segments.split_last().expect("a segment");
        asked(before, last.text, &[])
    }

    #[test]
    fn a_text_that_asks_for_a_value_names_it() {
        for (path, name) in [
            ("orders/[INSERT-ORDER-ID]", "order id"),
            ("orders/[order_id]", "order id"),
            ("orders/%7BorderId%7D", "order id"),
            ("orders/ORDER_ID", "order id"),
            ("orders/YOUR_ORDER_ID", "order id"),
            ("orders/your-order-id", "order id"),
            ("stores/STORE_ID_HERE", "store id"),
            ("users/YOUR_USERNAME", "username"),
            ("users/ID", "id"),
            ("users/$id", "id"),
            ("orders/orderId", "order id"),
            ("purchase-orders/purchase_order_id", "purchase order id"),
        ] {
            assert_eq!(asked_at_end(path), Some(Asked::For(name.to_owned())), "{path}");
        }
        for path in ["users/xxxx", "users/XXX-XXX", "users/***", "users/[insert]"] {
            assert_eq!(asked_at_end(path), Some(Asked::Something), "{path}");
        }
    }

    #[test]
    fn names_of_an_api_ask_for_nothing() {
        for path in [
            "webhooks/ACCOUNT_CLOSED",
            "flows/WRONG_AMOUNT",
            "service/$metadata",
            "users/$count",
            "users/change-password",
            "orders/my-orders",
            "content/here",
            "cities/MADRID",
            "users/INVALID",
            "users/valid",
            "users/id",
            "users/get-by-id",
            "tokens/userId",
            "x/xx",
            "ID",
            "items/[0]",
        ] {
            assert_eq!(asked_at_end(path), None, "{path}");
        }
        let url = "{{url}}/orders/order-id/7";
        let segments: Vec<_> = segments(url).collect();
        assert_eq!(asked(&segments[..1], "order-id", &segments[2..]), None, "it is the name of what follows");
    }
}
