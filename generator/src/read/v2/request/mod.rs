//! `request` (Postman's behavior, 2.3).

pub mod body;
pub mod header;
pub mod url;

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::Request;
use crate::read::parts::field::{description, scalar};
use crate::read::parts::report::Report;
use crate::read::v2::auth;

/// A string is the URL of a GET; any other value but an object has no URL.
pub(in crate::read) fn read(mut json: Json, report: &mut Report<'_>) -> Request {
    if let Json::String(_) = json {
        return Request { method: method(None), url: url::read(Some(json), report), ..Request::default() };
    }
    if json.get("proxy").is_some() {
        report.tell(
            Code::ProxyNotCarried,
            "`proxy` of the request is left out: Postman sends the request through it",
            "set the proxy on the HTTP client",
        );
    }
    Request {
        method: method(json.take("method")),
        url: url::read(json.take("url"), report),
        headers: header::read(json.take("header")),
        body: body::read(json.take("body"), report),
        auth: auth::read(json.take("auth")),
        description: description(&mut json),
    }
}

/// Upper case also inside `{{…}}`: Postman looks up the variable of that name.
fn method(json: Option<Json>) -> String {
    let method = scalar(json).unwrap_or_default().to_uppercase();
    if method.is_empty() { "GET".to_owned() } else { method }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::read::model::Url;
    use crate::source::Place;

    fn request(text: &str) -> Request {
        let (place, mut told) = (Place::default(), Diagnostics::default());
        let mut report = Report::new(&place, &mut told);
        read(serde_json::from_str(text).expect("JSON"), &mut report)
    }

    #[test]
    fn methods_are_upper_case_and_get_by_default() {
        for (method, expected) in [
            (r#""Custom-M""#, "CUSTOM-M"),
            (r#""{{m}}""#, "{{M}}"),
            (r#"" get ""#, " GET "),
            ("5", "5"),
            (r#""""#, "GET"),
            ("null", "GET"),
        ] {
            assert_eq!(request(&format!(r#"{{"method":{method}}}"#)).method, expected, "{method}");
        }
    }

    #[test]
    fn a_text_is_a_get_and_other_things_have_no_url() {
        let text = request(r#""http://h/p""#);
        assert!(text.method == "GET" && matches!(text.url, Url::Text { text, .. } if text == "http://h/p"));
        for nothing in ["null", "[]", "5", "{}"] {
            let request = request(nothing);
            assert!(request.method == "GET" && matches!(request.url, Url::Missing), "{nothing}");
        }
    }
}
