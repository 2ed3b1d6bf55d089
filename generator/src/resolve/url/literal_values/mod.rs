//! Literal values in paths: `/users/1` becomes `/users/:user_id`, with `1` as the saved value of the path variable.
//!
//! A fixed part of the API that is mistaken for a value becomes an argument, so that the rules are narrow. A value is what it is by its
//! characters ([`forms`], with the noun before it: [`nouns`]), because it asks for one ([`placeholders`]), because a request says that things
//! are found by it ([`titles`]) or its answer has it as their name ([`answers`]), because a body or an answer of its list has it and the next value
//! ([`natural_keys`]), or by what other requests have in its place ([`facts`]).

mod answers;
mod facts;
mod files;
mod forms;
mod natural_keys;
mod nouns;
mod placeholders;
#[cfg(test)]
mod tests;
mod titles;

use super::super::model::{Folder, Operation, Url};
use crate::name::Numbering;
use crate::name::made_up::is_number;
use crate::read::model::PathVariable;
use crate::url_path::{Segment, segments};
use facts::{Facts, MAX_COUNT_DIGITS, path_before};
use forms::{
    has_many_changes, is_code, is_date, is_email, is_ip, is_jumble, is_made_up, is_mixed, is_month, is_month_of_year,
    is_numbered, is_numbers, is_prefixed, is_short_hex, is_slug, is_time, is_token, is_urn, is_year, stem,
};
use natural_keys::NaturalKeys;
use nouns::{found_by, is_key, is_plural, noun, of_thing, plain_words, singular, value_of};
use placeholders::Asked;

/// Replaces the values in the paths of all requests by path variables.
pub(in crate::resolve) fn take(root: &mut Folder) {
    let mut facts = Facts::default();
    facts.natural_keys = NaturalKeys::of(root);
    root.all_operations().for_each(|operation| facts.add(&operation.method, &operation.url.base));
    let said: Vec<_> = root
        .all_operations()
        .filter_map(|operation| Some((&operation.url.base, Path::of(operation, &facts).said()?)))
        .collect();
    said.into_iter().for_each(|(path, name)| facts.say(path.trim_end_matches('/'), name));
    root.visit_operations_mut(&mut |operation| {
        let values = Path::of(operation, &facts).values();
        replace(&mut operation.url, values);
    });
}

/// A value in a path.
struct Value {
    name: String,
    start: usize,
    text: String,
}

/// The path of a request, with what is known about it.
struct Path<'a> {
    operation: &'a Operation,
    url: &'a str,
    segments: Vec<Segment<'a>>,
    facts: &'a Facts,
}

impl<'a> Path<'a> {
    fn of(operation: &'a Operation, facts: &'a Facts) -> Self {
        let url = operation.url.base.as_str();
        Self { operation, url, segments: segments(url).collect(), facts }
    }

