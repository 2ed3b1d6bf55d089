//! Tests of the parts that the requests of a collection have in common, and of those that override them.

use postman_client::codegen::{Auth, Common, Found, Sources};
use postman_client::{Call, Client, Request, Response};

const COMMON: Common<Variables> = Common {
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
    }
}

fn client() -> Client<Variables> {
    Client::builder(Variables::default().token("T"))
        .transport(|_: Request| Response::new(200, ""))
        .default_header("Accept", "*/*")
        .build()
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
