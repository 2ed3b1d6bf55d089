//! Requests that are sent again, and those that are not.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use postman_client::{Client, Error, HttpBody, HttpService, Request, Response, Retry, Transport, TransportError, http};

use crate::shop::{Plain, Shop, Variables};

/// The server's part in one attempt.
#[derive(Clone, Copy)]
enum Does {
    Answer(u16),
    /// With this `Retry-After`.
    After(u16, &'static str),
    RefuseConnection,
    BreakOff,
    TakeTooLong,
}

use Does::{After, Answer, BreakOff, RefuseConnection, TakeTooLong};

/// Does one thing after the other, and the last one for ever.
#[derive(Clone)]
struct Server {
    does: &'static [Does],
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    fn new(does: &'static [Does]) -> Self {
        Self { does, seen: Arc::default() }
    }

    fn client(&self, retry: Retry) -> Shop {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        Client::builder(Variables::default()).transport(self.clone()).clock(move || now).retry(retry).build()
    }

    fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Server {
    fn into_service(self) -> HttpService {
        HttpService::new(tower::service_fn(move |request| self.clone().send(request)))
    }
}

impl Server {
    async fn send(self, request: http::Request<HttpBody>) -> Result<http::Response<HttpBody>, TransportError> {
        let request = Request::read(request).await?;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let does = self.does[seen.len().min(self.does.len() - 1)];
        seen.push(request);
        match does {
            Answer(status) => Ok(Response::new(status, "").into()),
            After(status, value) => Ok(Response::new(status, "").with_header("retry-after", value).into()),
            RefuseConnection => Err(TransportError::connect("refused")),
            BreakOff => Err(TransportError::new("broken")),
            TakeTooLong => Err(TransportError::timeout("slow")),
        }
    }
}

fn quick() -> Retry {
    Retry::standard().backoff(Duration::from_millis(1), Duration::from_millis(2))
}

fn call(client: &Shop, method: &'static str) -> Plain {
    client.request(method, "{{url}}/x").text("text/plain", "{{$guid}}").call()
}

#[tokio::test]
async fn what_does_no_harm_is_sent_again() {
    // What the server does, how often a GET is sent, and how often a POST.
    let table: [(&[Does], usize, usize); 10] = [
        (&[Answer(200)], 1, 1),
        (&[Answer(503), Answer(200)], 2, 1),
        (&[Answer(429), Answer(502), Answer(504)], 3, 1),
        (&[Answer(500)], 1, 1),
        (&[Answer(404)], 1, 1),
        (&[RefuseConnection, Answer(200)], 2, 2),
        (&[RefuseConnection], 3, 3),
        (&[RefuseConnection, BreakOff, Answer(200)], 3, 2),
        (&[BreakOff, Answer(503), Answer(200)], 3, 1),
        (&[TakeTooLong, Answer(200)], 2, 1),
    ];
    for (row, (does, gets, posts)) in table.into_iter().enumerate() {
        for (methods, times) in [(&["GET", "HEAD", "PUT", "DELETE", "OPTIONS"][..], gets), (&["POST", "PATCH"], posts)]
        {
            for method in methods {
                let server = Server::new(does);
                let result = call(&server.client(quick()), method).await;
                let seen = server.seen();
                assert_eq!(seen.len(), times, "row {row}: {method}");
                assert!(seen.iter().all(|request| request.body == seen[0].body), "all that is drawn stays the same");
                match result {
                    Ok(()) => assert!(matches!(does[times - 1], Answer(200))),
                    Err(error) => {
                        assert_eq!(error.attempts() as usize, times, "row {row}: {method}");
                        let said = error.to_string().contains(&format!("{{{{url}}}}/x: after {times} attempts: "));
                        assert_eq!(said, times > 1, "{error}");
                    }
                }
            }
        }
        let server = Server::new(does);
        let _: Result<(), Error> = call(&server.client(quick().all_methods()), "POST").await;
        assert_eq!(server.seen().len(), gets, "row {row}: all methods");
    }
}

#[tokio::test]
async fn nothing_is_sent_again_unless_it_is_asked_for() {
    let server = Server::new(&[Answer(503), Answer(503), Answer(200)]);
    let client = Client::with_transport(Variables::default(), server.clone());
    assert!(call(&client, "GET").await.is_err_and(|error| error.attempts() == 1));
    assert!(call(&client, "GET").retry(quick()).await.is_ok());
    assert_eq!(server.seen().len(), 3);

    let server = Server::new(&[Answer(503)]);
    assert!(call(&server.client(quick()), "GET").no_retry().await.is_err());
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn the_server_says_when() {
    // The longest wait is 2 ms.
    for (value, attempts) in
        [("0", 2), ("Sun, 06 Nov 1994 08:49:37 GMT", 2), ("1", 1), ("Sun, 06 Nov 1994 08:50:37 GMT", 1), ("soon", 2)]
    {
        let does = Box::leak(Box::new([After(503, value), Answer(200)]));
        let server = Server::new(does);
        let answer = call(&server.client(quick()), "GET").await;
        assert_eq!((server.seen().len(), answer.is_ok()), (attempts, attempts == 2), "{value}");
    }
    let server = Server::new(&[After(429, "1"), Answer(200)]);
    let begun = std::time::Instant::now();
    assert!(call(&server.client(Retry::standard()), "GET").await.is_ok());
    assert!(begun.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn all_attempts_together_keep_to_the_time_of_the_call() {
    let server = Server::new(&[Answer(503)]);
    let retry = Retry::standard().backoff(Duration::from_secs(9), Duration::from_secs(9)).attempts(9);
    let begun = std::time::Instant::now();
    let client = server.client(retry.attempt_timeout(Duration::from_secs(1)));
    assert!(call(&client, "GET").timeout(Duration::from_secs(5)).await.is_err());
    assert!(begun.elapsed() < Duration::from_secs(4));
    assert_eq!(server.seen().len(), 1);
    assert_eq!(server.seen()[0].timeout.map(|timeout| timeout <= Duration::from_secs(1)), Some(true));
}

#[tokio::test]
async fn a_budget_is_shared() {
    let server = Server::new(&[Answer(503)]);
    let client = server.client(quick().backoff(Duration::ZERO, Duration::ZERO));
    for _ in 0..100 {
        assert!(call(&client.clone(), "GET").await.is_err());
    }
    assert_eq!(server.seen().len(), 200);
}

#[tokio::test]
async fn an_idempotency_key_is_the_same_for_all_attempts() {
    let keys = |server: &Server| -> Vec<Option<String>> {
        server.seen().iter().map(|request| request.header("idempotency-key").map(str::to_owned)).collect()
    };
    let with_key =
        |client: &Shop, key: &'static str| -> Plain { client.post("{{url}}/x").header("Idempotency-Key", key).call() };
    let does: &[Does] = &[Answer(503), Answer(503), Answer(200)];

    let server = Server::new(does);
    assert!(with_key(&server.client(quick()), "").await.is_ok());
    let filled = keys(&server);
    assert!(filled[0].as_ref().is_some_and(|key| key.len() == 36) && filled.iter().all(|key| *key == filled[0]));

    let server = Server::new(does);
    assert!(with_key(&server.client(quick()), "mine").await.is_ok());
    assert_eq!(keys(&server), vec![Some("mine".to_owned()); 3]);

    let server = Server::new(does);
    assert!(call(&server.client(quick().idempotency_key("Idempotency-Key")), "POST").await.is_ok());
    let added = keys(&server);
    assert!(added[0].is_some() && added.iter().all(|key| *key == added[0]));

    // Another call has another key, and without retries nothing is filled.
    assert_ne!(added[0], filled[0]);
    let server = Server::new(&[Answer(200)]);
    assert!(with_key(&server.client(quick()), "").no_retry().await.is_ok());
    assert_eq!(keys(&server), [Some(String::new())]);
}