    fn values(&self) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        for (at, segment) in self.segments.iter().enumerate() {
            if segment.has_variable() {
                continue;
            }
            let is_behind_value = at > 0
                && (self.segments[at - 1].is_variable()
                    || values.last().is_some_and(|last| last.start == self.segments[at - 1].start));
            let of_key = self.facts.natural_keys.name(self.url, &self.segments, at).map(str::to_owned);
            let found = of_key.or_else(|| self.whole(at)).map(|name| (name, segment.text));
            let found = found.or_else(|| Some((self.of_stem(at, is_behind_value)?, stem(segment.text))));
            let said = || self.facts.said_of(&self.url[..segment.end()]);
            let found = found.or_else(|| Some((said()?.clone(), segment.text)));
            if let Some((name, text)) = found {
                values.push(Value { name, start: segment.start, text: text.to_owned() });
            }
        }
        values
    }

    /// The name of a value that is a whole segment, whatever it ends with.
    fn whole(&self, at: usize) -> Option<String> {
        let (before, segment) = (&self.segments[..at], &self.segments[at]);
        let text = segment.text;
        match placeholders::asked(before, text, &self.segments[at + 1..]) {
            Some(Asked::For(name)) => return Some(name),
            Some(Asked::Something) => return Some(noun(before).map_or_else(|| "value".to_owned(), value_of)),
            None => {}
        }
        if is_email(text) {
            return Some("email".to_owned());
        }
        if is_urn(text) {
            let thing = before.last().filter(|last| noun(before) == Some(last.text));
            return Some(
                thing.map_or_else(|| "urn".to_owned(), |thing| format!("{} {}", singular(thing.text), &text[..3])),
            );
        }
        let is_last = at + 1 == self.segments.len();
        let next = before.last().filter(|last| noun(before) == Some(last.text));
        match next {
            Some(next) if is_numbers(text) => return Some(format!("{}s", value_of(next.text))),
            Some(_) if is_ip(text) => return Some("ip".to_owned()),
            Some(_) if is_time(text) => return Some("time".to_owned()),
            _ => {}
        }
        if is_date(text) || is_last && is_month_of_year(text) {
            return self.of_date(at);
        }
        files::name_of_file(before, text)
    }

    /// The name of the value that the path ends with, because the request says so.
    fn said(&self) -> Option<String> {
        let (last, before) = self.segments.split_last()?;
        let list = before.last().filter(|list| !list.has_variable())?;
        // the path of a request that creates things says of which kind
        let may_be =
            self.operation.method != "POST" && !is_number(last.text) && titles::may_be_value(self.operation, last);
        let changed = || {
            let is_change = ["DELETE", "PATCH", "PUT"].contains(&self.operation.method.as_str());
            (is_change && is_plural(list.text) && is_code(last.text)).then(|| of_thing("code", list.text))
        };
        let said = || {
            titles::found_by(self.operation, before)
                .or_else(|| answers::shown_by(self.operation, list, last))
                .or_else(changed)
        };
        may_be.then(said).flatten()
    }

    /// A day or month behind a noun; `api/2024-01-01/orders` has a version.
    fn of_date(&self, at: usize) -> Option<String> {
        let (before, segment) = (&self.segments[..at], &self.segments[at]);
        let is_behind_noun = before.last().is_some_and(|last| noun(before) == Some(last.text) || is_date(last.text));
        let is_date_at = |at: usize| self.segments.get(at).is_some_and(|segment| is_date(segment.text));
        let name = match () {
            () if !is_date(segment.text) => "month",
            () if is_date_at(at + 1) => "from date",
            () if at > 0 && is_date_at(at - 1) => "to date",
            () => "date",
        };
        (is_behind_noun && !self.facts.is_in_most(&self.url[..segment.end()])).then(|| name.to_owned())
    }

    /// The name of a value that may have an extension behind it: `user_id`, or `delay` if a single small number follows a singular.
    fn of_stem(&self, at: usize, is_behind_value: bool) -> Option<String> {
        let (before, segment) = (&self.segments[..at], &self.segments[at]);
        let stem = stem(segment.text);
        if is_token(before.last().map_or("", |last| last.text), stem) {
            return Some("token".to_owned());
        }
        let noun = noun(before);
        let (list, thing) = (path_before(self.url, segment), &self.url[..segment.end()]);
        let follows_ids = noun.is_some_and(|noun| self.facts.has_ids_behind(noun));
        let is_among_ids = || follows_ids || has_many_changes(stem) && self.facts.has_variable_at(self.url, segment);
        if is_made_up(stem) || is_jumble(stem) || is_mixed(stem) && is_among_ids() {
            return Some(noun.map_or_else(|| "id".to_owned(), value_of));
        }
        if let Some(noun) = noun.filter(|noun| is_id_by_noun(stem, noun, before)) {
            return Some(value_of(noun));
        }
        if is_slug(segment.text) && self.facts.is_one_of_a_list(thing, list, before) {
            return noun.map(|noun| format!("{} slug", singular(noun)));
        }
        if !is_number(stem) || self.facts.is_shared(thing, segment.text) {
            return None;
        }
        if let Some(name) = self.of_calendar(at) {
            return Some(name.to_owned());
        }
        let Some(noun) = noun else {
            // a version is followed by more segments
            let is_alone = before.is_empty() && thing == self.url;
            return (is_alone || is_behind_value && self.has_noun_before(at)).then(|| "id".to_owned());
        };
        let has_list = || self.facts.has(list);
        let is_count = stem.len() <= MAX_COUNT_DIGITS
            && !follows_ids
            && singular(noun) == plain_words(noun)
            && found_by(noun).is_none()
            && !has_list();
        Some(if is_count { singular(noun) } else { value_of(noun) })
    }

    /// The part of a date that a number is: `archive/2024/05/31`.
    fn of_calendar(&self, at: usize) -> Option<&'static str> {
        let is = |at: usize, is: fn(&str) -> bool| self.segments.get(at).is_some_and(|segment| is(segment.text));
        let is_month_at = |at: usize| at > 0 && is(at, is_month) && is(at - 1, is_year);
        if is(at, is_year) && is_month_at(at + 1) {
            Some("year")
        } else if is_month_at(at) {
            Some("month")
        } else if at > 1 && is_month_at(at - 1) {
            Some("day")
        } else {
            None
        }
    }

    /// Returns `true` for values behind a noun: the second of `branches/1/2`.
    fn has_noun_before(&self, at: usize) -> bool {
        let is_value = |segment: &&Segment<'_>| segment.is_variable() || is_number(segment.text);
        let values = self.segments[..at].iter().rev().take_while(is_value).count();
        noun(&self.segments[..at - values]).is_some()
    }
}

/// Returns `true` for a text that is an id by the noun before it.
fn is_id_by_noun(text: &str, noun: &str, before: &[Segment<'_>]) -> bool {
    let is_next = before.last().is_some_and(|last| last.text == noun);
    let is_listed = || is_next && (is_plural(noun) || is_key(noun));
    is_prefixed(text, noun) || is_listed() && (is_numbered(text) || is_short_hex(text))
}

fn replace(url: &mut Url, values: Vec<Value>) {
    let mut base = String::new();
    let mut copied = 0;
    let mut found: Vec<PathVariable> = Vec::new();
    let mut numbering = Numbering::default();
    for Value { name, start, text } in values {
        let name = name.replace(' ', "_");
        let is_free = |key: &str| url.path_variables.iter().chain(&found).all(|variable| variable.key != key);
        let key = numbering.unique(&name, is_free);
        base.push_str(&url.base[copied..start]);
        base.push(':');
        base.push_str(&key);
        copied = start + text.len();
        found.push(PathVariable { key, value: Some(text), ..PathVariable::default() });
    }
    base.push_str(&url.base[copied..]);
    url.base = base;
    url.literal_values = found.iter().map(|variable| variable.key.clone()).collect();
    url.path_variables.extend(found);
}
