//! Decides whether a file is unchanged: by its stamp, as git does, and by its contents if the stamp differs or is too recent.

use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io::Read;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Two changes of a file within this time may have the same stamp: some file systems record times in steps of two seconds.
const TICK: Duration = Duration::from_millis(50);
const COARSE_TICK: Duration = Duration::from_secs(3);

/// The number of bytes that are read and hashed at once, so that the whole file need not fit in memory.
const CHUNK: usize = 64 * 1024;

/// The contents of a file when it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contents {
    pub(super) digest: String,
    /// Size and times; `None` if the times were too recent to be reliable.
    pub(super) stamp: Option<String>,
}

pub(super) enum Checked {
    Same,
    /// The file had to be read; its contents are equal, with a new stamp.
    SameAfterReading(Contents),
    Other,
}

impl Contents {
    /// Reads the file. `None` if it cannot be read.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        // before it is read, so that a write in between changes the stamp
        let metadata = file.metadata().ok()?;
        let (mut hasher, mut chunk) = (DefaultHasher::new(), Vec::with_capacity(CHUNK));
        loop {
            chunk.clear();
            file.by_ref().take(CHUNK as u64).read_to_end(&mut chunk).ok()?;
            hasher.write(&chunk);
            if chunk.len() < CHUNK {
                break;
            }
        }
        Some(Self { digest: format!("{:016x}", hasher.finish()), stamp: stamp(&metadata) })
    }

    /// Returns the contents of a file that was written with this text.
    pub(super) fn written(path: &Path, text: &str) -> Option<Self> {
        Some(Self { digest: digest(text.as_bytes()), stamp: stamp(&fs::metadata(path).ok()?) })
    }

    pub(super) fn check(&self, path: &Path) -> Checked {
        let now = fs::metadata(path).ok().and_then(|metadata| stamp(&metadata));
        if now.is_some() && now == self.stamp {
            return Checked::Same;
        }
        match Self::of(path) {
            Some(now) if now.digest == self.digest => Checked::SameAfterReading(now),
            _ => Checked::Other,
        }
    }
}

/// A digest for one machine and one program: the hash of the standard library may change.
pub(super) fn digest(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.chunks(CHUNK).for_each(|chunk| hasher.write(chunk));
    format!("{:016x}", hasher.finish())
}

fn stamp(metadata: &Metadata) -> Option<String> {
    let modified = metadata.modified().ok()?;
    let since = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let tick = if since.subsec_nanos() == 0 { COARSE_TICK } else { TICK };
    let is_old = modified.elapsed().is_ok_and(|age| age > tick);
    is_old.then(|| format!("{} {}.{:09}{}", metadata.len(), since.as_secs(), since.subsec_nanos(), inode(metadata)))
}

/// Returns the identity of the file and the time of its last status change, which no program can set back.
#[cfg(unix)]
fn inode(metadata: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!(" {} {}.{:09}", metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> String {
    String::new()
}
