//! The docs of captures and presets.

use std::collections::{BTreeMap, BTreeSet};

use super::locals::repeated::Repeated;
use crate::lower::docs;
use crate::lower::model::{Docs, Reads};
use crate::resolve::model::Capture;
use crate::script::Value;

/// The longest value that docs show.
const MAX_CHARS: usize = 120;
/// The longest value that docs repeat instead of the name of its local.
const MIN_CHARS: usize = 30;

/// Describes what a function does: one sentence, or a list.
pub fn of(function: &Repeated, reads: Reads) -> Docs {
    let locals = Locals::of(function);
    let captures: Vec<Capture> = function.captures.iter().map(|capture| locals.described(capture)).collect();
    let sentences = locals.sentences().chain(runs(&captures).map(|run| sentence(run, reads)));
    let sentences: Vec<String> = sentences.collect();
    let bullet = if sentences.len() > 1 { "* " } else { "" };
    sentences.into_iter().map(|sentence| format!("{bullet}{sentence}")).collect()
}

/// The locals as docs show them.
struct Locals {
    /// Those that docs name, in order, with their values.
    named: Vec<(String, Value)>,
    /// The values of the others.
    inline: BTreeMap<String, Value>,
}

impl Locals {
    fn of(function: &Repeated) -> Self {
        let parts = parts(function);
        let mut known = Self { named: Vec::new(), inline: BTreeMap::new() };
        for local in &function.locals {
            let mut value = local.value.clone();
            value.each_mut(&mut |value| known.write_out(value));
            let length = value.to_string().chars().count();
            if (MIN_CHARS..=MAX_CHARS).contains(&length) && parts.contains(&local.name) {
                known.named.push((local.name.clone(), value));
            } else {
                known.inline.insert(local.name.clone(), value);
            }
        }
        known
    }

    fn write_out(&self, value: &mut Value) {
        if let Value::Local(name) = value
            && let Some(of) = self.inline.get(name)
        {
            *value = of.clone();
        }
    }

    fn described(&self, capture: &Capture) -> Capture {
        let mut capture = capture.clone();
        capture.value.each_mut(&mut |value| self.write_out(value));
        if let Some(guard) = &mut capture.guard {
            guard.each_mut(&mut |value| self.write_out(value));
        }
        capture
    }

    fn sentences(&self) -> impl Iterator<Item = String> {
        self.named.iter().map(|(name, value)| {
            let name = docs::code(&Value::Local(name.clone()).to_string());
            format!(
                "{name} is {}{}.",
                docs::code(&value.to_string()),
                if is_of_answer(value) { " of the answer" } else { "" }
            )
        })
    }
}

/// Returns the locals that are parts of other values or of conditions.
fn parts(function: &Repeated) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut see = |value: &Value| {
        if let Value::Local(name) = value {
            found.insert(name.clone());
        }
    };
    function.locals.iter().for_each(|local| local.value.each(&mut see));
    for capture in &function.captures {
        if !matches!(capture.value, Value::Local(_)) {
            capture.value.each(&mut see);
        }
        if let Some(guard) = &capture.guard {
            guard.each(&mut see);
        }
    }
    found
}

fn is_of_answer(value: &Value) -> bool {
    let mut found = false;
    value.each(&mut |inner| found |= inner.is_of_answer());
    found
}

/// Splits captures into those that one sentence describes: adjacent ones that unset variables under one condition.
fn runs(captures: &[Capture]) -> impl Iterator<Item = &[Capture]> {
    captures.chunk_by(|one, next| one.value == Value::Unset && next.value == Value::Unset && one.guard == next.guard)
}

fn sentence(run: &[Capture], reads: Reads) -> String {
    let Some(capture) = run.first() else { return String::new() };
    let mut names: Vec<String> = run.iter().map(|one| docs::code(&format!("{{{{{}}}}}", one.variable))).collect();
    names.dedup();
    let name = docs::listed(&names);
    let from = capture.value.to_string();
    let mut of_local = false;
    capture.value.each(&mut |inner| of_local |= matches!(inner, Value::Local(_)));
    let what = match (&capture.value, reads) {
        (Value::Unset, _) => return format!("Unsets {name}{}.", when(capture)),
        _ if from.chars().count() > MAX_CHARS => String::new(),
        (_, Reads::Sources) => format!(" to {}", docs::code(&from)),
        (Value::Constant(_), _) => format!(" to {}", docs::code(&from)),
        _ if of_local || !is_of_answer(&capture.value) => format!(" from {}", docs::code(&from)),
        _ => format!(" from {} of the answer", docs::code(&from)),
    };
    format!("Sets {name}{what}{}.", when(capture))
}

fn when(capture: &Capture) -> String {
    match capture.guard.as_ref().map(ToString::to_string) {
        None => String::new(),
        Some(guard) if guard.chars().count() > MAX_CHARS => ", under a condition".to_owned(),
        Some(guard) => format!(" when {}", docs::code(&guard)),
    }
}
