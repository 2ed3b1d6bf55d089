//! [`Secret`]: a credential, as the value of a variable or as an input of a call.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::captured::Captured;
use crate::template::Text;

/// A credential: the value of a variable, or an input of a call, such as the password of a login.
///
/// Its text is shown neither in `Debug` nor in any error, and it has no `Display`. In JSON it is its text, and null while it is unset.
///
/// ```
/// use postman_client::Secret;
///
/// let token: Secret = "hunter2".into();
/// assert_eq!(format!("{token:?}"), "Secret(set)");
/// assert_eq!(token.expose(), Some("hunter2"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Option<Text>);

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
        self.0.as_ref().map(Text::as_written)
    }

    /// Returns the value as an input of a request.
    pub(crate) fn text(&self) -> Option<&Text> {
        self.0.as_ref()
    }

    /// Removes the value.
    pub fn unset(&mut self) {
        self.0 = None;
    }

    /// Sets the secret if there is a value; a missing or null one leaves it unchanged.
    pub fn capture(&mut self, value: &(impl Captured + ?Sized)) {
        if let Some(text) = value.captured() {
            self.0 = Some(text.into());
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Secret(set)" } else { "Secret(unset)" })
    }
}

/// Like [`Text`]: a `&str` or a `String` is data, and [`Text::variable`] is the value of a variable of the client.
impl<T: Into<Text>> From<T> for Secret {
    fn from(value: T) -> Self {
        Self(Some(value.into()))
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.expose().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Option::<String>::deserialize(deserializer)?.map(Text::from)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_show() {
        assert_eq!(format!("{:?} {:?}", Secret::from("x"), Secret::default()), "Secret(set) Secret(unset)");
        assert_eq!(format!("{:?}", Secret::from(Text::saved("x"))), "Secret(set)");
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
        assert_eq!(Secret::from(7_i64).get(), Some("7"));
    }

    #[test]
    fn an_input_is_data_unless_it_is_a_template() {
        assert_eq!(Secret::from("{{a}}").text(), Some(&Text::from("{{a}}")));
        assert_eq!(Secret::from(Text::variable("a")).text(), Some(&Text::variable("a")));
        assert_eq!(Secret::default().text(), None);
    }

    #[test]
    fn in_json_it_is_its_text() {
        let json = serde_json::to_string(&[Secret::from("a\"b"), Secret::default()]).expect("JSON");
        assert_eq!(json, r#"["a\"b",null]"#);
        let read: Vec<Secret> = serde_json::from_str(&json).expect("secrets");
        assert_eq!(read, [Secret::from("a\"b"), Secret::default()]);
    }
}
