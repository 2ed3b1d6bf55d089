//! The things and deeds that the path of a request names.

use std::borrow::Cow;
use std::mem;

use crate::name::{self, WordList, begins_phrase, is_lookup, is_verb, word_list};
use crate::url_path::{Kind, Segment, is_technical};

/// Returns `true` if the last two segments are nouns, and the title has the words of the first.
pub(super) fn within(segments: &[Segment<'_>], title: &str) -> bool {
    let mut last = segments.iter().rev().enumerate().map(|(at, segment)| noun(segment, at == 0));
    let (Some(Some(_)), Some(Some(around))) = (last.next(), last.next()) else { return false };
    let is_named = |word: &str| title.split(' ').any(|other| singular(other) == singular(word));
    around.split(' ').all(is_named)
}

/// Returns the segments before those for how a thing is found or made: `users` of `/users/by/username`. The first `named` segments
/// may name a thing; only ids follow them.
pub(super) fn until_qualifier<'s, 'a>(segments: &'s [Segment<'a>], named: usize) -> &'s [Segment<'a>] {
    let says_how = |at: usize| {
        let (before, segment) = (noun(&segments[at - 1], false), segments[at].text);
        let next = segments.get(at + 1).filter(|next| is_variable(next));
        let is_handle = || name::words(segment).last().is_some_and(|word| name::is_id(word) || HANDLES.has(word));
        let is_value = || before.as_ref().is_some_and(|things| singular(things) != *things);
        QUALIFIERS.contains(&segment.to_lowercase().as_str())
            || next.is_some() && before.is_some() && is_handle()
            || at + 2 == segments.len() && next.is_some_and(|next| is_value_of(next.text, segment)) && is_value()
    };
    let at = (1..named).find(|at| says_how(*at));
    &segments[..at.unwrap_or(named)]
}

/// Returns `true` for a variable that has the name of the segment before it: `/orders/status/:status`.
fn is_value_of(variable: &str, segment: &str) -> bool {
    name::words(variable) == name::words(segment)
}

/// What a thing is found by, before its value: `/labels/external_id/:external_id`, `/books/isbn/:isbn`.
static HANDLES: WordList = word_list("code email handle isbn key name number sku slug username");

/// Prepositions that are a segment of a path.
const QUALIFIERS: &[&str] = &[
    "after", "at", "before", "by", "for", "from", "in", "of", "on", "since", "through", "to", "until", "using", "via",
    "with",
];

