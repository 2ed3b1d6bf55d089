//! Captures and presets as functions.

use std::collections::{BTreeMap, BTreeSet};

use crate::infer::model::{Type, Types};
use crate::lower::docs;
use crate::lower::model::{Capture, CaptureBlock, CaptureStep, Expr, Ident, Reads};
use crate::lower::operations::scripts::json_paths;
use crate::lower::operations::scripts::values::{self, Used, Words};
use crate::lower::runtime::functions::standard;
use crate::resolve::model;
use crate::script::{Condition, Transform, Value};

/// Facts that are common to the functions of a client.
pub struct Setting<'a> {
    pub types: &'a Types,
    /// The fields of `Variables`, by the names in Postman.
    pub fields: &'a BTreeMap<String, Ident>,
}

/// Lowers the presets of a request.
pub fn preset(setting: &Setting<'_>, ident: Ident, presets: &[model::Capture]) -> Option<Capture> {
    let (blocks, used) = blocks(setting, None, presets, Written::default());
    build(ident, presets, Reads::Sources, blocks, &used)
}

/// Lowers the captures from an answer. `root` is its type, if that is JSON.
pub fn capture(
    setting: &Setting<'_>,
    ident: Ident,
    captures: &[model::Capture],
    root: Option<&Type>,
) -> Option<Capture> {
    if let Some(root) = root {
        let typed = Some((setting.types, root));
        let (mut found, used) = blocks(setting, typed, captures, Written::default());
        // if the type lacks a value, all values are read from the response
        if !used.raw && used.json == 0 {
            // clippy rejects arguments of type `&Vec`
            let reads = if used.head || matches!(root, Type::List(_)) { Reads::Answer } else { Reads::Value };
            if reads == Reads::Answer {
                found = blocks(setting, typed, captures, Written { headed: true, ..Written::default() }).0;
            }
            return build(ident, captures, reads, found, &used);
        }
    }
    let mut found = blocks(setting, None, captures, Written::default());
    if found.1.json == 1 {
        found = blocks(setting, None, captures, Written { inline: true, ..Written::default() });
        found.1.json = 0;
    }
    build(ident, captures, Reads::Response, found.0, &found.1)
}

/// Returns the features of the runtime that the functions need.
pub fn features(captures: &[model::Capture], needed: &mut BTreeSet<&'static str>) {
    let mut see = |value: &Value| {
        needed.extend(match value {
            Value::Digest { .. } => Some("digests"),
            Value::Token { .. } => Some("jwt"),
            Value::Xml(_) | Value::XmlLists => Some("xml"),
            Value::Match { .. }
            | Value::Transformed { by: Transform::Matches(_) | Transform::ReplaceMatches { .. }, .. } => Some("regex"),
            _ => None,
        });
    };
    for capture in captures {
        capture.value.each(&mut see);
        if let Some(guard) = &capture.guard {
            guard.each(&mut see);
        }
    }
}

/// Returns the values that are drawn once and used several times, with the names of their locals.
fn drawn(captures: &[model::Capture]) -> Vec<(usize, Value, Ident)> {
    let mut counts: Vec<(usize, Value, usize)> = Vec::new();
    let mut see = |value: &Value| {
        if let Value::Drawn { call, of } = value {
            match counts.iter_mut().find(|(known, value, _)| known == call && *value == **of) {
                Some((_, _, count)) => *count += 1,
                None => counts.push((*call, (**of).clone(), 1)),
            }
        }
    };
    for capture in captures {
        capture.value.each(&mut see);
        if let Some(guard) = &capture.guard {
            guard.each(&mut see);
        }
    }
    let several = counts.into_iter().filter(|(_, _, count)| *count > 1).enumerate();
    let name = |index: usize| if index == 0 { "drawn".to_owned() } else { format!("drawn_{}", index + 1) };
    several.map(|(index, (call, of, _))| (call, of, name(index))).collect()
}

/// The form of the functions that use values of the answer.
#[derive(Clone, Copy, Default)]
struct Written {
    headed: bool,
    inline: bool,
}

/// Groups adjacent captures under one condition into a block, unless the condition depends on a variable that they set.
fn blocks(
    setting: &Setting<'_>,
    typed: Option<(&Types, &Type)>,
    captures: &[model::Capture],
    Written { headed, inline }: Written,
) -> (Vec<CaptureBlock>, Used) {
    let (set, drawn, used) = (Vec::new(), drawn(captures), Used::default());
    let mut words = Words { fields: setting.fields, typed, set, headed, inline, drawn, used };
    words.draw();
    let mut blocks: Vec<CaptureBlock> = Vec::new();
    let mut last: Option<&Condition> = None;
    for capture in captures {
        let Some(variable) = setting.fields.get(&capture.variable) else { continue };
        let value = match &capture.value {
            Value::Unset => None,
            value => Some(words.stored(value)),
        };
        let step = CaptureStep { variable: variable.clone(), value };
        match blocks.last_mut() {
            Some(block) if last == capture.guard.as_ref() => block.steps.push(step),
            _ => {
                let guard = capture.guard.as_ref().map(|guard| words.test(guard));
                blocks.push(CaptureBlock { guard, steps: vec![step] });
            }
        }
        last = capture.guard.as_ref();
        words.set.push(capture.variable.clone());
    }
    (blocks, words.used)
}

fn build(
    ident: Ident,
    captures: &[model::Capture],
    reads: Reads,
    blocks: Vec<CaptureBlock>,
    used: &Used,
) -> Option<Capture> {
    if blocks.is_empty() {
        return None;
    }
    let mut locals = Vec::new();
    if used.sources && reads != Reads::Sources {
        locals.push(("sources".to_owned(), Expr::SystemSources));
    }
    if used.before {
        locals
            .push(("before".to_owned(), json_paths::method(Expr::Local("variables".into()), standard::CLONE, vec![])));
    }
    if used.json > 0 {
        locals.push(("json".to_owned(), values::parsed()));
    }
    if used.xml {
        locals.push(("xml".to_owned(), values::parsed_xml()));
    }
    locals.extend(used.drawn.clone());
    let bullet = if captures.len() > 1 { "* " } else { "" };
    let docs = captures.iter().map(|capture| format!("{bullet}{}", sentence(capture, reads))).collect();
    let reading = if reads == Reads::Sources { used.sources } else { used.answer };
    Some(Capture { ident, docs, reads, reading, locals, blocks })
}

/// The longest value that docs show.
const LONGEST: usize = 120;

fn sentence(capture: &model::Capture, reads: Reads) -> String {
    let name = docs::code(&format!("{{{{{}}}}}", capture.variable));
    let from = capture.value.to_string();
    let what = match (&capture.value, reads) {
        (Value::Unset, _) => return format!("Unsets {name}{}.", when(capture)),
        _ if from.chars().count() > LONGEST => String::new(),
        (_, Reads::Sources) => format!(" to {}", docs::code(&from)),
        (Value::Constant(_), _) => format!(" to {}", docs::code(&from)),
        _ => format!(" from {} of the answer", docs::code(&from)),
    };
    format!("Sets {name}{what}{}.", when(capture))
}

fn when(capture: &model::Capture) -> String {
    match capture.guard.as_ref().map(ToString::to_string) {
        None => String::new(),
        Some(guard) if guard.chars().count() > LONGEST => ", under a condition".to_owned(),
        Some(guard) => format!(" when {}", docs::code(&guard)),
    }
}
