//! A request of v1 as an item of v2.
//!
//! In: the JSON of one request. Out: the JSON of the same request as v2 writes it, with its URL, headers, body and saved examples, which
//! the reader of v2 then reads. There is one reader of requests, so that both versions follow the same rules.

pub mod body;
pub mod example;
pub mod header;
pub mod url;

use super::{auth, event};
use crate::json::Json;
use crate::read::parts::report::Report;
use crate::read::v2::auth::to_json;
use crate::read::v2::collection::note_variables;

pub(super) fn item(mut json: Json, report: &mut Report<'_>) -> Json {
    note_variables(&json, "variables", report);
    let mut members = Vec::new();
    let mut request = vec![("url", url::object(&mut json)), ("header", header::rows(&mut json))];
    if let Some(auth) = auth::read(&mut json, report) {
        request.push(("auth", to_json(auth)));
    }
    request.extend(body::object(&mut json).map(|body| ("body", body)));
    for (name, value) in ["method", "description", "proxy"].map(|name| (name, json.take(name))) {
        request.extend(value.map(|value| (name, value)));
    }
    members.push(("request", Json::object(request)));
    members.push(("event", event::list(&mut json, report)));
    members.push(("response", example::list(&mut json)));
    for name in ["id", "protocolProfileBehavior"] {
        members.extend(json.take(name).map(|value| (name, value)));
    }
    Json::object(members)
}
