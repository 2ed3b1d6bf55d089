//! Bodies: the body of a request builder, and the bytes that are sent.

use std::borrow::Cow;

use bytes::Bytes;

use super::comments;
use super::file::{File, Located, Part, Upload};
use super::form::{Fields, multipart, urlencoded};
use super::graphql::Graphql;
use super::typed::Source;
use crate::request::Behavior;
use crate::request::Headers;
use crate::request::Invalid;
use crate::template::Resolver;
use crate::template::Sources;
use crate::template::Text;

/// The body of a request builder.
#[derive(Clone, Default)]
pub(crate) enum Payload {
    #[default]
    None,
    /// JSON, or a template of it, with its default content type.
    Json(Source, &'static str, Comments),
    Text(Text, &'static str),
    Urlencoded(Fields),
    Multipart(Fields),
    File(File),
    Graphql(Graphql),
    /// The caller's bytes, sent without a default content type.
    Bytes(Bytes),
}

/// Whether comments are removed from saved JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comments {
    /// The collection declares the body as JSON.
    Strip,
    /// It declares nothing: the `Content-Type` header decides.
    StripIfJson,
    /// It declares the body as another text.
    Keep,
}

/// A body whose variables are substituted. Files are not read yet.
pub(crate) enum Resolved<'t> {
    None,
    Ready(Bytes, &'static str),
    /// JSON that the collection declares as such.
    Json(Bytes, &'static str),
    Urlencoded(Vec<urlencoded::Pair<'t>>),
    Multipart(Vec<multipart::Part>),
    File(Located),
}

/// The bytes to send, and their content type.
#[derive(Clone, Default)]
pub(crate) struct Encoded {
    /// The bytes; empty if the body is an upload.
    pub(crate) bytes: Bytes,
    pub(crate) upload: Option<Upload>,
    media_type: MediaType,
    content: Content,
}

/// The facts about a body that auth needs.
#[allow(dead_code, reason = "each kind of auth uses a part")]
#[derive(Clone, Default)]
enum Content {
    #[default]
    Whole,
    /// The collection declares it as JSON.
    DeclaredJson,
    /// A form, with its fields if auth signs the body.
    #[cfg(feature = "oauth1")]
    Urlencoded(Vec<(String, String)>),
    Multipart,
}

#[derive(Clone, Default)]
enum MediaType {
    #[default]
    None,
    /// Sent if the caller set none.
    Default(Cow<'static, str>),
    /// Replaces the caller's.
    Always(Cow<'static, str>),
}

impl Payload {
    /// Substitutes the variables. `headers` are complete except for what auth and the body add.
    pub(crate) fn resolve<'t, 'a: 't>(
        &'t self,
        resolver: &mut Resolver<'a>,
        headers: &Headers,
    ) -> Result<Resolved<'t>, Invalid> {
        Ok(match self {
            Self::None => Resolved::None,
            Self::Json(source, media_type, comments) => {
                let strip = match comments {
                    Comments::Strip => true,
                    Comments::StripIfJson => headers.get("Content-Type").is_some_and(comments::is_json),
                    Comments::Keep => false,
                };
                let text = source.text(resolver, strip)?;
                // a template without text is no body; one with only comments is an empty
                // body.
                if text.is_empty() && !source.is_commented() {
                    Resolved::None
                } else if *comments == Comments::Strip {
                    Resolved::Json(text, media_type)
                } else {
                    Resolved::Ready(text, media_type)
                }
            }
            Self::Text(text, media_type) => {
                let bytes = Bytes::from(resolver.text(text).into_owned());
                if bytes.is_empty() { Resolved::None } else { Resolved::Ready(bytes, media_type) }
            }
            Self::Urlencoded(fields) => Resolved::Urlencoded(urlencoded::resolve(fields, resolver)?),
            Self::Multipart(fields) => Resolved::Multipart(multipart::resolve(fields, resolver)),
            Self::File(file) => Resolved::File(file.resolve(resolver)),
            Self::Graphql(graphql) => Resolved::Ready(graphql.resolve(resolver)?, "application/json"),
            Self::Bytes(bytes) => Resolved::Ready(bytes.clone(), ""),
        })
    }
}

#[cfg(feature = "renewal")]
impl Payload {
    /// Returns `true` if it contains a stream that was sent, so that it cannot be sent again.
    pub(crate) fn is_spent(&self) -> bool {
        match self {
            Self::File(file) => file.is_spent(),
            Self::Multipart(fields) => fields.files().any(File::is_spent),
            _ => false,
        }
    }
}

impl Resolved<'_> {
    /// Opens files and writes the body. `headers` decide the boundary of a multipart body, when
    /// they have one; otherwise it is random. With `whole`, large files are read, too.
    pub(crate) fn encode(self, headers: &Headers, sources: &Sources, whole: bool) -> Result<Encoded, Invalid> {
        let given = headers.get("Content-Type");
        let mut upload = None;
        let mut in_memory = |parts: Vec<Part>, delimiter: Option<&str>| match <[Part; 1]>::try_from(parts) {
            Ok([Part::Bytes(bytes)]) => bytes,
            Ok(parts) => {
                upload = Some(Upload::new(parts.into(), delimiter));
                Bytes::new()
            }
            Err(parts) => {
                upload = Some(Upload::new(parts, delimiter));
                Bytes::new()
            }
        };
        let (content, bytes, media_type) = match self {
            Self::None => (Content::Whole, Bytes::new(), MediaType::None),
            Self::Ready(bytes, "") => (Content::Whole, bytes, MediaType::None),
            Self::Ready(bytes, media_type) => (Content::Whole, bytes, MediaType::Default(media_type.into())),
            Self::Json(bytes, media_type) => (Content::DeclaredJson, bytes, MediaType::Default(media_type.into())),
            Self::Urlencoded(pairs) => {
                let name = urlencoded::MEDIA_TYPE;
                let kept = pairs.is_empty() || given.is_some_and(|given| given.starts_with(name));
                let media_type = if kept { MediaType::None } else { MediaType::Always(name.into()) };
                (Content::of_fields(&pairs, whole), urlencoded::encode(&pairs).into(), media_type)
            }
            Self::Multipart(parts) if parts.is_empty() => (Content::Multipart, Bytes::new(), MediaType::None),
            Self::Multipart(parts) => match given.and_then(multipart::boundary_of) {
                Some(boundary) => {
                    let parts = multipart::encode(parts, boundary, whole)?;
                    (Content::Multipart, in_memory(parts, Some(&multipart::delimiter(boundary))), MediaType::None)
                }
                None => {
                    let boundary = sources.boundary();
                    let media_type = format!("multipart/form-data; boundary={boundary}");
                    // no file contains it, because it is random
                    let bytes = in_memory(multipart::encode(parts, &boundary, whole)?, None);
                    (Content::Multipart, bytes, MediaType::Always(media_type.into()))
                }
            },
            Self::File(file) => {
                let content = file.open(whole)?;
                let media_type = content.content_type.map_or(MediaType::None, |name| MediaType::Default(name.into()));
                (Content::Whole, in_memory(vec![content.part], None), media_type)
            }
        };
        Ok(Encoded { bytes, upload, media_type, content })
    }
}

impl Content {
    #[cfg(feature = "oauth1")]
    fn of_fields(pairs: &[urlencoded::Pair<'_>], signed: bool) -> Self {
        let owned = |(key, value): &urlencoded::Pair<'_>| (key.clone().into_owned(), value.clone().into_owned());
        Self::Urlencoded(if signed { pairs.iter().map(owned).collect() } else { Vec::new() })
    }

    #[cfg(not(feature = "oauth1"))]
    fn of_fields(_: &[urlencoded::Pair<'_>], _: bool) -> Self {
        Self::Whole
    }
}

impl Encoded {
    /// Returns `true` if it contains a stream that was sent, so that it cannot be sent again.
    pub(crate) fn is_spent(&self) -> bool {
        self.upload.as_ref().is_some_and(Upload::is_spent)
    }

    /// Returns `true` if Postman adds the content type before it signs.
    pub(crate) fn is_declared_json(&self) -> bool {
        matches!(self.content, Content::DeclaredJson)
    }

    /// The bytes that signatures cover; `None` for multipart bodies, which Postman leaves out.
    #[cfg(feature = "signing")]
    #[allow(dead_code, reason = "each kind of auth uses a part")]
    pub(crate) fn signed(&self) -> Option<&[u8]> {
        match self.content {
            Content::Multipart => None,
            _ => Some(&self.bytes),
        }
    }

    /// The fields of an urlencoded body.
    #[cfg(feature = "oauth1")]
    pub(crate) fn fields(&self) -> Option<&[(String, String)]> {
        match &self.content {
            Content::Urlencoded(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// Replaces the fields of an urlencoded body.
    #[cfg(feature = "oauth1")]
    pub(crate) fn set_fields(&mut self, pairs: Vec<(String, String)>) {
        let borrowed: Vec<_> = pairs.iter().map(|(key, value)| (key.into(), value.into())).collect();
        self.bytes = urlencoded::encode(&borrowed).into();
        self.content = Content::Urlencoded(pairs);
    }

    /// Adds the content type that the body needs and the caller did not give.
    pub(crate) fn add_content_type(&self, headers: &mut Headers, behavior: &Behavior) {
        if behavior.disables("content-type") {
            return;
        }
        match &self.media_type {
            MediaType::None => {}
            MediaType::Default(media_type) => {
                if headers.get("Content-Type").is_none() {
                    headers.push("Content-Type", media_type.clone());
                }
            }
            MediaType::Always(media_type) => {
                if !headers.set("Content-Type", media_type.clone()) {
                    headers.push("Content-Type", media_type.clone());
                }
            }
        }
    }
}
