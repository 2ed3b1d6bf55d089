//! [`Variable`] and [`Secret`]: the values behind `{{names}}`.

use std::fmt;

use super::captured::Captured;

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

/// The value of a variable that holds a credential.
///
/// It is like [`Variable`], but its text is shown neither in `Debug` nor in any error, and it has no `Display`.
///
/// ```
/// use postman_client::Secret;
///
/// let token: Secret = "hunter2".into();
/// assert_eq!(format!("{token:?}"), "Secret(set)");
/// assert_eq!(token.expose(), Some("hunter2"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Option<String>);

impl Secret {
    /// Returns the secret itself.
    pub fn as_secret(&self) -> Option<&Self> {
        Some(self)
    }

    /// Returns the text, or `None` while it is unset: [`expose`](Self::expose) by the name that [`Variable`] has.
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Returns the text, or `None` while it is unset.
    pub fn expose(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Removes the value.
    pub fn unset(&mut self) {
        self.0 = None;
    }

    /// Sets the secret if there is a value; a missing or null one leaves it unchanged.
    pub fn capture(&mut self, value: &(impl Captured + ?Sized)) {
        if let Some(text) = value.captured() {
            self.0 = Some(text);
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Secret(set)" } else { "Secret(unset)" })
    }
}

macro_rules! from {
    ($($value:ty),*) => {$(
        impl From<$value> for Variable {
            fn from(value: $value) -> Self {
                Self(Some(value.to_string()))
            }
        }

        impl From<$value> for Secret {
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

impl From<String> for Secret {
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
        assert_eq!(Secret::from(7_i64).get(), Some("7"));
    }

    #[test]
    fn secrets_do_not_show() {
        assert_eq!(format!("{:?} {:?}", Secret::from("x"), Secret::default()), "Secret(set) Secret(unset)");
    }

    #[test]
    fn captures_only_what_is_there() {
        let mut token = Secret::from("old");
        token.capture(&None::<String>);
        assert_eq!(token.get(), Some("old"));
        token.capture(&Some("new".to_owned()));
        assert_eq!(token.get(), Some("new"));
        token.capture(&serde_json::json!({"a": 1}));
        assert_eq!(token.get(), Some("{\"a\":1}"));
    }
}
