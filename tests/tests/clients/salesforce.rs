//! The first client, called over a real socket.

use std::io::Write;
use std::time::Duration;

use conformance::{answer_once, closed_port};
use generated::salesforce::{Client, Variables, auth};
use postman_client::Error;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const TOKEN: &str = r#"{"access_token":"00D!new","signature":"c2ln","scope":"api","id_token":"i","instance_url":"https://x.my.salesforce.com","id":"https://login.salesforce.com/id/00D/005","token_type":"Bearer","issued_at":"1700000000000"}"#;

fn client(url: &str) -> Client {
    Client::new(
        Variables::default()
            .url(url)
            .site("")
            .client_id("3MVG9+/=&% é")
            .client_secret("s+/=&%ü€")
            .refresh_token("5Aep861!'()*~-_."),
    )
}

async fn serving(template: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/services/oauth2/token")).respond_with(template).mount(&server).await;
    let client = client(&server.uri());
    (server, client)
}

async fn only_request(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.unwrap_or_default();
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

#[tokio::test]
async fn refresh_token_sends_what_postman_sends_and_keeps_the_new_token() {
    let (server, client) =
        serving(ResponseTemplate::new(200).set_body_raw(TOKEN, "application/json;charset=UTF-8")).await;

    let token = auth::refresh_token(&client).await.expect("the saved answer");

    assert_eq!(token.access_token.as_deref(), Some("00D!new"));
    assert_eq!(token.instance_url.as_deref(), Some("https://x.my.salesforce.com"));
    assert_eq!(token.token_type.as_deref(), Some("Bearer"));
    assert_eq!(client.variables().access_token.expose(), Some("00D!new"));

    let request = only_request(&server).await;
    assert_eq!(request.method.as_str(), "POST");
    assert_eq!(request.url.path(), "/services/oauth2/token");
    assert_eq!(request.url.query(), None);
    assert_eq!(request.headers["content-type"], "application/x-www-form-urlencoded");
    assert!(!request.headers.contains_key("authorization"), "the item says noauth");
    assert_eq!(
        String::from_utf8_lossy(&request.body),
        "grant_type=refresh_token&client_id=3MVG9%2B%2F%3D%26%25%20%C3%A9&client_secret=s%2B%2F%3D%26%25%C3%BC%E2%82%AC\
         &refresh_token=5Aep861%21%27%28%29%2A~-_."
    );
}

#[tokio::test]
async fn the_site_goes_between_the_host_and_the_path() {
    let server = MockServer::start().await;
    Mock::given(path("/shop/services/oauth2/token"))
        .respond_with(ResponseTemplate::new(200).set_body_string(TOKEN))
        .mount(&server)
        .await;
    let client = client(&server.uri()).with_variables(|variables| variables.site = "/shop".into());
    auth::refresh_token(&client).await.expect("an answer from the site");
}

#[tokio::test]
async fn an_oauth_failure_carries_everything_but_no_secret() {
    let body = r#"{"error":"invalid_grant","error_description":"expired access/refresh token"}"#;
    let (_server, client) = serving(ResponseTemplate::new(400).set_body_raw(body, "application/json")).await;

    let error = auth::refresh_token(&client).await.expect_err("a failure");

    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    assert_eq!(error.body().map(|body| &body[..]), Some(body.as_bytes()));
    let text = error.to_string();
    for part in ["POST {{url}}{{site}}/services/oauth2/token", "400", "invalid_grant"] {
        assert!(text.contains(part), "{text}");
    }
    for shown in [text, format!("{error:?}")] {
        assert!(!shown.contains("s+/=&%ü€") && !shown.contains("5Aep861"), "{shown}");
    }
    assert_eq!(client.variables().access_token.expose(), None, "a failure captures nothing");
}

#[tokio::test]
async fn an_html_failure_is_unexpected_but_readable() {
    let (_server, client) = serving(ResponseTemplate::new(500).set_body_raw("<html>oops</html>", "text/html")).await;
    let error = auth::refresh_token(&client).await.expect_err("a failure");
    assert!(matches!(error, Error::Unexpected { .. }), "{error:?}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"<html>oops</html>"[..]));
}

#[tokio::test]
async fn malformed_json_is_a_decode_error_with_the_raw_body() {
    let (_server, client) =
        serving(ResponseTemplate::new(200).set_body_raw(r#"{"access_token": "#, "application/json")).await;
    let error = auth::refresh_token(&client).await.expect_err("half an answer");
    assert!(matches!(error, Error::Decode { .. }), "{error:?}");
    assert_eq!(error.body().map(|body| &body[..]), Some(&br#"{"access_token": "#[..]));
}

#[tokio::test]
async fn a_field_of_another_type_is_named_and_its_value_is_not_shown() {
    let (_server, client) =
        serving(ResponseTemplate::new(200).set_body_raw(r#"{"scope":{"t":"hush-hush"}}"#, "application/json")).await;
    let answer = auth::refresh_token(&client).send().await.expect("what fits of another shape");
    assert_eq!(answer.scope, None);
    let mismatches = format!("{:?}", answer.mismatches());
    assert!(mismatches.contains("scope") && !mismatches.contains("hush-hush"), "{mismatches}");
}

#[tokio::test]
async fn missing_null_and_extra_fields_never_fail() {
    let (_server, client) = serving(
        ResponseTemplate::new(200)
            .set_body_raw(r#"{"access_token":null,"scope":"api","sfdc_community_url":"x"}"#, "application/json"),
    )
    .await;
    let token = auth::refresh_token(&client).await.expect("a lenient answer");
    assert_eq!(token.scope.as_deref(), Some("api"));
    assert_eq!(token.access_token, None);
    assert_eq!(token.signature, None);
    assert_eq!(client.variables().access_token.expose(), None, "null is no token");
}

#[tokio::test]
async fn a_gzip_answer_is_unpacked() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(TOKEN.as_bytes()).expect("memory");
    let body = gzip.finish().expect("memory");
    let template =
        ResponseTemplate::new(200).insert_header("content-encoding", "gzip").set_body_raw(body, "application/json");
    let (_server, client) = serving(template).await;
    let token = auth::refresh_token(&client).await.expect("an answer");
    assert_eq!(token.scope.as_deref(), Some("api"));
}

#[tokio::test]
async fn a_slow_server_is_a_timeout() {
    let address = answer_once(Duration::from_secs(5), Vec::new());
    let client = client(&format!("http://{address}"));
    let error = auth::refresh_token(&client).timeout(Duration::from_millis(100)).await.expect_err("no answer in time");
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_closed_port_is_a_connection_error() {
    let client = client(&format!("http://{}", closed_port()));
    let error = auth::refresh_token(&client).await.expect_err("nobody listens");
    assert!(error.is_connect(), "{error:?}");
    assert!(error.status().is_none());
}

#[tokio::test]
async fn unset_variables_are_named_before_anything_is_sent() {
    let server = MockServer::start().await;
    let client = Client::new(Variables::default().url(server.uri().as_str()).client_id("id"));
    let error = auth::refresh_token(&client).await.expect_err("no secret was given");
    let text = error.to_string();
    assert!(text.contains("clientSecret") && text.contains("_refreshToken"), "{text}");
    assert!(!text.contains("clientId"), "{text}");
    assert_eq!(server.received_requests().await.unwrap_or_default().len(), 0);
}

#[test]
fn the_request_is_data_without_a_network() {
    let client = client("https://login.salesforce.com");
    let call = auth::refresh_token(&client);
    let request = call.request().expect("a request");
    assert_eq!(request.url, "https://login.salesforce.com/services/oauth2/token");
    let shown = format!("{request:?}");
    assert!(!shown.contains("5Aep861"), "{shown}");
}
