//! What tells requests with one name apart: more of their titles, paths and queries.

use super::address::{id_at_end, is_address, literals};
use super::length::{MAX_CHARS_TOLD_APART, is_boundary, length, shorten};
use super::marker::without_markers;
use super::ordinal::without_ordinal;
use super::phrase::{begins_phrase, is_article, is_dangling, is_verb};
use super::prose::{first_sentence, with_alternatives, without_label};
use super::{beginning, is_prose, is_unnamed, prose, undecorated};
use crate::name::words::singular::{singular, singular_word};
use crate::name::words::words;
use crate::url_path::{Kind, Segment, segments_of_title};

/// Returns all words of a title, then with the marks at its ends, then with what explains it, for namesakes that differ only by these.
pub(crate) fn in_full(title: &str, url: &str) -> Vec<Vec<String>> {
    let title = undecorated(title, url);
    let title = title.trim();
    if !is_prose(title) || is_unnamed(title, url) {
        return Vec::new();
    }
    let plain = without_markers(title);
    let marks = title.split_once(plain).map_or(Vec::new(), |(before, after)| [words(before), words(after)].concat());
    let marks = if marks.len() <= MAX_MARKS { marks } else { Vec::new() };
    let name = prose::in_full(&with_alternatives(without_label(first_sentence(plain))), url);
    let names = [
        name.clone(),
        [name, marks.clone()].concat(),
        [prose::in_full(&with_alternatives(plain), url), marks].concat(),
    ];
    // a statement has no order
    let is_order = !names[0].is_empty();
    names.into_iter().filter(|name| is_order && !name.is_empty()).collect()
}

/// Returns the words of a title as far as they are a name for one of several namesakes.
pub(crate) fn shortened(in_full: &[String]) -> Vec<String> {
    shorten(in_full.to_vec(), MAX_CHARS_TOLD_APART)
}

/// Returns more of the title of a name that was cut, up to the first part of it that is not the beginning of another name as the cut one is.
pub(crate) fn less_cut(
    own: &[String],
    in_full: &[String],
    begins_other: impl Fn(&[String]) -> bool,
) -> Option<Vec<String>> {
    if !in_full.starts_with(own) || !begins_other(own) {
        return None;
    }
    let is_name = |end: &usize| {
        let name = &in_full[..*end];
        let is_whole = *end == in_full.len();
        let tells_apart = is_whole || !is_dangling(&in_full[end - 1]) && !begins_other(name);
        is_boundary(in_full, *end) && length(name) <= MAX_CHARS_TOLD_APART && tells_apart
    };
    let end = (own.len() + 1..=in_full.len()).find(is_name)?;
    Some(in_full[..end].to_vec())
}

/// More words at the ends of a title are a note.
const MAX_MARKS: usize = 2;

/// Returns the words with the number before the title, for namesakes that differ only by their numbers.
pub(crate) fn with_ordinal(title: &str, own: &[String]) -> Vec<String> {
    let ordinal = title.strip_suffix(without_ordinal(title)).unwrap_or_default();
    words(ordinal).into_iter().chain(own.iter().cloned()).collect()
}

/// Returns the words followed by more and more of the path, for namesakes that differ only by their paths. A part that the words have says
/// nothing more.
pub(crate) fn with_path(own: &[String], url: &str) -> Vec<Vec<String>> {
    let segments = literals(url);
    let says_more = |segment: &&Vec<String>| segment.iter().any(|word| !own.contains(word));
    let behind = |kept: usize| -> Vec<String> {
        own.iter().chain(segments[segments.len() - kept..].iter().filter(says_more).flatten()).cloned().collect()
    };
    let mut names: Vec<_> =
        (1..=segments.len()).map(behind).take_while(|words| length(words) <= MAX_CHARS_TOLD_APART).collect();
    names.dedup();
    names.retain(|name| name.len() > own.len());
    names
}

/// Returns the words followed by those that only this title has: `update order sessions flow`.
pub(crate) fn with_own_words(own: &[String], title: &str, other: &str) -> Option<Vec<String>> {
    let known = [words(other), own.to_vec()].concat();
    let more = words(beginning(title)).into_iter().filter(|word| {
        let is_said =
            known.contains(word) || begins_phrase(word) || is_article(word) || word == "given" || word == "specified";
        !is_said && word.len() > 1
    });
    let name: Vec<String> = own.iter().cloned().chain(more).collect();
    (name.len() > own.len() && length(&name) <= MAX_CHARS_TOLD_APART && !is_address(title)).then_some(name)
}

