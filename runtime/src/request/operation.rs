//! [`Operation`]: the name of an operation, in errors and beside requests.

use std::fmt;

/// The method and the URL template of an operation, which `Display` shows as `GET {{url}}/orders/:id`. A template has names where a URL
/// has values, so that it holds no secrets.
///
/// [`Call::operation`](crate::Call::operation) and [`Error::operation`](crate::Error::operation) return it, hooks are called with it, and
/// layers find it in the extensions of a request.
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
