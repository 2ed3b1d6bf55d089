//! One saved response.

use crate::diagnostic::Diagnostics;
use crate::json::Json;
use crate::read::model::{Body, Example};
use crate::read::parts::field::{scalar, text};
use crate::read::parts::report::Report;
use crate::read::v2::request::{body, header};
use crate::read::v2::response::reason;
use crate::source::Place;

pub(in crate::read) fn read(mut json: Json, place: &Place) -> Option<Example> {
    let Json::Object(_) = json else { return None };
    Some(Example {
        name: text(&mut json, "name"),
        code: scalar(json.take("code"))
            .and_then(|code| code.trim().parse().ok())
            .filter(|code| (100..600).contains(code))
            .or_else(|| reason::code(&text(&mut json, "status"))),
        headers: header::read(json.take("header")),
        request_body: request_body(json.take("originalRequest"), place),
        body: answer(json.take("body")),
        language: json.get("_postman_previewlanguage").and_then(Json::as_str).map(str::to_lowercase),
    })
}

/// Reads it without warnings: it is evidence for types, and never sent.
fn request_body(request: Option<Json>, place: &Place) -> Option<Body> {
    body::read(request?.take("body"), &mut Report::new(place, &mut Diagnostics::default()))
}

/// Other tools save a JSON body as JSON instead of a string.
fn answer(json: Option<Json>) -> String {
    match json {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text,
        Some(value) => value.to_compact(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(text: &str) -> Option<Example> {
        read(serde_json::from_str(text).expect("JSON"), &Place::default())
    }

    #[test]
    fn codes_are_what_http_has() {
        for (code, expected) in [
            ("200", Some(200)),
            (r#""404""#, Some(404)),
            ("null", None),
            ("0", None),
            (r#""OK""#, None),
            ("600", None),
            ("200.5", None),
        ] {
            assert_eq!(example(&format!(r#"{{"code":{code}}}"#)).and_then(|example| example.code), expected, "{code}");
        }
    }

    #[test]
    fn a_code_that_is_missing_is_told_by_the_status() {
        let code = |text| example(text).and_then(|example| example.code);
        assert_eq!(code(r#"{"status": "Internal Server Error"}"#), Some(500));
        assert_eq!(code(r#"{"code": 201, "status": "Not Found"}"#), Some(201));
        assert_eq!(code(r#"{"code": null, "status": null}"#), None);
    }

    #[test]
    fn bodies_are_text_or_the_json_itself() {
        for (body, expected) in
            [(r#""x""#, "x"), ("null", ""), (r#"{"b":1,"a":[]}"#, r#"{"b":1,"a":[]}"#), ("true", "true")]
        {
            assert_eq!(
                example(&format!(r#"{{"body":{body}}}"#)).map(|example| example.body).as_deref(),
                Some(expected),
                "{body}"
            );
        }
    }

    #[test]
    fn the_request_that_was_sent_keeps_its_body() {
        for (request, expected) in [
            (r#"{"method":"POST","body":{"mode":"raw","raw":"{\"a\":1}"}}"#, Some(r#"{"a":1}"#)),
            (r#"{"body":{"mode":"file","file":{"content":"x"}}}"#, None),
            (r#"{"body":null}"#, None),
            (r#""https://example.com""#, None),
        ] {
            let found =
                example(&format!(r#"{{"originalRequest":{request}}}"#)).and_then(|example| example.request_body);
            let text = if let Some(Body::Raw { text, .. }) = &found { Some(text.as_str()) } else { None };
            assert_eq!(text, expected, "{request}");
        }
    }

    #[test]
    fn everything_may_be_missing_or_null() {
        for text in [
            "{}",
            r#"{"name":null,"originalRequest":null,"status":null,"code":null,"header":null,"body":null,"_postman_previewlanguage":null}"#,
        ] {
            let example = example(text).expect("an example");
            assert!(example.name.is_empty() && example.headers.is_empty(), "{text}");
        }
        assert!(example(r#""x""#).is_none());
    }

    #[test]
    fn the_language_and_headers_of_every_form() {
        let found = example(r#"{"_postman_previewlanguage":"JSON","header":["A: 1"]}"#).expect("an example");
        assert_eq!(found.language.as_deref(), Some("json"));
        assert_eq!(found.headers.first().map(|header| header.value.as_str()), Some("1"));
    }
}