/// Returns the words followed by a part of the path that the path of a namesake does not have, the latest part first: `create override for team`,
/// `get schedule v2`.
pub(crate) fn with_difference(own: &[String], url: &str, other: &str) -> Vec<Vec<String>> {
    let said: Vec<String> =
        own.iter().cloned().chain(segments_of_title(other).flat_map(|segment| words_of(&segment))).collect();
    let said: Vec<String> = said.iter().map(|word| singular_word(word)).collect();
    let mut names = Vec::new();
    let mut behind: Vec<String> = Vec::new();
    let segments: Vec<_> = segments_of_title(url).collect();
    for (at, segment) in segments.iter().enumerate().rev() {
        let mut more = words_of(segment);
        more.retain(|word| !said.contains(&singular_word(word)));
        if more.is_empty() || behind.iter().any(|word| more.contains(word)) {
            continue;
        }
        let has_id = segments.get(at + 1).is_some_and(Segment::has_variable);
        if has_id && segment.kind() != Kind::Version {
            more = words(&singular(more));
            if behind.is_empty() && own.iter().all(|word| word != "for") {
                more.insert(0, "for".to_owned());
            }
        }
        behind.splice(0..0, more);
        let name: Vec<String> = own.iter().chain(&behind).cloned().collect();
        if length(&name) > MAX_CHARS_TOLD_APART {
            break;
        }
        names.push(name);
    }
    names
}

/// Returns the words of a part of a path behind the thing whose id it follows: `order lines` for `/orders/:id/lines`.
pub(crate) fn with_thing_before(own: &[String], url: &str) -> Option<Vec<String>> {
    let segments: Vec<_> = segments_of_title(url).collect();
    let at = segments.windows(3).position(|part| part[1].has_variable() && words_of(&part[2]) == own)?;
    let thing = words_of(&segments[at]);
    (!thing.is_empty()).then(|| [words(&singular(thing)), own.to_vec()].concat())
}

/// Returns the words of a segment that is no variable, versions included.
fn words_of(segment: &Segment<'_>) -> Vec<String> {
    if segment.has_variable() { Vec::new() } else { words(segment.text) }
}

/// Returns the order at the end of the path, for namesakes with one title: `create with list` for `/users/createWithList`.
pub(crate) fn order_of_path(own: &[String], url: &str) -> Option<Vec<String>> {
    let last = words(segments_of_title(url).next_back().filter(|last| last.kind() == Kind::Literal)?.text);
    (last.len() > 1 && own.first() == last.first() && is_verb(&last[0])).then_some(last)
}

/// Returns the words followed by the variable at the end of the path: `get staff by id`, `list pairs from`, for namesakes such as the request for all.
pub(crate) fn with_id(own: &[String], url: &str) -> Option<Vec<String>> {
    let id = id_at_end(url).filter(|_| own.iter().all(|word| word != "by"))?;
    // `translate from en`
    let by = id.first().is_none_or(|word| !begins_phrase(word)).then(|| "by".to_owned());
    let name: Vec<String> = own.iter().cloned().chain(by).chain(id).collect();
    (length(&name) <= MAX_CHARS_TOLD_APART).then_some(name)
}

