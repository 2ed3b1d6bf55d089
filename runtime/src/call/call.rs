//! [`Call`]: a request that knows the type of its answer.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::answer::Answer;
use super::captures::Capture;
use super::plan::{NextPage, Plan};
use crate::decode::{Decode, NoFailure};
use crate::error::Error;
use crate::request::Operation;
use crate::request::body::{File, Payload};
use crate::request::{Inputs, NoOptions, Options};
use crate::request::{Invalid, Request};
use crate::response::Response;
use crate::template::Text;
use crate::variables::Variables;

/// A request whose answers are read by `T`, whose failures by `E`, and whose optional inputs are
/// `O`.
///
/// It owns all it needs, and nothing is sent until it is awaited: `.await` gives the value,
/// [`send`](Self::send) the value with status and headers. A call can be cloned, to be sent again.
/// Variables are read when it is sent.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T: Decode, E = NoFailure, O = NoOptions> {
    pub(super) plan: Box<Plan>,
    pub(super) captures: Vec<Capture<T::Output>>,
    /// `None` until options are given: the default ones are applied then.
    inputs: Option<Inputs>,
    /// Inputs of this call only, after the options.
    extra: Inputs,
    types: Types<T, E, O>,
}

/// Types that a call is about but holds no value of.
type Types<T, E, O> = PhantomData<fn() -> (T, E, O)>;

impl<T: Decode, E, O> Call<T, E, O> {
    pub(crate) fn new(plan: Box<Plan>) -> Self {
        Self { plan, captures: Vec::new(), inputs: None, extra: Inputs::default(), types: PhantomData }
    }

    /// Sets a header for this call; it replaces the operation's headers of that name. The value is
    /// data.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Text>) -> Self {
        self.extra.headers.push((name.into().into(), value.into()));
        self
    }

    /// Adds a query parameter after the operation's own. Name and value are data.
    pub fn query(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.extra.query.push(crate::request::url::Parameter::Data(name.into(), value.to_string()));
        self
    }

    /// Limits this call to `timeout`, from the first byte sent to the last byte received; of an answer that is read while it
    /// arrives to the head.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.plan.timeout = Some(timeout);
        self
    }

    /// As [`ClientBuilder::first_byte_timeout`](crate::ClientBuilder::first_byte_timeout), for this call.
    pub fn first_byte_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.plan.limits.first_byte = timeout.into();
        self
    }

    /// As [`ClientBuilder::idle_timeout`](crate::ClientBuilder::idle_timeout), for this call.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.plan.limits.idle = timeout.into();
        self
    }

    /// As [`ClientBuilder::max_answer_size`](crate::ClientBuilder::max_answer_size), for this call.
    pub fn max_answer_size(mut self, bytes: usize) -> Self {
        self.plan.limits.answer = bytes;
        self
    }

    /// Sends this call again when it fails for a while, as `retry` says, whatever the client does.
    #[cfg(feature = "retry")]
    pub fn retry(mut self, retry: super::retry::Retry) -> Self {
        self.plan.retry = Some(retry);
        self
    }

    /// Sends this call once, whatever the client does.
    #[cfg(feature = "retry")]
    pub fn no_retry(mut self) -> Self {
        self.plan.retry = None;
        self
    }

    /// Sends these bytes as the body. The content type is what the operation's headers, or
    /// [`header`](Self::header), say.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.plan.payload = Payload::Bytes(body.into());
        self
    }

    /// Sends this file or stream as the body, which is read while it is sent. Its content type is sent unless a header says
    /// otherwise.
    pub fn upload(mut self, file: impl Into<File>) -> Self {
        self.plan.payload = Payload::File(file.into());
        self
    }

    /// Changes the request, as data, before it is sent: what the collection's pre-request script
    /// does and the client does not, for example. It comes after signing; credentials that it adds
    /// are to be marked as sensitive. [`request`](Self::request) shows the change.
    ///
    /// For what comes after, [`send`](Self::send) gives the answer with status and headers, and
    /// [`Client::update`](crate::Client::update) changes the variables.
    ///
    /// ```
    /// use postman_client::http::HeaderValue;
    /// # use postman_client::{Call, Client, Response, Variables};
    /// # #[derive(Clone, Default)]
    /// # struct None;
    /// # impl postman_client::codegen::Collection for None {}
    /// # impl Variables for None {
    /// #     fn get(&self, _: &str) -> Option<&str> { Option::None }
    /// #     fn set(&mut self, _: &str, _: &str) -> bool { false }
    /// # }
    /// # let client = Client::with_transport(None, |_| Response::new(200, ""));
    /// # let call: Call<Response> = client.get("https://a.example").call();
    /// let call = call.prepare(|request| {
    ///     let length = HeaderValue::from(request.body.len());
    ///     request.headers.insert("x-body-length", length);
    /// });
    /// # assert_eq!(call.request().unwrap().header("x-body-length"), Some("0"));
    /// ```
    pub fn prepare(mut self, prepare: impl Fn(&mut Request) + Send + Sync + 'static) -> Self {
        self.plan.prepare.push(Arc::new(prepare));
        self
    }

    /// Sets no variables before the request is built: what the collection's pre-request scripts set
    /// is taken from the variables as they are.
    pub fn without_presets(mut self) -> Self {
        self.plan.presets.clear();
        self
    }

    /// Stores parts of a 2xx answer into the variables: `V` are those of the call's client.
    pub fn capture<V: Variables>(self, capture: fn(&mut V, &T::Output)) -> Self {
        self.captured(Capture::of_answer(move |variables: &mut V, answer| capture(variables, &answer.value)))
    }

    /// Like [`capture`](Self::capture), with status and headers.
    pub fn capture_answer<V: Variables>(self, capture: fn(&mut V, &Answer<T::Output>)) -> Self {
        self.captured(Capture::of_answer(capture))
    }

    /// Like [`capture`](Self::capture), from status, headers or text of the answer, whether it has the shape of its type or not.
    pub fn capture_response<V: Variables>(self, capture: fn(&mut V, &Response)) -> Self {
        self.captured(Capture::of_response(capture))
    }

    fn captured(mut self, capture: Capture<T::Output>) -> Self {
        self.captures.push(capture);
        self
    }

    /// Leaves the variables alone when the answer arrives.
    pub fn without_captures(mut self) -> Self {
        self.captures.clear();
        self
    }

    /// The same call for this page of a list.
    pub(super) fn at(mut self, page: Option<NextPage>) -> Self {
        self.plan.page = page;
        self
    }

    /// An error of this call.
    pub(super) fn invalid<F>(&self, reason: &str) -> Error<F> {
        Error::from_fault(self.plan.operation, Invalid::new(reason).into())
    }

    /// The operation, as errors name it.
    pub fn operation(&self) -> Operation {
        self.plan.operation
    }
}

