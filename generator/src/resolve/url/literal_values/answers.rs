//! What answers and bodies say about the path of their requests: `GET /users/ann` is answered with `{"username": "ann"}`.

use super::nouns::{is_key, is_plural, of_thing, value_of};
use crate::json::Json;
use crate::name::{self, is_id, is_own_id};
use crate::read::model::Body;
use crate::resolve::model::Operation;
use crate::url_path::Segment;

/// Returns the name of the value that the last segment is, by the key that has it in a saved answer or in the body.
pub(super) fn shown_by(operation: &Operation, list: &Segment<'_>, last: &Segment<'_>) -> Option<String> {
    if !is_plural(list.text) {
        return None;
    }
    let quoted = format!("\"{}\"", last.text);
    let answers =
        operation.examples.iter().filter(|example| example.code.is_some_and(|code| (200..300).contains(&code)));
    let sent = match &operation.body {
        Some(Body::Raw { text, .. }) => Some(text.as_str()),
        _ => None,
    };
    let texts = answers.map(|example| example.body.as_str()).chain(sent).filter(|text| text.contains(&quoted));
    texts.filter_map(|text| serde_json::from_str(text).ok()).find_map(|json: Json| in_object(&json, list, last.text))
}

/// Looks into an object, or into the only object in it: `{"data": {…}}`.
fn in_object(json: &Json, list: &Segment<'_>, value: &str) -> Option<String> {
    let Json::Object(members) = json else { return None };
    let own = members.iter().find(|(key, found)| found.as_str() == Some(value) && is_name_of_thing(key));
    if let Some((key, _)) = own {
        let words = name::words(key);
        let last = words.last().filter(|last| !is_id(last) && !is_own_id(key));
        return Some(last.map_or_else(|| value_of(list.text), |_| of_thing(&words.join(" "), list.text)));
    }
    let mut objects = members.iter().map(|(_, member)| member).filter(|member| matches!(member, Json::Object(_)));
    match (objects.next(), objects.next()) {
        (Some(inner), None) => in_object(inner, list, value),
        _ => None,
    }
}

fn is_name_of_thing(key: &str) -> bool {
    let words = name::words(key);
    is_own_id(key) || words.last().is_some_and(|last| is_id(last) || is_key(last) || last == "name")
}
