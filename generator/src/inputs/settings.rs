//! What the configuration and the lock settle about inputs.

use std::collections::BTreeSet;

use crate::lock::KeptInputs;

/// What was settled about inputs before the collection is looked at.
#[derive(Clone, Debug, Default)]
pub struct InputSettings {
    /// Variables that callers give for each call.
    pub arguments: Vec<String>,
    /// Variables that are configuration of the client.
    pub variables: Vec<String>,
    /// Parameters that are sent as saved: item path and name.
    pub constants: Vec<(String, String)>,
    /// What the lock has of earlier guesses.
    pub(crate) kept: Option<KeptInputs>,
    /// The requests that the lock has, by their keys.
    pub(crate) known_requests: BTreeSet<String>,
}
