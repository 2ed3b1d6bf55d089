//! Tests that arguments are data: whatever they hold, the request keeps its structure.

use postman_client::codegen::{Fields, Form, NoOptions};
use postman_client::http::Method;
use postman_client::{Call, Client, File, NoFailure, Request, Response};
use proptest::prelude::*;

use crate::shop::Variables;

/// Text that is likely to hurt: what separates parts of a request, escapes, names in braces,
/// controls, and anything else.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "/",
            "\\",
            "..",
            ".",
            "%2e",
            "%2F",
            "%",
            "?",
            "&",
            "=",
            "#",
            ";",
            ":",
            "@",
            "+",
            " ",
            "{{url}}",
            "{{$guid}}",
            ":id",
            "//",
            "\r\n",
            "\n",
            "\0",
            "\t",
            "http://elsewhere/",
            "\"",
            "'",
            "<",
            "é",
            "\u{202e}",
            "--",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn client() -> Client<Variables> {
    let variables = Variables { url: "http://h:81/base".into(), ..Variables::default() };
    Client::with_transport(variables, |_| Response::new(200, ""))
}

type Plain = Call<String, NoFailure, NoOptions>;

/// The request, unless the value was refused.
fn built(call: Plain) -> Option<Request> {
    call.request().ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_path_argument_stays_one_segment(value in hostile()) {
        let call: Plain = client().get("{{url}}/a/:id.json/z?q=1").path("id", value.clone()).call();
        let Some(request) = built(call) else {
            prop_assert!(value.is_empty() || value == "." || value == "..", "{value:?} is refused");
            return Ok(());
        };
        let segment = request.url.strip_prefix("http://h:81/base/a/").and_then(|rest| rest.strip_suffix(".json/z?q=1"));
        prop_assert!(segment.is_some_and(|segment| !segment.contains(['/', '?', '#', '\\', ' '])), "{}", request.url);
        prop_assert_eq!(segment.and_then(percent_decoded), Some(value));
        // A server or proxy that resolves dot segments finds none to resolve.
        let url = url::Url::parse(&request.url).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(url.path().starts_with("/base/a/") && url.path().ends_with("/z"), "{url}");
    }

    #[test]
    fn a_whole_segment_cannot_climb(value in hostile()) {
        let call: Plain = client().get("{{url}}/a/:id/z").path("id", value).call();
        if let Some(request) = built(call) {
            let url = url::Url::parse(&request.url).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let segments: Vec<&str> = url.path().split('/').collect();
            prop_assert_eq!(segments.len(), 5, "{}", url);
            prop_assert_eq!((segments[1], segments[2], segments[4]), ("base", "a", "z"));
        }
    }

    #[test]
    fn a_query_argument_stays_one_parameter(name in hostile(), value in hostile()) {
        let call: Plain = client().get("{{url}}/a?q=1").call();
        let Some(request) = built(call.query(name.clone(), value.clone())) else { panic!("every text can be a parameter") };
        let url = url::Url::parse(&request.url).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        prop_assert_eq!(pairs, vec![("q".to_owned(), "1".to_owned()), (name, value)]);
        prop_assert_eq!(url.path(), "/base/a");
    }

    #[test]
    fn a_header_argument_stays_one_line(value in hostile()) {
        let call: Plain = client().get("{{url}}").call();
        match built(call.header("X-A", value.clone())) {
            Some(request) => {
                prop_assert_eq!(request.headers.len(), 1);
                let line: Vec<char> = request.headers["x-a"].as_bytes().iter().map(|&byte| char::from(byte)).collect();
                prop_assert_eq!(line, value.chars().collect::<Vec<char>>());
            }
            None => prop_assert!(value.chars().any(|char| (char.is_control() && char != '\t') || u32::from(char) > 0xFF)),
        }
    }

    #[test]
    fn a_header_name_is_a_token(name in hostile()) {
        let call: Plain = client().get("{{url}}").call();
        if let Some(request) = built(call.header(name.clone(), "v")) {
            prop_assert!(request.headers.len() <= 1);
            prop_assert!(request.headers.is_empty() == name.is_empty());
        }
    }

    #[test]
    fn a_body_argument_is_the_body(value in hostile()) {
        let call: Plain = client().post("{{url}}").text("text/plain", value.clone()).call();
        let Some(request) = built(call) else { panic!("every text can be a body") };
        prop_assert_eq!(&request.method, &Method::POST);
        prop_assert_eq!(&request.body[..], value.as_bytes());
    }
}

/// A form with one field of the caller's.
struct Named(String);

impl Form for Named {
    fn fields(&self, form: &mut Fields) {
        form.fixed("before", "1");
        form.text("name", &self.0);
        form.fixed("after", "2");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_form_argument_stays_one_field(value in hostile()) {
        let call: Plain = client().post("{{url}}").urlencoded_form(&Named(value.clone())).call();
        let Some(request) = built(call) else { panic!("every text can be a field") };
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(&request.body).into_owned().collect();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        prop_assert_eq!(pairs, vec![pair("before", "1"), pair("name", &value), pair("after", "2")]);
    }

    #[test]
    fn a_multipart_argument_stays_one_part(value in hostile(), smuggled in any::<bool>()) {
        let value = if smuggled { value + "\r\n--fixed\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1" } else { value };
        let request = client().post("{{url}}").header("Content-Type", "multipart/form-data; boundary=fixed");
        match built(request.multipart_form(&Named(value.clone())).call()) {
            Some(request) => {
                let text = request.text().into_owned();
                prop_assert!(!smuggled && text.split("--fixed").count() == 5, "{text}");
                let head = "Content-Disposition: form-data; name=\"name\"\r\n\r\n";
                prop_assert!(text.contains(&format!("{head}{value}\r\n--fixed\r\n")), "{text}");
            }
            None => prop_assert!(smuggled),
        }
    }

    #[test]
    fn a_file_name_stays_within_its_header(name in hostile()) {
        let call: Plain = client().post("{{url}}").multipart_form(&Attached(File::bytes(name, "content"))).call();
        let Some(request) = built(call) else { panic!("every text can be a name") };
        let text = request.text();
        let head = text.split("\r\n\r\n").next().unwrap_or_default();
        let lines: Vec<&str> = head.split(['\r', '\n']).filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(lines.len(), 3, "{}", head);
        prop_assert!(head.matches('"').count() <= 4 && lines[2].starts_with("Content-Type: "), "{head}");
    }
}

/// A form with one file.
struct Attached(File);

impl Form for Attached {
    fn fields(&self, form: &mut Fields) {
        form.file("file", &self.0);
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let url = url::form_urlencoded::parse(text.replace('+', "%2B").replace('&', "%26").replace('=', "%3D").as_bytes())
        .next()
        .map(|(key, _)| key.into_owned());
    url.or_else(|| text.is_empty().then(String::new))
}
