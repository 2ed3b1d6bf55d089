//! `body`: a `type` and its `content`.

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::parts::report::Report;
use crate::read::v3::rows;

/// `body` of v2.
pub(in crate::read::v3) fn object(mut json: Json, report: &mut Report<'_>) -> Option<Json> {
    let kind = json.take("type").map(Json::into_js_string).unwrap_or_default();
    let content = json.take("content");
    let (mode, content) = match kind.as_str() {
        "" | "none" => return None,
        "json" | "text" | "xml" | "html" | "javascript" => return Some(raw(&kind, content, report)),
        "urlencoded" => ("urlencoded", rows::list(content, report)),
        "formdata" => ("formdata", rows::list(content, report)),
        "file" => ("file", content.unwrap_or_default()),
        "graphql" => return Some(graphql(content.unwrap_or_default())),
        other => {
            let message = format!("a body of the type `{other}` is unknown: it is left out");
            report.tell(
                Code::UnknownBody,
                &message,
                "use `json`, `text`, `xml`, `html`, `javascript`, `urlencoded`, `formdata`, `file` or `graphql`",
            );
            return None;
        }
    };
    Some(Json::object([("mode", Json::String(mode.to_owned())), (mode, content)]))
}

fn raw(language: &str, content: Option<Json>, report: &mut Report<'_>) -> Json {
    let text = match content {
        Some(Json::String(text)) => text,
        Some(value) => value.to_compact(),
        None => String::new(),
    };
    if text.is_empty() {
        report.tell(
            Code::EmptyBody,
            "an empty body is not sent, where Postman sends its `Content-Type`",
            "set the body to the type `none`",
        );
    }
    let options = Json::object([("raw", Json::object([("language", Json::String(language.to_owned()))]))]);
    Json::object([("mode", Json::String("raw".to_owned())), ("raw", Json::String(text)), ("options", options)])
}

fn graphql(content: Json) -> Json {
    Json::object([("mode", Json::String("graphql".to_owned())), ("graphql", content)])
}

/// Returns the body of a `graphql-request`, whose fields are in the request itself.
pub(super) fn graphql_of(json: &mut Json) -> Json {
    let fields = ["query", "variables", "operationName"].map(|name| (name, json.take(name)));
    graphql(Json::object(fields.into_iter().filter_map(|(name, value)| Some((name, value?)))))
}
