//! Captures and presets as functions.

use std::collections::{BTreeMap, BTreeSet};

use crate::infer::model::{Type, Types};
use crate::lower::model::{Capture, CaptureBlock, CaptureStep, Expr, Ident, Reads};
use crate::lower::operations::scripts::chains::chained;
use crate::lower::operations::scripts::expressions::json_paths;
use crate::lower::operations::scripts::expressions::values::{self, Used, Words};
use crate::lower::operations::scripts::locals::repeated::{self, Place, Repeated};
use crate::lower::operations::scripts::sentences;
use crate::lower::runtime::functions::standard;
use crate::resolve::model;
use crate::script::{Transform, Value};

/// Facts that are common to the functions of a client.
pub struct Setting<'a> {
    pub types: &'a Types,
    /// The fields of `Variables`, by the names in Postman.
    pub fields: &'a BTreeMap<String, Ident>,
}

/// Lowers the presets of a request.
pub fn preset(setting: &Setting<'_>, ident: Ident, presets: &[model::Capture]) -> Option<Capture> {
    build(ident, Reads::Sources, statements(setting, None, presets, Written::default()))
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
        let mut found = statements(setting, typed, captures, Written::default());
        // if the type lacks a value, all values are read from the response
        if !found.used.raw && found.used.json == 0 {
            // clippy rejects arguments of type `&Vec`
            let reads = if found.used.head || matches!(root, Type::List(_)) { Reads::Answer } else { Reads::Value };
            if reads == Reads::Answer {
                let headed = Written { headed: true, ..Written::default() };
                found = statements(setting, typed, captures, headed);
            }
            return build(ident, reads, found);
        }
    }
    let mut found = statements(setting, None, captures, Written::default());
    if found.used.json == 1 {
        found = statements(setting, None, captures, Written { inline: true, ..Written::default() });
        found.used.json = 0;
    }
    build(ident, Reads::Response, found)
}

/// Returns the features of the runtime that the functions need.
pub fn features(captures: &[model::Capture], needed: &mut BTreeSet<&'static str>) {
    let mut see = |value: &Value| {
        needed.extend(match value {
            Value::Digest { .. } => Some("digests"),
            Value::Token { .. } => Some("jwt"),
            Value::Xml(_) | Value::XmlLists => Some("xml"),
            Value::Match { .. }
            | Value::Transformed {
                by: Transform::Groups(_) | Transform::Matches(_) | Transform::ReplaceMatches { .. },
                ..
            } => Some("regex"),
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

/// The form of the functions that use values of the answer.
#[derive(Clone, Copy, Default)]
struct Written {
    headed: bool,
    inline: bool,
}

/// The statements of a function.
struct Statements {
    of: Repeated,
    blocks: Vec<CaptureBlock>,
    used: Used,
}

/// Groups adjacent captures under one condition into a block, and declares what they use several times.
fn statements(
    setting: &Setting<'_>,
    typed: Option<(&Types, &Type)>,
    captures: &[model::Capture],
    Written { headed, inline }: Written,
) -> Statements {
    let (set, plain_locals, used) = (Vec::new(), Vec::new(), Used::default());
    let mut words = Words { fields: setting.fields, typed, set, headed, inline, plain_locals, used };
    let known = captures.iter().filter(|capture| setting.fields.contains_key(&capture.variable));
    let of = repeated::find(known.cloned().collect(), typed.is_none());
    let mut blocks: Vec<CaptureBlock> = Vec::new();
    for (capture, at) in of.captures.iter().zip(&of.places) {
        let Some(variable) = setting.fields.get(&capture.variable).cloned() else { continue };
        if at.step == Some(0) {
            let before = declared(&mut words, &of, Place { step: None, ..*at });
            let guard = capture.guard.as_ref().map(|guard| words.test(guard));
            open(&mut blocks, before, guard);
        }
        let mut steps = declared(&mut words, &of, *at);
        steps.push(match &capture.value {
            Value::Unset => CaptureStep::Unset(variable),
            value => CaptureStep::Set(variable, words.stored(value)),
        });
        if let Some(block) = blocks.last_mut() {
            block.steps.extend(steps);
        }
        words.set.push(capture.variable.clone());
    }
    let used = words.used;
    Statements { of, blocks: chained(blocks), used }
}

/// Returns the declarations of a place.
fn declared(words: &mut Words<'_>, of: &Repeated, at: Place) -> Vec<CaptureStep> {
    let here = of.locals.iter().filter(|local| local.at == at);
    here.map(|local| CaptureStep::Let(local.name.clone(), words.declared(&local.name, &local.value))).collect()
}

/// Starts a block, after some declarations. Adjacent statements without a condition are one block.
fn open(blocks: &mut Vec<CaptureBlock>, before: Vec<CaptureStep>, guard: Option<Expr>) {
    match blocks.last_mut() {
        Some(last) if last.guard.is_none() => last.steps.extend(before),
        _ if before.is_empty() => {}
        _ => blocks.push(CaptureBlock { otherwise: false, guard: None, steps: before }),
    }
    if guard.is_some() || blocks.last().is_none_or(|last| last.guard.is_some()) {
        blocks.push(CaptureBlock { otherwise: false, guard, steps: Vec::new() });
    }
}

fn build(ident: Ident, reads: Reads, Statements { of, blocks, used }: Statements) -> Option<Capture> {
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
    let reading = if reads == Reads::Sources { used.sources } else { used.answer };
    Some(Capture { ident, docs: sentences::of(&of, reads), reads, reading, locals, blocks })
}
