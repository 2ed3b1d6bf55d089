//! For tests of programs that call a generated client: [`Recorder`] answers by operation, without a network, and keeps the requests.
//!
//! ```
//! use postman_client::testing::Recorder;
//! use postman_client::{Client, Json, Response};
//! # use postman_client::{Call, Error, Variables};
//! # #[derive(Clone, Default)]
//! # struct Shop;
//! # impl postman_client::codegen::Collection for Shop {}
//! # impl Variables for Shop {
//! #     fn get(&self, name: &str) -> Option<&str> { (name == "url").then_some("https://shop.example") }
//! #     fn set(&mut self, _: &str, _: &str) -> bool { false }
//! # }
//! # fn orders(client: &Client<Shop>) -> Call<Json<Vec<u32>>> { client.get("{{url}}/orders").call() }
//! # async fn test() -> Result<(), Error> {
//! let api = Recorder::new();
//! let client = Client::with_transport(Shop::default(), api.clone());
//! api.on(orders(&client).operation(), Response::new(200, "[7, 9]"));
//!
//! assert_eq!(orders(&client).await?, [7, 9]);
//! assert_eq!(api.requests()[0].target(), "/orders");
//! # Ok(())
//! # }
//! # let mut test = std::pin::pin!(test());
//! # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
//! # assert!(matches!(test.as_mut().poll(&mut context), std::task::Poll::Ready(Ok(()))));
//! ```
//!
//! For tests that should go through the network stack, a mock server takes the place of the API:
//! `Client::builder(variables).base_url(server.uri())`.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use tower_service::Service;

use crate::request::Request;
use crate::response::Response;
use crate::transport::{BoxFuture, HttpBody, HttpService, Transport, TransportError};

/// A transport that answers by operation, and keeps the requests that were sent. Clones share both.
#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: HashMap<String, Answers>,
    requests: Vec<(String, Request)>,
}

/// The answers of one operation.
#[derive(Default)]
struct Answers {
    any: VecDeque<Response>,
    /// The answers to requests that contain these texts, those with the most texts first.
    holding: Vec<(Vec<String>, Response)>,
}

impl Answers {
    fn next(&mut self, request: &Request) -> Option<Response> {
        let text = if self.holding.is_empty() { String::new() } else { text(request) };
        let held = self.holding.iter().find(|(texts, _)| texts.iter().all(|held| text.contains(held)));
        held.map(|(_, answer)| answer.clone()).or_else(|| match self.any.len() {
            0 | 1 => self.any.front().cloned(),
            _ => self.any.pop_front(),
        })
    }
}

/// Returns target, headers and body, one per line.
fn text(request: &Request) -> String {
    let mut text = format!("{}\n", request.target());
    for (name, value) in &request.headers {
        text.push_str(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
    }
    text.push_str(&String::from_utf8_lossy(&request.body));
    text
}

impl Recorder {
    /// Creates a recorder without answers. A call of an operation without an answer fails with an error that names it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer to calls of this operation: [`Call::operation`](crate::Call::operation), or its text, `"GET {{url}}/orders"`. Several
    /// answers are returned one after the other, and the last one from then on.
    pub fn on(&self, operation: impl ToString, answer: Response) -> &Self {
        self.state().answers.entry(operation.to_string()).or_default().any.push_back(answer);
        self
    }

    /// Replaces all answers to calls of this operation by this one.
    pub fn instead(&self, operation: impl ToString, answer: Response) -> &Self {
        let only = Answers { any: VecDeque::from([answer]), holding: Vec::new() };
        self.state().answers.insert(operation.to_string(), only);
        self
    }

    /// Answers calls of this operation whose request contains all of these texts, in its target, its headers (`"name: value"`) or its
    /// body: for operations that share a method and a URL, such as those of GraphQL. Such an answer takes precedence over
    /// [`on`](Self::on); of several, the one with the most texts wins.
    pub fn on_holding(&self, operation: impl ToString, texts: &[&str], answer: Response) -> &Self {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let mut state = self.state();
        let holding = &mut state.answers.entry(operation.to_string()).or_default().holding;
        let at = holding.partition_point(|(other, _)| other.len() >= texts.len());
        holding.insert(at, (texts, answer));
        drop(state);
        self
    }

    /// Returns the requests that were sent, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.state().requests.iter().map(|(_, request)| request.clone()).collect()
    }

    /// Returns the requests that were sent by calls of this operation.
    pub fn requests_of(&self, operation: impl ToString) -> Vec<Request> {
        let name = operation.to_string();
        self.state().requests.iter().filter(|(of, _)| *of == name).map(|(_, request)| request.clone()).collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: Request) -> Result<Response, TransportError> {
        let name = request.operation.map(|operation| operation.to_string()).unwrap_or_default();
        let mut state = self.state();
        let next = state.answers.get_mut(&name).and_then(|answers| answers.next(&request));
        state.requests.push((name, request));
        next.ok_or_else(|| {
            TransportError::new("the recorder has no answer for the operation; `Recorder::on` gives it one")
        })
    }
}

impl Service<http::Request<HttpBody>> for Recorder {
    type Response = http::Response<HttpBody>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Self::Response, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<HttpBody>) -> Self::Future {
        let recorder = self.clone();
        Box::pin(async move { Ok(recorder.answer(Request::read(request).await?)?.into()) })
    }
}

impl Transport for Recorder {
    fn into_service(self) -> HttpService {
        HttpService::new(self)
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recorder({} requests)", self.state().requests.len())
    }
}
