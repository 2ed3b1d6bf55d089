//! What a collection leaves blank, and a client needs: credentials ([`credentials`]), and other values of nearly all requests ([`needed`]).
//!
//! In: the requests, with empty values and placeholders. Out: variables in their place. The saved text, empty or a placeholder, is the value of the
//! variable in the replay.

mod credentials;
mod needed;
mod seen;

use std::collections::BTreeSet;

use super::model::{Folder, Secret};
use crate::diagnostic::Diagnostics;
use needed::Needed;
pub(crate) use seen::is_common;

/// The variables of both kinds.
pub(super) struct Blank {
    pub(super) secrets: Vec<Secret>,
    pub(super) needed: Needed,
}

/// Replaces blank values by variables. `taken` are the names of other variables.
pub(super) fn fill(root: &mut Folder, mut taken: BTreeSet<String>, diagnostics: &mut Diagnostics) -> Blank {
    let needed = needed::fill(root, &taken, diagnostics);
    taken.extend(needed.variables.iter().map(|one| one.variable.clone()));
    let mut secrets = credentials::fill(root, taken, diagnostics);
    secrets.extend_from_slice(&needed.variables);
    Blank { secrets, needed }
}
