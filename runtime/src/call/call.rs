//! [`Call`]: a request that knows the type of its answer.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;

use super::page::NextPage;
use super::plan::{Arrived, Plan};
use crate::answer::Answer;
use crate::decode::{Decode, NoFailure};
use crate::error::Fault;
use crate::error::{Error, Operation};
use crate::request::body::{File, Payload};
use crate::request::{Inputs, NoOptions, Options};
use crate::request::{Invalid, Request};
use crate::template::Text;
use crate::transport::BoxFuture;
#[cfg(feature = "renewal")]
use crate::variables::Scope;

/// A request whose answers are read by `T`, whose failures by `E`, and whose optional inputs are
/// `O`.
///
/// It owns all it needs, and nothing is sent until it is awaited: `.await` gives the value,
/// [`send`](Self::send) the value with status and headers. A call can be cloned, to be sent again.
/// Variables are read when it is sent.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, E = NoFailure, O = NoOptions> {
    pub(super) plan: Box<Plan>,
    /// `None` until options are given: the default ones are applied then.
    inputs: Option<Inputs>,
    /// What was asked for this call only, after the options.
    extra: Inputs,
    types: Types<T, E, O>,
}

/// Types that a call is about but holds no value of.
type Types<T, E, O> = PhantomData<fn() -> (T, E, O)>;

impl<T, E, O> Call<T, E, O> {
    pub(crate) fn new(plan: Box<Plan>) -> Self {
        Self { plan, inputs: None, extra: Inputs::default(), types: PhantomData }
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

    /// Limits this call to `timeout`, from the first byte sent to the last byte received.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.plan.timeout = Some(timeout);
        self
    }

    /// Sends this call again when it fails for a while, as `retry` says, whatever the client does.
    #[cfg(feature = "retry")]
    pub fn retry(mut self, retry: super::Retry) -> Self {
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

    /// Leaves the variables alone when the answer arrives.
    pub fn without_captures(mut self) -> Self {
        self.plan.captures.clear();
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

impl<T, E, O: Options> Call<T, E, O> {
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
    pub fn authorization(self) -> Result<crate::Authorization, Error<E::Output>> {
        crate::Authorization::new(self.plan).map_err(|(plan, fault)| Error::from_fault(plan.operation, fault))
    }

    /// Sends the request. The answer comes with its status and headers.
    pub fn send(self) -> Sending<T, E> {
        let inputs = self.inputs();
        Sending { exchange: Box::pin(self.plan.exchange(inputs)), marker: PhantomData }
    }

    /// Sends the request and waits for the answer, for programs that are not async.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send); inside an async runtime, where waiting would block other tasks,
    /// [`Error::Transport`] without sending.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Answer<T::Output>, Error<E::Output>> {
        let operation = self.plan.operation;
        match crate::transport::wait(self.send()) {
            Ok(result) => result,
            Err(error) => Err(Error::from_fault(operation, Fault::Transport(error))),
        }
    }

    /// Sends the request for what it captures, into these variables too.
    #[cfg(feature = "renewal")]
    pub(crate) fn log_in(self, also: Vec<Arc<dyn Scope>>) -> BoxFuture<'static, Result<(), Fault>> {
        let inputs = self.inputs();
        Box::pin(log_in(self.plan, inputs, also, store::<T>))
    }

    /// Sends the request for the sake of its effects: captures run, but the answer need not have
    /// the shape of its type. Gives the status, or the text of the error when there is no answer.
    pub fn replay(self) -> BoxFuture<'static, Result<u16, String>> {
        let inputs = self.inputs();
        Box::pin(replay(self.plan, inputs, capture::<T>))
    }
}

/// Runs the captures, whether the answer can be decoded or not.
fn capture<T: Decode>(arrived: &Arrived) {
    if arrived.captures() {
        match arrived.read::<T>() {
            Ok(answer) => arrived.capture(Some(&answer)),
            Err(_) => arrived.capture(None),
        }
    }
}

/// Stores what the answer holds, whether captures are on or not.
#[cfg(feature = "renewal")]
fn store<T: Decode>(arrived: &Arrived, scope: &dyn Scope) {
    match arrived.read::<T>() {
        Ok(answer) => arrived.store(scope, Some(&answer)),
        Err(_) => arrived.store(scope, None),
    }
}

