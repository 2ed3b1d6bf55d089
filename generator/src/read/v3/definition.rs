//! `definition.yaml` of a folder, and what it has in common with the files of requests.

use crate::diagnostic::Diagnostic;
use crate::json::Json;
use crate::read::format::yaml;
use crate::read::input::Folder;

/// An absent definition says nothing.
pub(super) fn definition(folder: &Folder, relative: &str) -> Result<Json, Diagnostic> {
    // the file of one request has no collection around it
    let found = if folder.is_one_request() { None } else { folder.definition(relative) };
    found.map_or(Ok(Json::Null), |(_, source)| yaml::read(source))
}

/// The order that a file says.
pub(super) fn order(json: &Json) -> f64 {
    let order = match json.get("order") {
        Some(Json::Integer(order)) => *order as f64,
        Some(Json::Float(order)) => *order,
        Some(Json::String(text)) => text.trim().parse().unwrap_or_default(),
        _ => 0.0,
    };
    if order.is_nan() { 0.0 } else { order }
}
