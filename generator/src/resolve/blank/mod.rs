//! What a collection leaves blank, and a client needs: credentials ([`credentials`]), and other values of nearly all requests ([`needed`]).
//!
//! In: the requests, with empty values and placeholders. Out: variables in their place. The saved text, empty or a placeholder, is the value of the
//! variable in the replay.

mod credentials;
mod needed;
mod required_params;
mod seen;

use std::collections::BTreeSet;

use super::model::{Folder, Secret};
use crate::diagnostic::Diagnostics;
use needed::{Descriptions, Needed};

/// The variables of both kinds.
pub(super) struct Blank {
    pub(super) variables: Vec<Secret>,
    pub(super) descriptions: Descriptions,
}

/// Replaces blank values by variables. `taken` are the names of other variables.
pub(super) fn fill(root: &mut Folder, mut taken: BTreeSet<String>, diagnostics: &mut Diagnostics) -> Blank {
    let Needed { variables: needed, descriptions } = needed::fill(root, &taken, diagnostics);
    taken.extend(needed.iter().map(|one| one.variable.clone()));
    let mut variables = credentials::fill(root, taken, diagnostics);
    variables.extend(needed);
    Blank { variables, descriptions }
}
