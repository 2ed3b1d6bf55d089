//! Finds the notes of this user's runs: in the folder for caches, a file for each output.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The folder instead of the usual one; with an empty value no run is noted.
const VARIABLE: &str = "POSTMAN_CODEGEN_CACHE";
/// As many are kept, however old they are.
const FEW: usize = 200;
const OLD: Duration = Duration::from_secs(30 * 24 * 3600);

/// The file for the runs of this output.
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

/// Removes notes of outputs that nobody has generated for long. What cannot be removed is in nobody's way.
pub(super) fn remove_old() {
    let entries: Vec<_> =
        folder().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten().collect();
    if entries.len() <= FEW {
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
