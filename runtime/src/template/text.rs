//! [`Text`]: a value for one part of a request.

use std::borrow::Cow;
use std::fmt;

use super::token::tokens;

/// A value for one part of a request: a path variable, a query parameter, a header, a
/// form field.
///
/// A value made from a `&str`, a `String`, a number, a `bool` or a `char` is data: it is encoded, so that it cannot change the structure of
/// the request, and `{{names}}` in it are not variables. [`Text::saved`] is a value of the collection, and [`Text::variable`] that of
/// a variable.
///
/// ```
/// use postman_client::Text;
///
/// let data: Text = "a/b".into();
/// let page: Text = 7.into();
/// let saved = Text::saved("{{region}}");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Text(pub(crate) Repr);

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Repr {
    /// Data, encoded for its place.
    Data(Cow<'static, str>),
    /// A template: substituted, then part of the text around it.
    Template(Cow<'static, str>),
    /// No value, not even an empty one, where a place can have none.
    KeyAlone,
}

impl Text {
    /// Creates a value of the collection: its `{{variables}}` are substituted, and the result is put into the request as in Postman.
    pub fn saved(template: impl Into<Cow<'static, str>>) -> Self {
        Self(Repr::Template(template.into()))
    }

    /// Creates the value of the client's variable `name` at the time when the request is built, such as an id that an answer has set.
    pub fn variable(name: &str) -> Self {
        Self::saved(format!("{{{{{name}}}}}"))
    }

    /// Creates the value of a query parameter that is sent as its key alone: `?acl`, not `?acl=`. It is an empty text in other places.
    pub fn key_alone() -> Self {
        Self(Repr::KeyAlone)
    }

    /// Returns the text, which is empty for a key alone, and whether it is a template.
    pub(crate) fn into_written(self) -> (String, bool) {
        match self.0 {
            Repr::Data(text) => (text.into_owned(), false),
            Repr::Template(text) => (text.into_owned(), true),
            Repr::KeyAlone => (String::new(), false),
        }
    }

    /// Returns the value that a caller gave, unless its braces would be read as a template.
    pub(crate) fn plain(&self) -> Option<&str> {
        match &self.0 {
            Repr::Data(data) => Some(&**data).filter(|data| tokens(data).next().is_none()),
            Repr::Template(_) | Repr::KeyAlone => None,
        }
    }

    /// The same as [`saved`](Self::saved), for a template whose lines end in CRLF in the collection, and so on the wire.
    pub fn saved_crlf(template: &str) -> Self {
        Self::saved(template.replace('\n', "\r\n"))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Data(text) => write!(f, "{text:?}"),
            Repr::Template(text) => write!(f, "saved({text:?})"),
            Repr::KeyAlone => f.write_str("key_alone()"),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Repr::Data(Cow::Borrowed("")))
    }
}

impl From<String> for Text {
    fn from(value: String) -> Self {
        Self(Repr::Data(Cow::Owned(value)))
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(value: Cow<'_, str>) -> Self {
        value.into_owned().into()
    }
}

macro_rules! from {
    ($($value:ty),*) => {$(
        impl From<$value> for Text {
            fn from(value: $value) -> Self {
                value.to_string().into()
            }
        }
    )*};
}

from!(&str, &String, char, bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64);

impl From<&Text> for Text {
    fn from(value: &Text) -> Self {
        value.clone()
    }
}
