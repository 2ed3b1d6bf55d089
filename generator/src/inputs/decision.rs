//! What was decided, and why.

use std::collections::BTreeMap;

use super::path::PathInput;
use super::value_type::ValueType;
use crate::resolve::model::Operation;

/// What every value of every request becomes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    /// By the place of the request, which no other has.
    requests: BTreeMap<String, RequestInputs>,
}

impl Inputs {
    pub(super) fn insert(&mut self, operation: &Operation, inputs: RequestInputs) {
        self.requests.insert(operation.place.pointer.clone(), inputs);
    }

    /// What the values of a request become.
    pub(crate) fn of(&self, operation: &Operation) -> &RequestInputs {
        static NONE: RequestInputs =
            RequestInputs { path: Vec::new(), query: Vec::new(), headers: Vec::new(), form: Vec::new() };
        // a request of another collection has no rows that were decided
        self.requests.get(&operation.place.pointer).unwrap_or(&NONE)
    }
}

/// What the values of one request become.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestInputs {
    /// The parts of the path that callers give.
    pub path: Vec<PathInput>,
    /// One for each row of the query.
    pub query: Vec<Decision>,
    /// One for each header.
    pub headers: Vec<Decision>,
    /// One for each row of a form.
    pub form: Vec<Decision>,
}

/// The role of one row, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub role: Role,
    pub reason: RowReason,
}

impl Decision {
    pub(super) fn new(role: Role, reason: RowReason) -> Self {
        Self { role, reason }
    }
}

/// What a row is for callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Always sent, as it stands.
    Constant,
    /// Callers may give it.
    Input {
        ty: ValueType,
        /// The rows whose values it has, this one first; more than one make a list.
        rows: Vec<usize>,
    },
    /// A value of the list that an earlier row of its name is.
    Listed,
    /// Nobody can be offered it, and it is not sent.
    LeftOut,
}

/// Why a row has its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowReason {
    /// It is a key without a value.
    KeyAlone,
    /// It has no name, or one that is a variable.
    NoFixedName,
    /// Its value is made of variables of the client.
    ClientVariables,
    /// A protocol says what it is, such as `grant_type`.
    Protocol,
    /// Its value tells the request from others on its method and path.
    TellsApart,
    /// `constants` says so.
    Configured,
    /// A header with a value.
    FixedHeader,
    /// Its value is an example.
    Example,
    /// Its value is a variable that callers give for each call.
    CallVariable,
    /// It is disabled in Postman.
    Disabled,
    /// A header without a value, or with a placeholder.
    NoValue,
    /// A file.
    File,
    /// An enabled header has its name.
    Shadowed,
    /// Its name is no name of HTTP.
    NoToken,
}
