//! A client that gets and renews its token with a request of the collection: the salesforce client, over real sockets.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use generated::salesforce::{Client, Variables, auth, rest};
use postman_client::Error;
use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

const TOKEN: &str = "/services/oauth2/token";

/// Gives out tokens `t1`, `t2` …, and accepts the last one while it is not revoked.
#[derive(Clone, Default)]
struct Salesforce(Arc<State>);

#[derive(Default)]
struct State {
    /// Token requests, accepted calls and refused calls.
    logins: AtomicUsize,
    accepted: AtomicUsize,
    refused: AtomicUsize,
    /// Tokens up to this one are no longer good.
    revoked: AtomicUsize,
    /// Token requests are refused.
    closed: AtomicUsize,
}

impl Respond for Salesforce {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let Self(state) = self;
        if request.url.path() == TOKEN {
            let number = state.logins.fetch_add(1, SeqCst) + 1;
            if state.closed.load(SeqCst) > 0 {
                return ResponseTemplate::new(401).set_body_raw(
                    r#"{"error":"invalid_grant","error_description":"for s3cret-of-the-app"}"#,
                    "application/json",
                );
            }
            // Long enough for all calls that are refused to wait for it.
            return ResponseTemplate::new(200)
                .set_delay(Duration::from_millis(50))
                .set_body_raw(format!(r#"{{"access_token":"t{number}"}}"#), "application/json");
        }
        let token = request.headers.get("authorization").and_then(|value| value.to_str().ok());
        let number = token.and_then(|token| token.strip_prefix("Bearer t")?.parse::<usize>().ok());
        if number.is_some_and(|number| number > state.revoked.load(SeqCst)) {
            state.accepted.fetch_add(1, SeqCst);
            return ResponseTemplate::new(200).set_body_raw(r#"{"DailyApiRequests":{"Max":5}}"#, "application/json");
        }
        state.refused.fetch_add(1, SeqCst);
        ResponseTemplate::new(401).set_body_raw(r#"[{"errorCode":"INVALID_SESSION_ID"}]"#, "application/json")
    }
}

impl Salesforce {
    /// Logins, accepted calls, refused calls.
    fn counts(&self) -> [usize; 3] {
        [&self.0.logins, &self.0.accepted, &self.0.refused].map(|count| count.load(SeqCst))
    }

    fn revoke_all(&self) {
        self.0.revoked.store(self.0.logins.load(SeqCst), SeqCst);
    }

    fn close(&self) {
        self.0.closed.store(1, SeqCst);
    }

    async fn start(&self) -> MockServer {
        let server = MockServer::start().await;
        Mock::given(wiremock::matchers::any()).respond_with(self.clone()).mount(&server).await;
        server
    }
}

fn variables(server: &MockServer) -> Variables {
    Variables::default()
        .url(server.uri().as_str())
        .endpoint(server.uri().as_str())
        .client_id("id")
        .client_secret("s3cret-of-the-app")
        .refresh_token("5Aep861")
}

fn renewing(server: &MockServer) -> Client {
    Client::builder(variables(server)).renew(auth::renew_refresh_token()).build()
}

#[tokio::test]
async fn refresh_then_a_call_then_a_401_then_one_renewal() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let client = renewing(&server);

    auth::refresh_token(&client).await.expect("a token");
    rest::limits(&client).await.expect("an authorised call");
    assert_eq!(salesforce.counts(), [1, 1, 0]);

    salesforce.revoke_all();
    let limits = rest::limits(&client).await.expect("a call with the new token");
    assert_eq!(limits.daily_api_requests.and_then(|requests| requests.max), Some(5));
    assert_eq!(salesforce.counts(), [2, 2, 1]);
    assert_eq!(client.variables().access_token.expose(), Some("t2"));

    rest::limits(&client).await.expect("another with it");
    assert_eq!(salesforce.counts(), [2, 3, 1]);
}

#[tokio::test]
async fn it_logs_in_before_the_first_call() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let client = renewing(&server);
    rest::limits(&client).await.expect("a call");
    assert_eq!(salesforce.counts(), [1, 1, 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_wait_for_one_renewal() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let client = renewing(&server);
    for round in 1..=2 {
        let calls: Vec<_> = (0..20).map(|_| tokio::spawn(rest::limits(&client).send())).collect();
        for call in calls {
            call.await.expect("no panic").expect("an answer");
        }
        let [logins, accepted, _] = salesforce.counts();
        assert_eq!([logins, accepted], [round, 20 * round]);
        salesforce.revoke_all();
    }
}

#[tokio::test]
async fn one_renewal_a_call_and_its_401_is_the_answer() {
    let salesforce = Salesforce::default();
    salesforce.0.revoked.store(usize::MAX, SeqCst);
    let server = salesforce.start().await;
    let client = renewing(&server);
    auth::refresh_token(&client).await.expect("a token");
    let error = rest::limits(&client).await.expect_err("no token is good");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert_eq!(salesforce.counts(), [2, 0, 2]);
}

#[tokio::test]
async fn a_refused_token_request_is_the_error_and_no_loop() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let client = renewing(&server);
    auth::refresh_token(&client).await.expect("a token");
    salesforce.revoke_all();
    salesforce.close();

    let error = rest::limits(&client).await.expect_err("no token");
    assert_eq!(salesforce.counts(), [2, 0, 1]);
    assert!(matches!(error, Error::Token { .. }), "{error:?}");
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(text.contains("oauth2/token") && text.contains("401") && text.contains("invalid_grant"), "{text}");
        assert!(!text.contains("s3cret-of-the-app"), "{text}");
    }
    // Called itself, it renews nothing.
    auth::refresh_token(&client).await.expect_err("refused");
    assert_eq!(salesforce.counts(), [3, 0, 1]);
}

#[tokio::test]
async fn what_the_token_request_needs_is_named() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let client = renewing(&server);
    client.update(|variables| variables.refresh_token.unset());
    let error = rest::limits(&client).await.expect_err("no refresh token");
    assert!(matches!(&error, Error::Unset { variables, .. } if variables == &["_refreshToken"]), "{error:?}");
    assert_eq!(salesforce.counts(), [0, 0, 0]);
}

