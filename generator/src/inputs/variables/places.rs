//! The parts of requests that may have variables.

use crate::read::model::PathVariable;
use crate::resolve::model::{Operation, Url};
use crate::resolve::variables::template;
use crate::url_path::path_start;

/// Splits a URL into the part before its path, and the segments of the path.
pub(in crate::inputs) fn parts(url: &Url) -> (&str, Vec<&str>) {
    let (address, path) = url.base.split_at(path_start(&url.base));
    (address, path.split('/').skip(1).collect())
}

/// Returns the path variable that a segment is: `:id`, or `:id.json`.
pub(in crate::inputs) fn path_variable<'a>(url: &'a Url, segment: &str) -> Option<&'a PathVariable> {
    let name = segment.strip_prefix(':')?.split('.').next()?;
    url.path_variables.iter().find(|variable| variable.key == name)
}

/// Returns the variable whose value a path variable has: the collection says `:tenant` for `{{tenant}}`. A dynamic variable is an example of a
/// value.
pub(in crate::inputs) fn filled_by(variable: &PathVariable) -> Option<&str> {
    template::whole(variable.value.as_deref()?).filter(|name| !name.starts_with('$'))
}

/// The names of the variables in a segment, with repetitions.
pub(in crate::inputs) fn variables(segment: &str) -> impl Iterator<Item = &str> {
    template::tokens(segment).map(|(_, name)| name).filter(|name| !name.is_empty())
}

/// Returns the names and values of the headers that are sent.
pub(super) fn headers(operation: &Operation) -> impl Iterator<Item = (&str, &str)> {
    let sent = operation.headers.iter().filter(|header| !header.disabled);
    sent.map(|header| (header.key.as_str(), header.value.as_str()))
}
