//! Things that are found by the values of two of their fields: `stats/cordoba/2018`, where a body or an answer of `stats` has
//! `{"province": "cordoba", "year": "2018"}`.

use std::collections::{BTreeMap, BTreeSet};

use super::nouns::is_plural;
use crate::json::Json;
use crate::name::made_up::is_number;
use crate::name::{self, is_verb};
use crate::read::model::Body;
use crate::resolve::model::{Folder, Operation};
use crate::url_path::{Kind, Segment, segments};

/// The largest number of texts of one list that are searched.
const MAX_TEXTS: usize = 12;
/// The largest number of things of one text that are compared.
const MAX_THINGS: usize = 50;

/// The keys of the lists whose things are found by two values.
#[derive(Default)]
pub(super) struct NaturalKeys(BTreeMap<String, NaturalKey>);

struct NaturalKey {
    names: [String; 2],
    /// The values that are the first of two in the path of any request.
    firsts: BTreeSet<String>,
    /// A value that is the second of two.
    second: String,
}

impl NaturalKeys {
    pub(super) fn of(root: &Folder) -> Self {
        let mut pairs: BTreeMap<&str, Vec<[&str; 2]>> = BTreeMap::new();
        for operation in root.all_operations() {
            if let Some((list, pair)) = pair_of(&operation.url.base) {
                pairs.entry(list).or_default().push(pair);
            }
        }
        if pairs.is_empty() {
            return Self::default();
        }
        let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for operation in root.all_operations() {
            if let Some(list) = list_of(&operation.url.base).filter(|list| pairs.contains_key(list)) {
                texts.entry(list).or_default().extend(texts_of(operation));
            }
        }
        let keys = pairs.into_iter().filter_map(|(list, pairs)| {
            let texts = texts.get(list)?;
            let (names, second) = pairs.iter().find_map(|pair| Some((names_in(texts, *pair)?, pair[1].to_owned())))?;
            let of_key = pairs.iter().filter(|[_, text]| is_like(text, &second));
            let firsts = of_key.map(|[first, _]| (*first).to_owned()).collect();
            Some((list.to_owned(), NaturalKey { names, firsts, second }))
        });
        Self(keys.collect())
    }

    /// Returns the name of the value that a segment is.
    pub(super) fn name(&self, url: &str, segments: &[Segment<'_>], at: usize) -> Option<&str> {
        let key = |list: usize| {
            let key = self.0.get(&url[..segments.get(list)?.end()])?;
            key.firsts.contains(segments.get(list + 1)?.text).then_some(key)
        };
        let first = || Some(key(at.checked_sub(1)?)?.names[0].as_str());
        let second = || key(at.checked_sub(2)?).filter(|key| is_like(segments[at].text, &key.second));
        if self.0.is_empty() { None } else { first().or_else(|| Some(second()?.names[1].as_str())) }
    }
}

/// Returns `true` for a value that can stand for another: `2018` for `2019`.
fn is_like(text: &str, other: &str) -> bool {
    text == other || is_number(text) && is_number(other)
}

/// Returns the path of a list, and the two texts behind it with which the path ends.
fn pair_of(url: &str) -> Option<(&str, [&str; 2])> {
    let segments: Vec<_> = segments(url).collect();
    let [.., list, first, second] = segments.as_slice() else { return None };
    let is_text = |segment: &Segment<'_>| segment.kind() == Kind::Literal && is_value(segment.text);
    let is_second = !second.has_variable() && !is_verb(second.text);
    (is_list(list) && is_text(first) && is_second).then(|| (&url[..list.end()], [first.text, second.text]))
}

fn is_list(segment: &Segment<'_>) -> bool {
    segment.kind() == Kind::Literal && is_plural(segment.text)
}

/// Returns `false` for what is done with the things of a list, or which of them are meant.
fn is_value(text: &str) -> bool {
    let words = name::words(text);
    !words.iter().any(|word| is_verb(word) || word == "by") && !is_number(text)
}

/// Returns the path of the list to which a request belongs: at the end of its path, or before one or two segments there.
fn list_of(url: &str) -> Option<&str> {
    let list = segments(url).rev().take(3).find(is_list)?;
    Some(&url[..list.end()])
}

fn texts_of(operation: &Operation) -> impl Iterator<Item = &str> {
    let is_success = |code: u16| (200..300).contains(&code);
    let answers = operation.examples.iter().filter(move |example| example.code.is_some_and(is_success));
    let sent = match &operation.body {
        Some(Body::Raw { text, .. }) => Some(text.as_str()),
        _ => None,
    };
    sent.into_iter().chain(answers.map(|example| example.body.as_str()))
}

fn names_in(texts: &[&str], [first, second]: [&str; 2]) -> Option<[String; 2]> {
    let quoted = format!("\"{first}\"");
    let texts = texts.iter().filter(|text| text.contains(&quoted) && text.contains(second)).take(MAX_TEXTS);
    texts.filter_map(|text| serde_json::from_str(text).ok()).find_map(|json: Json| in_things(&json, [first, second]))
}

/// Looks into an object, a list of objects, or one of these in an object: `{"data": […]}`.
fn in_things(json: &Json, pair: [&str; 2]) -> Option<[String; 2]> {
    let inner = || match json {
        Json::Object(members) => members.iter().find_map(|(_, member)| in_thing_or_list(member, pair)),
        _ => None,
    };
    in_thing_or_list(json, pair).or_else(inner)
}

fn in_thing_or_list(json: &Json, pair: [&str; 2]) -> Option<[String; 2]> {
    match json {
        Json::Array(things) => things.iter().take(MAX_THINGS).find_map(|thing| in_thing(thing, pair)),
        thing => in_thing(thing, pair),
    }
}

fn in_thing(json: &Json, [first, second]: [&str; 2]) -> Option<[String; 2]> {
    let Json::Object(members) = json else { return None };
    let key = |is: &dyn Fn(&Json) -> bool| {
        let mut found = members.iter().filter(|(_, value)| is(value)).map(|(key, _)| name::words(key).join(" "));
        found.next().filter(|name| !name.is_empty())
    };
    let first = key(&|value| value.as_str() == Some(first))?;
    let second = key(&|value| value.as_str() == Some(second) || is_number_as(value, second))?;
    (first != second).then_some([first, second])
}

fn is_number_as(value: &Json, text: &str) -> bool {
    matches!(value, Json::Integer(_)) && value.to_compact() == text
}
