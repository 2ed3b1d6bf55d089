//! Rows of a table as fields of a struct: names, types, arity, saved values.

use crate::credentials::{is_credential_name, looks_like_credential};
use crate::description::required::without_required_mark;
use crate::infer;
use crate::inputs::ValueType;
use crate::lower::docs::{self, Descriptions};
use crate::lower::model::{Arity, InputField, InputType, InputValue};
use crate::lower::naming::unique_idents::Idents;
use crate::resolve::variables::template;

/// A row that the caller may fill.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub key: &'a str,
    /// `None` for a query parameter that is its key alone.
    pub value: Option<&'a str>,
    pub disabled: bool,
    pub description: &'a str,
}

/// The fields of one struct.
pub struct Fields<'d, 'a> {
    idents: Idents,
    descriptions: &'d mut Descriptions<'a>,
}

impl<'d, 'a> Fields<'d, 'a> {
    pub fn new(descriptions: &'d mut Descriptions<'a>) -> Self {
        Self { idents: Idents::new("field", &["new", "saved"]), descriptions }
    }

    /// Returns the field of the rows of one name; several rows are a list. `suffix` is for a name in use.
    pub fn field(&mut self, group: &[Source<'a>], ty: ValueType, suffix: &str) -> InputField {
        let key = group.first().map(|row| row.key).unwrap_or_default();
        let ty = match ty {
            ValueType::Text if group.len() == 1 && is_credential_name(key) => InputType::Secret,
            ValueType::Text => InputType::Text,
            ValueType::Integer => InputType::I64,
            ValueType::Boolean => InputType::Bool,
            ValueType::File => InputType::File,
        };
        let sent = || group.iter().filter(|row| !row.disabled).map(|row| row.value);
        let saved: Option<Vec<InputValue>> = sent().map(|value| value_of(ty, value)).collect();
        let unfit = if saved.is_none() {
            sent().map(|value| value.unwrap_or_default().to_owned()).collect()
        } else {
            Vec::new()
        };
        let says = |description: &&str| !description.trim().is_empty() && !docs::only_repeats(description, key);
        let description = group.iter().map(|row| row.description).find(says);
        let docs = description.map(|description| match without_required_mark(description) {
            Some(rest) => docs::sanitize(&required(rest, key)),
            None => self.descriptions.sanitize(description),
        });
        let docs = docs.unwrap_or_default();
        InputField {
            ident: self.idents.take(key, suffix),
            key: key.to_owned(),
            docs: with_example(docs, ty, group),
            ty,
            arity: if group.len() > 1 { Arity::Many } else { Arity::Optional },
            saved: saved.unwrap_or_default(),
            unfit,
            content_type: None,
        }
    }
}

/// Returns the description of an optional input of the function that the API requires, as a sentence.
fn required(rest: &str, key: &str) -> String {
    match rest.chars().next() {
        Some(first) if !docs::only_repeats(rest, key) => match first.is_lowercase() {
            true => format!("Required: {rest}"),
            false => format!("Required. {rest}"),
        },
        _ => "Required.".to_owned(),
    }
}

/// Returns `None` for a value that does not have the type.
fn value_of(ty: InputType, value: Option<&str>) -> Option<InputValue> {
    let Some(value) = value else {
        return matches!(ty, InputType::Text | InputType::Secret).then_some(InputValue::KeyAlone);
    };
    match ty {
        InputType::I64 => value.parse().ok().map(InputValue::I64),
        InputType::Bool => value.parse().ok().map(InputValue::Bool),
        InputType::Text | InputType::Secret | InputType::File => Some(InputValue::Template(value.to_owned())),
    }
}

/// Returns `true` if an example tells more than the field's name and type.
fn is_telling(ty: InputType, key: &str, value: &str) -> bool {
    let placeholder = value.starts_with('<') && value.ends_with('>') || value.starts_with(WRITTEN_OBJECT);
    // `status_example` for `status`
    let named = value.strip_suffix("_example").unwrap_or(value).eq_ignore_ascii_case(key);
    let json = match ty {
        InputType::I64 | InputType::Bool => value.to_owned(),
        InputType::Text | InputType::Secret | InputType::File => format!("\"{value}\""),
    };
    !placeholder && !named && infer::is_telling(&json)
}

/// What JavaScript writes for an object in a text.
const WRITTEN_OBJECT: &str = "[object Object]";

fn with_example(mut lines: Vec<String>, ty: InputType, group: &[Source<'_>]) -> Vec<String> {
    let key = group.first().map(|row| row.key).unwrap_or_default();
    let example = group.iter().filter_map(|row| row.value).find(|value| {
        !value.is_empty()
            && value.chars().count() <= 40
            && !value.contains(['\n', '\r'])
            && !template::has_variables(value)
            && !is_credential_name(key)
            && !looks_like_credential(value)
            && is_telling(ty, key, value)
    });
    if let Some(example) = example.and_then(|example| docs::example(&lines, example)) {
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
    fn a_credential_is_a_secret_with_its_saved_template() {
        let mut descriptions = Descriptions::default();
        let mut fields = Fields::new(&mut descriptions);
        let row = |key| Source { key, value: Some("{{p}}"), disabled: false, description: "" };
        let field = fields.field(&[row("password")], ValueType::Text, "");
        assert_eq!(field.ty, InputType::Secret);
        assert!(matches!(&field.saved[..], [InputValue::Template(saved)] if saved == "{{p}}"), "{:?}", field.saved);
        assert_eq!(fields.field(&[row("page_token")], ValueType::Text, "").ty, InputType::Text);
        assert_eq!(fields.field(&[row("api_key"), row("api_key")], ValueType::Text, "").ty, InputType::Text);
    }

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
            (InputType::Text, "Key", false),
            (InputType::Text, "key_example", false),
            (InputType::Text, "[object Object],[object Object]", false),
        ] {
            let row = Source { key: "key", value: Some(value), disabled: false, description: "" };
            assert_eq!(!with_example(Vec::new(), ty, &[row]).is_empty(), shown, "{value}");
        }
    }
}
