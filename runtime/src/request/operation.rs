//! [`Operation`]: the name of an operation, in errors and beside requests.

use std::borrow::Cow;
use std::fmt;

/// The method and the URL template of an operation, which `Display` shows as `GET {{url}}/orders/:id`. A template has names where a URL
/// has values, so that it holds no secrets.
///
/// [`Call::operation`](crate::Call::operation) and [`Error::operation`](crate::Error::operation) return it, hooks are called with it, and
/// layers find it in the extensions of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    pub(crate) method: &'static str,
    /// The template of the collection that `template` continues, or nothing.
    pub(crate) base: &'static str,
    pub(crate) template: &'static str,
}

impl Operation {
    /// Returns the operation of this URL, which continues `base` if it begins with `/`.
    pub(crate) fn new(method: &'static str, base: &'static str, template: &'static str) -> Self {
        let base = if template.starts_with('/') { base } else { "" };
        Self { method, base, template }
    }

    /// Returns the template of the whole URL.
    pub(crate) fn url(self) -> Cow<'static, str> {
        match self.base {
            "" => Cow::Borrowed(self.template),
            base => Cow::Owned(format!("{base}{}", self.template)),
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.method, self.base, self.template)
    }
}
