//! `settings`: the `protocolProfileBehavior` of v2, except for one list.

use crate::json::Json;

pub(in crate::read::v3) fn behavior(json: Json) -> Json {
    let Json::Object(members) = json else { return Json::Null };
    let members = members.into_iter().map(|(key, value)| match (key.as_str(), value) {
        ("disabledSystemHeaders", Json::Array(names)) => {
            let names = names.into_iter().map(|name| (name.into_js_string(), Json::Bool(true)));
            (key, Json::object(names))
        }
        (_, value) => (key, value),
    });
    Json::object(members)
}
