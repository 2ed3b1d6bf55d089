//! The possible names of a shared type, the best first.

use std::collections::BTreeSet;

use super::topics;
use crate::infer::common_words;
use crate::lower::model::Ident;
use crate::name;

/// Longer names are avoided.
const SHORT: usize = 30;

/// Returns the names for a type with these fields that the functions use, `suffix` being `options` or `form`.
///
/// What all fields are about is best, or the only field; then what all functions are about, and then the first fields.
pub fn of(fields: &[&str], functions: &BTreeSet<Ident>, suffix: &str) -> impl Iterator<Item = Ident> {
    let named = |words: &str| name::upper_camel(&without_echo(words, suffix), "Shared");
    let is_short = |name: &Ident| name.chars().count() <= SHORT;
    let best = match fields {
        [only] => Some(named(only)),
        _ => topics::of_all(fields).map(|topic| named(&topic)).or_else(|| noun(functions).map(|noun| named(&noun))),
    };
    let topics = topics::of_each(fields);
    let by_topics = progressive(&topics, named);
    let words: Vec<String> = fields.iter().map(|field| field.replace('_', " ")).collect();
    let by_fields = progressive(&words, named);
    let base = by_topics.first().cloned().unwrap_or_default();
    let names: Vec<Ident> = best.into_iter().filter(is_short).chain(by_topics).chain(by_fields).collect();
    names.into_iter().chain((2..).map(move |n: usize| format!("{base}{n}")))
}

/// Returns the names of the first two, and of more of them. Where two make a long name, the first one alone is before.
fn progressive(topics: &[String], named: impl Fn(&str) -> Ident) -> Vec<Ident> {
    let few = topics.len().min(2);
    let first = if named(&topics[..few].join(" ")).chars().count() > SHORT { few.min(1) } else { few };
    (first..=topics.len()).map(|count| named(&topics[..count].join(" "))).collect()
}

/// Returns the words with the suffix: `category options`, also for `category option`.
fn without_echo(words: &str, suffix: &str) -> String {
    let words: Vec<&str> = words.split([' ', '_']).collect();
    let kept = match words.split_last() {
        Some((last, before)) if !before.is_empty() && name::singular_word(last) == name::singular_word(suffix) => {
            before
        }
        _ => &words,
    };
    kept.iter().copied().chain([suffix]).collect::<Vec<_>>().join(" ")
}

/// Returns the words that the names of all functions have, in the singular and without the verb: `order` of `query_order` and `cancel_orders`.
fn noun(functions: &BTreeSet<Ident>) -> Option<String> {
    // `xls` is no plural
    let singular = |word: &str| if word.len() > 3 { name::singular_word(word) } else { word.to_owned() };
    let titles: BTreeSet<String> = functions
        .iter()
        .map(|ident| ident.trim_start_matches("r#").split('_').map(singular).collect::<Vec<_>>().join(" "))
        .collect();
    let says_much = |words: &String| words.chars().filter(|c| c.is_alphabetic()).count() > 2;
    common_words(&titles.iter().map(String::as_str).collect()).filter(says_much)
}

#[cfg(test)]
mod tests {
    use super::of;

    fn first(fields: &str, functions: &str, suffix: &str) -> String {
        let fields: Vec<&str> = fields.split(' ').collect();
        let functions = functions.split(' ').map(str::to_owned).collect();
        of(&fields, &functions, suffix).next().unwrap_or_default()
    }

    #[test]
    fn a_shared_type_is_called_by_what_it_is_about() {
        for (fields, functions, name) in [
            ("limit offset", "list_books list_authors", "PageOptions"),
            ("idempotency_key", "pay_order cancel_order", "IdempotencyKeyOptions"),
            ("symbol order_id", "query_order cancel_all_orders", "OrderOptions"),
            ("zone author", "get_changes_in_zone get_changes_of_route", "ChangeOptions"),
            ("symbol order_id", "trades tickers", "SymbolOrderIdOptions"),
            ("category_option", "assign remove", "CategoryOptions"),
            ("a_long_name_of_a_field another_one", "assign remove", "ALongNameOfAFieldOptions"),
        ] {
            assert_eq!(first(fields, functions, "options"), name, "{fields} of {functions}");
        }
        assert_eq!(first("text author", "comments_add comment_edit", "form"), "CommentForm");
    }

    #[test]
    fn namesakes_have_more_of_the_fields() {
        let functions = ["list_books".to_owned(), "list_authors".to_owned()].into_iter().collect();
        let names: Vec<String> = of(&["limit", "offset", "count", "filters"], &functions, "options").take(4).collect();
        assert_eq!(names, ["ListOptions", "FiltersPageOptions", "LimitOffsetOptions", "LimitOffsetCountOptions"]);
    }
}
