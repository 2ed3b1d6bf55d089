//! `{"key": "password", "value": "…"}`, `<input name="password" value="…">`: the name is itself a value beside the value; and
//! `"password": {"value": "…"}`: the name is that of the object.

use std::ops::Range;

use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::Literal;
use crate::credentials::find::quote::{Quote, name_before};
use crate::credentials::find::window::window;

/// Keys that hold the name of a pair, and keys that hold its value.
const OF_NAMES: [&str; 8] = ["key", "name", "id", "field", "param", "parameter", "header", "property"];
const OF_VALUES: [&str; 5] = ["value", "val", "content", "currentvalue", "initialvalue"];

/// The longest name; longer texts are sentences.
const LONGEST_NAME: usize = 80;

/// Deeper objects are not tracked.
const DEEPEST: usize = 64;

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
        if self.0.len() < DEEPEST {
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
        let content = &window(text, at)[at + 1..];
        if let Some((value, rest)) = content.split_once('<')
            && rest.starts_with('/')
            && !value.trim().contains(char::is_whitespace)
        {
            let start = at + 1 + (value.len() - value.trim_start().len());
            add(judge, text, &name, start..start + value.trim().len(), found);
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
        let Some(open) = self.0.last_mut() else { return };
        let is = |list: &[&str]| list.iter().any(|one| one.eq_ignore_ascii_case(word));
        let (is_name, is_value) = (is(&OF_NAMES), is(&OF_VALUES));
        if !is_name && !is_value {
            return;
        }
        let start = at + 1 + text[at + 1..].bytes().take_while(u8::is_ascii_whitespace).count();
        let Some(quote) = Quote::at(text, start) else { return };
        let Some(end) = quote.end(text) else { return };
        let range = quote.content..end;
        if is_value {
            match &open.name {
                Some(name) => add(judge, text, name, range, found),
                None => open.value = Some(range),
            }
        } else if range.len() <= LONGEST_NAME && judge.may_name_credential(&text[range.clone()]) {
            let name = text[range].to_owned();
            if let Some(value) = open.value.take() {
                add(judge, text, &name, value, found);
            }
            open.name = Some(name);
        }
    }
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
