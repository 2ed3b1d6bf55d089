//! [`File`]: the content of a file body or of a form's file field.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::media_type;
use crate::request::Invalid;
use crate::template::Resolver;
use crate::template::{Repr, Text};

/// A file to send. It is read when the request is built, synchronously.
///
/// Its content type is [`content_type`](Self::content_type), else what the extension of its path, or
/// of its name when it has no path, says, else `application/octet-stream`.
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
    /// The template of a path. An empty path is Postman's file field without a file.
    Saved(&'static str),
}

impl File {
    /// The file at `path`, relative to the current directory.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self { source: Source::Path(path.into()), content_type: None, name: None }
    }

    /// A file of the program's own; `name` is what the receiver is told, and may be empty for none.
    pub fn bytes(name: impl Into<Text>, bytes: impl Into<Bytes>) -> Self {
        Self { source: Source::Bytes(bytes.into()), content_type: None, name: Some(name.into()) }
    }

    /// The file whose path the collection names, as a template.
    pub fn saved(path: &'static str) -> Self {
        Self { source: Source::Saved(path), content_type: None, name: None }
    }

    /// Sets the content type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<Text>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Sets the name that the receiver is told; without it that is the last part of the path.
    #[must_use]
    pub fn name(mut self, name: impl Into<Text>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Finds the file's path. Nothing is read yet.
    pub(crate) fn resolve(&self, resolver: &mut Resolver<'_>) -> Located {
        let place = match &self.source {
            Source::Path(path) => Place::Path(path.clone()),
            Source::Bytes(bytes) => Place::Bytes(bytes.clone()),
            Source::Saved(template) => match resolver.resolve(template) {
                path if path.is_empty() => Place::Nowhere,
                path => Place::Path(PathBuf::from(path.as_ref())),
            },
        };
        let mut text = |text: &Text| match &text.0 {
            Repr::Data(data) => data.clone().into_owned(),
            Repr::Template(saved) => resolver.resolve(saved).into_owned(),
        };
        let content_type = self.content_type.as_ref().map(&mut text);
        Located { place, content_type, name: self.name.as_ref().map(&mut text) }
    }

    /// With this content type, a template, unless it has one.
    pub(crate) fn or_content_type(mut self, template: &'static str) -> Self {
        self.content_type.get_or_insert_with(|| Text::saved(template));
        self
    }
}

/// Shows where the file is, not what is in it.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Path(path) => write!(f, "File({})", path.display()),
            Source::Bytes(bytes) => write!(f, "File({} bytes)", bytes.len()),
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

/// A file whose place is known.
pub(crate) struct Located {
    place: Place,
    content_type: Option<String>,
    name: Option<String>,
}

enum Place {
    Path(PathBuf),
    Bytes(Bytes),
    Nowhere,
}

/// What a body says about a file, and the file's bytes.
pub(crate) struct Content {
    pub(crate) bytes: Bytes,
    /// `None` when the file has no name.
    pub(crate) name: Option<String>,
    /// `None` when there is no file.
    pub(crate) content_type: Option<String>,
}

impl Located {
    /// Reads the file.
    pub(crate) fn read(self) -> Result<Content, Invalid> {
        let own_name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let (bytes, path_name) = match self.place {
            Place::Nowhere => {
                return Ok(Content { bytes: Bytes::new(), name: Some(String::new()), content_type: None });
            }
            Place::Bytes(bytes) => (bytes, None),
            Place::Path(path) => {
                let bytes = std::fs::read(&path)
                    .map_err(|error| Invalid::new(format!("cannot read the file {}: {error}", path.display())))?;
                (bytes.into(), own_name(&path))
            }
        };
        let content_type = match self.content_type {
            Some(given) if !given.is_empty() => given,
            _ => media_type::of(path_name.as_ref().or(self.name.as_ref()).map_or("", String::as_str)).to_owned(),
        };
        let name = self.name.or(path_name).filter(|name| !name.is_empty());
        Ok(Content { bytes, name, content_type: Some(content_type) })
    }
}
