//! Bytes → [`Collection`](model::Collection), as lenient as Postman's own runner.

mod auth;
mod behavior;
mod body;
mod collection;
mod dump;
mod environment;
mod event;
mod example;
mod field;
mod form;
mod header;
pub mod model;
mod parse;
mod query;
mod reason;
mod report;
mod request;
mod sniff;
mod url;
mod url_text;
mod v1;
mod v3;
mod variable;
mod yaml;

#[cfg(test)]
mod tests;

pub use environment::read_environment;

use crate::coverage::Construct;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::{Folder, Input};
use crate::json::Json;
use crate::source::Source;
use model::Collection;
use sniff::Kind;

pub use yaml::locate as locate_yaml;

/// Reads a collection; the second part is what was odd in it. `choice` names one of several.
pub fn read(input: &Input, choice: Option<&str>) -> Result<(Collection, Diagnostics), Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let collection = match input {
        Input::File(source) => from_file(source, choice, &mut diagnostics),
        Input::Folder(folder) => from_folder(folder, &mut diagnostics),
    };
    let collection = collection.map_err(|error| error.located_in(input))?;
    if !collection::has_requests(&collection.entries) {
        let message = "the collection has no requests, so the client has no functions".to_owned();
        diagnostics.push(
            Diagnostic::warning(Construct::Request.left_out(), message)
                .in_file(&input.shown())
                .help("if it should have some, export it from Postman again"),
        );
    }
    Ok((collection, diagnostics))
}

fn from_file(source: &Source, choice: Option<&str>, diagnostics: &mut Diagnostics) -> Result<Collection, Diagnostic> {
    let mut json = parse::json(source, diagnostics)?;
    let mut pointer = String::new();
    let is_dump = sniff::sniff(&json) == Kind::DataDump;
    if is_dump {
        (json, pointer) = dump::choose(json, choice, diagnostics).map_err(|error| error.in_file(&source.path))?;
    }
    let (json, inner) = unwrap(json);
    let pointer = pointer + inner;
    let collection = match sniff::sniff(&json) {
        Kind::Collection => collection::read(json, &pointer, diagnostics)?,
        Kind::CollectionV1 => v1::read(json, &pointer, diagnostics)?,
        other => return Err(other.instead_of_a_collection().in_file(&source.path)),
    };
    match choice {
        Some(choice) if !is_dump && choice != collection.name => {
            Err(Diagnostic::error(dump::NONE_OF_THIS_NAME.to_owned())
                .in_file(&source.path)
                .help(&format!("it is the collection `{}`", collection.name)))
        }
        _ => Ok(collection),
    }
}

fn from_folder(folder: &Folder, diagnostics: &mut Diagnostics) -> Result<Collection, Diagnostic> {
    if folder.is_empty() {
        let message = "this folder is no collection: there is no `*.request.yaml` below it".to_owned();
        return Err(Diagnostic::error(message).in_file(&folder.root.display().to_string()).help(sniff::EXPORT));
    }
    v3::read(folder, diagnostics)
}

/// Postman's API answers with `{"collection": …}` (section 1.5).
fn unwrap(mut json: Json) -> (Json, &'static str) {
    match json.get("collection") {
        Some(Json::Object(_)) => (json.take("collection").unwrap_or_default(), "/collection"),
        _ => (json, ""),
    }
}
