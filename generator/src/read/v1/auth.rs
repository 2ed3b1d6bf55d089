//! `currentHelper` with `helperAttributes`, or `auth` where there is neither.

use super::row;
use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::Auth;
use crate::read::parts::field::list;
use crate::read::parts::report::Report;
use crate::read::v2::auth;

/// `None` inherits.
pub(super) fn read(json: &mut Json, report: &mut Report<'_>) -> Option<Auth> {
    let has_helper = row::has(json, "currentHelper") || json.get("helperAttributes").is_some_and(Json::truthy);
    let helper = json.take("currentHelper").filter(Json::truthy);
    let attributes = json.take("helperAttributes");
    let own = json.take("auth");
    if !has_helper {
        return of_v2(own?);
    }
    let helper = helper.map(Json::into_js_string).filter(|helper| helper != "normal");
    let Some(helper) = helper else {
        if own.and_then(of_v2).is_some() {
            report.tell(
                Code::IgnoredAuth,
                "`auth` beside `currentHelper` is left out, as Postman ignores it",
                "remove `currentHelper` and `helperAttributes`, or export the collection as v2.1",
            );
        }
        return None;
    };
    let attributes = match attributes {
        // old exports have the JSON in a string; if it is broken, the auth is inherited
        Some(Json::String(text)) => serde_json::from_str(&text).ok()?,
        attributes => attributes.unwrap_or_default(),
    };
    Some(from_helper(&helper, attributes))
}

/// The list of v2.1, whose values keep their JSON type, whatever their `type` says.
fn of_v2(mut json: Json) -> Option<Auth> {
    let kind = json.get("type")?.as_str()?.to_owned();
    if let Some(Json::Array(rows)) = json.get(&kind) {
        let params = list(Some(Json::Array(rows.clone()))).filter_map(|(_, mut row)| {
            let key = row.take("key")?.into_js_string();
            Some((key, row.take("value").unwrap_or_default()))
        });
        let params = Json::object(params);
        json = Json::object([("type".to_owned(), Json::String(kind.clone())), (kind, params)]);
    }
    auth::read(Some(json))
}

/// The name of each helper in v2.
const KINDS: [(&str, &str); 12] = [
    ("apikeyAuth", "apikey"),
    ("basicAuth", "basic"),
    ("bearerAuth", "bearer"),
    ("digestAuth", "digest"),
    ("hawkAuth", "hawk"),
    ("ntlmAuth", "ntlm"),
    ("oAuth1", "oauth1"),
    ("oAuth2", "oauth2"),
    ("awsSigV4", "awsv4"),
    ("jwtAuth", "jwt"),
    ("asapAuth", "asap"),
    ("edgegridAuth", "edgegrid"),
];

/// Returns the name in v2 of a helper's attribute.
fn name_in_v2<'a>(helper: &str, attribute: &'a str) -> &'a str {
    match (helper, attribute) {
        ("oAuth1", "header") => "addParamsToHeader",
        ("oAuth1", "auto") => "autoAddParam",
        ("oAuth1", "includeEmpty") => "addEmptyParamsToSign",
        ("hawkAuth", "hawk_id") => "authId",
        ("hawkAuth", "hawk_key") => "authKey",
        ("hawkAuth", "ext") => "extraData",
        ("hawkAuth", "dlg") => "delegation",
        ("hawkAuth", "app") => "appId",
        (_, same) => same,
    }
}

/// Attributes that only the form in Postman's app needs.
const OF_THE_FORM: [&str; 4] = ["id", "saveToRequest", "saveHelperData", "showPassword"];

fn from_helper(helper: &str, attributes: Json) -> Auth {
    let kind = KINDS.iter().find(|(name, _)| *name == helper).map_or(helper, |(_, kind)| kind);
    let members = match attributes {
        Json::Object(members) => members,
        _ => Vec::new(),
    };
    let params = members.into_iter().filter(|(name, value)| !value.is_null() && !OF_THE_FORM.contains(&name.as_str()));
    let params = params.map(|(name, value)| (name_in_v2(helper, &name).to_owned(), value));
    Auth { kind: kind.to_owned(), params: params.collect() }
}
