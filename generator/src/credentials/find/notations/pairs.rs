//! `{"key": "password", "value": "…"}`, `<input name="password" value="…">`: the name is itself a value beside the value; and
//! `"password": {"value": "…"}`: the name is that of the object.

use std::ops::Range;

use super::elements;
use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::Literal;
use crate::credentials::find::quote::{Quote, name_before};
use crate::credentials::find::window::{before, window};
use crate::credentials::{randomness, scan};

/// Keys that hold the name of a pair, and keys that hold its value.
const OF_NAMES: [&str; 9] = ["key", "name", "id", "type", "field", "param", "parameter", "header", "property"];
const OF_VALUES: [&str; 5] = ["value", "val", "content", "currentvalue", "initialvalue"];

/// The longest name; longer texts are sentences.
const MAX_NAME_BYTES: usize = 80;

/// A shorter value after a name and a comma may be a word.
const MIN_LISTED_BYTES: usize = 6;

/// Deeper objects are not tracked.
const MAX_DEPTH: usize = 64;

/// The open objects and tags.
#[derive(Default)]
pub(in crate::credentials::find) struct Pairs(Vec<Open>);

#[derive(Default)]
struct Open {
    is_tag: bool,
    name: Option<String>,
    value: Option<Range<usize>>,
}

impl Pairs {
    pub(in crate::credentials::find) fn open_tag(&mut self) {
        self.open(Open { is_tag: true, ..Open::default() });
    }

    /// At `{`: a member `value` of a named object gets the name of the object.
    pub(in crate::credentials::find) fn open_object(&mut self, judge: &mut Judge, text: &str, at: usize) {
        let before = text[..at].trim_end_matches(['[', ' ']);
        let of_object = before.ends_with([':', '=']).then(|| name_before(text, before.len() - 1)).flatten();
        let name = of_object.map(|(name, _)| name).filter(|name| judge.is_name(name)).map(str::to_owned);
        self.open(Open { name, ..Open::default() });
    }

    fn open(&mut self, open: Open) {
        if self.0.len() < MAX_DEPTH {
            self.0.push(open);
        }
    }

    /// At `}`: an open `<` within the object is not a tag.
    pub(in crate::credentials::find) fn close(&mut self) {
        while self.0.pop().is_some_and(|open| open.is_tag) {}
    }

    /// At the end of a tag: `<param name="password">…</param>`.
    pub(in crate::credentials::find) fn close_tag(
        &mut self,
        judge: &mut Judge,
        text: &str,
        at: usize,
        found: &mut Vec<Literal>,
    ) {
        let Some(Open { name: Some(name), value: None, .. }) = self.0.pop_if(|open| open.is_tag) else { return };
        if let Some(value) = elements::first_text(window(text, at), at + 1) {
            add(judge, text, &name, value, found);
        }
    }

    /// Examines the separator at `at` after a word.
    pub(in crate::credentials::find) fn at(
        &mut self,
        judge: &mut Judge,
        text: &str,
        at: usize,
        word: &str,
        found: &mut Vec<Literal>,
    ) {
        let is_name = is_of_name(word);
        let Some(open) = self.0.last_mut() else {
            if is_name {
                part(judge, text, at, found);
            }
            return;
        };
        let is_value = OF_VALUES.iter().any(|one| one.eq_ignore_ascii_case(word));
        if !is_name && !is_value {
            // `"secrets": {"db": "…"}`
            if let Some(name) = open.name.as_deref().filter(|name| name.ends_with('s') && !open.is_tag)
                && !word.to_ascii_lowercase().ends_with("id")
                && let Some(range) = quoted(text, at)
                && is_generated(&text[range.clone()])
            {
                add(judge, text, name, range, found);
            }
            return;
        }
        let Some(range) = quoted(text, at) else { return };
        if is_value {
            match &open.name {
                Some(name) => add(judge, text, name, range, found),
                None => open.value = Some(range),
            }
        } else if range.len() <= MAX_NAME_BYTES && judge.may_name_credential(&text[range.clone()]) {
            let name = text[range].to_owned();
            if let Some(value) = open.value.take() {
                add(judge, text, &name, value, found);
            }
            open.name = Some(name);
        }
    }
}

