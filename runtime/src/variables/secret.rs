//! [`Secret`]: a credential, as the value of a variable or as an input of a call.

use std::fmt;

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::captured::Captured;

/// A credential: the value of a variable, or an input of a call, such as the password of a login.
///
/// Its text is shown neither in `Debug` nor in any error, and it has no `Display`. In JSON it is its text, and null while it is unset; the value of
/// a variable, as [`Text::variable`](crate::Text::variable) gives it, is an error there.
///
/// ```
/// use postman_client::Secret;
///
/// let token: Secret = "hunter2".into();
/// assert_eq!(format!("{token:?}"), "Secret(set)");
/// assert_eq!(token.expose(), Some("hunter2"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret {
    text: Option<String>,
    /// `true` if the text has variables of the client.
    is_template: bool,
}

impl Secret {
    /// Returns the secret itself.
    pub fn as_secret(&self) -> Option<&Self> {
        Some(self)
    }

    /// Returns the text, or `None` while it is unset: [`expose`](Self::expose) by the name that [`Variable`](crate::Variable) has.
    pub fn get(&self) -> Option<&str> {
        self.expose()
    }

    /// Returns the text, or `None` while it is unset.
    pub fn expose(&self) -> Option<&str> {
        self.text.as_deref()
    }

    pub(crate) fn new(text: String, is_template: bool) -> Self {
        Self { text: Some(text), is_template }
    }

    /// Returns `true` if the text has variables of the client.
    pub(crate) fn is_template(&self) -> bool {
        self.is_template
    }

    /// Removes the value.
    pub fn unset(&mut self) {
        *self = Self::default();
    }

    /// Sets the secret if there is a value; a missing or null one leaves it unchanged.
    pub fn capture(&mut self, value: &(impl Captured + ?Sized)) {
        if let Some(text) = value.captured() {
            *self = Self::new(text, false);
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.text.is_some() { "Secret(set)" } else { "Secret(unset)" })
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_template {
            return Err(S::Error::custom("a JSON body cannot have the value of a variable as a secret"));
        }
        self.expose().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { text: Option::deserialize(deserializer)?, is_template: false })
    }
}
