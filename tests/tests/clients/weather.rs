//! The weather collection: v2.0 in an envelope, full of leniencies, with a literal api key that is a secret of the client.

use generated::weather::{self, Client, DeleteStationOptions, Error, ForecastOptions, ReportForm, Variables};
use postman_client::{Request, Response};

fn answering(status: u16, body: &'static str) -> Client {
    let variables = Variables::default().suffix("-s").x_api_key("hunter2");
    Client::with_transport(variables, move |_: Request| Response::new(status, body))
}

fn client() -> Client {
    answering(500, "nothing is sent by these tests")
}

#[test]
fn each_request_has_its_method_and_target() {
    let client = client();
    let form = ReportForm::new().temp([2, 3]).wind(1);
    for (request, expected) in [
        (weather::ping(&client).request(), "GET https://weather.example/ping"),
        (weather::forecast(&client, "Oslo").request(), "GET https://weather.example/forecast/Oslo?key=abc-s"),
        (weather::report(&client, "a/b", &form).request(), "POST https://weather.example/report/a%2Fb"),
        (weather::delete_station(&client, 7).request(), "DELETE https://weather.example/station/7"),
        (
            weather::delete_station(&client, 7).with(DeleteStationOptions::new().force(true)).request(),
            "DELETE https://weather.example/station/7?force=true",
        ),
        (weather::station::only_one(&client).request(), "GET https://weather.example/station"),
    ] {
        let request = request.expect(expected);
        assert_eq!(format!("{} {}", request.method, request.url), expected);
    }
}

#[test]
fn the_literal_api_key_became_a_secret_header() {
    let request = weather::station::only_one(&client()).request().expect("a request");
    assert_eq!(request.header("x-api-key"), Some("hunter2"));
    assert!(!format!("{request:?}").contains("hunter2"), "{request:?}");
    let fresh = Client::with_transport(Variables::default(), |_: Request| Response::new(200, ""));
    let error = weather::ping(&fresh).request().expect_err("the collection's key is not in the code");
    assert_eq!(error.to_string(), "GET {{host}}/ping: unset variable: {{xApiKey}}");
}

#[test]
fn headers_from_a_text_are_constants_and_options_keep_the_order_of_the_url() {
    for (options, target) in [
        (ForecastOptions::default(), "/forecast/Oslo?key=abc-s"),
        (ForecastOptions::new().days(3).units("metric"), "/forecast/Oslo?days=3&units=metric&key=abc-s"),
        (ForecastOptions::new().units("a&b"), "/forecast/Oslo?units=a%26b&key=abc-s"),
    ] {
        let request = weather::forecast(&client(), "Oslo").with(options).request().expect("a request");
        assert_eq!(request.target(), target);
        assert_eq!(request.header("accept"), Some("application/json"));
        assert_eq!(request.header("x-client"), Some("postman"));
    }
}

#[test]
fn a_variable_in_a_constant_must_be_set() {
    let client = client().with_variables(|variables| variables.suffix = Default::default());
    let error = weather::forecast(&client, "Oslo").request().expect_err("no suffix");
    assert!(matches!(&error, Error::Unset { variables, .. } if variables == &["suffix"]), "{error:?}");
}

#[test]
fn a_form_from_a_text_sends_repeated_keys_as_a_list() {
    for (form, body) in [
        (ReportForm::new().temp([2, 3]).wind(1), "temp=2&temp=3&wind=1"),
        (ReportForm::new().temp([-1]).wind(0), "temp=-1&wind=0"),
        (ReportForm::new().wind(7), "wind=7"),
    ] {
        let request = weather::report(&client(), "oslo", &form).request().expect("a request");
        assert_eq!(request.text(), body);
        assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
        assert_eq!(request.header("x-client"), Some("postman"), "the header object of the item");
    }
}

#[tokio::test]
async fn answers_are_read_leniently() {
    for (body, days) in [
        (r#"{"city":"Oslo","days":[{"low":-3,"high":2.5},{"low":-0,"high":1}],"alerts":[]}"#, 2),
        (r#"{"city":null,"days":null,"alerts":[{"any":"thing"}],"new":1}"#, 0),
        ("{}", 0),
    ] {
        let forecast = weather::forecast(&answering(200, body), "Oslo").await.expect(body);
        assert_eq!(forecast.days.len(), days, "{body}");
    }
    let untyped = weather::ping(&answering(200, "pong")).await.expect("any answer");
    assert_eq!(untyped.text(), "pong");
}

#[tokio::test]
async fn a_failure_example_types_the_failures_of_all_operations() {
    let down = answering(503, r#"{"error":"down for maintenance"}"#);
    let errors = [
        weather::forecast(&down, "Oslo").await.expect_err("a failure"),
        weather::ping(&down).await.expect_err("a failure"),
    ];
    for error in errors {
        let reason = error.failure().and_then(|failure| failure.error.as_deref());
        assert_eq!(reason, Some("down for maintenance"), "{error:?}");
    }
    let empty = weather::forecast(&answering(200, r#"{"days":{}}"#), "Oslo").send().await.expect("an empty list");
    assert!(empty.days.is_empty() && format!("{:?}", empty.mismatches()).contains("days"), "{empty:?}");
}