/// Returns the words followed by more and more parameters of the title's query: `get orders by status`, for namesakes that differ only by these.
pub(crate) fn with_query(own: &[String], title: &str) -> Vec<Vec<String>> {
    let Some((_, query)) = title.split_once('?').filter(|_| is_address(title)) else { return Vec::new() };
    let keys =
        query.split('&').map(|row| words(row.split('=').next().unwrap_or(row))).filter(|words| !words.is_empty());
    let mut name = own.to_vec();
    let mut names = Vec::new();
    for (index, key) in keys.enumerate() {
        name.push(if index == 0 { "by" } else { "and" }.to_owned());
        name.extend(key);
        if length(&name) > MAX_CHARS_TOLD_APART {
            break;
        }
        names.push(name.clone());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namesakes_may_have_more_of_their_titles() {
        let in_full = |title| in_full(title, "").into_iter().map(|words| words.join(" ")).collect::<Vec<_>>();
        let title = "Estimate the cost (minimal with 3DSecure)";
        assert_eq!(in_full(title)[0], "estimate cost minimal with 3d secure");
        assert_eq!(
            in_full("[Beta] Get a book. It is thick"),
            ["get book", "get book beta", "get book it is thick beta"]
        );
        assert_eq!(in_full("/books"), [""; 0]);
        let own = words("update order");
        let with_own_words =
            |title| with_own_words(&own, title, "Update an order by mail").map(|words| words.join(" "));
        assert_eq!(with_own_words("Update an order by phone").as_deref(), Some("update order phone"));
        assert_eq!(with_own_words("Update an order"), None);
    }

    #[test]
    fn a_part_of_a_path_may_be_called_with_the_thing_around_it() {
        let named = |own: &str, url| with_thing_before(&words(own), url).map(|name| name.join(" "));
        assert_eq!(named("lines", "{{url}}/orders/:id/lines/:line").as_deref(), Some("order lines"));
        assert_eq!(named("lines", "{{url}}/orders/lines"), None);
        assert_eq!(named("lines", "{{url}}/:shop/:id/lines"), None);
    }

    #[test]
    fn namesakes_may_be_called_by_the_order_of_their_paths() {
        let named = |url| order_of_path(&words("create list of users"), url).map(|name| name.join(" "));
        assert_eq!(named("{{url}}/users/createWithArray").as_deref(), Some("create with array"));
        for url in ["{{url}}/users/deleteAll", "{{url}}/users/create", "{{url}}/users/:createMany"] {
            assert_eq!(named(url), None, "{url}");
        }
    }

    #[test]
    fn namesakes_may_have_what_only_their_paths_have() {
        let names = |own: &str, url, other| {
            with_difference(&words(own), url, other).iter().map(|name| name.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(names("infer gender", "/genderBatch", "/gender/:name"), ["infer gender batch"]);
        assert_eq!(names("get schedule", "/v2/users/:id/schedule", "/v1/users/:id/schedule"), ["get schedule v2"]);
        assert_eq!(
            names("create override", "/teams/:team/override", "/policies/:policy/override"),
            ["create override for team"]
        );
        assert_eq!(names("get book", "/books/:id", "/books"), [""; 0]);
    }

    #[test]
    fn a_name_that_begins_another_has_what_was_cut_from_it() {
        let named = |own: &str, in_full: &str, other: &str| {
            let other = words(other);
            let begins_other = |name: &[String]| other.starts_with(name) && other.len() > name.len();
            less_cut(&words(own), &words(in_full), begins_other).map(|name| name.join(" "))
        };
        let by_all = "make book readable by all";
        for (own, in_full, other, expected) in [
            (
                "make book readable",
                "make book readable by users of library",
                by_all,
                Some("make book readable by users"),
            ),
            ("make book readable", "make book readable for all", by_all, Some("make book readable for all")),
            ("make book", "make book readable by all of us", by_all, Some("make book readable by all of us")),
            ("make book readable", "make book readable by all", "make book worn", None),
            ("make book", "make book", by_all, None),
            ("get all", "list all books", "get all shelves", None),
        ] {
            assert_eq!(named(own, in_full, other).as_deref(), expected, "{in_full}");
        }
    }

    #[test]
    fn namesakes_may_have_the_id_of_their_paths() {
        let name = |own: &[&str], url| {
            with_id(&own.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(), url).map(|name| name.join(" "))
        };
        assert_eq!(name(&["get", "staff"], "{{url}}/staff/:staffId").as_deref(), Some("get staff by id"));
        assert_eq!(name(&["get", "staff"], "{{url}}/staff/{{email}}").as_deref(), Some("get staff by email"));
        assert_eq!(name(&["get", "staff"], "{{url}}/staff"), None);
        assert_eq!(name(&["get", "staff", "by", "key"], "{{url}}/staff/:id"), None);
    }

    #[test]
    fn namesakes_may_have_parameters_of_the_query() {
        let names = |title: &str| {
            with_query(&["get".into(), "orders".into()], title).iter().map(|name| name.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(
            names("api/orders?customerId={id}&page"),
            ["get orders by customer id", "get orders by customer id and page"]
        );
        assert_eq!(names("Where are my orders?"), [""; 0]);
    }
}
