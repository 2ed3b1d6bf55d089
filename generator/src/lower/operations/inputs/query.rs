//! The query: the part in the URL, and the part that options write.

use crate::credentials::is_credential_name;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Decision, Role};
use crate::lower::model::{Argument, Input};
use crate::lower::naming::unique_idents::Idents;
use crate::lower::operations::inputs::fields::{Fields, Source};
use crate::read::model::QueryParam;
use crate::resolve::variables::template;

/// Returns the query of the URL template (`?a=1&b={{c}}`, or nothing), and the rows that options write.
pub fn lower<'a>(
    rows: &'a [QueryParam],
    decided: &[Decision],
    arguments: &mut Idents,
    fields: &mut Fields<'_, 'a>,
    left_out: &mut Vec<Diagnostic>,
) -> (String, Vec<Input>) {
    let mut inputs = Vec::new();
    for (row, decision) in rows.iter().zip(decided) {
        match &decision.role {
            Role::Constant => inputs.push(Input::FixedQuery(row_text(row))),
            Role::Input { ty, rows: list } => {
                let sources: Vec<Source<'_>> = list.iter().map(|index| source(&rows[*index])).collect();
                inputs.push(Input::Query(fields.field(&sources, *ty, "")));
            }
            Role::Argument => inputs.push(Input::QueryArgument(Argument {
                ident: arguments.take(&row.key, "query"),
                key: row.key.clone(),
                saved: row.value.clone(),
                is_secret: is_credential_name(&row.key),
            })),
            Role::Listed | Role::Body | Role::Auth | Role::Common => {}
            Role::LeftOut => {
                let message = "a disabled query parameter without a fixed name is left out".to_owned();
                let diagnostic = Diagnostic::new(Code::UnnamedParameter, message);
                left_out.push(diagnostic.help("add it to the call with `.query(..)`, or give it a name in Postman"));
            }
        }
    }
    split_leading(inputs)
}

fn source(row: &QueryParam) -> Source<'_> {
    Source { key: &row.key, value: row.value.as_deref(), disabled: row.disabled, description: &row.description }
}

/// Splits off the rows before the first input, which are in the URL; the options write the rest, in the collection's order.
fn split_leading(rows: Vec<Input>) -> (String, Vec<Input>) {
    let fixed = |rows: &[Input]| {
        let texts: Vec<&str> = rows
            .iter()
            .filter_map(|row| if let Input::FixedQuery(text) = row { Some(text.as_str()) } else { None })
            .collect();
        if texts.is_empty() { String::new() } else { format!("?{}", texts.join("&")) }
    };
    match rows.iter().position(|row| !matches!(row, Input::FixedQuery(_))) {
        None => (fixed(&rows), Vec::new()),
        // a `?` without a row would be lost
        Some(first) if fixed(&rows[..first]) == "?" => (String::new(), rows),
        Some(first) => (fixed(&rows[..first]), rows[first..].to_vec()),
    }
}

/// Returns `key=value`, with characters that would change the row's structure encoded outside variables
/// (Postman's behavior, 4.1).
fn row_text(row: &QueryParam) -> String {
    let key = encode_literal(&row.key, &['&', '#', '=']);
    match &row.value {
        None => key,
        Some(value) => format!("{key}={}", encode_literal(value, &['&', '#'])),
    }
}

fn encode_literal(text: &str, marks: &[char]) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut from = 0;
    for (at, name) in template::tokens(text) {
        push_encoded(&mut encoded, &text[from..at], marks);
        from = at + name.len() + 4;
        encoded.push_str(&text[at..from]);
    }
    push_encoded(&mut encoded, &text[from..], marks);
    encoded
}

fn push_encoded(encoded: &mut String, literal: &str, marks: &[char]) {
    for c in literal.chars() {
        if marks.contains(&c) {
            encoded.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            encoded.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_marks_are_encoded_outside_variables() {
        assert_eq!(encode_literal("x&y=z#h{{a&b}}", &['&', '#']), "x%26y=z%23h{{a&b}}");
    }
}
