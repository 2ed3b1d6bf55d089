//! A `*.request.yaml` as an item of v2; requests of other protocols are reported.
//!
//! In: the file of one request as JSON. Out: the JSON of the same request as v2 writes it, which the reader of v2 then reads.

pub mod body;
pub mod query;
pub mod settings;

use super::auth::Choices;
use super::{auth, rows, script};
use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::parts::field::scalar;
use crate::read::parts::forms;
use crate::read::parts::report::Report;
use crate::read::v2::auth::to_json;
use crate::read::v2::request::url::text as url_text;

const HTTP: &str = "http-request";
const GRAPHQL: &str = "graphql-request";

/// `None` for a request of another protocol.
pub(super) fn item(mut json: Json, examples: Json, choices: &Choices, report: &mut Report<'_>) -> Option<Json> {
    if !matches!(json, Json::Object(_)) {
        report.tell(
            Code::BrokenRequestFile,
            "the file is not a mapping, and is left out",
            "write a request, or remove the file",
        );
        return None;
    }
    let kind = json.take("$kind").map(Json::into_js_string);
    match kind.as_deref() {
        Some(HTTP | GRAPHQL) => {}
        None => report.tell(
            Code::NoKind,
            "`$kind` is missing: the file is read as an HTTP request",
            "write `$kind: http-request`",
        ),
        Some(other) => {
            let message = format!("a request of the kind `{other}` is left out: it is not an HTTP request");
            report.tell(Code::OtherProtocol, &message, "use a client for that protocol");
            return None;
        }
    }
    forms::check(&json, &forms::OF_FILE, report);
    let mut request = vec![("header", rows::list(json.take("headers"), &mut report.inside("/headers")))];
    let url = scalar(json.take("url")).unwrap_or_default();
    request.extend(url_object(&url, &mut json, report).map(|url| ("url", url)));
    match json.take("method") {
        Some(method) => request.push(("method", method)),
        // its body needs a method that allows one
        None if kind.as_deref() == Some(GRAPHQL) => request.push(("method", Json::String("POST".to_owned()))),
        None => {}
    }
    let body = match (json.take("body"), kind.as_deref()) {
        (None, Some(GRAPHQL)) => Some(body::graphql_of(&mut json)),
        (body, _) => body.and_then(|body| body::object(body, &mut report.inside("/body"))),
    };
    request.extend(body.map(|body| ("body", body)));
    request.extend(auth::read(json.take("auth"), choices, report).map(|auth| ("auth", to_json(auth))));
    request.extend(json.take("description").map(|description| ("description", description)));
    let mut members = vec![
        ("request", Json::object(request)),
        ("response", examples),
        ("event", script::events(json.take("scripts"), report)),
    ];
    members.extend(json.take("settings").map(|settings| ("protocolProfileBehavior", settings::behavior(settings))));
    members.extend(json.take("id").map(|id| ("id", id)));
    Some(Json::object(members))
}

fn url_object(text: &str, json: &mut Json, report: &mut Report<'_>) -> Option<Json> {
    let mut rows_of = |key| match rows::list(json.take(key), &mut report.inside(&format!("/{key}"))) {
        Json::Array(rows) => rows,
        _ => Vec::new(),
    };
    let (query_rows, path_rows) = (rows_of("queryParams"), rows_of("pathVariables"));
    let Json::Object(mut members) = url_text::object(text)? else { return None };
    let in_url = members.iter().position(|(key, _)| key == "query").map(|at| members.remove(at).1);
    let in_url = match in_url {
        Some(Json::Array(rows)) => rows,
        _ => Vec::new(),
    };
    let query_rows = query_rows.into_iter().filter(|row| !row.is_null()).collect();
    members.push(("query".to_owned(), Json::Array(query::merged(in_url, query_rows))));
    members.push(("variable".to_owned(), Json::Array(path_rows)));
    Some(Json::Object(members))
}
