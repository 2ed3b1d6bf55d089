//! Requests in effect → the role of each of their values, decided once, with the whole collection in view, before anything is lowered.
//!
//! In: the requests as a runner would send them, and the configuration. Out: [`Inputs`], which has for each `{{variable}}`
//! whether it is configuration of the client, for each part of a path whether callers pass it, and for each row of a query, of the
//! headers and of a form its role and type, always with the reason, and the parts that all requests share. An id is never
//! state of the client, and nothing from an example is sent unless the caller asks for it. Later stages only read it.

mod common;
mod decision;
mod one_time;
mod reasons;
mod registration;
mod request;
mod rows;
mod settings;
#[cfg(test)]
mod tests;
mod unsent;
mod value_type;
mod variables;

pub(crate) use decision::{Decision, Inputs, JsonConstant, RequestInputs, Role, RowReason};
pub(crate) use reasons::InputReason;
pub use settings::InputSettings;
pub(crate) use unsent::leave_out as leave_out_unsent;
pub(crate) use value_type::ValueType;
pub(crate) use variables::path::{Filled, PathInput};

use std::collections::BTreeSet;

use crate::resolve::lock_keys;
use crate::resolve::model::{Api, Folder, Operation};
use request::Request;
use rows::constants::Constants;
use rows::headers::frequent::Frequent;
use rows::headers::surroundings::Surroundings;
use rows::required::Bare;
use value_type::ValueTypes;
use variables::configuration::Configuration;

/// Returns why inputs are what they are.
pub(crate) fn reasons(api: &Api, inputs: &Inputs) -> Vec<InputReason> {
    reasons::of(api, inputs)
}

/// Decides the inputs of all requests.
pub(crate) fn decide(api: &Api, settings: &InputSettings) -> Inputs {
    let keys = lock_keys::of(&api.root);
    let facts = CollectionFacts {
        configuration: Configuration::of(api, settings),
        types: ValueTypes::of(api),
        constants: Constants::of(&api.root, &keys, settings),
        bare: Bare::of(&api.root),
        frequent: Frequent::of(&api.root),
        blank: api
            .secrets
            .iter()
            .filter(|secret| secret.value.is_empty())
            .map(|secret| secret.variable.clone())
            .collect(),
    };
    let mut requests = Vec::new();
    api.root.visit_operations(&mut |operation, around| requests.push(request(operation, around, &facts)));
    let mut inputs = Inputs::default();
    inputs.common = common::take(&mut requests, api.root.auth.as_ref());
    inputs.filled = variables::path::filled(&api.root, &facts.configuration);
    inputs.variables = facts.configuration.into_verdicts();
    inputs.kept.variables = inputs
        .variables
        .iter()
        .filter(|(_, one)| one.is_guess())
        .map(|(name, one)| (name.clone(), one.client))
        .collect();
    for request in requests {
        if let Some(key) = keys.operation(request.operation).and_then(|known| known.own.as_ref()) {
            let names = request.told_apart_by().map(|name| (key.clone(), name.to_owned()));
            inputs.kept.constants.extend(names);
        }
        inputs.insert(request.operation, request.inputs);
    }
    inputs.unsent = unsent::find(api, &inputs);
    inputs
}

/// Facts about the whole collection, on which the decisions on each request depend.
struct CollectionFacts {
    configuration: Configuration,
    types: ValueTypes,
    constants: Constants,
    bare: Bare,
    frequent: Frequent,
    /// The variables in place of credentials that the collection leaves empty.
    blank: BTreeSet<String>,
}

/// Decides the inputs of one request; `around` are the enclosing folders, the outermost first.
fn request<'a>(operation: &'a Operation, around: &[&'a Folder], facts: &CollectionFacts) -> Request<'a> {
    let constants = facts.constants.of_operation(operation);
    let signed = operation.auth.within(around);
    let path = variables::path::decide(operation, &facts.configuration);
    let around = Surroundings {
        signed,
        blank: &facts.blank,
        preset: operation.presets_within(around).map(|preset| preset.variable.as_str()).collect(),
        path: path.iter().map(|input| input.written.as_str()).collect(),
        configuration: &facts.configuration,
        frequent: &facts.frequent,
    };
    let headers = rows::headers::decide(operation, &around);
    let signed = headers.auth.as_ref().or(signed).cloned();
    let inputs = RequestInputs {
        url: variables::path::url(&operation.url, &facts.configuration),
        path,
        query: rows::query::decide(operation, &constants, &facts.configuration, &facts.types, &facts.bare),
        headers: headers.rows,
        form: rows::form::decide(operation, &constants, &facts.configuration, &facts.types),
        json: constants.of_json(operation),
        content_type: headers.content_type,
        auth: headers.auth,
        ..RequestInputs::default()
    };
    Request { operation, inputs, signed }
}
