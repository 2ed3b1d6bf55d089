//! Fields that objects of all versions have in common.

use crate::json::Json;

/// `description` is a string, an object with `content`, or nothing.
pub(in crate::read) fn description(json: &mut Json) -> String {
    match json.take("description") {
        Some(Json::String(text)) => text,
        Some(mut object) => text(&mut object, "content"),
        None => String::new(),
    }
}

/// Text, numbers and booleans as text; anything else is empty.
pub(in crate::read) fn text(json: &mut Json, key: &str) -> String {
    scalar(json.take(key)).unwrap_or_default()
}

/// A text that is not empty; anything else is `None`.
pub(in crate::read) fn full_text(json: &mut Json, key: &str) -> Option<String> {
    match json.take(key) {
        Some(Json::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// Text, numbers and booleans as text; anything else is `None`.
pub(in crate::read) fn scalar(json: Option<Json>) -> Option<String> {
    match json? {
        Json::Null | Json::Array(_) | Json::Object(_) => None,
        scalar => Some(scalar.into_js_string()),
    }
}

/// A list without its null entries, each with its index; a single value counts as a list of one.
pub(in crate::read) fn list(json: Option<Json>) -> impl Iterator<Item = (usize, Json)> {
    let entries = match json {
        Some(Json::Array(entries)) => entries,
        Some(one) => vec![one],
        None => Vec::new(),
    };
    entries.into_iter().enumerate().filter(|(_, entry)| !entry.is_null())
}

pub(in crate::read) fn disabled(json: &Json) -> bool {
    json.get("disabled").is_some_and(Json::truthy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn descriptions_are_text_or_objects() {
        for (description_text, expected) in [
            (r#""a""#, "a"),
            (r#"{"content":"a","type":"text/markdown"}"#, "a"),
            (r#"{"content":null}"#, ""),
            ("null", ""),
            ("[1]", ""),
        ] {
            let mut object = json(&format!(r#"{{"description":{description_text}}}"#));
            assert_eq!(description(&mut object), expected, "{description_text}");
        }
    }

    #[test]
    fn disabled_follows_javascript() {
        for (value, expected) in
            [("true", true), (r#""false""#, true), ("1", true), ("0", false), (r#""""#, false), ("null", false)]
        {
            assert_eq!(disabled(&json(&format!(r#"{{"disabled":{value}}}"#))), expected, "{value}");
        }
        assert!(!disabled(&json(r#"{"enabled":false}"#)));
    }

    #[test]
    fn lists_skip_null_and_take_one_thing_alone() {
        let indices = |text: &str| list(Some(json(text))).map(|(index, _)| index).collect::<Vec<_>>();
        assert_eq!(indices("[null,1,null,2]"), [1, 3]);
        assert_eq!(indices("{}"), [0]);
        assert_eq!(indices("null"), [] as [usize; 0]);
    }
}
