//! Tests of the parts that the requests of a collection have in common, and of those that override them.

use postman_client::codegen::{Auth, Common, Found, Sources};
use postman_client::{Call, Client, Request, Response, Secret, Text};

const COMMON: Common<Variables> = Common {
    base: "http://{{tenant}}.example/{{version}}",
    auth: Auth::bearer("{{token}}"),
    headers: &[("Accept", "application/json"), ("X-Tenant", "{{tenant}}")],
    preset: Some(preset_all),
};

fn preset_all(variables: &mut Variables, _: &Sources) {
    variables.trace.capture(&Found::of("all"));
}

postman_client::codegen::variables! {
    pub struct Variables from "SHOP_" with COMMON {
        pub token: Secret = "token",
        pub tenant: Variable = "tenant" or "north",
        pub trace: Variable = "trace" or "none",
        pub version: Variable = "version" or "v2",
    }
}

fn client() -> Client<Variables> {
    Client::builder(Variables::default().token("T"))
        .transport(|_: Request| Response::new(200, ""))
        .default_header("Accept", "*/*")
        .build()
}

postman_client::codegen::options! {
    /// Options that several operations share.
    pub struct PageOptions {
        pub limit: i64 = query "limit",
        pub offset: i64 = query "offset",
        pub tags: Text = query_list "tag",
        pub x_trace: Text = header "X-Trace",
    }
}

postman_client::codegen::form! {
    /// A form that several operations share.
    pub struct BookForm {
        pub title: Text = text "title",
        pub pages: i64 = text "pages",
        pub notes: Text = text_list "note",
    }
}

/// The headers of a request, by name.
fn headers(call: &Call<()>) -> Vec<String> {
    let request = call.request().expect("all variables are set");
    let mut lines: Vec<String> =
        request.headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or_default())).collect();
    lines.sort();
    lines
}

#[test]
fn each_request_has_it_unless_its_operation_says_otherwise() {
    let client = client();
    let get = || client.get("http://h/");
    assert_eq!(headers(&get().call()), ["accept: application/json", "authorization: Bearer T", "x-tenant: north"]);
    let own = get().header("accept", "text/csv").auth(Auth::none());
    assert_eq!(headers(&own.call()), ["accept: text/csv", "x-tenant: north"]);
    // what the client adds to all requests stands behind what the collection says
    let without = get().without_header("Accept").without_header("X-Tenant").auth(Auth::none());
    assert_eq!(headers(&without.call()), ["accept: */*"]);
}

#[test]
fn a_url_that_begins_with_a_slash_continues_the_base() {
    let client = client();
    let url = |call: &Call<()>| call.request().expect("all variables are set").url;
    let call: Call<()> = client.get("/books/:id?a={{trace}}").path("id", "4 2").call();
    assert_eq!(url(&call), "http://north.example/v2/books/4%202?a=all");
    assert_eq!(call.operation().to_string(), "GET http://{{tenant}}.example/{{version}}/books/:id?a={{trace}}");
    // the variables are those at the time of the call
    client.update(|variables| variables.tenant = "south".into());
    assert_eq!(url(&call), "http://south.example/v2/books/4%202?a=all");
    assert_eq!(url(&client.get("http://h/books").call()), "http://h/books");
}

#[test]
fn a_request_sends_shared_options_in_its_own_order_with_its_own_constants() {
    let (client, options) = (client(), PageOptions::new().limit(5).offset(9).tags(["a", "b"]).x_trace("t"));
    let sent = |call: Call<(), (), PageOptions>| {
        let request = call.with(options.clone()).request().expect("all variables are set");
        let names: Vec<String> = request.headers.keys().map(|name| name.as_str().to_owned()).collect();
        (request.url.replace("http://h/", ""), names[..2].join(" "))
    };
    let get = || client.get("http://h/?a=1").headers(&[("X-A", "1"), ("X-B", "2")]);
    assert_eq!(sent(get().call()), ("?a=1&limit=5&offset=9&tag=a&tag=b".into(), "x-a x-b".into()));
    let given = get().query_text("q", "a&b").query_text("v", Text::saved("{{tenant}}"));
    assert_eq!(sent(given.call()).0, "?a=1&q=a%26b&v=north&limit=5&offset=9&tag=a&tag=b");
    let alone = get().query_text("acl", Text::key_alone()).header_text("X-Trace", Text::key_alone());
    assert_eq!(sent(alone.call()).0, "?a=1&acl&limit=5&offset=9&tag=a&tag=b");
    let secret = get()
        .query_secret("pin", "1&2")
        .query_secret("none", Secret::default())
        .query_secret("v", Text::variable("tenant"));
    assert_eq!(sent(secret.call()).0, "?a=1&pin=1%262&v=north&limit=5&offset=9&tag=a&tag=b");
    let own = get().query("v={{tenant}}").order(&["tag", "offset", "v", "X-Trace"]);
    assert_eq!(sent(own.call()), ("?a=1&tag=a&tag=b&offset=9&v=north&limit=5".into(), "x-trace x-a".into()));
}

#[test]
fn a_request_sends_a_shared_form_in_its_own_order() {
    let client = client();
    let form = BookForm::new().title("Emma").pages(474).notes(["x", "y"]);
    let body = |call: Call<()>| {
        let request = call.request().expect("all variables are set");
        String::from_utf8_lossy(&request.body).into_owned()
    };
    let post = || client.post("http://h/").urlencoded_form(&form);
    assert_eq!(body(post().call()), "title=Emma&pages=474&note=x&note=y");
    assert_eq!(body(post().field_order(&["note", "pages"]).call()), "note=x&note=y&pages=474&title=Emma");
}

#[test]
fn its_preset_runs_before_those_of_an_operation_unless_that_goes_without() {
    fn add(variables: &mut Variables, _: &Sources) {
        let trace = format!("{} and own", variables.trace.get().unwrap_or_default());
        variables.trace.capture(&Found::of(trace.as_str()));
    }
    let client = client();
    let url = |call: Call<()>| call.request().expect("all variables are set").url;
    let get = || client.get("http://h/{{trace}}");
    assert_eq!(url(get().call()), "http://h/all");
    assert_eq!(url(get().preset(add).call()), "http://h/all%20and%20own");
    assert_eq!(url(get().without_presets().preset(add).call()), "http://h/none%20and%20own");
}

#[test]
fn callers_replace_it() {
    let call: Call<()> = client().get("http://h/").call();
    let call = call.header("X-TENANT", "south");
    assert_eq!(headers(&call), ["accept: application/json", "authorization: Bearer T", "x-tenant: south"]);
}

#[test]
fn a_variable_of_it_that_is_unset_is_an_error_before_anything_is_sent() {
    let client = Client::with_transport(Variables::default(), |_: Request| Response::new(200, ""));
    let call: Call<()> = client.get("http://h/").call();
    assert!(call.request().is_err_and(|error| error.to_string().contains("token")));
    let unsigned: Call<()> = client.get("http://h/").auth(Auth::none()).call();
    assert!(unsigned.request().is_ok());
}
