//! Temporary files: their names, and removing those of killed runs.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::super::disk;

/// The longest duration of a run.
const MAX_RUN_TIME: Duration = Duration::from_secs(3600);

/// Returns the path beside the target to which this process writes first: `.mod.rs.4711.tmp`.
pub(super) fn temporary(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Removes temporary files of killed runs in a folder. Errors are ignored, because these files do no harm.
///
/// `is_target` returns `true` for names of files and folders that are written here.
pub(in crate::write) fn remove_abandoned(folder: &Path, is_target: impl Fn(&OsStr) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name();
        let Some((name, process)) = file.to_str().and_then(parts) else { continue };
        if process == std::process::id() || is_at_work(process, &entry) {
            continue;
        }
        let is_target = is_target(OsStr::new(name));
        let is_ours = || fs::read(entry.path()).is_ok_and(|text| disk::is_marked(&text));
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_file() && (is_target || is_ours()) => fs::remove_file(entry.path()),
            Ok(kind) if kind.is_dir() && is_target => fs::remove_dir_all(entry.path()),
            _ => Ok(()),
        };
    }
}

/// Splits a name into that of the file, and the process that wrote it.
fn parts(file: &str) -> Option<(&str, u32)> {
    let (name, process) = file.strip_prefix('.')?.strip_suffix(".tmp")?.rsplit_once('.')?;
    Some((name, process.parse().ok()?)).filter(|(name, _)| !name.is_empty())
}

/// Returns `true` if the process may still need its file.
fn is_at_work(process: u32, file: &fs::DirEntry) -> bool {
    let written = file.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let is_young = written.elapsed().is_ok_and(|age| age < MAX_RUN_TIME);
    let processes = Path::new("/proc");
    // on other systems, only the age tells
    let is_alive = !processes.join("self").exists() || processes.join(process.to_string()).exists();
    is_young && is_alive
}