#[tokio::test]
async fn without_a_renewal_a_401_is_the_answer() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let client = Client::new(variables(&server));
    auth::refresh_token(&client).await.expect("a token");
    salesforce.revoke_all();
    let error = rest::limits(&client).await.expect_err("refused");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert_eq!(salesforce.counts(), [1, 0, 1]);
}

#[tokio::test]
async fn clients_with_other_variables_share_a_renewal_only_while_they_share_the_token() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let client = renewing(&server);
    auth::refresh_token(&client).await.expect("a token");
    let (first, second) =
        (client.with_variables(|v| v.version = "59.0".into()), client.with_variables(|v| v.version = "60.0".into()));
    let other = client.with_variables(|v| v.access_token = "t0".into());
    salesforce.revoke_all();

    rest::limits(&first).await.expect("renewed");
    assert_eq!(salesforce.counts(), [2, 1, 1]);
    assert_eq!(client.variables().access_token.expose(), Some("t2"), "the client it was made from has it too");
    rest::limits(&second).await.expect("the same token was renewed");
    assert_eq!(salesforce.counts(), [2, 2, 2]);

    rest::limits(&other).await.expect("a token of its own");
    assert_eq!(salesforce.counts(), [3, 3, 3]);
    assert_eq!(client.variables().access_token.expose(), Some("t2"), "that of another login stays its own");
}

#[tokio::test]
async fn a_renewal_captures_where_captures_are_off() {
    let salesforce = Salesforce::default();
    let server = salesforce.start().await;
    let builder = Client::builder(variables(&server)).captures(false);
    let client = builder.renew(auth::renew_refresh_token()).build();
    rest::limits(&client).await.expect("a call");
    assert_eq!(client.variables().access_token.expose(), Some("t1"));
}

/// The renewals of a client with two requests: `Log in`, and one that sends `{{token}}` in the header `Authorization`.
fn renewals(log_in: Value) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("collection.json");
    let using = json!({
        "name": "Use it",
        "request": {"method": "GET", "url": "{{url}}/use", "header": [{"key": "Authorization", "value": "Bearer {{token}}"}]},
    });
    let collection = json!({"info": {"name": "x"}, "item": [log_in, using]});
    fs::write(&file, collection.to_string()).expect("a file");
    let text = Generator::new(&file).layout(Layout::File).generate().expect("a client").text();
    let new = text.split("Renewal::new(").skip(1);
    // on one line, or on lines of their own
    let argument = |rest: &str| {
        let words: Vec<&str> = rest.split("\n}").next().unwrap_or_default().split_whitespace().collect();
        words.join(" ").strip_suffix(')').unwrap_or_default().trim_end_matches([',', ' ']).to_owned()
    };
    new.map(argument).collect()
}

fn log_in(request: Value, script: &str) -> Value {
    json!({"name": "Log in", "request": request, "event": [{"listen": "test", "script": {"exec": script}}]})
}

#[test]
fn a_request_renews_when_it_gets_the_token_of_others_with_nothing_but_variables() {
    let url = "{{url}}/login";
    let set = "pm.environment.set('token', pm.response.json().token)";
    let post = |body: Value| json!({"method": "POST", "url": url, "body": body});
    let form = |value: &str| json!({"mode": "urlencoded", "urlencoded": [{"key": "user", "value": value}]});
    let raw = |text: &str| json!({"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}});

    assert_eq!(renewals(log_in(json!({"method": "GET", "url": url}), set)), [r#""token", log_in"#]);
    assert_eq!(renewals(log_in(post(form("{{user}}")), set)), [r#""token", log_in"#]);
    let typed = renewals(log_in(post(raw(r#"{"user": "{{user}}"}"#)), set));
    assert_eq!(
        typed,
        [
            r##""token", |client| { let body: Body<LogInBody> = Body::saved(r#"{"user": "{{user}}"}"#); log_in(client, body) }"##
        ]
    );

    let none = [""; 0];
    let other = "pm.environment.set('other', pm.response.json().token)";
    assert_eq!(renewals(log_in(post(form("{{user}}")), other)), none, "nobody sends what it gets");
    let given = [r#""token", move |client| log_in(client, &body)"#];
    assert_eq!(renewals(log_in(post(raw(r#"{"user": "me"}"#)), set)), given, "the caller is another user");
    assert_eq!(renewals(log_in(post(form("me")), set)), given, "the caller is another user");
    assert_eq!(renewals(log_in(post(raw(r#"{"code": "me"}"#)), set)), none, "a body that the caller has to give");
    assert_eq!(renewals(log_in(json!({"method": "GET", "url": "{{url}}/login/:id"}), set)), none, "an argument");
    assert_eq!(renewals(log_in(post(form("{{user}}")), "pm.environment.set('token', 'x')")), none, "a constant");
    let own = json!({"method": "GET", "url": url, "header": [{"key": "Authorization", "value": "Bearer {{token}}"}]});
    assert_eq!(renewals(log_in(own, set)), none, "it needs the token itself");
}
