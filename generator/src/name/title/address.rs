//! The words of a URL or a path, for requests without another name.

use std::borrow::Cow;
use std::slice;

use super::length::{MAX_CHARS, shorten};
use super::phrase::{begins_phrase, is_alternatives, is_verb};
use crate::name::words::singular::{singular, singular_word};
use crate::name::words::word_list::{WordList, word_list};
use crate::name::words::words;
use crate::url_path::{Kind, Segment, is_on_server, segments_of_title};

/// Returns `true` for `https://host/a`, `{{url}}/a`, `/a/b`, `a/{b}/c`: Postman uses the URL as the name of a request until it is renamed.
pub(crate) fn is_address(title: &str) -> bool {
    let title = title.trim();
    let without_query = title.split('?').next().unwrap_or(title);
    if is_alternatives(title) {
        return false;
    }
    let slashes = without_query.matches('/').count();
    title.find("://").is_some_and(|at| !title[..at].contains(char::is_whitespace))
        || (title.starts_with("{{") && slashes > 0)
        || (!without_query.contains(char::is_whitespace)
            && ((slashes > 0 && title.contains('?'))
                || (title.starts_with('/') && without_query.len() > 1)
                || slashes > 1
                || (slashes > 0 && is_on_server(without_query))
                || without_query.contains("/{")))
}

/// Returns `true` for a folder that is named by a path: `/orders/:id (deprecated)`, `orders/{id}`, `{orderId}`. A list, such as
/// `Import/Export`, is not one.
pub(crate) fn is_path(title: &str) -> bool {
    let path = match title.trim().rsplit_once(" (") {
        Some((path, marker)) if marker.ends_with(')') => path,
        _ => title.trim(),
    };
    // `{pet id}` has a space
    let mut depth = 0_usize;
    let is_one_word = path.chars().all(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || !c.is_whitespace()
    });
    let has_variable = || path.split('/').any(|part| Kind::of(part).has_variable() && !part.ends_with(':'));
    is_one_word && (path.starts_with('/') && path.len() > 1 || has_variable())
}

/// Returns `list message attachments` for `/messages/:id/attachments`, and `cancel order` for `/orders/:id/cancel`; a path with a verb, such as
/// `/pdf/convert`, needs no method.
pub(super) fn of_address(url: &str, method: &str) -> Vec<String> {
    let segments = literals(url);
    let is_by_id = id_at_end(url).is_some();
    if let Some(order) = order_at_end(url, &segments).filter(|_| !is_by_id) {
        return shorten(order, MAX_CHARS);
    }
    // what an id follows is a thing, even where its word is a verb elsewhere: `/reports/:id`
    let actions = &segments[..segments.len() - usize::from(is_by_id && !segments.is_empty())];
    let kept = actions.len().saturating_sub(MAX_SEGMENTS);
    let says_what = actions[kept..].iter().any(|words| is_verb(&words[0]) || PATH_VERBS.has(&words[0]));
    let name = if says_what {
        let mut path = segments[segments.len().saturating_sub(MAX_SEGMENTS)..].to_vec();
        if is_by_id && let Some(last) = path.last_mut() {
            *last = words(&singular(last.clone()));
        }
        path.concat()
    } else {
        let things = things(url);
        let is_list = method == "GET" && !is_by_id && things.last().is_some_and(|last| is_plural(last));
        let verb = if is_list { "list".to_owned() } else { method.to_lowercase() };
        words(&verb).into_iter().chain(things).collect()
    };
    shorten(name, MAX_CHARS)
}

fn is_plural(word: &str) -> bool {
    singular_word(word) != *word && !GROUPS.has(word)
}

/// Plurals of what is one thing in an answer.
static GROUPS: WordList = word_list(
    "capabilities contents counts credentials defaults details features infos limits metrics options permissions \
    preferences properties results settings statistics stats totals",
);

