//! [`Variable`]: the value behind a `{{name}}`.

use std::fmt;

use super::captured::Captured;
use super::secret::Secret;

/// The value of a collection variable: set to a text, or unset.
///
/// The empty text is a value like any other. A call that needs an unset variable fails with [`Error::Unset`](crate::Error::Unset) before
/// anything is sent.
///
/// ```
/// use postman_client::Variable;
///
/// let page: Variable = 3.into();
/// assert_eq!(page.get(), Some("3"));
/// assert_eq!(Variable::default().get(), None);
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Variable(Option<String>);

impl Variable {
    /// Returns `None`: the variable is not a secret.
    pub fn as_secret(&self) -> Option<&Secret> {
        None
    }

    /// Returns the text, or `None` while it is unset.
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Removes the value.
    pub fn unset(&mut self) {
        self.0 = None;
    }

    /// Sets the variable if there is a value; a missing or null one leaves it unchanged.
    pub fn capture(&mut self, value: &(impl Captured + ?Sized)) {
        if let Some(text) = value.captured() {
            self.0 = Some(text);
        }
    }
}

impl fmt::Debug for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(text) => write!(f, "Variable({text:?})"),
            None => f.write_str("Variable(unset)"),
        }
    }
}

macro_rules! from {
    ($($value:ty),*) => {$(
        impl From<$value> for Variable {
            fn from(value: $value) -> Self {
                Self(Some(value.to_string()))
            }
        }
    )*};
}

from!(&str, &String, bool, i8, i16, i32, i64, u8, u16, u32, u64, usize);

impl From<String> for Variable {
    fn from(value: String) -> Self {
        Self(Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_is_set() {
        assert_eq!(Variable::from("").get(), Some(""));
        assert_eq!(Variable::default().get(), None);
        assert_eq!(Variable::from(true).get(), Some("true"));
    }

    #[test]
    fn captures_only_what_is_there() {
        let mut page = Variable::from("old");
        page.capture(&None::<String>);
        assert_eq!(page.get(), Some("old"));
        page.capture(&Some("new".to_owned()));
        assert_eq!(page.get(), Some("new"));
        page.capture(&serde_json::json!({"a": 1}));
        assert_eq!(page.get(), Some("{\"a\":1}"));
    }
}
