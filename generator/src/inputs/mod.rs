//! Requests in effect → what each of their values becomes: decided once, with the whole collection in view, before anything is lowered.
//!
//! In: the requests as a runner would send them, and what the configuration settles. Out: [`Inputs`], which has for each `{{variable}}`
//! whether it is configuration of the client, for each part of a path whether callers give it, and for each row of a query, of the
//! headers and of a form its role and type, always with the reason (rules 2 and 3 of the design, section 4: an id is never state of the
//! client, and nothing from an example goes on the wire unless the caller asks). Later stages read it and decide none of this again.

mod configuration;
mod constants;
mod decision;
mod form;
mod headers;
mod lists;
mod path;
mod query;
mod value_type;

pub(crate) use decision::{Decision, Inputs, RequestInputs, Role, RowReason};
pub(crate) use path::PathInput;
pub(crate) use value_type::ValueType;

use crate::resolve::model::{Api, Folder};
use configuration::Configuration;
use constants::Constants;
use value_type::ValueTypes;

/// What the configuration settles about inputs.
#[derive(Clone, Debug, Default)]
pub struct InputSettings {
    /// Variables that callers give for each call.
    pub arguments: Vec<String>,
    /// Variables that are configuration of the client.
    pub variables: Vec<String>,
    /// Parameters that are sent as saved: item path and name.
    pub constants: Vec<(String, String)>,
}

/// Decides for all requests.
pub(crate) fn decide(api: &Api, settings: &InputSettings) -> Inputs {
    let facts = Facts {
        configuration: Configuration::of(api, &settings.arguments, &settings.variables),
        types: ValueTypes::of(api),
        constants: Constants::of(&api.root, &settings.constants),
    };
    let mut inputs = Inputs::default();
    folder(&api.root, &facts, &mut inputs);
    inputs
}

/// What the whole collection says, which each request is looked at with.
struct Facts {
    configuration: Configuration,
    types: ValueTypes,
    constants: Constants,
}

fn folder(folder: &Folder, facts: &Facts, inputs: &mut Inputs) {
    for operation in &folder.operations {
        let constants = facts.constants.of_operation(operation);
        let decided = RequestInputs {
            path: path::decide(operation, &facts.configuration),
            query: query::decide(&operation.url.query, &constants, &facts.configuration, &facts.types),
            headers: headers::decide(&operation.headers, &facts.types),
            form: form::decide(operation, &constants, &facts.types),
        };
        inputs.insert(operation, decided);
    }
    folder.folders.iter().for_each(|inner| self::folder(inner, facts, inputs));
}
