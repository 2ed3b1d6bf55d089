//! [`Operation`]: the name of an operation, in errors and beside requests.

use std::fmt;

/// An operation, shown as `METHOD template`. A template has names where a URL has values, so it
/// holds no secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    pub(crate) method: &'static str,
    pub(crate) template: &'static str,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.template)
    }
}
