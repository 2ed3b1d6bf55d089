//! `responses`, in the order of `responses_order` where there is one.

use super::body;
use crate::json::Json;
use crate::read::parts::field;

/// `response` of v2.
pub(in crate::read::v1) fn list(json: &mut Json) -> Json {
    let order = json.take("responses_order");
    let mut responses: Vec<Option<Json>> = field::list(json.take("responses")).map(|(_, one)| Some(one)).collect();
    let ids = order.as_ref().and_then(Json::as_array).unwrap_or_default();
    if ids.is_empty() {
        return Json::Array(responses.into_iter().flatten().map(response).collect());
    }
    let ordered = ids.iter().filter_map(|id| {
        let wanted = id.to_js_string();
        let has_id = |one: &Option<Json>| {
            one.as_ref().and_then(|one| one.get("id")).is_some_and(|id| id.to_js_string() == wanted)
        };
        responses.iter_mut().rev().find(|one| has_id(one))?.take()
    });
    Json::Array(ordered.map(response).collect())
}

fn response(mut json: Json) -> Json {
    let name = json.take("name").filter(Json::truthy).unwrap_or_else(|| Json::String("response".to_owned()));
    let mut members = vec![("name", name)];
    if let Some(mut code) = json.take("responseCode") {
        members.extend(code.take("code").map(|number| ("code", number)));
        members.extend(code.take("name").map(|status| ("status", status)));
    }
    for (own, name) in [("text", "body"), ("headers", "header"), ("language", "_postman_previewlanguage")] {
        members.extend(json.take(own).map(|value| (name, value)));
    }
    members.extend(sent(&mut json).map(|request| ("originalRequest", request)));
    Json::object(members)
}

/// The body of the request that was sent: in `requestObject`, possibly as a string, and in older exports in `request`.
fn sent(json: &mut Json) -> Option<Json> {
    let request = json.take("requestObject").or_else(|| json.take("request"))?;
    let mut request = match request {
        Json::String(text) => serde_json::from_str(&text).ok()?,
        request => request,
    };
    Some(Json::object([("body", body::object(&mut request)?)]))
}
