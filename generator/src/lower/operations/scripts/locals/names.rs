//! The names of the locals of script functions.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::Ident;
use crate::name;
use crate::resolve::model::Capture;
use crate::script::{Arithmetic, Condition, Constant, Relation, Step, Transform, Value};

/// The names that the functions have anyway.
const RESERVED: [&str; 7] = ["answer", "before", "json", "sources", "value", "variables", "xml"];

/// A longer text is no name.
const MAX_TEXT_BYTES: usize = 30;

pub struct Names {
    taken: BTreeSet<Ident>,
    /// The variable that is set to a value, by the value.
    stored: BTreeMap<String, String>,
}

impl Names {
    pub fn of(captures: &[Capture]) -> Self {
        let stored = captures.iter().rev().map(|capture| (format!("{:?}", capture.value), capture.variable.clone()));
        let taken = RESERVED.into_iter().chain(name::STAND_INS).map(str::to_owned).collect();
        Self { taken, stored: stored.collect() }
    }

    /// Returns a free name: what is searched for, what is found, the variable that is set to the value, or the kind of the value.
    pub fn take(&mut self, value: &Value) -> Ident {
        let stored = || self.stored.get(&format!("{value:?}")).cloned();
        let searched = searched(value);
        let words = searched
            .clone()
            .filter(|text| text.contains(' '))
            .or_else(|| found(value))
            .or_else(stored)
            .or_else(|| key(value).filter(|_| !is_cut(value)))
            .unwrap_or_else(|| kind(value).to_owned());
        let longer = key(value).filter(|_| is_plain(&words)).or(searched.filter(|text| *text != words));
        let longer = longer.map(|before| format!("{before} {words}"));
        let first = [Some(words.clone()), longer].into_iter().flatten().map(|words| name::snake(&words, "found"));
        let numbered = (2..).map(|number: usize| name::snake(&format!("{words} {number}"), "found"));
        let free = first.chain(numbered).find(|ident| !self.taken.contains(ident));
        let ident = free.unwrap_or_default();
        self.taken.insert(ident.clone());
        ident
    }
}

/// Returns `true` for a part of a text, which is something else than the text.
fn is_cut(value: &Value) -> bool {
    matches!(value, Value::Part { .. } | Value::Match { .. })
}

/// A name without a meaning.
fn is_plain(words: &str) -> bool {
    ["groups", "matches", "parts"].contains(&words)
}

/// The words of the text that a search compares with: `billing address` of `find(a => a.type === "billingAddress")`.
fn searched(value: &Value) -> Option<String> {
    let Some(Step::Find(find)) = value.path()?.last() else { return None };
    let Condition::Compare { left, relation: Relation::Equal, right } = &find.test else { return None };
    let text = [left, right].into_iter().find_map(|side| match side {
        Value::Constant(Constant::Text(text)) => Some(text),
        _ => None,
    })?;
    let is_name = text.len() <= MAX_TEXT_BYTES && text.bytes().all(|b| b.is_ascii_alphabetic() || b" _-".contains(&b));
    Some(name::words(text).join(" ")).filter(|words| is_name && !words.is_empty())
}

/// What a search finds: the element of a list, in the singular.
fn found(value: &Value) -> Option<String> {
    let one = |list: Option<String>| list.map_or_else(|| "item".to_owned(), |key| name::singular(name::words(&key)));
    Some(match value {
        Value::Each { list, .. } => key(list).unwrap_or_else(|| "items".to_owned()),
        Value::Transformed { by: Transform::Groups(_), .. } => "groups".to_owned(),
        Value::Transformed { by: Transform::Matches(_), .. } => "matches".to_owned(),
        Value::Transformed { by: Transform::Split { .. }, .. } => "parts".to_owned(),
        value => match value.path()?.last() {
            None => return key(value).or_else(|| Some("parsed".to_owned())),
            Some(Step::Name(_)) => "name".to_owned(),
            Some(Step::Names) => "names".to_owned(),
            Some(Step::Members) => key(value).unwrap_or_else(|| "members".to_owned()),
            Some(_) => one(key(value)),
        },
    })
}

/// The last key of the path that a value comes from.
fn key(value: &Value) -> Option<String> {
    let of_path = value.path().and_then(|path| {
        path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            _ => None,
        })
    });
    of_path.or_else(|| match value {
        Value::Parsed { text: of, .. }
        | Value::Within { of, .. }
        | Value::Transformed { of, .. }
        | Value::Part { of, .. }
        | Value::Match { of, .. }
        | Value::Each { list: of, .. }
        | Value::Spliced { of, .. } => key(of),
        Value::Variable(name) => Some(name.clone()),
        _ => None,
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::XmlLists => "lists",
        Value::Drawn { of, .. } => match &**of {
            Value::Uuid => "uuid",
            Value::Random | Value::RandomInteger { .. } | Value::RandomText { .. } => "random",
            _ => "drawn",
        },
        Value::Template(_) | Value::Substituted(_) | Value::Part { .. } | Value::Match { .. } => "text",
        Value::Each { .. } | Value::Joined(_) | Value::Spliced { .. } | Value::Array(_) => "list",
        Value::Object(_) => "object",
        Value::Arithmetic { operator, .. } => match operator {
            Arithmetic::Add | Arithmetic::AddOrJoin => "sum",
            Arithmetic::Subtract => "difference",
            Arithmetic::Multiply => "product",
            Arithmetic::Divide => "quotient",
            Arithmetic::Remainder => "remainder",
        },
        Value::Place { .. } => "place",
        Value::Time { .. } => "now",
        Value::Moment { .. } => "time",
        Value::Digest { key: None, .. } => "digest",
        Value::Digest { .. } => "signature",
        Value::Token { .. } => "token",
        _ => "found",
    }
}