/// Returns `cancel order` for `/orders/:id/cancel`, and `write delegates` for `/plans/:id/writeDelegates`.
fn order_at_end(url: &str, segments: &[Vec<String>]) -> Option<Vec<String>> {
    let [.., last] = segments else { return None };
    let verb = last.first().filter(|verb| is_verb(verb) && !NOUNS.has(verb))?;
    if last.len() > 1 || ["login", "logout"].contains(&verb.as_str()) {
        return Some(last.clone());
    }
    let things = things(url);
    let [thing @ .., _] = things.as_slice() else { return None };
    // verbs of other verbs, such as `/orders/search/export`, are no things
    let is_thing = thing.first().is_some_and(|first| !is_verb(first));
    is_thing.then(|| [slice::from_ref(verb), thing].concat())
}

/// Words of paths that are things as well as verbs.
static NOUNS: WordList = word_list("bulk change match post put set show sign");

/// Returns the words of the last two segments, in the singular where an id follows: `message attachments` for
/// `/messages/:id/attachments`.
pub(super) fn things(url: &str) -> Vec<String> {
    let segments: Vec<_> = segments_of_title(url).collect();
    let mut things = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        let has_id = segments.get(at + 1).is_some_and(Segment::has_variable);
        things.extend(literal(segment).map(|thing| if has_id { words(&singular(thing)) } else { thing }));
    }
    let mut kept = things.len().saturating_sub(2);
    // `by_size` says nothing alone
    while kept > 0 && things[kept].first().is_some_and(|word| begins_phrase(word)) {
        kept -= 1;
    }
    let mut things = things.split_off(kept).concat();
    things.dedup();
    things
}

/// Returns the path of a title with the variables of the URL in the place of their values: `/orders/:order_id` for `/orders/ORD001`. Another path
/// than that of the URL stays.
pub(super) fn with_variables<'t>(title: &'t str, url: &'t str) -> Cow<'t, str> {
    let (said, own): (Vec<_>, Vec<_>) = (segments_of_title(title).collect(), segments_of_title(url).collect());
    let Some(own) = own.len().checked_sub(said.len()).map(|skipped| &own[skipped..]) else {
        return Cow::Borrowed(title);
    };
    let pairs = || said.iter().zip(own);
    let is_same = pairs().all(|(said, own)| own.has_variable() || said.text == own.text);
    let has_values = pairs().any(|(said, own)| own.has_variable() && !said.has_variable());
    match own.first() {
        Some(first) if is_same && has_values => Cow::Owned(format!("/{}", &url[first.start..])),
        _ => Cow::Borrowed(title),
    }
}

/// Returns the words of the variable at the end of a path; those that say more than a word or two are an `id`.
pub(super) fn id_at_end(url: &str) -> Option<Vec<String>> {
    let name = words(segments_of_title(url).next_back().filter(|last| last.has_variable())?.text);
    let is_short = matches!(name.len(), 1 | 2) && name.last().is_some_and(|word| word != "id");
    Some(if is_short { name } else { vec!["id".to_owned()] })
}

/// The largest number of segments in a name.
const MAX_SEGMENTS: usize = 4;

/// Words that are verbs in a path, and may be nouns elsewhere.
static PATH_VERBS: WordList = word_list(
    "batch call capture decode encode extract invoke notify parse pay ping process split suspend test track translate",
);

/// The words of each literal segment of the path, without variables, `api` and versions.
pub(super) fn literals(url: &str) -> Vec<Vec<String>> {
    segments_of_title(url).filter_map(|segment| literal(&segment)).collect()
}

fn literal(segment: &Segment<'_>) -> Option<Vec<String>> {
    let words = if segment.kind() == Kind::Literal { words(segment.without_format()) } else { Vec::new() };
    (!words.is_empty() && words != ["api"] && words != ["rest"]).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_a_title_is_the_variable_that_the_url_has_there() {
        for (title, url, expected) in [
            ("https://h.example/orders/ORD001", "https://h.example/orders/:order_id", "/orders/:order_id"),
            ("/orders/ORD001/items", "{{url}}/api/orders/:order_id/items", "/orders/:order_id/items"),
            ("/orders/ORD001", "{{url}}/orders/:order_id/items", "/orders/ORD001"),
            ("/orders/first", "{{url}}/books/:book_id", "/orders/first"),
            ("/orders/:id", "{{url}}/orders/:order_id", "/orders/:id"),
            ("/a/orders/first", "/:order_id", "/a/orders/first"),
        ] {
            assert_eq!(with_variables(title, url), expected, "{title}");
        }
    }
}