pub(super) fn normal(segments: &[Segment<'_>]) -> String {
    let segment = |one: &Segment<'_>| if is_variable(one) { "{}".to_owned() } else { one.text.to_lowercase() };
    segments.iter().map(segment).collect::<Vec<_>>().join("/")
}

/// Returns `true` for a segment that varies: a variable, or a text that looks like an id.
pub(super) fn is_variable(segment: &Segment<'_>) -> bool {
    let text = segment.without_format();
    segment.is_variable() || segment.kind() == Kind::Literal && (is_own_id(text) || looks_like_id(text))
}

pub(super) fn is_own_id(segment: &str) -> bool {
    OWN_IDS.contains(&segment)
}

/// Segments for the id of the caller: `/users/me`.
const OWN_IDS: &[&str] = &["@me", "me", "self", "~"];

fn looks_like_id(segment: &str) -> bool {
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    let letters = segment.bytes().filter(u8::is_ascii_alphabetic).count();
    let plain = segment.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    segment.contains('@') || plain && digits > 0 && (letters == 0 || digits >= 3 && segment.len() >= 8)
}

/// Returns the nouns without a last one that only states how a thing is related to others of its kind, or which of them are meant: the `children`
/// of a category are categories, and `/users/daily` are users.
pub(super) fn related(mut nouns: Vec<String>) -> Vec<String> {
    let relation = nouns.last().filter(|last| RELATIONS.has(&singular(last)));
    if let Some(is_one) = relation.map(|last| singular(last) == *last)
        && nouns.len() > 1
    {
        nouns.pop();
        if is_one && let Some(thing) = nouns.last_mut() {
            *thing = singular(thing);
        }
    }
    // but a daily forecast is not an hourly one
    if let [.., things, last] = nouns.as_slice()
        && is_period(last)
        && singular(things) != *things
    {
        nouns.pop();
    }
    nouns
}

/// Returns `true` for a period, which says of which time a thing is: the `daily` of `/forecast/daily`.
pub fn is_period(word: &str) -> bool {
    PERIODS.contains(&word)
}

const PERIODS: [&str; 6] = ["annual", "daily", "hourly", "monthly", "weekly", "yearly"];

static RELATIONS: WordList = word_list("ancestor child descendant parent sibling");

/// Returns the words of a segment that name a thing; the last one of a path may end in what is done to it.
pub(super) fn noun(segment: &Segment<'_>, is_last: bool) -> Option<String> {
    if is_variable(segment) || segment.kind() == Kind::Version {
        return None;
    }
    let mut words = name::words(&without_variables(without_extension(segment.text)));
    // `v{{version}}`
    if segment.kind() == Kind::Composed && matches!(words.as_slice(), [only] if only.chars().count() == 1) {
        return None;
    }
    if is_lookup(&words) || words.len() == 1 && (is_adjective(&words[0]) || is_technical(&words[0])) {
        return None;
    }
    // an id within other text: `https%3A%2F%2Fexample.com%2F19c558a15ddd2bce`
    if words.iter().any(|word| looks_like_id(word)) {
        return None;
    }
    // `getCostEstimate` is not a `cost`; `conversations.list` is a conversation
    if words.len() > 1 && is_verb(&words[0]) {
        words.remove(0);
    } else if is_last && ends_in_action(&words) {
        words.pop();
    }
    if words.is_empty() || words.iter().all(|word| is_action_word(word)) { None } else { Some(words.join(" ")) }
}

fn without_variables(segment: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(segment);
    while let Some(start) = plain.find("{{")
        && let Some(length) = plain[start..].find("}}")
    {
        plain.to_mut().replace_range(start..start + length + 2, " ");
    }
    plain
}

/// Returns `card orders` for `cardorders`, if the names of the request or its folder have these words, in the singular or plural.
pub(super) fn apart(noun: &str, known: &[String]) -> String {
    let split = |words: &[String]| {
        let (last, before) = words.split_last()?;
        let rest = noun.strip_prefix(&before.concat())?;
        let is_noun = singular(rest) == singular(last) && words.iter().all(|word| word.len() > 1);
        is_noun.then(|| format!("{} {rest}", before.join(" ")))
    };
    let found = (2..=3).flat_map(|count| known.windows(count)).find_map(split);
    found.unwrap_or_else(|| noun.to_owned())
}

pub(super) fn is_action(segment: &str) -> bool {
    let words = name::words(without_extension(segment));
    let starts = words.first().is_some_and(|word| is_action_word(word));
    !is_lookup(&words) && (starts || ends_in_action(&words))
}

/// Returns the words of a segment that are a verb before the plural of which it tells the kind, because the title speaks of such a thing:
/// `check-suites`, if that is about a `check suite`.
pub(super) fn kind(segment: &Segment<'_>, item: &str) -> Option<String> {
    let words = name::words(without_extension(segment.text));
    let (verb, last) = (words.first()?, words.last()?);
    let is_plural = words.len() > 1 && name::singular_word(last) != *last && !is_verb(last);
    if is_variable(segment) || !is_action_word(verb) || !is_plural {
        return None;
    }
    let words = words.join(" ");
    let is_item = format!(" {item}").ends_with(&format!(" {}", singular(&words)));
    is_item.then_some(words)
}

/// Returns `true` for words of which the last is what is done to the others: `orders-cancel`, but not `financial-request`.
fn ends_in_action(words: &[String]) -> bool {
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else { return false };
    let is_thing = DEEDS.has(last) && before.last().is_some_and(|word| name::singular_word(word) == *word);
    is_action_word(last) && !is_thing
}

/// Verbs that are things after the word for their kind: `leave-request`, `bank-transfer`.
static DEEDS: WordList = word_list(
    "change check comment estimate invite order query refund release report request review run transfer view",
);

/// Returns `true` for a verb, except for those that are things in a path: `/orders/count`.
fn is_action_word(word: &str) -> bool {
    is_verb(word) && word != "count"
}

/// Returns `cancel order` for `cancel` after an order.
pub(super) fn deed(segment: &str, noun: Option<&String>) -> Option<String> {
    let words = name::words(without_extension(segment));
    let verb = words.first().filter(|verb| words.len() == 1 && is_action_word(verb))?;
    Some(format!("{verb} {}", noun?))
}

/// Returns `cancel order` for `cancelOrder`, if the title has that verb, too: in `refund-accounts`, it is part of a noun.
pub(super) fn call(segment: &str, title: &str) -> Option<String> {
    let words = name::words(without_extension(segment));
    let (verb, object) = words.split_first().filter(|(verb, _)| is_action_word(verb))?;
    let has_object = object.iter().any(|word| !is_action_word(word));
    let acts = title.split(' ').scan("to", |before, word| Some((mem::replace(before, word), word)));
    let mut verbs = acts.filter(|(before, _)| begins_phrase(before)).map(|(_, word)| word);
    (has_object && verbs.any(|word| word == verb)).then(|| words.join(" "))
}

pub(super) fn action_words(segment: &str, noun: Option<&String>) -> String {
    let mut words = name::words(without_extension(segment));
    if words.len() > 1 && ["fetch", "get", "retrieve"].contains(&words[0].as_str()) {
        words.remove(0);
    }
    match (words.as_slice(), noun) {
        ([verb], Some(noun)) => format!("{verb} {noun}"),
        _ => words.join(" "),
    }
}

fn without_extension(segment: &str) -> &str {
    match segment.rsplit_once('.') {
        Some((stem, "json" | "xml" | "php" | "do" | "aspx" | "html")) => stem,
        _ => segment,
    }
}

/// Returns `true` for segments that filter the things before them: `/approvals/completed`.
pub fn is_adjective(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") || ADJECTIVES.has(word)
}

static ADJECTIVES: WordList = word_list(
    "active all available current default favorite full historical inactive latest nearby new open own pending popular public \
    recent top trending",
);

pub(super) fn singular(words: &str) -> String {
    name::singular(words.split(' ').map(str::to_owned).collect())
}
