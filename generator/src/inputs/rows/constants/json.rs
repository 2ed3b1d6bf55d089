//! Fields of JSON bodies that are constants: `"method": "host.get"` of a remote call.

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

/// What decides whether a field names what a request calls. It depends on nothing but the request.
pub(super) struct Call {
    title: Vec<String>,
    is_json_rpc: bool,
}

impl Call {
    /// `texts` are the fields of the body.
    pub(super) fn of(operation: &Operation, texts: &[(String, String)]) -> Self {
        Self { title: name::words(&operation.name), is_json_rpc: texts.iter().any(|(key, _)| key == "jsonrpc") }
    }

    /// Returns `true` for the method of JSON-RPC (its specification, section 4), and for others that have the name of a function, or the verb of
    /// the title (`"action": "approve"` of `Approve order`).
    pub(super) fn is_named(&self, key: &str, value: &str) -> bool {
        self.is_json_rpc && key == "method"
            || is_dispatch(key, false) && (names_operation(value) || self.begins_with(value))
    }

    /// Returns `true` if the title begins with the value. Behind another verb it is one of several: `"operation": "query"` of `Create query job`.
    fn begins_with(&self, value: &str) -> bool {
        let words = name::words(value);
        let is_choice = self.title.iter().any(|word| CHOICE.contains(&word.as_str()));
        !is_choice && !words.is_empty() && self.title.starts_with(&words)
    }
}
