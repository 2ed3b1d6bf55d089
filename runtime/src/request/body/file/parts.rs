//! [`Upload`]: the parts of a body, from memory and from files, which the transport reads while they are sent.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};

use super::given::Given;
use crate::request::Invalid;

/// The largest file that is read before the request is sent, in bytes.
const READ_AT_ONCE: u64 = 64 * 1024;

/// A body with parts that are not in memory. A clone is the same body.
#[derive(Clone)]
pub(crate) struct Upload {
    parts: Arc<[Part]>,
    /// The boundary, which must not occur in files and streams.
    delimiter: Option<Arc<[u8]>>,
}

/// A part of a body.
#[derive(Clone)]
pub(crate) enum Part {
    Bytes(Bytes),
    File {
        path: PathBuf,
        /// The length when the request was built; no more is sent.
        length: u64,
    },
    Given(Given),
}

impl Part {
    /// Creates a part from a file, which is read if it is small, or if the `whole` body must be known.
    pub(super) fn file(path: PathBuf, whole: bool) -> Result<Self, Invalid> {
        let failed = |error| Invalid::new(format!("cannot read the file {}: {error}", path.display()));
        let mut file = File::open(&path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        if !whole && length > READ_AT_ONCE {
            return Ok(Self::File { path, length });
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        Ok(Self::Bytes(bytes.into()))
    }

    /// Creates a part from a stream of the caller.
    pub(super) fn given(given: Given, whole: bool) -> Result<Self, Invalid> {
        if whole {
            return Err(Invalid::new(
                "the auth signs the body, which a stream does not tell before it is sent; give bytes",
            ));
        }
        if given.is_spent() {
            return Err(Invalid::new("the body is a stream that was sent before; give the call another one"));
        }
        Ok(Self::Given(given))
    }
}

impl Upload {
    /// Creates the body of these parts. No file or stream may contain the delimiter.
    pub(in crate::request::body) fn new(parts: Vec<Part>, delimiter: Option<&str>) -> Self {
        Self { parts: parts.into(), delimiter: delimiter.map(|text| text.as_bytes().into()) }
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub(crate) fn delimiter(&self) -> Option<&[u8]> {
        self.delimiter.as_deref()
    }

    /// The texts that are in memory.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Bytes> {
        self.parts.iter().filter_map(|part| match part {
            Part::Bytes(bytes) => Some(bytes),
            Part::File { .. } | Part::Given(_) => None,
        })
    }

    /// Returns its length, if it is known.
    pub(crate) fn length(&self) -> Option<u64> {
        let lengths = self.parts.iter().map(|part| match part {
            Part::Bytes(bytes) => Some(bytes.len() as u64),
            Part::File { length, .. } => Some(*length),
            Part::Given(given) => given.length(),
        });
        lengths.sum()
    }

    /// Returns `true` if it can be sent any number of times.
    pub(crate) fn is_repeatable(&self) -> bool {
        !self.parts.iter().any(|part| matches!(part, Part::Given(_)))
    }

    /// Returns `true` if it contains a stream that was sent, so that it cannot be sent again.
    pub(crate) fn is_spent(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Given(given) if given.is_spent()))
    }

    /// Reads all of it into memory; `None` if a part is a stream, which can be read only once.
    pub(crate) fn read(&self) -> Result<Option<Bytes>, Invalid> {
        if !self.is_repeatable() {
            return Ok(None);
        }
        let mut all = BytesMut::new();
        for part in &*self.parts {
            match part {
                Part::Bytes(bytes) => all.extend_from_slice(bytes),
                Part::File { path, .. } => {
                    if let Part::Bytes(bytes) = Part::file(path.clone(), true)? {
                        all.extend_from_slice(&bytes);
                    }
                }
                Part::Given(_) => {}
            }
        }
        Ok(Some(all.freeze()))
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "{length} bytes, read while they are sent"),
            None => f.write_str("a stream"),
        }
    }
}
