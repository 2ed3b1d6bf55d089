//! Fields of JSON bodies that are constants: `"method": "host.get"` of a remote call.

use std::collections::BTreeSet;

use super::dispatch::{is_dispatch, names_operation};
use crate::name;
use crate::resolve::json_texts::JsonTexts;
use crate::resolve::model::Operation;

/// Words of titles that speak of several values: `Start or stop server`.
const CHOICE: [&str; 3] = ["and", "or", "vs"];

/// The texts of the body that are the same in all bodies that were sent for saved answers.
pub(super) fn literals(operation: &Operation) -> JsonTexts {
    let mut literals = operation.body.as_ref().map(JsonTexts::of).unwrap_or_default();
    if !literals.fields.is_empty() {
        for other in operation.examples.iter().filter_map(|example| example.request_body.as_ref()) {
            let other = JsonTexts::of(other);
            let all = literals.fields.len();
            literals.fields.retain(|field| other.fields.contains(field));
            literals.others |= other.others || literals.fields.len() < all;
        }
    }
    literals
}

/// Returns the fields that name what is called: the method of JSON-RPC (its specification, section 4), and others that have the name of a
/// function, or the verb of the title (`"action": "approve"` of `Approve order`). It depends on nothing but the request.
pub(super) fn called(operation: &Operation) -> BTreeSet<String> {
    let literals = literals(operation).fields;
    let is_remote_call = literals.iter().any(|(key, _)| key == "jsonrpc");
    let title = name::words(&operation.name);
    let is_called = |(key, value): &(String, String)| {
        is_remote_call && key == "method"
            || is_dispatch(key, false) && (names_operation(value) || is_verb_of(&title, value))
    };
    literals.iter().filter(|field| is_called(field)).map(|(key, _)| key.clone()).collect()
}

/// Returns `true` if the title begins with the value. Behind another verb it is one of several: `"operation": "query"` of `Create query job`.
fn is_verb_of(title: &[String], value: &str) -> bool {
    let words = name::words(value);
    let is_choice = title.iter().any(|word| CHOICE.contains(&word.as_str()));
    !is_choice && !words.is_empty() && title.starts_with(&words)
}
