//! `auth`: one `type` with `credentials`, or a list of them.

use super::rows;
use crate::diagnostic::Construct;
use crate::json::Json;
use crate::read::model::Auth;
use crate::read::report::Report;
use crate::read::v2::auth;

/// `None` inherits.
pub(super) fn read(json: Option<Json>, report: &mut Report<'_>) -> Option<Auth> {
    let mut json = match json? {
        Json::Array(several) => {
            let mut several = several.into_iter().filter(|one| !one.is_null());
            let first = several.next()?;
            if several.next().is_some() {
                report.warn(
                    Construct::Auth.left_out(),
                    "there is more than one `auth`: only the first is read",
                    "keep the one that all requests use, and give the others their own",
                );
            }
            first
        }
        one => one,
    };
    let kind = match json.take("type")? {
        Json::String(kind) => kind,
        _ => return None,
    };
    if json.get("rules").is_some() {
        report.warn(
            Construct::Auth.approximated(),
            "the `rules` of an `auth` are left out: it is for every request",
            "write it into the requests it is for",
        );
    }
    let credentials = match json.take("credentials") {
        // a map has values of any type, which are no rows
        Some(map @ Json::Object(_)) => map,
        list => rows::list(list, report),
    };
    auth::read(Some(Json::object([("type".to_owned(), Json::String(kind.clone())), (kind, credentials)])))
}
