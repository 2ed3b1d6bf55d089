//! What decides on the headers of a request besides themselves.

use std::collections::BTreeSet;

use super::frequent::Frequent;
use crate::inputs::variables::configuration::Configuration;
use crate::read::model::Auth;

/// What the rest of the collection says about the headers of a request.
pub(in crate::inputs) struct Surroundings<'a> {
    /// The auth in effect.
    pub signed: Option<&'a Auth>,
    /// The variables in place of credentials that the collection leaves empty.
    pub blank: &'a BTreeSet<String>,
    /// The variables that scripts set before the request.
    pub preset: BTreeSet<&'a str>,
    /// The parts of the path that callers pass, as the URL has them.
    pub path: BTreeSet<&'a str>,
    pub configuration: &'a Configuration,
    pub frequent: &'a Frequent,
}
