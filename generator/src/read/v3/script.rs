//! `scripts`: a list of `type`, `code` and `language`.

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::parts::field::list;
use crate::read::parts::report::Report;

/// Returns `event` of v2. Definitions have the protocol before the type: only `http:` counts.
pub(super) fn events(json: Option<Json>, report: &mut Report<'_>) -> Json {
    let mut found = Vec::new();
    for (at, mut script) in list(json) {
        let kind = script.take("type").map(Json::into_js_string).unwrap_or_default();
        let listen = match kind.strip_prefix("http:").unwrap_or(&kind) {
            "beforeRequest" | "beforeQuery" => "prerequest",
            "afterResponse" => "test",
            other => {
                let message = format!("a script of the type `{other}` is left out");
                report.inside(&format!("/scripts/{at}")).tell(
                    Code::IgnoredScript,
                    &message,
                    "it is of another protocol, or Postman does not know it",
                );
                continue;
            }
        };
        let code = script.take("code").unwrap_or_default();
        found.push(Json::object([("listen", Json::String(listen.to_owned())), ("script", code)]));
    }
    Json::Array(found)
}
