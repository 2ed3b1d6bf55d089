//! URLs (`docs/postman-behavior.md`, 4.1 to 4.7).

use postman_client::codegen::{Inputs, Options};

use postman_client::{Behavior, Text};

use crate::shop::{Plain, built, shop, target};

fn get(template: &'static str) -> String {
    target(shop("x/y?z=1&w=a b", "").get(template).call())
}

#[test]
fn a_literal_url_is_encoded_as_in_postman() {
    let table = [
        ("http://h/a b/é", "/a%20b/%C3%A9"),
        ("http://h/a%2fb/%zz/%", "/a%2fb/%zz/%"),
        ("http://h/a/./b/../c//d", "/a/./b/../c//d"),
        ("http://h/a{b}c?d={e}|", "/a%7Bb%7Dc?d={e}|"),
        ("http://h?a", "/?a"),
        ("http://h?", "/?"),
        ("http://h", "/"),
        ("http://h/a#b?c", "/a"),
        ("http://h/x?a=it's+b c", "/x?a=it%27s+b%20c"),
        ("http://h/x?a&&b=&=c", "/x?a&&b=&=c"),
    ];
    for (template, wire) in table {
        assert_eq!(get(template), wire, "{template}");
    }
}

#[test]
fn variables_are_structural() {
    assert_eq!(get("http://h/a/{{a}}/c"), "/a/x/y?z=1&w=a%20b/c");
    let base = |value| target(shop(value, "").get("{{a}}/x?b=2").call());
    assert_eq!(base("http://h/v1/"), "/v1//x?b=2");
    assert_eq!(base("http://h/v1?a=1"), "/v1?a=1/x?b=2");
    assert_eq!(base("http://h/v1#f"), "/v1");
    assert_eq!(base(""), "GET {{a}}/x?b=2: the URL has no valid host");
    assert_eq!(base("ftp://h"), "GET {{a}}/x?b=2: the URL's protocol is neither http nor https");
}

#[test]
fn host_port_and_method() -> Result<(), String> {
    let request = built(shop("H", "").request("purge", "HTTPS://{{a}}:0443/x").call())?;
    assert_eq!((request.method.as_str(), request.url.as_str()), ("PURGE", "https://h:0443/x"));
    Ok(())
}

#[test]
fn a_path_variable_is_a_whole_segment_and_encoded() {
    let path = |template, value: Text| target(shop("v w", "").get(template).path("id", value).call());
    let table = [
        ("http://h/:id", "42", "/42"),
        ("http://h/:id.json", "42", "/42.json"),
        ("http://h/x:id/(:id)/:", "42", "/x:id/(:id)/:"),
        ("http://h/:id/:id", "42", "/42/42"),
        ("http://h/:ID", "42", "/:ID"),
        ("http://h/:id?a=/:id", "42", "/42?a=/:id"),
        ("http://h/:id", "a/b?c#d e%2Fé\\", "/a%2Fb%3Fc%23d%20e%252F%C3%A9%5C"),
        ("http://h/:id", "{{a}}", "/%7B%7Ba%7D%7D"),
        ("http://h/:id", ":other", "/:other"),
        ("http://h/:id", "...", "/..."),
    ];
    for (template, value, wire) in table {
        assert_eq!(path(template, value.into()), wire, "{template} {value}");
    }
    for refused in ["", ".", ".."] {
        assert!(path("http://h/:id/x", refused.into()).contains("the path variable `id` is"), "{refused:?}");
    }
}

#[test]
fn saved_path_variables_are_structural() {
    let table = [
        ("a/b", "/a/b"),
        ("a?b=c", "/a?b=c"),
        ("a#c", "/a"),
        ("a b", "/a%20b"),
        ("a%20b", "/a%20b"),
        ("{{a}}", "/v%20w"),
        ("", "/:id"),
        ("..", "/.."),
    ];
    for (value, wire) in table {
        let call: Plain = shop("v w", "").get("http://h/:id").path("id", Text::saved(value)).call();
        assert_eq!(target(call), wire, "{value}");
    }
}

#[test]
fn names_of_path_variables() {
    let path = |template, name, value: &str| target(shop(":id", "").get(template).path(name, value).call());
    assert_eq!(path("http://h/:id:action", "id:action", "77"), "/77");
    assert_eq!(path("http://h/:id;v=1", "id;v=1", "5"), "/5");
    assert_eq!(path("http://h/{{a}}/:id", "id", "1"), "/:id/1");
    let twice: Plain = shop("", "").get("http://h/:id").path("id", 1).path("id", 2).call();
    assert_eq!(target(twice), "/2");
}

#[derive(Default)]
struct List {
    limit: Option<i64>,
    cursor: Option<Text>,
    ids: Vec<Text>,
}

impl Options for List {
    fn apply(&self, to: &mut Inputs) {
        to.query("limit", &self.limit);
        to.fixed_query("v=2&k={{a}}");
        to.query("cursor", &self.cursor);
        to.query("ids[]", &self.ids);
        to.fixed_query("flag");
    }
}

#[test]
fn options_stand_in_their_place() {
    let call = |url| shop("K", "").get(url).call::<(), postman_client::NoFailure, List>();
    let target = |call: postman_client::Call<(), _, List>| match call.request() {
        Ok(request) => request.target().to_owned(),
        Err(error) => error.to_string(),
    };
    assert_eq!(target(call("{{url}}/x")), "/x?v=2&k=K&flag");
    let all = List { limit: Some(5), cursor: Some("a&b=c#d+e%20".into()), ids: vec!["1".into(), "2".into()] };
    assert_eq!(
        target(call("{{url}}/x?z").with(all)),
        "/x?z&limit=5&v=2&k=K&cursor=a%26b%3Dc%23d%2Be%2520&ids[]=1&ids[]=2&flag"
    );
    let saved = List { cursor: Some(Text::saved("x&y=z#h+{{a}}")), ..List::default() };
    assert_eq!(target(call("{{url}}/x").with(saved)), "/x?v=2&k=K&cursor=x%26y=z%23h+K&flag");
    assert_eq!(target(call("{{url}}").query("a b", "c/d&").query("n", 1)), "/?v=2&k=K&flag&a%20b=c/d%26&n=1");
}

#[test]
fn encoding_can_be_off() -> Result<(), String> {
    let raw = Behavior { disable_url_encoding: true, ..Behavior::DEFAULT };
    let request = built(shop("", "").get("http://h/a'{b}?c='").behavior(raw).call())?;
    assert_eq!(request.target(), "/a'{b}?c='");
    Ok(())
}
