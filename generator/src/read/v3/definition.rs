//! `definition.yaml` of a folder, and the parts that files of requests have in common with it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::format::yaml;
use crate::read::input::Folder;
use crate::source::{Place, Source};

const LEFT_OUT: &str = "the file is left out: ";

/// An absent definition is empty, and so is one that is not YAML, which is reported.
pub(super) fn definition(
    folder: &Folder,
    relative: &str,
    place: &Place,
    code: Code,
    diagnostics: &mut Diagnostics,
) -> Json {
    // the file of one request has no collection around it
    let found = if folder.is_one_request() { None } else { folder.definition(relative) };
    found.and_then(|(_, source)| read(source, place, code, diagnostics)).unwrap_or_default()
}

/// Reads the file. If it is not YAML, it is reported, and the other files are read.
pub(super) fn read(source: &Source, place: &Place, code: Code, diagnostics: &mut Diagnostics) -> Option<Json> {
    match yaml::read(source) {
        Ok(json) => Some(json),
        Err(mut error) => {
            error = error.coded(code);
            error.message = format!("{LEFT_OUT}{}", error.message);
            diagnostics.push(error.at(place.clone()));
            None
        }
    }
}

/// Turns the message into an error, for a collection of which nothing else is left.
pub(super) fn alone(told: &Diagnostic) -> Diagnostic {
    let message = told.message.strip_prefix(LEFT_OUT).unwrap_or(&told.message).to_owned();
    Diagnostic { place: None, message, ..told.clone() }.coded(Code::NotYaml)
}

/// Returns the `order` of a file.
pub(super) fn order(json: &Json) -> f64 {
    let order = match json.get("order") {
        Some(Json::Integer(order)) => *order as f64,
        Some(Json::Float(order)) => *order,
        Some(Json::String(text)) => text.trim().parse().unwrap_or_default(),
        _ => 0.0,
    };
    if order.is_nan() { 0.0 } else { order }
}
