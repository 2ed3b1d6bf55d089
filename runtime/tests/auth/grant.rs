//! OAuth 2: tokens that the client gets, keeps and renews.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use postman_client::codegen::{Auth, OAuth2, TokenParameter};

use postman_client::{Call, Client, ClientBuilder, Error, HttpBody, Request, Response, TransportError, http};

use crate::{Variables, run};

const BASE: OAuth2 = OAuth2 {
    grant_type: "client_credentials",
    token_url: "{{url}}/token",
    client_id: "i d",
    client_secret: "s3cret/",
    header_prefix: "Bearer",
    ..OAuth2::DEFAULT
};

/// The answer to the token request of this number.
type Answers = fn(u64) -> Response;

/// A server of tokens and of `/api`, which accepts the last token only.
#[derive(Clone)]
struct Server(Arc<State>);

struct State {
    /// `Authorization`, if any, and body of each token request.
    fetches: Mutex<Vec<(Option<String>, String)>>,
    /// Target and `X-Tenant` of each token request.
    heads: Mutex<Vec<(String, Option<String>)>>,
    calls: AtomicU64,
    clock: AtomicU64,
    /// Tokens below this number are refused.
    revoked: AtomicU64,
    answer: Answers,
}

impl Server {
    fn new(answer: Answers) -> Self {
        Self(Arc::new(State {
            fetches: Mutex::default(),
            heads: Mutex::default(),
            calls: AtomicU64::new(0),
            clock: AtomicU64::new(1_000_000),
            revoked: AtomicU64::new(0),
            answer,
        }))
    }

    fn client(&self) -> Client<Variables> {
        let clock = self.clone();
        let clock = move || UNIX_EPOCH + Duration::from_secs(clock.0.clock.load(SeqCst));
        self.builder().clock(clock).build()
    }