/// Returns the content of the quotes after the separator at `at`.
fn quoted(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + 1 + text[at + 1..].bytes().take_while(u8::is_ascii_whitespace).count();
    let quote = Quote::at(text, start)?;
    Some(quote.content..quote.end(text)?)
}

/// Letters and digits that are neither words nor a time.
fn is_generated(value: &str) -> bool {
    const MIN_BYTES: usize = 10;
    value.len() >= MIN_BYTES && value.bytes().all(|b| b.is_ascii_alphanumeric()) && randomness::is_mixed(value)
}

/// A part of a multipart body, whose name follows the `=` at `at`: its value is in the line after an empty one.
fn part(judge: &mut Judge, text: &str, at: usize, found: &mut Vec<Literal>) {
    let Some(name) = quoted(text, at).filter(|name| name.len() <= MAX_NAME_BYTES) else { return };
    let window = window(text, name.end);
    let Some(after) = window.get(name.end + 1..) else { return };
    let Some(gap) = ["\r\n\r\n", "\n\n"].into_iter().find(|gap| after.starts_with(gap)) else { return };
    let start = name.end + 1 + gap.len();
    let len = scan::run(&window[start..], |b| !matches!(b, b'\r' | b'\n'));
    if judge.may_name_credential(&text[name.clone()]) {
        add(judge, text, &text[name], start..start + len, found);
    }
}

/// `<name>password</name><value>…</value>`: the name is the content of the element at `at`, and the value that of the next one.
pub(in crate::credentials::find) fn labelled(judge: &mut Judge, text: &str, at: usize, found: &mut Vec<Literal>) {
    let open = scan::run(&text[at + 1..], |b| b.is_ascii_alphanumeric());
    let name_start = at + 1 + open + 1;
    if text.as_bytes().get(name_start - 1) != Some(&b'>') || !is_of_name(&text[at + 1..name_start - 1]) {
        return;
    }
    let window = window(text, at);
    let Some(name) = window.get(name_start..).and_then(|rest| rest.get(..rest.find("</")?)) else { return };
    if name.len() > MAX_NAME_BYTES || !judge.may_name_credential(name.trim()) {
        return;
    }
    let close = name_start + name.len();
    let Some(end) = window[close..].find('>') else { return };
    if let Some(value) = elements::first_text(window, close + end + 1) {
        add(judge, text, name.trim(), value, found);
    }
}

/// `set("X-Api-Key", "…")`, `["password", "…"]`: a name in quotes before the comma at `at`, and a value after it that cannot be a word.
pub(in crate::credentials::find) fn listed(judge: &mut Judge, text: &str, at: usize, found: &mut Vec<Literal>) {
    let Some(mark) = text[..at].chars().next_back().filter(|mark| matches!(mark, '"' | '\'' | '`')) else { return };
    let name = before(text, at, MAX_NAME_BYTES).strip_suffix(mark).unwrap_or_default();
    let Some((before, name)) = name.trim_end_matches('\\').rsplit_once(mark) else { return };
    if !before.trim_end_matches('\\').ends_with(['(', '[']) || !judge.may_name_credential(name) {
        return;
    }
    let start = at + 1 + scan::run(&text[at + 1..], |b| b.is_ascii_whitespace());
    let Some(quote) = Quote::at(text, start) else { return };
    let Some(end) = quote.end(text) else { return };
    let value = &text[quote.content..end];
    let is_value =
        value.len() >= MIN_LISTED_BYTES && randomness::is_mixed(value) && !value.contains(char::is_whitespace);
    // `["access_token", "oauth2_token"]` are names
    if is_value && !judge.may_name_credential(value) {
        let name = name.to_owned();
        add(judge, text, &name, quote.content..end, found);
    }
}

/// Returns `true` for the key or the element that holds a name.
fn is_of_name(word: &str) -> bool {
    OF_NAMES.iter().any(|one| one.eq_ignore_ascii_case(word))
}

fn add(judge: &mut Judge, text: &str, name: &str, range: Range<usize>, found: &mut Vec<Literal>) {
    let value = &text[range.clone()];
    // `{"name": "password", "value": "Password"}` is a label
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let known = found.iter().rev().take(2).any(|other| other.range.start < range.end && range.start < other.range.end);
    if known || letters(value) == letters(name) {
        return;
    }
    if let Some(reason) = judge.judge(name, value) {
        found.push(Literal { range, name: name.to_owned(), reason });
    }
}
