//! Secrets never show.

use postman_client::codegen::Auth;

use postman_client::{Client, Error, Response};

use crate::shop::{Plain, Variables, refresh};

const SECRET: &str = "hunter 2&";

fn hides(shown: &str) {
    for spelling in [SECRET, "hunter%202&", "hunter%202%26", "aHVudGVyIDIm"] {
        assert!(!shown.contains(spelling), "{shown}");
    }
}

fn client(status: u16, body: &'static str) -> Client<Variables> {
    let variables = Variables { token: SECRET.into(), ..Variables::default() };
    Client::with_transport(variables, move |_| Response::new(status, body).with_header("set-cookie", SECRET))
}

#[test]
fn requests_do_not_show_secrets() -> Result<(), Error> {
    let client = client(200, "");
    hides(&format!("{:?} {:?}", client, client.variables()));
    let request = || client.post("{{url}}/{{token}}").header("X-Token", "a {{token}}").text("text/plain", SECRET);
    for auth in [
        Auth::bearer("{{token}}"),
        Auth::basic("u", "{{token}}"),
        Auth::api_key_query("k", "{{token}}"),
        Auth::api_key_header("k", "{{token}}"),
    ] {
        let call: Plain = request().auth(auth).call();
        let call = call.query("t", SECRET);
        hides(&format!("{:?} {:?}", call, call.request()?));
    }
    Ok(())
}

#[tokio::test]
async fn arguments_with_the_name_of_a_credential() -> Result<(), Error> {
    let client = Client::with_transport(Variables::default(), |_| Response::new(500, format!("no card {SECRET}")));
    for (template, name) in
        [("{{url}}/cards/:cardToken", "cardToken"), ("{{url}}/cards/{{card_token}}", "{{card_token}}")]
    {
        let call = |token: &str| -> Plain { client.get(template).path(name, token).call() };
        let request = call(SECRET).request()?;
        assert_eq!(request.url, "http://h/cards/hunter%202&");
        let Err(error) = call(SECRET).await else { panic!("500") };
        hides(&format!("{:?} {request:?} {error} {error:?}", call(SECRET)));
    }
    // an id that is found in other texts by chance
    let call: Plain = client.get("{{url}}/sessions/:session").path("session", "card").call();
    let Err(error) = call.await else { panic!("500") };
    assert!(error.to_string().contains("no card"), "{error}");
    Ok(())
}

#[test]
fn literal_credentials_of_auth() -> Result<(), Error> {
    let call: Plain = client(200, "").get("{{url}}").auth(Auth::api_key_query("k", "literal")).call();
    assert!(!format!("{:?}", call.request()?).contains("literal"));
    Ok(())
}

#[tokio::test]
async fn errors_do_not_show_secrets() {
    let bodies = [
        (400, r#"{"code": "bad hunter 2&"}"#),
        (500, r#"{"echo": "hunter 2&"}"#),
        (200, r#"["hunter 2&"]"#),
        (200, "hunter 2&"),
    ];
    for (status, body) in bodies {
        let Err(error) = refresh(&client(status, body)).await else { panic!("{body}") };
        hides(&error.to_string());
    }
    for body in [r#"{"access_token": {"a": "hunter 2&"}}"#, r#"{"expires_in": "hunter 2&"}"#] {
        let Ok(answer) = refresh(&client(200, body)).send().await else { panic!("{body}") };
        assert_eq!(answer.mismatches().len(), 1, "{body}");
        hides(&format!("{} {:?}", answer.mismatches()[0], answer.mismatches()));
    }
    let Err(error) = refresh(&client(500, r#"{"access_token": "unknown", "note": "shown"}"#)).await else {
        panic!("500")
    };
    assert_eq!(
        error.to_string(),
        "POST {{url}}/token: unexpected 500 Internal Server Error: {\"access_token\":…, \"note\": \"shown\"}"
    );
}

#[test]
fn invalid_requests_do_not_show_secrets() {
    let call: Plain = client(200, "").get("http://h").header("{{token}}", "").call();
    let shown = call.request().err().map(|error| format!("{error} {error:?}"));
    hides(&shown.unwrap_or_default());
}

/// `u:hunter 2&` in base64, as `Authorization: Basic` has it.
const BASIC: &str = "dTpodW50ZXIgMiY=";

#[tokio::test]
async fn echoed_basic_credentials() {
    let echo = |request: postman_client::Request| {
        let credential = request.header("authorization").unwrap_or_default().to_owned();
        let percent = credential.replace('=', "%3D");
        let body = format!("{credential} {percent} {}", credential.trim_end_matches('='));
        Response::new(500, body).with_header("x-echo", &credential).with_header("x-other", "shown")
    };
    let variables =
        Variables { token: SECRET.into(), a: format!("Basic {BASIC}").as_str().into(), ..Variables::default() };
    let client = Client::with_transport(variables, echo);
    let calls: [Plain; 3] = [
        client.get("{{url}}").auth(Auth::basic("u", "{{token}}")).call(),
        client.get("http://u:{{token}}@h/").call(),
        client.get("{{url}}").header("Authorization", "{{a}}").call(),
    ];
    for call in calls {
        let Err(error) = call.await else { panic!("500") };
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(BASIC.trim_end_matches('=')), "{shown}");
        assert!(shown.contains("Basic …") && shown.contains("shown"), "{shown}");
    }
}

#[tokio::test]
async fn headers_of_answers() {
    for (status, body) in [(400, r#"{"code": "no"}"#), (500, ""), (200, "<html>")] {
        let variables = Variables { token: SECRET.into(), ..Variables::default() };
        let client = Client::with_transport(variables, move |_| {
            let response = Response::new(status, body).with_header("x-echo", "said hunter%202%26");
            response.with_header("x-auth-token", "n3w").with_header("x-request-id", "r1")
        });
        let Err(error) = refresh(&client).await else { panic!("{status}") };
        let shown = format!("{error:?}");
        hides(&shown);
        assert!(!shown.contains("n3w") && shown.contains("r1"), "{shown}");
        // They are there all the same.
        assert_eq!(error.headers().and_then(|headers| headers["x-auth-token"].to_str().ok()), Some("n3w"));
    }
    let Ok(answer) = refresh(&client(200, r#"{"access_token": "t"}"#)).send().await else { panic!("200") };
    assert!(format!("{answer:?}").contains(r#""set-cookie": Sensitive"#), "{answer:?}");
}