    fn fetches(&self) -> Vec<(Option<String>, String)> {
        self.0.fetches.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn builder(&self) -> ClientBuilder<Variables> {
        let server = self.clone();
        let service = tower::service_fn(move |request| server.clone().send(request));
        Client::builder(Variables { url: "http://h".into() }).service(service)
    }

    async fn send(self, request: http::Request<HttpBody>) -> Result<http::Response<HttpBody>, TransportError> {
        let request = Request::read(request).await?;
        // Lets other calls run meanwhile.
        tokio::task::yield_now().await;
        Ok(self.answer(&request).into())
    }

    fn answer(&self, request: &Request) -> Response {
        let authorization = request.header("authorization").map(str::to_owned);
        if !request.target().starts_with("/token") {
            self.0.calls.fetch_add(1, SeqCst);
            let number = authorization.and_then(|value| value.strip_prefix("Bearer t")?.parse::<u64>().ok());
            let good = number.is_some_and(|number| number >= self.0.revoked.load(SeqCst));
            return Response::new(if good { 200 } else { 401 }, "");
        }
        let head = (request.target().to_owned(), request.header("x-tenant").map(str::to_owned));
        self.0.heads.lock().unwrap_or_else(PoisonError::into_inner).push(head);
        let mut fetches = self.0.fetches.lock().unwrap_or_else(PoisonError::into_inner);
        fetches.push((authorization, request.text().into_owned()));
        (self.0.answer)(fetches.len() as u64)
    }
}

fn call(client: &Client<Variables>, settings: OAuth2) -> Call<()> {
    client.get("{{url}}/api").auth(Auth::oauth2_grant(settings)).call()
}

fn numbered(number: u64) -> Response {
    Response::new(200, format!(r#"{{"access_token":"t{number}","token_type":"Bearer","expires_in":3600}}"#))
}

fn refreshing(number: u64) -> Response {
    Response::new(200, format!(r#"{{"access_token":"t{number}","refresh_token":"r{number}"}}"#))
}

#[test]
fn what_each_grant_sends() {
    let password = OAuth2 { grant_type: "password_credentials", username: "u&", password: "p w", scope: "a b", ..BASE };
    let basic = Some("Basic aSUyMGQ6czNjcmV0JTJG".to_owned());
    let table = [
        (
            OAuth2 { audience: "https://a", ..BASE },
            basic.clone(),
            "grant_type=client_credentials&audience=https%3A%2F%2Fa",
        ),
        (
            OAuth2 { credentials_in_body: true, ..BASE },
            None,
            "grant_type=client_credentials&client_id=i%20d&client_secret=s3cret%2F",
        ),
        (password, basic, "grant_type=password&username=u%26&password=p%20w&scope=a%20b"),
        (
            OAuth2 { grant_type: "refresh_token", refresh_token: "r", client_secret: "", ..BASE },
            None,
            "grant_type=refresh_token&refresh_token=r&client_id=i%20d",
        ),
    ];
    for (settings, authorization, body) in table {
        let server = Server::new(numbered);
        assert_eq!(run(call(&server.client(), settings).send()).map(|answer| answer.status.as_u16()).ok(), Some(200));
        assert_eq!(server.fetches(), [(authorization, body.to_owned())]);
    }
}

#[test]
fn what_a_collection_adds_to_requests_of_tokens() {
    use TokenParameter::{Body, Header, Query};
    let settings = OAuth2 {
        scope: "a",
        token_parameters: &[Body("scope", "b c"), Header("X-Tenant", "{{url}}"), Query("v", "2 3")],
        refresh_parameters: &[Body("api_key", "s3same")],
        ..BASE
    };
    let server = Server::new(refreshing);
    let client = server.client();
    assert!(run(call(&client, settings).send()).is_ok());
    server.0.revoked.store(2, SeqCst);
    assert!(run(call(&client, settings).send()).is_ok());
    let bodies: Vec<_> = server.fetches().into_iter().map(|(_, body)| body).collect();
    assert_eq!(bodies[0], "grant_type=client_credentials&scope=b%20c", "in place of the scope of the collection");
    assert_eq!(bodies[1], "grant_type=refresh_token&refresh_token=r1&scope=a&api_key=s3same");
    let heads = server.0.heads.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert_eq!(heads[0], ("/token?v=2%203".to_owned(), Some("http://h".to_owned())));
    assert_eq!(heads[1], ("/token".to_owned(), None));
}

#[test]
fn a_token_parameter_that_is_no_header_or_unset_is_refused() {
    for (parameters, said) in [
        (&[TokenParameter::Header("a b", "x")] as &[_], "the header a b of the token request is not one"),
        (&[TokenParameter::Header("a", "x\ns3cret")], "the header a of the token request is not one"),
        (&[TokenParameter::Body("a", "{{tenant}}")], "unset variable: {{tenant}}"),
    ] {
        let server = Server::new(numbered);
        let result = run(call(&server.client(), OAuth2 { token_parameters: parameters, ..BASE }).send());
        let error = result.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.ends_with(said), "{error}");
        assert_eq!(server.fetches().len(), 0);
    }
}

#[test]
fn a_token_that_is_given_is_sent_as_it_is() {
    let server = Server::new(numbered);
    let given = OAuth2 { token: "t7", ..BASE };
    assert!(run(call(&server.client(), given).send()).is_ok());
    server.0.revoked.store(8, SeqCst);
    assert!(run(call(&server.client(), given).send()).is_err());
    assert_eq!((server.fetches().len(), server.0.calls.load(SeqCst)), (0, 2));
}

#[test]
fn without_fetching_a_request_is_postmans() {
    let server = Server::new(numbered);
    let client = server.builder().fetch_tokens(false).build();
    assert!(run(call(&client, BASE).send()).is_err());
    assert_eq!(server.fetches().len(), 0);
    let error = run(call(&client, OAuth2 { token: "{{tok}}", ..BASE }).send()).err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some("GET {{url}}/api: unset variable: {{tok}}"));
}

#[test]
fn an_unset_token_is_fetched_and_kept_until_shortly_before_it_expires() {
    let server = Server::new(numbered);
    let client = server.client();
    let settings = OAuth2 { token: "{{tok}}", ..BASE };
    for (seconds, fetches) in [(0, 1), (3569, 1), (1, 2), (3569, 2)] {
        server.0.clock.fetch_add(seconds, SeqCst);
        assert!(run(call(&client, settings).send()).is_ok());
        assert_eq!(server.fetches().len(), fetches);
    }
    let shown =
        call(&client, settings).request().ok().and_then(|request| request.header("authorization").map(str::to_owned));
    assert_eq!(shown.as_deref(), Some("Bearer t2"));
}

#[test]
fn one_renewal_after_a_401_with_a_token_that_was_kept() {
    let server = Server::new(numbered);
    let client = server.client();
    assert!(run(call(&client, BASE).send()).is_ok());
    server.0.revoked.store(2, SeqCst);
    assert!(run(call(&client, BASE).send()).is_ok());
    assert_eq!((server.fetches().len(), server.0.calls.load(SeqCst)), (2, 3));
    server.0.revoked.store(100, SeqCst);
    let error = run(call(&client, BASE).send()).err().and_then(|error| error.status());
    assert_eq!(error.map(|status| status.as_u16()), Some(401));
    assert_eq!((server.fetches().len(), server.0.calls.load(SeqCst)), (3, 5));
}

#[test]
fn the_refresh_token_of_an_answer_is_used_next() {
    let server = Server::new(refreshing);
    let client = server.client();
    assert!(run(call(&client, BASE).send()).is_ok());
    server.0.revoked.store(2, SeqCst);
    assert!(run(call(&client, BASE).send()).is_ok());
    assert_eq!(server.fetches()[1].1, "grant_type=refresh_token&refresh_token=r1");
}

#[test]
fn ten_calls_at_once_fetch_one_token_and_renew_it_once() {
    let server = Server::new(numbered);
    let client = server.client();
    for (revoked, fetches) in [(0, 1), (2, 2)] {
        server.0.revoked.store(revoked, SeqCst);
        run(async {
            let calls: Vec<_> = (0..10).map(|_| tokio::spawn(call(&client, BASE).send().into_future())).collect();
            for call in calls {
                assert!(call.await.is_ok_and(|answer| answer.is_ok()));
            }
        });
        assert_eq!(server.fetches().len(), fetches);
    }
}

#[test]
fn fifty_calls_at_once_share_one_refusal() {
    for answer in [(|_| Response::new(401, "")) as Answers, |_| Response::new(500, "")] {
        let server = Server::new(answer);
        let client = server.client();
        run(async {
            let calls: Vec<_> = (0..50).map(|_| tokio::spawn(call(&client, BASE).send().into_future())).collect();
            for call in calls {
                assert!(call.await.is_ok_and(|answer| matches!(answer, Err(Error::Token { .. }))));
            }
        });
        assert_eq!(server.fetches().len(), 1);
        // A later call tries again.
        assert!(run(call(&client, BASE).send()).is_err());
        assert_eq!(server.fetches().len(), 2);
    }
}

#[test]
fn refusals_are_clear_and_show_no_secret() {
    let table: [(Answers, &str); 3] = [
        (
            |_| Response::new(401, r#"{"error":"invalid_client","error_description":"bad s3cret/"}"#),
            "401 Unauthorized with the error invalid_client: bad …",
        ),
        (|_| Response::new(502, "<html>s3cret/"), "502 Bad Gateway"),
        (|_| Response::new(200, r#"{"token":"x9x9"}"#), "200 OK, but without `access_token`"),
    ];
    for (answer, expected) in table {
        let server = Server::new(answer);
        let Err(error) = run(call(&server.client(), BASE).send()) else { panic!("a token from nowhere") };
        assert!(matches!(error, Error::Token { .. }));
        assert_eq!(error.to_string(), format!("GET {{{{url}}}}/api: no token: the token server answered {expected}"));
        assert!(!format!("{error:?}").contains("s3cret") && !format!("{error:?}").contains("x9x9"));
        assert_eq!(server.0.calls.load(SeqCst), 0);
    }
}

#[test]
fn what_a_fetch_needs_has_to_be_set() {
    let server = Server::new(numbered);
    let settings = OAuth2 { client_secret: "{{sec}}", token: "{{tok}}", ..BASE };
    let error = run(call(&server.client(), settings).send()).err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some("GET {{url}}/api: unset variable: {{sec}}"));
    assert_eq!(server.fetches().len(), 0);
}

#[test]
fn a_user_logs_in_in_two_steps() {
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let settings = OAuth2 {
        grant_type: "authorization_code_with_pkce",
        auth_url: "{{url}}/login?x=1",
        redirect_uri: "https://me/back",
        scope: "a b",
        state: "st",
        code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        auth_parameters: &[TokenParameter::Query("prompt", "log in")],
        ..BASE
    };
    let server = Server::new(refreshing);
    let client = server.client();
    assert!(run(call(&client, settings).send()).is_err(), "nobody logged in");
    let Ok(login) = call(&client, settings).authorization() else { panic!("a login") };
    assert_eq!(
        login.url(),
        "http://h/login?x=1&response_type=code&client_id=i%20d&redirect_uri=https%3A%2F%2Fme%2Fback&scope=a%20b&state=st\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&prompt=log%20in"
    );
    assert_eq!((login.state(), login.verifier()), ("st", Some(verifier)));
    assert!(!format!("{login:?}").contains(verifier));
    assert!(run(login.exchange("other", "c0de")).is_err_and(|error| error.to_string().contains("state")));
    assert_eq!(server.fetches().len(), 0);

    let Ok(login) = call(&client, settings).authorization() else { panic!("a login") };
    assert!(run(login.exchange("st", "c0de")).is_ok());
    let body = format!(
        "grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fme%2Fback&code_verifier={verifier}"
    );
    assert_eq!(server.fetches()[0].1, body);
    assert!(run(call(&client, settings).send()).is_ok());
    server.0.revoked.store(2, SeqCst);
    assert!(run(call(&client, settings).send()).is_ok(), "renewed with the refresh token");
    assert_eq!(server.fetches().len(), 2);
    assert!(call(&client, BASE).authorization().is_err(), "this grant asks no user");
}
