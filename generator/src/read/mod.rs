//! Bytes → [`Collection`](model::Collection), as lenient as Postman's own runner.

mod auth;
mod behavior;
mod body;
mod collection;
mod environment;
mod event;
mod example;
mod field;
mod form;
mod header;
pub mod model;
mod parse;
mod query;
mod report;
mod request;
mod sniff;
mod url;
mod variable;

#[cfg(test)]
mod tests;

pub use environment::read_environment;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Json;
use crate::source::Source;
use model::Collection;
use sniff::Input;

/// Reads a collection; the second part is what was odd in it.
pub fn read(source: &Source) -> Result<(Collection, Diagnostics), Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let (json, pointer) = unwrap(parse::json(source, &mut diagnostics)?);
    match sniff::sniff(&json) {
        Input::Collection => {}
        other => return Err(other.instead_of_a_collection().in_file(&source.path)),
    }
    let collection = collection::read(json, pointer, &mut diagnostics).map_err(|error| error.located_in(source))?;
    if !collection::has_requests(&collection.entries) {
        let message = "the collection has no requests, so the client has no functions".to_owned();
        diagnostics.push(
            Diagnostic::warning(message)
                .in_file(&source.path)
                .help("if it should have some, export it from Postman again"),
        );
    }
    Ok((collection, diagnostics))
}

/// Postman's API answers with `{"collection": …}` (section 1.5).
fn unwrap(mut json: Json) -> (Json, &'static str) {
    match json.get("collection") {
        Some(Json::Object(_)) => (json.take("collection").unwrap_or_default(), "/collection"),
        _ => (json, ""),
    }
}
