//! What a file is that is not a collection.

use crate::diagnostic::Diagnostic;
use crate::json::Json;
use crate::source::Source;

const EXPORT: &str = "export the collection from Postman as Collection v2.1, and give that file";

pub(super) fn expect_collection(json: &Json, source: &Source) -> Result<(), Diagnostic> {
    let Some((what, help)) = something_else(json) else { return Ok(()) };
    Err(Diagnostic::error(format!("this is {what}, not a Postman collection")).in_file(&source.path).help(help))
}

fn something_else(json: &Json) -> Option<(&'static str, &'static str)> {
    let has = |key: &str| json.get(key).is_some();
    if json.as_array().is_some() {
        return Some(("a JSON list", EXPORT));
    }
    if json.as_object().is_none() {
        return Some(("a single JSON value", EXPORT));
    }
    let is_list = |key: &str| json.get(key).and_then(Json::as_array).is_some();
    if has("openapi") || has("swagger") {
        return Some((
            "an OpenAPI description",
            "import it into Postman and export the collection, or use an OpenAPI generator such as progenitor",
        ));
    }
    if is_list("collections") && (has("environments") || has("globals") || has("version")) {
        return Some(("a Postman data dump with several collections", "export the one collection as Collection v2.1"));
    }
    if has("order") && has("requests") && has("name") || is_list("requests") && !has("item") {
        return Some((
            "a v1 collection",
            "v1 is not read yet: import it into Postman and export it as Collection v2.1",
        ));
    }
    if !has("item") && (has("values") || has("_postman_variable_scope")) {
        return Some(("a Postman environment", "give the collection, and the environment with `--environment`"));
    }
    if has("log") && !has("item") {
        return Some(("an HTTP archive (HAR)", EXPORT));
    }
    if !has("item") {
        let help = if has("info") {
            "it has `info` but no list `item`: export the collection from Postman again"
        } else {
            EXPORT
        };
        return Some(("a JSON object without a list `item`", help));
    }
    (json.get("item").and_then(Json::as_object).is_none() && !is_list("item"))
        .then_some(("a JSON object whose `item` is not a list", "export the collection from Postman again"))
}

/// Help for a text that is no JSON.
pub(super) fn not_json(text: &str) -> &'static str {
    let start = text.trim_start();
    if start.starts_with('<') {
        "it looks like a web page or XML: a download of the collection gives its JSON"
    } else if start.starts_with("$kind")
        || start.starts_with("openapi")
        || start.starts_with("swagger")
        || start.starts_with("name:")
    {
        "it looks like YAML: export the collection from Postman as Collection v2.1 (JSON)"
    } else {
        EXPORT
    }
}
