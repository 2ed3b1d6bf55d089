//! Settings of the configuration and the lock for inputs.

use std::collections::BTreeSet;

use crate::lock::KeptInputs;

/// Decisions about inputs that do not depend on the collection.
#[derive(Clone, Debug, Default)]
pub struct InputSettings {
    /// Variables that callers pass with each call.
    pub arguments: Vec<String>,
    /// Variables that are configuration of the client.
    pub variables: Vec<String>,
    /// Parameters that are sent as saved: item path and name.
    pub constants: Vec<(String, String)>,
    /// Earlier guesses, from the lock.
    pub(crate) kept: Option<KeptInputs>,
    /// The keys of the requests in the lock.
    pub(crate) known_requests: BTreeSet<String>,
}
