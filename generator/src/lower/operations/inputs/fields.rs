//! Rows of a table as fields of a struct: names, types, arity, saved values.

use crate::credentials::{is_credential_name, looks_like_credential};
use crate::infer;
use crate::inputs::ValueType;
use crate::lower::docs;
use crate::lower::model::{Arity, InputField, InputType, InputValue};
use crate::lower::naming::unique_idents::Idents;
use crate::resolve::variables::template;

/// A row that the caller may fill.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub key: &'a str,
    pub value: &'a str,
    pub disabled: bool,
    pub description: &'a str,
}

/// Returns the field of the rows of one name; several rows are a list. `suffix` is for a name in use.
pub fn field(group: &[Source<'_>], ty: ValueType, idents: &mut Idents, suffix: &str) -> InputField {
    let key = group.first().map(|row| row.key).unwrap_or_default();
    let ty = match ty {
        ValueType::Text => InputType::Text,
        ValueType::Integer => InputType::I64,
        ValueType::Boolean => InputType::Bool,
        ValueType::File => InputType::File,
    };
    let saved = group.iter().filter(|row| !row.disabled).map(|row| value_of(ty, row.value)).collect();
    InputField {
        ident: idents.take(key, suffix),
        key: key.to_owned(),
        docs: field_docs(ty, group),
        ty,
        arity: if group.len() > 1 { Arity::Many } else { Arity::Optional },
        saved,
        content_type: None,
    }
}

fn value_of(ty: InputType, value: &str) -> InputValue {
    match ty {
        InputType::I64 => value.parse().map(InputValue::I64).unwrap_or_else(|_| InputValue::Template(value.to_owned())),
        InputType::Bool => InputValue::Bool(value == "true"),
        InputType::Text | InputType::File => InputValue::Template(value.to_owned()),
    }
}

/// Returns `true` if an example tells more than the field's name and type.
fn is_telling(ty: InputType, value: &str) -> bool {
    let placeholder = value.starts_with('<') && value.ends_with('>');
    let json = match ty {
        InputType::I64 | InputType::Bool => value.to_owned(),
        InputType::Text | InputType::File => format!("\"{value}\""),
    };
    !placeholder && infer::is_telling(&json)
}

fn field_docs(ty: InputType, group: &[Source<'_>]) -> Vec<String> {
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
            && is_telling(ty, value)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_that_say_no_more_than_the_type_are_not_shown() {
        for (ty, value, shown) in [
            (InputType::I64, "50", true),
            (InputType::I64, "1", false),
            (InputType::Bool, "true", false),
            (InputType::Text, "string", false),
            (InputType::Text, "<uuid>", false),
            (InputType::Text, "aliquip sint", false),
            (InputType::Text, "EUR", true),
        ] {
            let row = Source { key: "key", value, disabled: false, description: "" };
            assert_eq!(!field_docs(ty, &[row]).is_empty(), shown, "{value}");
        }
    }
}
