//! `*.example.yaml`: the saved examples of a request, which lie in `.resources`.

use super::definition::{self, order};
use super::rows;
use crate::diagnostic::{Code, Diagnostics};
use crate::json::Json;
use crate::read::input::{Folder, RESOURCES, example_stem, join};
use crate::read::parts::report::Report;
use crate::source::Place;

/// `response` of v2: the examples of the request `stem` in the folder `relative`, by their `order`.
pub(super) fn list(
    folder: &Folder,
    relative: &str,
    stem: &str,
    request: &mut Json,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Json {
    let mut report = Report::new(place, diagnostics);
    let given = request.take("examples");
    let below = given.as_ref().and_then(Json::as_str).and_then(normal);
    if given.is_some() && below.is_none() {
        let message = "`examples` is not a path below the folder of the request: the default folder is used";
        report.tell(Code::OddExamplePath, message, "write a path such as `./.resources/NAME.resources/examples`");
    }
    let below = below.unwrap_or_else(|| format!("{RESOURCES}/{stem}.resources/examples"));
    let path = join(relative, &below);
    let mut found = Vec::new();
    for name in folder.files_in(&path) {
        let (Some(stem), Some(source)) = (example_stem(name), folder.file(&join(&path, name))) else { continue };
        let Some(json) = definition::read(source, place, Code::BrokenExampleFile, diagnostics) else { continue };
        let mut report = Report::new(place, diagnostics);
        found.push((order(&json), name, response(json, stem, &mut report)));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
    Json::Array(found.into_iter().map(|(_, _, response)| response).collect())
}

/// Returns a path below the request's folder; `None` if it leads out of it.
fn normal(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let inside = !path.starts_with('/') && !parts.is_empty() && !parts.contains(&"..");
    inside.then(|| parts.join("/"))
}

fn response(mut json: Json, stem: &str, report: &mut Report<'_>) -> Json {
    let name = json.take("name").unwrap_or_else(|| Json::String(stem.to_owned()));
    let mut members = vec![("name", name)];
    let mut response = json.take("response").unwrap_or_default();
    for (own, name) in [("statusCode", "code"), ("statusText", "status")] {
        members.extend(response.take(own).map(|value| (name, value)));
    }
    members.push(("header", rows::list(response.take("headers"), report)));
    let body = match response.take("body") {
        Some(mut body @ Json::Object(_)) => {
            members.extend(body.take("type").map(|kind| ("_postman_previewlanguage", kind)));
            body.take("content")
        }
        body => body,
    };
    members.extend(body.map(|body| ("body", body)));
    Json::object(members)
}
