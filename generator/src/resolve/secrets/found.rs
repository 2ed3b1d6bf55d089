//! The credentials that were found.

use std::collections::{BTreeMap, BTreeSet};

use crate::resolve::model::Secret;

/// The text in place of a credential.
pub(super) const REDACTED: &str = "redacted";

/// The advice about a credential in a collection.
pub(super) const ROTATE: &str =
    "everyone who has the collection has it: revoke it, and use a secret variable in Postman instead";

/// The finding.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Found {
    pub(in crate::resolve) secrets: Vec<Secret>,
    /// Values in examples and descriptions that look like credentials; no variable replaces them.
    pub(in crate::resolve) shown: BTreeSet<String>,
    /// Values in scripts, with their names there; where one is sent, a variable replaces it.
    pub(in crate::resolve) in_scripts: BTreeMap<String, String>,
}
