//! Rows of a table as fields of a struct: names, types, how often, what is saved.

use std::collections::BTreeSet;

use super::docs;
use super::model::{Arity, InputField, InputType, InputValue};
use super::naming::unique_idents::Idents;
use crate::credential::{is_credential_name, looks_like_credential};
use crate::inputs::{Row, ValueType, ValueTypes};
use crate::resolve::template;

/// One row that the caller may fill.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub key: &'a str,
    pub value: &'a str,
    pub disabled: bool,
    pub description: &'a str,
}

/// A field for each row that has one: rows of one key are a list at the first of them, unless others stand between those that are sent.
pub(super) fn fields(
    rows: &[Option<Source<'_>>],
    types: &ValueTypes,
    idents: &mut Idents,
    suffix: &str,
) -> Vec<Option<InputField>> {
    let mut result: Vec<Option<InputField>> = rows.iter().map(|_| None).collect();
    let mut done = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(row) = row else { continue };
        if !done.insert(index) {
            continue;
        }
        let same: Vec<usize> =
            (index..rows.len()).filter(|i| rows[*i].is_some_and(|other| other.key == row.key)).collect();
        let group: Vec<Source<'_>> = same.iter().filter_map(|i| rows[*i]).collect();
        if same.len() > 1 && together(rows, &same) {
            done.extend(same);
            result[index] = Some(field(&group, Arity::Many, types, idents, suffix));
        } else {
            result[index] = Some(field(&[*row], Arity::Optional, types, idents, suffix));
        }
    }
    result
}

/// Whether nothing else is sent between the rows of a list.
fn together(rows: &[Option<Source<'_>>], same: &[usize]) -> bool {
    let enabled: Vec<usize> = same.iter().copied().filter(|i| rows[*i].is_some_and(|row| !row.disabled)).collect();
    let (Some(first), Some(last)) = (enabled.first(), enabled.last()) else { return true };
    let sent_between = |i: usize| !same.contains(&i) && rows[i].is_none_or(|row| !row.disabled);
    !(*first..*last).any(sent_between) && !(same[0]..*first).any(sent_between)
}

pub(super) fn field(
    group: &[Source<'_>],
    arity: Arity,
    types: &ValueTypes,
    idents: &mut Idents,
    suffix: &str,
) -> InputField {
    let key = group.first().map(|row| row.key).unwrap_or_default();
    let ty = type_of(key, group, types);
    let saved = group.iter().filter(|row| !row.disabled).map(|row| value_of(ty, row.value)).collect();
    InputField {
        ident: idents.take(key, suffix),
        key: key.to_owned(),
        docs: field_docs(group),
        ty,
        arity,
        saved,
        content_type: None,
    }
}

fn type_of(key: &str, group: &[Source<'_>], types: &ValueTypes) -> InputType {
    let rows: Vec<Row<'_>> = group.iter().map(|row| Row { value: row.value, disabled: row.disabled }).collect();
    match types.of_rows(key, &rows) {
        ValueType::Text => InputType::Text,
        ValueType::Integer => InputType::I64,
        ValueType::Boolean => InputType::Bool,
    }
}

fn value_of(ty: InputType, value: &str) -> InputValue {
    match ty {
        InputType::I64 => value.parse().map(InputValue::I64).unwrap_or_else(|_| InputValue::Template(value.to_owned())),
        InputType::Bool => InputValue::Bool(value == "true"),
        InputType::Text | InputType::File => InputValue::Template(value.to_owned()),
    }
}

fn field_docs(group: &[Source<'_>]) -> Vec<String> {
    let mut lines = group
        .iter()
        .find(|row| !row.description.trim().is_empty())
        .map(|row| docs::sanitize(row.description))
        .unwrap_or_default();
    let key = group.first().map(|row| row.key).unwrap_or_default();
    let example = group.iter().map(|row| row.value).find(|value| {
        !value.is_empty()
            && value.chars().count() <= 40
            && !value.contains(['\n', '\r'])
            && !template::has_variables(value)
            && !is_credential_name(key)
            && !looks_like_credential(value)
    });
    if let Some(example) = example {
        let example = format!("Example: {}", docs::code(example));
        match lines.as_mut_slice() {
            [] => lines.push(example),
            [only] => {
                only.push_str(if only.ends_with(['.', '!', '?', ':']) { " " } else { ". " });
                only.push_str(&example);
            }
            _ => lines.extend([String::new(), example]),
        }
    }
    lines
}
