//! OAuth 2: a call that is dropped while it fetches a token, which other calls wait for.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::task::{Context, Waker};
use std::time::{Duration, UNIX_EPOCH};

use futures_util::future::join_all;
use postman_client::codegen::{Auth, OAuth2};
use postman_client::{Call, Client, HttpBody, NoFailure, Request, Response, Sending, TransportError, http};

use crate::Variables;

const WAITING: usize = 50;

/// A server of tokens, and of `/api`, which accepts those from `good` on.
#[derive(Default)]
struct Server {
    fetches: AtomicU64,
    /// The number of the token request that is never answered.
    stuck: AtomicU64,
    good: AtomicU64,
    /// Seconds since the first call.
    time: AtomicU64,
}

impl Server {
    async fn answer(&self, request: &Request) -> Response {
        if request.target() == "/token" {
            let number = self.fetches.fetch_add(1, SeqCst) + 1;
            if number == self.stuck.load(SeqCst) {
                std::future::pending::<()>().await;
            }
            let token = format!(r#"{{"access_token":"{number}","refresh_token":"r{number}","expires_in":3600}}"#);
            return Response::new(200, token);
        }
        let number = request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")?.parse().ok());
        Response::new(if number.is_some_and(|number: u64| number >= self.good.load(SeqCst)) { 200 } else { 401 }, "")
    }

    fn client(self: &Arc<Self>) -> Client<Variables> {
        let (server, clock) = (Arc::clone(self), Arc::clone(self));
        let service = tower::service_fn(move |request: http::Request<HttpBody>| {
            let server = Arc::clone(&server);
            async move {
                let request = Request::read(request).await?;
                Ok::<http::Response<HttpBody>, TransportError>(server.answer(&request).await.into())
            }
        });
        let clock = move || UNIX_EPOCH + Duration::from_secs(1_000_000 + clock.time.load(SeqCst));
        Client::builder(Variables { url: "http://h".into() }).service(service).clock(clock).build()
    }
}

fn call(client: &Client<Variables>, grant_type: &'static str) -> Call<()> {
    let settings = OAuth2 {
        grant_type,
        auth_url: "{{url}}/login",
        state: "state",
        token_url: "{{url}}/token",
        client_id: "id",
        client_secret: "secret",
        username: "user",
        password: "password",
        refresh_token: "r0",
        header_prefix: "Bearer",
        ..OAuth2::DEFAULT
    };
    client.get("{{url}}/api").auth(Auth::oauth2_grant(settings)).call()
}

fn begin(future: &mut (impl Future + Unpin)) {
    let begun = std::pin::Pin::new(future).poll(&mut Context::from_waker(Waker::noop()));
    assert!(begun.is_pending(), "it fetches a token, or waits for that");
}

/// Begins calls that need a new token, drops the one that fetches it and one that waits, and awaits the others.
async fn drop_the_one_that_fetches(client: &Client<Variables>, grant_type: &'static str) {
    let mut calls: Vec<Sending<(), NoFailure>> = (0..WAITING).map(|_| call(client, grant_type).send()).collect();
    calls.iter_mut().for_each(begin);
    drop(calls.remove(0));
    drop(calls.remove(WAITING / 2));
    for answer in join_all(calls).await {
        assert!(answer.is_ok());
    }
    assert!(call(client, grant_type).await.is_ok());
}

#[test]
fn a_token_that_was_not_fetched_to_the_end_is_fetched_once_for_those_that_wait() {
    type Happens = fn(&Server);
    let renewals: [(&str, Happens); 2] = [
        ("it expires", |server| server.time.store(3600, SeqCst)),
        ("it is refused", |server| server.good.store(2, SeqCst)),
    ];
    for grant_type in ["client_credentials", "password_credentials", "refresh_token"] {
        let server = Arc::new(Server { stuck: 1.into(), ..Server::default() });
        crate::run(drop_the_one_that_fetches(&server.client(), grant_type));
        assert_eq!(server.fetches.load(SeqCst), 2, "{grant_type}: the one that was dropped, and one for all others");

        for (reason, happens) in renewals {
            let server = Arc::new(Server { stuck: 2.into(), ..Server::default() });
            let client = server.client();
            crate::run(async {
                assert!(call(&client, grant_type).await.is_ok());
                happens(&server);
                drop_the_one_that_fetches(&client, grant_type).await;
            });
            assert_eq!(server.fetches.load(SeqCst), 3, "{grant_type}, when {reason}");
        }
    }
}

#[test]
fn who_waits_for_a_call_that_does_not_go_on_has_its_own_time_limit() {
    let server = Arc::new(Server { stuck: 1.into(), ..Server::default() });
    let client = server.client();
    crate::run(async {
        let mut stopped = call(&client, "client_credentials").send();
        begin(&mut stopped);
        let waiting = call(&client, "client_credentials").timeout(Duration::from_millis(20));
        assert!(waiting.await.is_err_and(|error| error.is_timeout()));
        drop(stopped);
        assert!(call(&client, "client_credentials").await.is_ok());
    });
}

#[test]
fn a_code_that_was_not_exchanged_to_the_end_blocks_nobody() {
    let server = Arc::new(Server { stuck: 1.into(), ..Server::default() });
    let client = server.client();
    let login = || call(&client, "authorization_code").authorization().unwrap_or_else(|error| panic!("{error}"));
    crate::run(async {
        let mut exchange = Box::pin(login().exchange("state", "code-1"));
        begin(&mut exchange);
        let mut waiting = call(&client, "authorization_code").send();
        begin(&mut waiting);
        drop(exchange);
        assert!(waiting.await.is_err(), "nobody has logged in");
        assert!(login().exchange("state", "code-2").await.is_ok());
        assert!(call(&client, "authorization_code").await.is_ok());
    });
    assert_eq!(server.fetches.load(SeqCst), 2);
}
