//! [`Body`]: a body that the caller builds as a type, takes from the collection, or writes.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::comments;
use crate::json::scan::string_length;
use crate::json::whole;
use crate::request::Invalid;
use crate::template::Resolver;

/// A JSON body for an operation whose body is a `T`.
///
/// A `T` or `&T` converts into it. [`Body::saved`] is the body that is saved in the collection. [`Body::json`] and [`Body::raw`] are for
/// APIs that expect another body than that of the collection.
pub struct Body<T> {
    pub(crate) source: Source,
    marker: PhantomData<fn() -> T>,
}

#[derive(Clone)]
pub(crate) enum Source {
    /// A template, whose variables are substituted and comments removed when the request is built.
    Saved(Cow<'static, str>),
    /// JSON, whose strings are substituted one by one.
    SavedValue(&'static str),
    Bytes(Bytes),
    /// The whole GraphQL body, where another source is only its variables.
    Whole(Box<Source>),
    /// The JSON of another source, changed.
    Edited(Box<Source>, Edit),
    /// The value could not be serialised. Reported when the request is built.
    Failed(Invalid),
}

type Edit = Arc<dyn Fn(&mut Value) + Send + Sync>;

impl<T> Body<T> {
    const fn new(source: Source) -> Self {
        Self { source, marker: PhantomData }
    }

    /// Sends a body of the collection, which is a template.
    pub fn saved(template: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Source::Saved(template.into()))
    }

    /// The same as [`saved`](Self::saved), for a template whose lines end in CRLF in the collection, and so on the wire.
    pub fn saved_crlf(template: &str) -> Self {
        Self::saved(template.replace('\n', "\r\n"))
    }

    /// Sends a JSON value of the collection. Variables are substituted within its strings, and their values are escaped. Names of members
    /// stay as they are, as in Postman.
    pub fn saved_value(template: &'static str) -> Self {
        Self::new(Source::SavedValue(template))
    }

    /// Sends this as the whole GraphQL body instead of as its variables.
    #[must_use]
    pub fn whole(self) -> Self {
        Self::new(Source::Whole(Box::new(self.source)))
    }

    /// Sends these bytes as they are.
    pub fn raw(bytes: impl Into<Bytes>) -> Self {
        Self::new(Source::Bytes(bytes.into()))
    }

    /// Changes values of a saved body. `edit` is called with the JSON when the request is built, after variables are substituted: `{{names}}`
    /// that it writes are not variables.
    ///
    /// ```
    /// # struct BookBody;
    /// # impl BookBody {
    /// #     fn saved() -> postman_client::Body<Self> { postman_client::Body::saved(r#"{"title": "New", "shop": "{{shop}}"}"#) }
    /// # }
    /// let body = BookBody::saved().edit(|book| book["title"] = "Emma".into());
    /// ```
    ///
    /// If the body is not JSON after the substitution, the call fails with [`Error::Invalid`](crate::Error::Invalid).
    #[must_use]
    pub fn edit(self, edit: impl Fn(&mut Value) + Send + Sync + 'static) -> Self {
        Self::new(Source::Edited(Box::new(self.source), Arc::new(edit)))
    }

    /// Sends any value as JSON, for a body that `T` cannot express.
    pub fn json(value: &(impl Serialize + ?Sized)) -> Self {
        Self::new(Source::serialized(value))
    }
}

impl<T> Clone for Body<T> {
    fn clone(&self) -> Self {
        Self::new(self.source.clone())
    }
}

/// Shows the size of the body, not its content.
impl<T> fmt::Debug for Body<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Saved(_) | Source::SavedValue(_) | Source::Whole(_) => f.write_str("Body(saved)"),
            Source::Edited(..) => f.write_str("Body(edited)"),
            Source::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Source::Failed(_) => f.write_str("Body(invalid)"),
        }
    }
}

impl<T: Serialize> From<T> for Body<T> {
    fn from(value: T) -> Self {
        Self::json(&value)
    }
}

impl<T: Serialize> From<&T> for Body<T> {
    fn from(value: &T) -> Self {
        Self::json(value)
    }
}

impl Source {
    fn serialized(value: &(impl Serialize + ?Sized)) -> Self {
        match whole::to_vec(value) {
            Ok(bytes) => Self::Bytes(bytes.into()),
            Err(error) => Self::Failed(Invalid::new(format!(
                "the body cannot be written as JSON: {}",
                crate::request::mask::reason(&error)
            ))),
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        match self {
            Self::Whole(_) => true,
            Self::Edited(source, _) => source.is_whole(),
            Self::Saved(_) | Self::SavedValue(_) | Self::Bytes(_) | Self::Failed(_) => false,
        }
    }

    /// Returns the text to send. Variables in comments that are removed need no value.
    pub(crate) fn text(&self, resolver: &mut Resolver<'_>, strip: bool) -> Result<Bytes, Invalid> {
        match self {
            Self::Saved(template) if strip => {
                let text = comments::strip(&resolver.substitute(template)).into_owned();
                resolver.note_unset(&text);
                Ok(text.into())
            }
            Self::Saved(template) => Ok(resolver.resolve(template).into_owned().into()),
            Self::SavedValue(json) => Ok(substitute_strings(json, resolver).into()),
            Self::Bytes(bytes) => Ok(bytes.clone()),
            Self::Whole(source) => source.text(resolver, strip),
            Self::Edited(source, edit) => {
                let text = source.text(resolver, true)?;
                match serde_json::from_slice(&text) {
                    Ok(mut value) => {
                        edit(&mut value);
                        Ok(Value::to_string(&value).into())
                    }
                    // the request is not sent, and its error names the variables
                    Err(_) if resolver.has_unset() => Ok(text),
                    Err(error) => {
                        let reason = crate::request::mask::reason(&error);
                        Err(Invalid::new(format!("the body to edit is not JSON: {reason}")))
                    }
                }
            }
            Self::Failed(invalid) => Err(invalid.clone()),
        }
    }

    /// Returns `true` if a text that becomes empty is still a body.
    pub(crate) fn is_commented(&self) -> bool {
        matches!(self, Self::Saved(template) if template.contains("//") || template.contains("/*"))
    }
}

/// Substitutes within the strings of a JSON text that are not names of members.
fn substitute_strings(json: &str, resolver: &mut Resolver<'_>) -> String {
    let mut result = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(start) = rest.find('"') {
        let (before, string) = rest.split_at(start);
        let (literal, after) = string.split_at(string_length(string.as_bytes()));
        result.push_str(before);
        match serde_json::from_str::<String>(literal) {
            Ok(text) if !after.trim_start().starts_with(':') => {
                result.push_str(&Value::from(resolver.resolve(&text).into_owned()).to_string());
            }
            _ => result.push_str(literal),
        }
        rest = after;
    }
    result + rest
}
