//! The file of observations: its path, and reading it.

use std::path::{Path, PathBuf};

use postman_observations::Observations;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Returns the path of the file beside a collection: `shop.postman_collection.json` → `shop.observations.json`; for a collection of v3, beside its folder.
pub fn beside(collection: &Path) -> PathBuf {
    let name = collection.file_name().unwrap_or_default().to_string_lossy();
    let stem = [".json", ".yaml", ".yml"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    let stem = [".postman_collection", ".collection"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
    let stem = if stem.is_empty() { "collection" } else { stem };
    collection.with_file_name(format!("{stem}.observations.json"))
}

/// Reads a file.
///
/// # Errors
///
/// Returns an error with the place if the file cannot be read, or is not a file of observations.
pub fn open(path: &Path) -> Result<Observations, Diagnostic> {
    parse(&Source::open(path)?)
}

pub fn parse(source: &Source) -> Result<Observations, Diagnostic> {
    source.text.parse().map_err(|error: postman_observations::ParseError| {
        let diagnostic =
            Diagnostic::new(Code::InvalidObservations, format!("the observations cannot be read: {}", error.reason))
                .in_file(&source.path);
        let diagnostic = match error.line {
            Some(line) => diagnostic.position(line, 1),
            None => diagnostic,
        };
        diagnostic
            .help("resolve a merge conflict by keeping the lines of both sides, or delete the file and observe again")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_beside_the_collection() {
        for (collection, expected) in [
            ("a/shop.postman_collection.json", "a/shop.observations.json"),
            ("shop.json", "shop.observations.json"),
            ("shop.v2.json", "shop.v2.observations.json"),
            ("postman/collections/Shop API", "postman/collections/Shop API.observations.json"),
        ] {
            assert_eq!(beside(Path::new(collection)), Path::new(expected));
        }
    }
}
