//! [`Parameter`]: a piece of a query before it is encoded.

use crate::template::Text;

#[derive(Clone, Debug)]
pub(crate) enum Parameter {
    /// A piece of a query as a template: `a=1&b={{b}}`.
    Fixed(&'static str),
    /// A key as in a query table, and its value.
    Pair(&'static str, Text),
    /// Both given by the caller.
    Data(String, String),
}

impl Parameter {
    /// Returns the key as in a query table; empty for what the caller gives.
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Fixed(template) => template.split('=').next().unwrap_or_default(),
            Self::Pair(key, _) => key,
            Self::Data(..) => "",
        }
    }
}
