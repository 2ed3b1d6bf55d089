//! `auth`: one `type` with `credentials`, or a list of them, from which requests may choose.

use super::rows;
use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::Auth;
use crate::read::parts::report::Report;
use crate::read::v2::auth;

/// The entries that a request may choose from by their `id`: those of the folders around it, the nearest last.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices(Vec<(String, Json)>);

impl Choices {
    /// Returns the choices together with those that a folder adds.
    pub(super) fn with(&self, auth: Option<&Json>) -> Self {
        let mut choices = self.clone();
        for entry in auth.and_then(Json::as_array).unwrap_or_default() {
            if let Some(id) = entry.get("id").and_then(Json::as_str) {
                choices.0.push((id.to_owned(), entry.clone()));
            }
        }
        choices
    }

    fn find(&self, id: &str) -> Option<Json> {
        self.0.iter().rev().find(|(own, _)| own == id).map(|(_, entry)| entry.clone())
    }
}

/// `None` inherits. The first of several applies to requests that choose none.
pub(super) fn read(json: Option<Json>, choices: &Choices, report: &mut Report<'_>) -> Option<Auth> {
    let json = match json? {
        Json::Array(several) => {
            let mut several = several.into_iter().filter(|one| !one.is_null());
            let first = several.next()?;
            if several.any(|other| other.get("id").is_none()) {
                report.inside("/auth").tell(
                    Code::IgnoredAuth,
                    "there is more than one `auth`: one without an `id`, which no request can choose, is left out",
                    "give it an `id`, and choose it in requests with `auth: {type: inherit, credentials: {id: …}}`",
                );
            }
            first
        }
        one => one,
    };
    if json.get("type").and_then(Json::as_str) == Some("inherit") {
        return chosen(json, choices, report);
    }
    entry(json, report)
}

/// `{type: inherit}`, with the `id` of an entry or without.
fn chosen(mut json: Json, choices: &Choices, report: &mut Report<'_>) -> Option<Auth> {
    let Json::Array(rows) = rows::list(json.take("credentials"), &mut report.inside("/auth/credentials")) else {
        return None;
    };
    let is_id = |row: &&Json| row.get("key").and_then(Json::as_str) == Some("id");
    let id = rows.iter().find(is_id)?.get("value")?.to_js_string();
    match choices.find(&id) {
        Some(found) => entry(found, report),
        None => {
            report.inside("/auth").tell(
                Code::OddAuthChoice,
                &format!(
                    "no enclosing folder has an `auth` with the id `{id}`: the request uses the one that it inherits"
                ),
                "choose an `id` of the collection's or a folder's `auth`",
            );
            None
        }
    }
}

fn entry(mut json: Json, report: &mut Report<'_>) -> Option<Auth> {
    let kind = match json.take("type")? {
        Json::String(kind) => kind,
        _ => return None,
    };
    if json.get("rules").is_some() {
        report.inside("/auth").tell(
            Code::OddAuthChoice,
            "the `rules` of an `auth` are ignored: it applies to every request",
            "set it in the requests that it is for",
        );
    }
    let credentials = match json.take("credentials") {
        // a map has values of any type, which are not rows
        Some(map @ Json::Object(_)) => map,
        list => rows::list(list, &mut report.inside("/auth")),
    };
    auth::read(Some(Json::object([("type".to_owned(), Json::String(kind.clone())), (kind, credentials)])))
}
