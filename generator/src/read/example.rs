//! `response` (section 2.9).

use super::model::Example;
use super::{header, scalar};
use crate::json::Json;

pub(super) fn read(json: &Json) -> Option<Example> {
    json.as_object()?;
    let text = |key: &str| json.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    Some(Example {
        name: text("name"),
        code: scalar(json.get("code"))
            .and_then(|code| code.trim().parse().ok())
            .filter(|code| (100..600).contains(code)),
        headers: header::read(json.get("header")),
        body: text("body"),
        language: json.get("_postman_previewlanguage").and_then(Json::as_str).map(str::to_lowercase),
    })
}
