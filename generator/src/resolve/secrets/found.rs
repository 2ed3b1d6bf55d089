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
    /// Values in examples and descriptions that look like credentials: nothing stands for them.
    pub(in crate::resolve) shown: BTreeSet<String>,
    /// Values in the text of scripts, with what they are called there: a variable stands for one where it is sent.
    pub(in crate::resolve) in_scripts: BTreeMap<String, String>,
}