#[cfg(feature = "renewal")]
async fn log_in(
    plan: Box<Plan>,
    inputs: Inputs,
    also: Vec<Arc<dyn Scope>>,
    store: fn(&Arrived, &dyn Scope),
) -> Result<(), Fault> {
    match plan.exchange(inputs).await {
        Ok(arrived) if arrived.response.status().is_success() => {
            std::iter::once(&arrived.plan.scope).chain(&also).for_each(|scope| store(&arrived, &**scope));
            Ok(())
        }
        Ok(arrived) => {
            let error = Error::<NoFailure>::unexpected(arrived.plan.operation, arrived.response, &arrived.secrets);
            Err(Fault::Token(error.to_string()))
        }
        Err((_, fault @ (Fault::Unset(_) | Fault::Transport(_)))) => Err(fault),
        #[cfg(feature = "retry")]
        Err((_, fault @ Fault::Attempts(..))) => Err(fault),
        Err((operation, fault)) => Err(Fault::Token(explain(&Error::<NoFailure>::from_fault(operation, fault)))),
    }
}

async fn replay(plan: Box<Plan>, inputs: Inputs, capture: fn(&Arrived)) -> Result<u16, String> {
    match plan.exchange(inputs).await {
        Ok(arrived) => {
            capture(&arrived);
            Ok(arrived.response.status().as_u16())
        }
        Err((operation, fault)) => Err(explain(&Error::<NoFailure>::from_fault(operation, fault))),
    }
}

/// An error with what is beneath it, on one line.
fn explain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

impl<T, E, O> Clone for Call<T, E, O> {
    fn clone(&self) -> Self {
        Self { plan: self.plan.clone(), inputs: self.inputs.clone(), extra: self.extra.clone(), types: PhantomData }
    }
}

impl<T, E, O> std::fmt::Debug for Call<T, E, O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Call({})", self.plan.operation)
    }
}

impl<T: Decode, E: Decode, O: Options> IntoFuture for Call<T, E, O> {
    type Output = Result<T::Output, Error<E::Output>>;
    type IntoFuture = Awaiting<T, E>;

    fn into_future(self) -> Self::IntoFuture {
        Awaiting(self.send())
    }
}

/// The future of [`Call::send`].
#[must_use = "futures do nothing until they are awaited"]
pub struct Sending<T, E> {
    exchange: BoxFuture<'static, Result<Arrived, (Operation, Fault)>>,
    marker: PhantomData<fn() -> (T, E)>,
}

impl<T: Decode, E: Decode> Future for Sending<T, E> {
    type Output = Result<Answer<T::Output>, Error<E::Output>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(match ready!(self.exchange.as_mut().poll(context)) {
            Ok(arrived) => judge::<T, E>(arrived),
            Err((operation, fault)) => Err(Error::from_fault(operation, fault)),
        })
    }
}

/// The future of a [`Call`].
#[must_use = "futures do nothing until they are awaited"]
pub struct Awaiting<T, E>(Sending<T, E>);

impl<T: Decode, E: Decode> Future for Awaiting<T, E> {
    type Output = Result<T::Output, Error<E::Output>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map_ok(Answer::into_inner)
    }
}

/// The error that an answer is which is no success.
pub(super) fn refuse<E: Decode>(arrived: Arrived) -> Error<E::Output> {
    let operation = arrived.plan.operation;
    match arrived.read::<E>() {
        Ok(answer) => Error::api(operation, arrived.response, answer.value, &arrived.secrets),
        Err(_) => Error::unexpected(operation, arrived.response, &arrived.secrets),
    }
}

/// Decides what an answer is.
fn judge<T: Decode, E: Decode>(arrived: Arrived) -> Result<Answer<T::Output>, Error<E::Output>> {
    let operation = arrived.plan.operation;
    if !arrived.response.status().is_success() {
        return Err(refuse::<E>(arrived));
    }
    match arrived.read::<T>() {
        Ok(answer) => {
            arrived.capture(Some(&answer));
            Ok(answer)
        }
        Err(error) => {
            arrived.capture(None);
            Err(Error::decode(operation, arrived.response, error, &arrived.secrets))
        }
    }
}
