//! Logins that fail while other calls wait for them.

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Waker};

use postman_client::codegen::Auth;
use postman_client::{Client, HttpBody, Request, Response, Secret, Sending, TransportError, http};

use crate::shop::{Plain, Shop, Variables, refresh};

type Waiting = Arc<Mutex<Vec<Sending<(), postman_client::NoFailure>>>>;

/// Refuses all calls with 401. While the first login is under way, everything that waits begins.
struct Api {
    waiting: Waiting,
    logins: Arc<AtomicUsize>,
    login_status: u16,
}

impl Api {
    fn answer(&self, request: &Request) -> Response {
        if request.target() != "/token" {
            return Response::new(401, "");
        }
        self.logins.fetch_add(1, SeqCst);
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        for call in waiting.iter_mut() {
            let begun = std::pin::Pin::new(call).poll(&mut Context::from_waker(Waker::noop()));
            assert!(begun.is_pending(), "it waits for the login");
        }
        Response::new(self.login_status, r#"{"code":"locked"}"#)
    }
}

fn limits(client: &Shop) -> Plain {
    client.get("{{url}}/limits").auth(Auth::bearer("{{token}}")).call()
}

/// Sends a call, and `others` while it logs in. Gives the errors of all, and the number of logins.
async fn refused(login_status: u16, token: Secret, others: impl Fn(&Shop) -> Vec<Plain>) -> (Vec<String>, usize) {
    let (waiting, logins) = (Waiting::default(), Arc::<AtomicUsize>::default());
    let api = Api { waiting: Arc::clone(&waiting), logins: Arc::clone(&logins), login_status };
    let client = Client::builder(Variables { token, ..Variables::default() })
        .transport(move |request: Request| api.answer(&request))
        .renew(postman_client::Renewal::new("token", refresh))
        .build();
    let calls = others(&client).into_iter().map(postman_client::Call::send);
    waiting.lock().unwrap_or_else(PoisonError::into_inner).extend(calls);
    let mut errors = vec![limits(&client).await.err().map(|error| error.to_string()).unwrap_or_default()];
    let rest = std::mem::take(&mut *waiting.lock().unwrap_or_else(PoisonError::into_inner));
    for call in rest {
        errors.push(call.await.err().map(|error| error.to_string()).unwrap_or_default());
    }
    // A call that begins after the failure tries again.
    let before = logins.load(SeqCst);
    assert!(limits(&client).await.is_err());
    assert_eq!(logins.load(SeqCst), before + 1);
    (errors, before)
}

#[tokio::test]
async fn those_that_wait_for_a_login_share_its_failure() {
    for status in [401, 500] {
        for token in [Secret::default(), "old".into()] {
            let (errors, logins) = refused(status, token, |client| (0..49).map(|_| limits(client)).collect()).await;
            assert_eq!((errors.len(), logins), (50, 1));
            for error in errors {
                assert!(error.starts_with("GET {{url}}/limits: no token: POST {{url}}/token: "), "{error}");
                assert!(error.contains(&status.to_string()), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn a_login_that_is_dropped_leaves_the_next_one_to_those_that_wait() {
    let logins = Arc::<AtomicUsize>::default();
    let seen = Arc::clone(&logins);
    let service = tower::service_fn(move |request: http::Request<HttpBody>| {
        let seen = Arc::clone(&seen);
        async move {
            let request = Request::read(request).await?;
            let answer = match request.target() {
                "/token" if seen.fetch_add(1, SeqCst) == 0 => std::future::pending().await,
                "/token" => Response::new(200, r#"{"access_token":"new"}"#),
                _ if request.header("authorization") == Some("Bearer new") => Response::new(200, ""),
                _ => Response::new(401, ""),
            };
            Ok::<http::Response<HttpBody>, TransportError>(answer.into())
        }
    });
    for token in [Secret::default(), "old".into()] {
        logins.store(0, SeqCst);
        let client = Client::builder(Variables { token, ..Variables::default() })
            .service(service.clone())
            .renew(postman_client::Renewal::new("token", refresh))
            .build();
        let mut calls: Vec<_> = (0..50).map(|_| limits(&client).send()).collect();
        for call in &mut calls {
            let begun = std::pin::Pin::new(call).poll(&mut Context::from_waker(Waker::noop()));
            assert!(begun.is_pending(), "it logs in, or waits for that");
        }
        drop(calls.remove(0));
        for call in calls {
            assert!(call.await.is_ok());
        }
        assert_eq!(logins.load(SeqCst), 2, "the one that was dropped, and one for all others");
    }
}

#[tokio::test]
async fn who_waits_for_a_call_that_does_not_go_on_has_its_own_time_limit() {
    let service = tower::service_fn(|_: http::Request<HttpBody>| async {
        std::future::pending::<()>().await;
        Ok::<http::Response<HttpBody>, TransportError>(Response::new(200, "").into())
    });
    let client = Client::builder(Variables { token: Secret::default(), ..Variables::default() })
        .service(service)
        .renew(postman_client::Renewal::new("token", refresh))
        .build();
    let mut stopped = limits(&client).send();
    assert!(std::pin::Pin::new(&mut stopped).poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let waiting = limits(&client).timeout(std::time::Duration::from_millis(20));
    assert!(waiting.await.is_err_and(|error| error.is_timeout()));
}

#[tokio::test]
async fn a_client_with_other_variables_logs_in_itself() {
    let other =
        |client: &Shop| vec![limits(&client.with_variables(|variables| variables.token = "another user's".into()))];
    let (errors, logins) = refused(401, "old".into(), other).await;
    assert_eq!((errors.len(), logins), (2, 2));
}
