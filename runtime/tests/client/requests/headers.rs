//! Headers (`docs/postman-behavior.md`, 5).

use postman_client::codegen::{Inputs, Options};

use postman_client::{Request, Text};

use crate::shop::{built, shop};

fn lines(request: &Request) -> Vec<(String, String)> {
    let text = |value: &postman_client::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    request.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[derive(Default)]
struct Trace {
    x_trace: Option<Text>,
}

impl Options for Trace {
    fn apply(&self, to: &mut Inputs) {
        to.header("X-Trace", &self.x_trace);
        to.fixed_header("X-{{a}}", "{{a}} {{b}}");
    }
}

#[test]
fn order_and_templates() -> Result<(), String> {
    let call = shop("A", "").get("{{url}}").header("Accept", "").call::<(), postman_client::NoFailure, Trace>();
    let request = call.clone().request().map_err(|error| error.to_string())?;
    assert_eq!(lines(&request), pairs(&[("accept", ""), ("x-a", "A ")]));
    let request = call.with(Trace { x_trace: Some("{{a}}".into()) }).request().map_err(|error| error.to_string())?;
    assert_eq!(lines(&request), pairs(&[("accept", ""), ("x-trace", "{{a}}"), ("x-a", "A ")]));
    Ok(())
}

#[test]
fn a_call_replaces_headers() -> Result<(), String> {
    let call = shop("A", "").get("{{url}}").header("X-A", "1").header("X-B", "2").call();
    let request = built(call.header("x-b", "3"))?;
    assert_eq!(lines(&request), pairs(&[("x-a", "1"), ("x-b", "3")]));
    Ok(())
}

#[test]
fn line_breaks_are_refused() {
    let error = built(shop("a\nb", "").get("http://h").header("X-A", "{{a}}").call());
    assert_eq!(
        error.err().as_deref(),
        Some("GET http://h: the value of the header `x-a` has a line break or control character")
    );
}
