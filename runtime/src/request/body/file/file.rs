//! [`File`]: the content of a file body or of a form's file field.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::given::Given;
use super::media_type;
use super::parts::Part;
use crate::request::Invalid;
use crate::template::Resolver;
use crate::template::Text;

/// A file to send: as the body of a request, or in a field of a form.
///
/// ```
/// use postman_client::File;
///
/// let from_disk = File::path("cover.png");
/// let from_memory = File::bytes("cover.png", vec![0x89, b'P']).content_type("image/png");
/// ```
///
/// A file of up to 64 KiB is read when the request is built. A larger one, or a stream, is read piece by piece while it is sent, on a
/// thread that may block; the [time limit of the call](crate::Call::timeout) counts that, too. If the auth signs the body, as AWS
/// Signature does, the file is read before.
///
/// The content type is that of [`content_type`](Self::content_type). Without it the extension of the path, or of the name if there is no
/// path, decides; the last resort is `application/octet-stream`.
#[derive(Clone)]
pub struct File {
    source: Source,
    content_type: Option<Text>,
    name: Option<Text>,
}

#[derive(Clone)]
enum Source {
    Path(PathBuf),
    Bytes(Bytes),
    Given(Given),
    /// The template of a path. An empty path is Postman's file field without a file.
    Saved(&'static str),
}

impl File {
    /// Sends the file at `path`, relative to the current directory.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self { source: Source::Path(path.into()), content_type: None, name: None }
    }

    /// Sends these bytes as a file. `name` is the file name that is sent; if it is empty, none is.
    pub fn bytes(name: impl Into<Text>, bytes: impl Into<Bytes>) -> Self {
        Self { source: Source::Bytes(bytes.into()), content_type: None, name: Some(name.into()) }
    }

    /// Sends a stream as it comes. `name` is the file name that is sent; if it is empty, none is. A stream can be sent once only: its call
    /// is not sent again by a retry, a redirect or a challenge of the auth.
    ///
    /// ```
    /// use postman_client::File;
    /// # use futures_util::stream;
    ///
    /// let pieces = stream::iter(["one", "two"].map(Ok::<_, std::io::Error>));
    /// let file = File::stream("numbers.txt", pieces).length(6);
    /// ```
    #[cfg(feature = "stream")]
    pub fn stream<S, B, E>(name: impl Into<Text>, stream: S) -> Self
    where
        S: futures_core::Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::given(name, Given::stream(stream))
    }

    /// Sends a body of the crate `http-body` as it comes, once only. `name` is the file name that is sent; if it is empty, none is.
    pub fn body<B>(name: impl Into<Text>, body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error: Into<Box<dyn std::error::Error + Send + Sync>>> + Send + 'static,
    {
        Self::given(name, Given::new(body))
    }

    fn given(name: impl Into<Text>, given: Given) -> Self {
        Self { source: Source::Given(given), content_type: None, name: Some(name.into()) }
    }

    /// Sets the length of a stream in bytes, which is then sent as `Content-Length`. If the stream has another length, the call fails. Has
    /// no effect on other files.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        if let Source::Given(given) = &mut self.source {
            given.set_length(bytes);
        }
        self
    }

    /// Returns `true` if it is a stream that was sent.
    #[cfg(feature = "renewal")]
    pub(in crate::request::body) fn is_spent(&self) -> bool {
        match &self.source {
            Source::Given(given) => given.is_spent(),
            _ => false,
        }
    }

    /// Sends the file whose path the collection names, as a template.
    pub fn saved(path: &'static str) -> Self {
        Self { source: Source::Saved(path), content_type: None, name: None }
    }

    /// Sets the content type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<Text>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Sets the file name that is sent. The default is the last part of the path.
    #[must_use]
    pub fn name(mut self, name: impl Into<Text>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Resolves the file's path. Nothing is read yet.
    pub(crate) fn resolve(&self, resolver: &mut Resolver<'_>) -> Located {
        let place = match &self.source {
            Source::Path(path) => Place::Path(path.clone()),
            Source::Bytes(bytes) => Place::Bytes(bytes.clone()),
            Source::Given(given) => Place::Given(given.clone()),
            Source::Saved(template) => match resolver.resolve(template) {
                path if path.is_empty() => Place::Nowhere,
                path => Place::Path(PathBuf::from(path.as_ref())),
            },
        };
        let mut text = |text: &Text| resolver.text(text).into_owned();
        let content_type = self.content_type.as_ref().map(&mut text);
        Located { place, content_type, name: self.name.as_ref().map(&mut text) }
    }

    /// Sets this content type, a template, unless it has one.
    pub(crate) fn or_content_type(mut self, template: &'static str) -> Self {
        self.content_type.get_or_insert_with(|| Text::saved(template));
        self
    }
}

/// Shows the place of the file, not its content.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Path(path) => write!(f, "File({})", path.display()),
            Source::Bytes(bytes) => write!(f, "File({} bytes)", bytes.len()),
            Source::Given(_) => f.write_str("File(stream)"),
            Source::Saved(template) => write!(f, "File(saved {template})"),
        }
    }
}

impl From<PathBuf> for File {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for File {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<&File> for File {
    fn from(file: &File) -> Self {
        file.clone()
    }
}

/// A file with its resolved path.
pub(crate) struct Located {
    place: Place,
    content_type: Option<String>,
    name: Option<String>,
}

enum Place {
    Path(PathBuf),
    Bytes(Bytes),
    Given(Given),
    Nowhere,
}

/// The description of a file in a body, and its content.
pub(crate) struct Content {
    pub(crate) part: Part,
    /// `None` if the file has no name.
    pub(crate) name: Option<String>,
    /// `None` if there is no file.
    pub(crate) content_type: Option<String>,
}

impl Located {
    /// Opens the file. With `whole`, it is read, whatever its size.
    pub(crate) fn open(self, whole: bool) -> Result<Content, Invalid> {
        let own_name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let (part, path_name) = match self.place {
            Place::Nowhere => {
                return Ok(Content { part: Part::Bytes(Bytes::new()), name: Some(String::new()), content_type: None });
            }
            Place::Bytes(bytes) => (Part::Bytes(bytes), None),
            Place::Given(given) => (Part::given(given, whole)?, None),
            Place::Path(path) => {
                let name = own_name(&path);
                (Part::file(path, whole)?, name)
            }
        };
        let content_type = match self.content_type {
            Some(given) if !given.is_empty() => given,
            _ => media_type::of(path_name.as_ref().or(self.name.as_ref()).map_or("", String::as_str)).to_owned(),
        };
        let name = self.name.or(path_name).filter(|name| !name.is_empty());
        Ok(Content { part, name, content_type: Some(content_type) })
    }
}
