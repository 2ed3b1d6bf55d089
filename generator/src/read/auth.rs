//! `auth` (sections 7.1 and 7.2): the array form, the object form, and everything that means “inherit”.

use super::model::Auth;
use super::variable;
use crate::json::Json;

/// `None` inherits.
pub(super) fn read(json: Option<&Json>) -> Option<Auth> {
    let json = json?;
    let kind = json.get("type")?.as_str().filter(|kind| !kind.is_empty() && *kind != "type")?;
    let params = match json.get(kind) {
        Some(Json::Array(entries)) => entries.iter().filter_map(param).collect(),
        Some(Json::Object(members)) => members.clone(),
        _ => Vec::new(),
    };
    Some(Auth { kind: kind.to_owned(), params })
}

/// Text after the cast of the declared type; values of other shapes stay as they are.
fn param(json: &Json) -> Option<(String, Json)> {
    let key = json.get("key")?.as_str()?.to_owned();
    let kind = json.get("type").and_then(Json::as_str).unwrap_or_default();
    let value = json.as_object()?.iter().find(|(name, _)| name == "value").map(|(_, value)| value);
    let value = match (value, kind) {
        (value, "string" | "boolean" | "number") => Json::String(variable::cast(value, kind)),
        (None, _) => Json::String(String::new()),
        (Some(value), _) => value.clone(),
    };
    Some((key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auth(text: &str) -> Option<Auth> {
        read(Some(&serde_json::from_str(text).expect("JSON")))
    }

    #[test]
    fn what_inherits() {
        for text in ["null", "{}", r#"{"type":null}"#, "[]", r#"{"basic":[]}"#] {
            assert!(auth(text).is_none(), "{text}");
        }
        assert_eq!(auth(r#"{"type":"noauth"}"#).map(|auth| auth.kind).as_deref(), Some("noauth"));
        assert_eq!(auth(r#"{"type":"Basic"}"#).map(|auth| auth.kind).as_deref(), Some("Basic"));
    }

    #[test]
    fn both_forms_and_the_casts() {
        let array = auth(
            r#"{"type":"basic","basic":[{"key":"username","value":"a"},{"key":"username","value":"u","disabled":true},{"key":"password","value":null,"type":"string"}]}"#,
        );
        let array = array.expect("basic");
        assert_eq!(
            (array.text("username"), array.text("password"), array.text("other")),
            ("u".into(), "null".into(), String::new())
        );
        let object = auth(r#"{"type":"basic","basic":{"username":"u","password":5}}"#).expect("basic");
        assert_eq!((object.text("username"), object.text("password")), ("u".into(), "5".into()));
        let absent = auth(r#"{"type":"basic","basic":[{"key":"password","type":"string"}]}"#).expect("basic");
        assert_eq!(absent.text("password"), "undefined");
    }
}
