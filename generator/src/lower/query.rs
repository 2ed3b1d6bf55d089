//! Query rows and headers: which are constants of the request, which are inputs of the caller.

use super::inputs::{self, Source};
use super::model::{Input, InputField, InputType, Options};
use super::naming::plan::{OperationPlan, link};
use super::naming::unique_idents::Idents;
use super::siblings::Constants;
use crate::diagnostic::{Construct, Diagnostic};
use crate::inputs::{Configuration, ValueTypes};
use crate::read::model::{Header, QueryParam};
use crate::resolve::template;

/// What the whole collection says of its values.
#[derive(Clone, Copy)]
pub(super) struct Decided<'a> {
    pub configuration: &'a Configuration,
    pub types: &'a ValueTypes,
}

/// The query and headers of one operation.
pub(super) struct Lowered {
    /// Goes into the URL template: `?a=1&b={{c}}`, or nothing.
    pub query: String,
    /// Templates that are always sent.
    pub headers: Vec<(String, String)>,
    pub options: Option<Options>,
    /// Rows that no caller can be offered.
    pub left_out: Vec<Diagnostic>,
}

pub(super) fn lower(plan: &OperationPlan<'_>, constants: &Constants, decided: &Decided<'_>) -> Lowered {
    let operation = plan.operation;
    let mut idents = Idents::new("field", &["new"]);
    let mut left_out = Vec::new();
    let rows = query_rows(&operation.url.query, constants, decided, &mut idents, &mut left_out);
    let (query, mut inputs) = split_leading(rows);
    let (headers, header_inputs) = headers(&operation.headers, decided.types, &mut idents, &mut left_out);
    inputs.extend(header_inputs);
    let options = (!inputs.is_empty()).then(|| Options {
        ident: plan.type_name("options"),
        docs: vec![format!("Optional inputs of {}.", link(&plan.ident))],
        inputs,
        shared: None,
    });
    Lowered { query, headers, options, left_out }
}

/// What comes before the first input stands in the URL; the rest is written by the options, in the collection's order.
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
        // a `?` with nothing after it would not say that there is a row
        Some(first) if fixed(&rows[..first]) == "?" => (String::new(), rows),
        Some(first) => (fixed(&rows[..first]), rows[first..].to_vec()),
    }
}

fn query_rows(
    rows: &[QueryParam],
    constants: &Constants,
    decided: &Decided<'_>,
    idents: &mut Idents,
    left_out: &mut Vec<Diagnostic>,
) -> Vec<Input> {
    let is_fixed = |row: &QueryParam| {
        !row.disabled
            && match &row.value {
                None => true,
                Some(value) => {
                    row.key.is_empty()
                        || !decided.configuration.is_open(value)
                        || template::has_variables(&row.key)
                        || constants.query(&row.key)
                }
            }
    };
    let sources: Vec<Option<Source<'_>>> = rows
        .iter()
        .map(|row| {
            // a row without a name cannot be offered
            let offered = !is_fixed(row) && !row.key.is_empty() && !template::has_variables(&row.key);
            offered.then(|| Source {
                key: &row.key,
                value: row.value.as_deref().unwrap_or_default(),
                disabled: row.disabled,
                description: &row.description,
            })
        })
        .collect();
    let fields = inputs::fields(&sources, decided.types, idents, "");
    let mut result = Vec::new();
    for (row, field) in rows.iter().zip(fields) {
        match field {
            Some(field) => result.push(Input::Query(field)),
            None if is_fixed(row) => result.push(Input::FixedQuery(row_text(row))),
            None => {
                let message = "a disabled query parameter without a fixed name is left out".to_owned();
                let diagnostic = Diagnostic::note(Construct::QueryParameter.left_out(), message);
                left_out.push(diagnostic.help("add it with `.query(..)` on the call, or give it a name in Postman"));
            }
        }
    }
    result
}

/// `key=value` with what would change the row's structure encoded, outside variables (section 4.1).
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

/// Enabled headers with a value are constants; empty, placeholder and disabled ones are inputs. The constants before the first input
/// come first, the others stand between the inputs, so that their order stays.
fn headers(
    headers: &[Header],
    types: &ValueTypes,
    idents: &mut Idents,
    left_out: &mut Vec<Diagnostic>,
) -> (Vec<(String, String)>, Vec<Input>) {
    let is_fixed =
        |header: &Header| !header.disabled && !header.value.trim().is_empty() && !is_placeholder(&header.value);
    let named = |header: &Header| !header.key.is_empty() && header.key.bytes().all(is_token);
    let enabled: Vec<String> = headers.iter().filter(|h| !h.disabled).map(|h| h.key.to_lowercase()).collect();
    let sources: Vec<Option<Source<'_>>> = headers
        .iter()
        .map(|header| {
            let shadowed = header.disabled && enabled.contains(&header.key.to_lowercase());
            let offered = !is_fixed(header) && named(header) && !shadowed;
            offered.then(|| Source {
                key: &header.key,
                value: &header.value,
                disabled: header.disabled,
                description: &header.description,
            })
        })
        .collect();
    let fields = inputs::fields(&sources, types, idents, "header");
    let mut fixed = Vec::new();
    let mut inputs = Vec::new();
    for (header, field) in headers.iter().zip(fields) {
        match field {
            Some(field) => inputs.push(Input::Header(InputField { ty: InputType::Text, ..field })),
            None if is_fixed(header) && inputs.is_empty() => fixed.push((header.key.clone(), header.value.clone())),
            None if is_fixed(header) => inputs.push(Input::FixedHeader(header.key.clone(), header.value.clone())),
            None => left_out.push(header_left_out(header, named(header))),
        }
    }
    (fixed, inputs)
}

fn header_left_out(header: &Header, named: bool) -> Diagnostic {
    let construct = Construct::Header.left_out();
    // the value may be a credential, and the name may be anything
    let diagnostic = if named {
        Diagnostic::note(
            construct,
            format!("the disabled header `{}` is left out: an enabled one has its name", header.key),
        )
    } else {
        Diagnostic::note(construct, "a header whose name is no name of HTTP is left out".to_owned())
    };
    diagnostic.help("add it with `.header(..)` on the call")
}

fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    value.starts_with('<') && value.ends_with('>')
}

/// RFC 9110, section 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_marks_are_encoded_outside_variables() {
        assert_eq!(encode_literal("x&y=z#h{{a&b}}", &['&', '#']), "x%26y=z%23h{{a&b}}");
    }
}
