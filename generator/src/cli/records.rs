//! The records of this user's runs: a file for each output, in the folder for caches.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The environment variable that names another folder; with an empty value, runs are not recorded.
const VARIABLE: &str = "POSTMAN_CODEGEN_CACHE";
/// The number of records that are kept at any age.
const MIN_RECORDS: usize = 200;
const OLD: Duration = Duration::from_secs(30 * 24 * 3600);

/// Returns the path of the record for this output.
pub(super) fn of(output: &Path) -> Option<PathBuf> {
    let mut hasher = DefaultHasher::new();
    std::path::absolute(output).ok()?.hash(&mut hasher);
    Some(folder()?.join(format!("{:016x}.json", hasher.finish())))
}

fn folder() -> Option<PathBuf> {
    let full = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(folder) = env::var_os(VARIABLE) {
        return (!folder.is_empty()).then(|| folder.into());
    }
    let caches = if cfg!(windows) {
        full("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        full("HOME").map(|home| home.join("Library/Caches"))
    } else {
        full("XDG_CACHE_HOME").or_else(|| Some(full("HOME")?.join(".cache")))
    };
    Some(caches?.join("postman-codegen"))
}

/// Removes records of outputs that were not generated for a long time. Errors are ignored, because old records do no harm.
pub(super) fn remove_old() {
    let entries: Vec<_> =
        folder().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten().collect();
    if entries.len() <= MIN_RECORDS {
        return;
    }
    for entry in entries {
        let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|time| time.elapsed().ok());
        let is_note = entry.path().extension().is_some_and(|extension| extension == "json");
        if is_note && age.is_some_and(|age| age > OLD) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
