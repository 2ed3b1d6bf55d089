//! Bytes → [`Collection`](model::Collection), as lenient as Postman's own runner.
//!
//! `input` finds and opens the files, `format` turns their text into JSON and recognises the format, and a folder for each version reads the
//! JSON: v1 and v3 are rewritten as v2, and read as such. `docs/postman-behavior.md` has the rules of the runner, by the
//! numbers that comments cite.

mod environment;
mod format;
pub mod input;
pub mod model;
mod parts;
mod v1;
mod v2;
mod v3;

#[cfg(test)]
mod tests;

pub use environment::read_environment;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Source;
use format::kind::{self, Kind};
use format::{dump, json, yaml};
use input::{Folder, Input};
use model::Collection;

/// Reads a collection, with warnings about its irregularities. `choice` selects one of several.
pub fn read(input: &Input, choice: Option<&str>) -> Result<(Collection, Diagnostics), Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let collection = match input {
        Input::File(source) => from_file(source, choice, &mut diagnostics),
        Input::Folder(folder) => from_folder(folder, &mut diagnostics),
    };
    let collection = collection.map_err(|error| input.located(error))?;
    if !v2::collection::has_requests(&collection.entries) {
        let message = "the collection has no requests, so the client has no functions".to_owned();
        diagnostics.push(
            Diagnostic::new(Code::NoRequests, message)
                .in_file(&input.shown())
                .help("if it should have some, export it from Postman again"),
        );
    }
    Ok((collection, diagnostics))
}

fn from_file(source: &Source, choice: Option<&str>, diagnostics: &mut Diagnostics) -> Result<Collection, Diagnostic> {
    let mut json = json::read(source, diagnostics).map_err(|error| named_in_yaml(source).unwrap_or(error))?;
    let mut pointer = String::new();
    let is_dump = kind::of(&json) == Kind::DataDump;
    if is_dump {
        (json, pointer) = dump::choose(json, choice, diagnostics).map_err(|error| error.in_file(&source.path))?;
    }
    let (json, inner) = dump::unwrap(json);
    let pointer = pointer + inner;
    let collection = match kind::of(&json) {
        Kind::Collection => v2::collection::read(json, &pointer, diagnostics)?,
        Kind::CollectionV1 => v1::read(json, &pointer, diagnostics)?,
        other => return Err(other.instead_of_a_collection().in_file(&source.path)),
    };
    match choice {
        Some(choice) if !is_dump && choice != collection.name => {
            Err(Diagnostic::new(Code::WhichCollection, dump::NONE_OF_THIS_NAME.to_owned())
                .in_file(&source.path)
                .help(&format!("it is the collection `{}`", collection.name)))
        }
        _ => Ok(collection),
    }
}

/// Returns the error for a YAML file of a known format that is not a collection.
fn named_in_yaml(source: &Source) -> Option<Diagnostic> {
    let kind = kind::of(&yaml::read(source).ok()?);
    let is_known = matches!(kind, Kind::OpenApi | Kind::Insomnia | Kind::Environment);
    is_known.then(|| kind.instead_of_a_collection().in_file(&source.path))
}

fn from_folder(folder: &Folder, diagnostics: &mut Diagnostics) -> Result<Collection, Diagnostic> {
    if folder.is_empty() && folder.root.join("bruno.json").is_file() {
        return Err(Kind::Bruno.instead_of_a_collection().in_file(&folder.root.display().to_string()));
    }
    if folder.is_empty() {
        let message = "this folder is not a collection: it contains no `*.request.yaml`".to_owned();
        return Err(Diagnostic::new(Code::NotACollectionFolder, message)
            .in_file(&folder.root.display().to_string())
            .help(kind::EXPORT));
    }
    v3::read(folder, diagnostics)
}