impl<T: Decode, E, O: Options> Call<T, E, O> {
    /// Sets the optional inputs.
    pub fn with(mut self, options: O) -> Self {
        let mut inputs = Inputs::default();
        options.apply(&mut inputs);
        self.inputs = Some(inputs);
        self
    }

    pub(super) fn inputs(&self) -> Inputs {
        let mut inputs = match &self.inputs {
            Some(inputs) => inputs.clone(),
            None => {
                let mut inputs = Inputs::default();
                O::default().apply(&mut inputs);
                inputs
            }
        };
        inputs.extend(&self.extra);
        inputs
    }
}

impl<T: Decode, E: Decode, O: Options> Call<T, E, O> {
    /// The request that would be sent, as data.
    ///
    /// # Errors
    ///
    /// [`Error::Unset`] and [`Error::Invalid`].
    pub fn request(&self) -> Result<Request, Error<E::Output>> {
        self.plan.build(&self.inputs()).map_err(|fault| Error::from_fault(self.plan.operation, fault))
    }

    /// Starts the login by a user that this call's auth needs, OAuth 2 with the authorization code grant. Nothing is
    /// sent.
    ///
    /// # Errors
    ///
    /// When the auth is another one, or variables that it needs are unset.
    #[cfg(feature = "oauth2")]
    pub fn authorization(self) -> Result<super::Authorization, Error<E::Output>> {
        super::Authorization::new(self.plan).map_err(|(plan, fault)| Error::from_fault(plan.operation, fault))
    }

    /// The same call with the answer as it came, whatever its type is: for a type of one's own, or for callers of a client that had none
    /// for it. Captures stay.
    ///
    /// ```
    /// # use postman_client::{Call, Client, Json, Response, Variables};
    /// # #[derive(Clone, Default)]
    /// # struct None;
    /// # impl postman_client::codegen::Collection for None {}
    /// # impl Variables for None {
    /// #     fn get(&self, _: &str) -> Option<&str> { Option::None }
    /// #     fn set(&mut self, _: &str, _: &str) -> bool { false }
    /// # }
    /// # #[derive(serde::Deserialize)] struct Order {}
    /// #[derive(serde::Deserialize)]
    /// struct Mine {
    ///     total: f64,
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let client = Client::with_transport(None, |_| Response::new(200, r#"{"total": 9.5}"#));
    /// # let call: Call<Json<Order>> = client.get("https://a.example").call();
    /// let mine: Mine = call.untyped().await?.json()?;
    /// assert_eq!(mine.total, 9.5);
    /// # Ok(())
    /// # }
    /// ```
    pub fn untyped(self) -> Call<Response, E, O> {
        let Self { plan, captures, inputs, extra, .. } = self;
        let captures = captures.into_iter().map(Capture::untyped::<T>).collect();
        Call { plan, captures, inputs, extra, types: PhantomData }
    }
}

impl<T: Decode, E, O> Clone for Call<T, E, O> {
    fn clone(&self) -> Self {
        Self {
            plan: self.plan.clone(),
            captures: self.captures.clone(),
            inputs: self.inputs.clone(),
            extra: self.extra.clone(),
            types: PhantomData,
        }
    }
}

impl<T: Decode, E, O> std::fmt::Debug for Call<T, E, O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Call({})", self.plan.operation)
    }
}
