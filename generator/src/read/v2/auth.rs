//! `auth` (Postman's behavior, 7.1 and 7.2): the list of v2.1, the map of v2.0, and everything that means “inherit”.

use crate::json::Json;
use crate::read::model::Auth;
use crate::read::parts::field::{list, scalar};
use crate::read::v2::variable;

/// `None` inherits: only a `type` that is text counts (the word `type` does not).
pub(in crate::read) fn read(json: Option<Json>) -> Option<Auth> {
    let mut json = json?;
    let kind = match json.take("type")? {
        Json::String(kind) if kind != "type" => kind,
        _ => return None,
    };
    let params = match json.take(&kind) {
        Some(json @ Json::Array(_)) => list(Some(json)).filter_map(|(_, entry)| param(entry)).collect(),
        Some(Json::Object(members)) => members.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Vec::new(),
    };
    Some(Auth { kind, params })
}

/// Returns the map of v2.0, for formats that are rewritten as v2.
pub(in crate::read) fn to_json(auth: Auth) -> Json {
    let kind = Json::String(auth.kind.clone());
    Json::object([("type".to_owned(), kind), (auth.kind, Json::object(auth.params))])
}

/// Postman's signers treat null as absent, so that it is left out after the cast; disabled parameters count.
fn param(mut json: Json) -> Option<(String, Json)> {
    let key = scalar(json.take("key"))?;
    let kind = scalar(json.take("type")).unwrap_or_default();
    let value = variable::cast(json.take_even_null("value"), &kind);
    (!value.is_null()).then_some((key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auth(text: &str) -> Option<Auth> {
        read(serde_json::from_str(text).ok())
    }

    #[test]
    fn auth_without_a_type_is_inherited() {
        for text in [
            "null",
            "{}",
            r#"{"type":null}"#,
            r#"{"type":5}"#,
            r#"{"type":"type"}"#,
            "[]",
            r#""basic""#,
            r#"{"basic":[]}"#,
        ] {
            assert!(auth(text).is_none(), "{text}");
        }
        for kind in ["noauth", "Basic", "inherit", ""] {
            assert_eq!(auth(&format!(r#"{{"type":"{kind}"}}"#)).map(|auth| auth.kind).as_deref(), Some(kind));
        }
    }

    #[test]
    fn parameters_of_both_forms() {
        for params in [
            r#"[{"key":"username","value":"a"},null,{"key":"username","value":"u","disabled":true},{"key":"password","value":5},{"value":"x"}]"#,
            r#"{"username":"u","password":5}"#,
        ] {
            let auth = auth(&format!(r#"{{"type":"basic","basic":{params},"bearer":[]}}"#)).expect("basic");
            assert_eq!(
                (auth.text("username"), auth.text("password"), auth.text("x")),
                ("u".into(), "5".into(), String::new())
            );
        }
        for nothing in ["null", "[]", r#""T""#] {
            let auth = auth(&format!(r#"{{"type":"bearer","bearer":{nothing}}}"#)).expect("bearer");
            assert!(auth.params.is_empty(), "{nothing}");
        }
    }

    #[test]
    fn parameters_are_cast_by_their_type() {
        for (row, expected) in [
            (r#""value":null"#, ""),
            (r#""type":"any""#, ""),
            (r#""value":null,"type":"string""#, "null"),
            (r#""type":"string""#, "undefined"),
            (r#""value":"false","type":"boolean""#, "true"),
            (r#""value":"5","type":"number""#, "5"),
        ] {
            let auth = auth(&format!(r#"{{"type":"basic","basic":[{{"key":"password",{row}}}]}}"#)).expect("basic");
            assert_eq!(auth.text("password"), expected, "{row}");
        }
        let map = auth(r#"{"type":"basic","basic":{"password":null}}"#).expect("basic");
        assert_eq!(map.text("password"), "");
    }
}
