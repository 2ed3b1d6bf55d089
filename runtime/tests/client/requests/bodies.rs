//! Bodies, and their content types (`docs/postman-behavior.md`, 6 and 5.4).

use postman_client::codegen::{Fields, Form};

use postman_client::{Behavior, Body, Bytes, File, Request, Text};
use serde::Serialize;

use crate::shop::{Plain, Shop, built, shop};

fn sent(request: impl FnOnce(&Shop) -> Plain) -> Result<(String, String), String> {
    let request = built(request(&shop("7", "q\"uote")))?;
    Ok((request.header("content-type").unwrap_or("none").to_owned(), request.text().into_owned()))
}

fn is(sent: Result<(String, String), String>, content_type: &str, body: &str) {
    assert_eq!(sent, Ok((content_type.to_owned(), body.to_owned())));
}

#[derive(Default, Serialize)]
struct Create {
    name: String,
}

fn create(client: &Shop, body: impl Into<Body<Create>>) -> Plain {
    client.post("{{url}}").json(body).call()
}

#[test]
fn json_is_sent_as_it_is_or_from_a_template() {
    let json = "application/json";
    let sample = Create::default();
    is(sent(|client| create(client, Create { name: "{{a}} // no".into() })), json, r#"{"name":"{{a}} // no"}"#);
    is(sent(|client| create(client, &sample)), json, r#"{"name":""}"#);
    is(
        sent(|client| create(client, Body::saved("{\"id\": {{a}}, // {{unset}}\n \"s\": \"{{b}}\"}"))),
        json,
        "{\"id\": 7, \n \"s\": \"q\"uote\"}",
    );
    is(sent(|client| create(client, Body::saved_crlf("{\n\"a\": 1\n}"))), json, "{\r\n\"a\": 1\r\n}");
    is(sent(|client| create(client, Body::saved("// only comment"))), json, "");
    is(sent(|client| create(client, Body::saved(""))), "none", "");
    is(sent(|client| create(client, Body::raw("{"))), json, "{");
    is(sent(|client| create(client, Create::default()).body("x").header("Content-Type", "a/b")), "a/b", "x");
    is(sent(|client| create(client, Create::default()).body("x")), "none", "x");
}

#[test]
fn a_saved_body_is_edited_as_it_would_be_sent() {
    let edited = |template: &'static str| {
        let body = Body::saved(template).edit(|json| json["name"] = "{{b}} // \"no\"".into());
        sent(|client| create(client, body))
    };
    let json = "application/json";
    is(edited("{\"id\": {{a}}, // c\n \"name\": \"x\"}"), json, r#"{"id":7,"name":"{{b}} // \"no\""}"#);
    is(edited("{}"), json, r#"{"name":"{{b}} // \"no\""}"#);
    let typed = Body::from(Create { name: "a".into() }).edit(|json| json["more"] = 1.into());
    is(sent(|client| create(client, typed)), json, r#"{"name":"a","more":1}"#);
    let error = edited("{\"id\": }").expect_err("no JSON");
    assert!(error.contains("the body to edit is not JSON"), "{error}");
    let error = edited("{\"id\": {{unset}}}").expect_err("a variable without value");
    assert!(error.contains("unset"), "{error}");
}

#[test]
fn undeclared_json_loses_comments_only_by_its_content_type() {
    let raw = |client: &Shop| client.post("{{url}}").undeclared_json(Body::<Create>::saved("[1] // c"));
    is(sent(|client| raw(client).call()), "text/plain", "[1] // c");
    is(
        sent(|client| raw(client).header("Content-Type", "application/vnd.api+json").call()),
        "application/vnd.api+json",
        "[1] ",
    );
    is(sent(|client| raw(client).header("Content-Type", "text/json").call()), "text/json", "[1] // c");
    is(sent(|client| raw(client).header("Content-Type", "").call()), "", "[1] // c");
    let text = |client: &Shop| client.post("{{url}}").json_as("text/html", Body::<Create>::saved("[1] // c"));
    is(sent(|client| text(client).call()), "text/html", "[1] // c");
    is(sent(|client| text(client).header("Content-Type", "application/json").call()), "application/json", "[1] // c");
}

#[test]
fn only_a_saved_text_is_a_template() {
    let xml = |client: &Shop, text: Text| client.post("{{url}}").text("application/xml", text).call();
    is(sent(|client| xml(client, Text::saved("<a>{{a}}</a>\r\n"))), "application/xml", "<a>7</a>\r\n");
    is(sent(|client| xml(client, "<a>{{a}}</a>".into())), "application/xml", "<a>{{a}}</a>");
    is(sent(|client| xml(client, Text::saved(""))), "none", "");
    is(sent(|client| xml(client, Text::saved(" "))), "application/xml", " ");
}

struct Login {
    user: Text,
    tags: Vec<i64>,
    avatar: Option<File>,
}

impl Form for Login {
    fn fields(&self, form: &mut Fields) {
        form.text("user", &self.user);
        form.fixed("a", "{{a}}&");
        form.text("tag", &self.tags);
        form.file("avatar", &self.avatar);
    }
}

#[test]
fn a_form_is_urlencoded() {
    let form = "application/x-www-form-urlencoded";
    let login = Login { user: "a b{{a}}".into(), tags: vec![1, 2], avatar: None };
    is(
        sent(|client| client.post("{{url}}").urlencoded_form(&login).call()),
        form,
        "user=a%20b%7B%7Ba%7D%7D&a=7%26&tag=1&tag=2",
    );
    is(sent(|client| client.post("{{url}}").urlencoded([]).call()), "none", "");
    let with = |header| {
        move |client: &Shop| client.post("{{url}}").header("CONTENT-type", header).urlencoded([("x", "{{b}}")]).call()
    };
    is(sent(with("application/json")), form, "x=q%22uote");
    is(
        sent(with("application/x-www-form-urlencoded; charset=utf-8")),
        "application/x-www-form-urlencoded; charset=utf-8",
        "x=q%22uote",
    );
    is(sent(with("Application/X-WWW-Form-Urlencoded")), form, "x=q%22uote");
    let kept = Behavior { disabled_system_headers: &["content-type"], ..Behavior::DEFAULT };
    is(sent(|client| client.post("{{url}}").urlencoded([("x", "")]).behavior(kept).call()), "none", "x=");
}

#[test]
fn a_form_is_multipart() -> Result<(), String> {
    let login =
        Login { user: "é".into(), tags: vec![], avatar: Some(File::bytes("a\"b\n.png", Bytes::from_static(b"\xFF"))) };
    let header = "multipart/form-data; boundary=XX";
    let request: Request =
        built(shop("7", "").post("{{url}}").header("Content-Type", header).multipart_form(&login).call())?;
    let expected = "--XX\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\né\r\n\
        --XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n7&\r\n\
        --XX\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"a%22b%0A.png\"\r\nContent-Type: image/png\r\n\r\n\u{FFFD}\r\n\
        --XX--\r\n";
    assert_eq!(request.text(), expected);
    assert_eq!(request.header("content-type"), Some(header));

    let request = built(
        shop("", "").post("{{url}}").header("Content-Type", "multipart/form-data").multipart([("a", "1")]).call(),
    )?;
    let boundary =
        request.header("content-type").and_then(|value| value.strip_prefix("multipart/form-data; boundary="));
    assert_eq!(boundary.map(str::len), Some(50));
    assert!(request.text().ends_with(&format!("--{}--\r\n", boundary.unwrap_or_default())));
    Ok(())
}

#[test]
fn a_file_is_sent_with_its_media_type() -> Result<(), String> {
    is(sent(|client| client.put("{{url}}").file(File::bytes("a.csv", "1,2")).call()), "text/csv", "1,2");
    is(sent(|client| client.put("{{url}}").file(File::bytes("", "x").content_type("a/b")).call()), "a/b", "x");
    is(sent(|client| client.put("{{url}}").file(File::saved("")).call()), "none", "");
    let manifest = File::path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    let request = built(shop("", "").put("{{url}}").file(manifest).call())?;
    assert!(request.text().contains("postman-client"));
    assert_eq!(request.header("content-type"), Some("application/toml"));
    let error =
        built(shop("/no/such", "").put("http://h").file(File::saved("{{a}}.bin")).call()).err().unwrap_or_default();
    assert!(error.starts_with("PUT http://h: cannot read the file /no/such.bin: "), "{error}");
    Ok(())
}

#[test]
fn a_graphql_request_is_json() {
    let json = "application/json";
    is(
        sent(|client| {
            client
                .post("{{url}}")
                .graphql(
                    "{ a(\"{{b}}\") }",
                    Some("Op"),
                    Body::<Create>::saved("{\"x\": {{a}}}"),
                )
                .call()
        }),
        json,
        r#"{"query":"{ a(\"q\"uote\") }","operationName":"Op","variables":{"x": 7}}"#
            .replace("q\"u", "q\\\"u")
            .as_str(),
    );
    is(
        sent(|client| client.post("{{url}}").graphql("", None, Body::<Create>::from(Create::default())).call()),
        json,
        r#"{"query":"","variables":{"name":""}}"#,
    );
    is(
        sent(|client| client.post("{{url}}").graphql("q", None, Body::<Create>::saved("")).call()),
        json,
        r#"{"query":"q"}"#,
    );
    is(sent(|client| client.post("{{url}}").graphql_query("q", None).call()), json, r#"{"query":"q"}"#);
    is(
        sent(|client| client.post("{{url}}").graphql_constant("q", None, "{ }").call()),
        json,
        r#"{"query":"q","variables":{ }}"#,
    );
}

#[test]
fn a_whole_graphql_body_is_sent_as_it_is_formatted() {
    let json = "application/json";
    let whole = r#"{ "query": "q", "variables": {"x": {{a}}} }"#;
    is(
        sent(|client| client.post("{{url}}").json_constant(whole).call()),
        json,
        r#"{ "query": "q", "variables": {"x": 7} }"#,
    );
    let graphql = |body: Body<Create>| sent(move |client| client.post("{{url}}").graphql("q", None, body).call());
    is(graphql(Body::saved(whole).whole()), json, r#"{ "query": "q", "variables": {"x": 7} }"#);
    let edited = Body::saved(whole).whole().edit(|body| body["variables"]["x"] = 8.into());
    is(graphql(edited), json, r#"{"query":"q","variables":{"x":8}}"#);
}
