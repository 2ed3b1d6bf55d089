//! The credentials that were found.

use std::collections::{BTreeMap, BTreeSet};

use crate::resolve::model::Secret;

/// The finding.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Found {
    pub(in crate::resolve) secrets: Vec<Secret>,
    /// Values in examples and descriptions that look like credentials: nothing stands for them.
    pub(in crate::resolve) shown: BTreeSet<String>,
    /// Values in the text of scripts, with what they are called there: a variable stands for one where it is sent.
    pub(in crate::resolve) in_scripts: BTreeMap<String, String>,
}
