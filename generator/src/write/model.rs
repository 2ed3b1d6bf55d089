//! Files in memory: generation fills this, only the writer touches the disk.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// Relative paths and their text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(pub BTreeMap<PathBuf, String>);
