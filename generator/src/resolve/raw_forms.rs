//! Urlencoded forms that are written as text: `grant_type=refresh_token&refresh_token={{token}}`, with that content type.

use std::collections::{BTreeMap, BTreeSet};

use crate::credentials::{percent_decoded, percent_encoded};
use crate::read::model::{Body, Collection, Environment, FormParam, FormValue};
use crate::resolve::model::{Folder, Operation};
use crate::resolve::variables::template;

/// The values that a variable has in the collection and its environments.
type Values<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Turns them into bodies of the mode `urlencoded`, where that sends the same bytes.
pub(super) fn take(root: &mut Folder, collection: &Collection, environments: &[Environment]) {
    let mut values = Values::new();
    let declared = collection.variables.iter().chain(environments.iter().flat_map(|one| &one.variables));
    for variable in declared {
        values.entry(variable.key.as_str()).or_default().extend(variable.value.as_deref());
    }
    root.visit_operations_mut(&mut |operation| {
        if let Some(rows) = rows(operation, &values) {
            operation.body = Some(Body::Urlencoded(rows));
        }
    });
}

fn rows(operation: &Operation, values: &Values<'_>) -> Option<Vec<FormParam>> {
    let Some(Body::Raw { text, .. }) = &operation.body else { return None };
    let mut types = operation.headers.iter().filter(|header| header.key.eq_ignore_ascii_case("content-type"));
    let is_form =
        types.next().is_some_and(|header| !header.disabled && header.value == "application/x-www-form-urlencoded");
    if !is_form || types.next().is_some() {
        return None;
    }
    let mut keys = BTreeSet::new();
    text.split('&').map(|pair| row(pair, values).filter(|row| keys.insert(row.key.clone()))).collect()
}

fn row(pair: &str, values: &Values<'_>) -> Option<FormParam> {
    let (key, value) = pair.split_once('=')?;
    let key = plain(key).filter(|key| key.contains(|c: char| !c.is_ascii_digit()))?;
    let is_same = |name| {
        values.get(name).is_none_or(|values| values.iter().all(|value| percent_encoded(value, "%20") == **value))
    };
    let value = match template::whole(value) {
        Some(name) if is_same(name) => value.to_owned(),
        Some(_) => return None,
        None => plain(value)?,
    };
    Some(FormParam { key, value: FormValue::Text(value), ..FormParam::default() })
}

/// Decodes a text that a form encodes in the same way (Postman's behavior, 6.4).
fn plain(text: &str) -> Option<String> {
    let decoded = String::from_utf8(percent_decoded(text)).ok()?;
    (percent_encoded(&decoded, "%20") == text && !template::has_variables(&decoded)).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<String> {
        let values = Values::from([("plain", vec!["", "a-1"]), ("mail", vec!["a", "a@b.example"])]);
        let rows: Option<Vec<_>> = text.split('&').map(|pair| row(pair, &values)).collect();
        Some(
            rows?
                .iter()
                .map(|row| format!("{}: {}", row.key, row.text().unwrap_or_default()))
                .collect::<Vec<_>>()
                .join(", "),
        )
    }

    #[test]
    fn a_text_is_a_form_if_a_form_sends_the_same_bytes() {
        for (text, expected) in [
            ("grant_type=client_credentials", "grant_type: client_credentials"),
            ("item=book&note=a%20b&empty=", "item: book, note: a b, empty: "),
            ("a=%C3%B1&b%5B%5D=1", "a: ñ, b[]: 1"),
            ("id={{plain}}&code={{unknown}}", "id: {{plain}}, code: {{unknown}}"),
        ] {
            assert_eq!(rows(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "a",
            "a=b+c",
            "a=b@c",
            "a=%c3%b1",
            "a=%",
            "a=b=c",
            "1=a",
            "=a",
            "user={{mail}}",
            "a=x{{plain}}",
            "a=b\n",
            r#"{"a":"b=c"}"#,
        ] {
            assert_eq!(rows(text), None, "{text}");
        }
    }
}
