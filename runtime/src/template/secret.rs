//! A [`Secret`] as a part of a request.

use super::text::Text;
use crate::variables::Secret;

/// Like [`Text`]: a `&str` or a `String` is data, and [`Text::variable`] is the value of a variable of the client.
impl<T: Into<Text>> From<T> for Secret {
    fn from(value: T) -> Self {
        let (text, is_template) = value.into().into_written();
        Self::new(text, is_template)
    }
}

impl Text {
    /// Returns the text of a secret; `None` while it is unset.
    pub(crate) fn of_secret(secret: &Secret) -> Option<Self> {
        let text = secret.expose()?.to_owned();
        Some(if secret.is_template() { Self::saved(text) } else { text.into() })
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
        for text in [Text::from("{{a}}"), Text::variable("a")] {
            assert_eq!(Text::of_secret(&text.clone().into()), Some(text));
        }
        assert_eq!(Text::of_secret(&Secret::default()), None);
    }

    #[test]
    fn in_json_it_is_its_text() {
        let json = serde_json::to_string(&[Secret::from("a\"b"), Secret::default()]).expect("JSON");
        assert_eq!(json, r#"["a\"b",null]"#);
        let read: Vec<Secret> = serde_json::from_str(&json).expect("secrets");
        assert_eq!(read, [Secret::from("a\"b"), Secret::default()]);
        assert!(serde_json::to_string(&Secret::from(Text::variable("a"))).is_err(), "nothing would substitute it");
    }
}
