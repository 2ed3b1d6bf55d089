//! [`Call`]: a request that knows the type of its answer.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::answer::Answer;
#[cfg(feature = "oauth2")]
use super::authorization::Authorization;
use super::captures::Capture;
use super::plan::{NextPage, Plan};
#[cfg(feature = "retry")]
use super::retry::Retry;
use crate::decode::{Decode, NoFailure};
use crate::error::Error;
use crate::request::Operation;
use crate::request::body::{File, Payload};
use crate::request::{Inputs, NoOptions, Options};
use crate::request::{Invalid, Request};
use crate::response::Response;
use crate::template::Text;
use crate::variables::Variables;

/// A request that knows the type of its answer. Generated functions return one.
///
/// `T` reads its answers, `E` its failures, and `O` are its optional inputs. A call owns everything that it needs, and nothing is
/// sent until it is awaited. Variables are read when it is sent. A clone of a call is the same request once more.
///
/// ```
/// use std::time::Duration;
///
/// use postman_client::{Call, Error, Json};
/// # #[derive(postman_client::FromJson)] struct Order { total: f64 }
///
/// // `order` is what a generated function returns: `shop::orders::get_order(&client, "7")`
/// async fn total(order: Call<Json<Order>>) -> Result<f64, Error> {
///     let order = order.timeout(Duration::from_secs(5)).header("X-Trace", "7").await?;
///     Ok(order.total)
/// }
/// ```
///
/// | to get | write |
/// |---|---|
/// | the value of the answer | `call.await` |
/// | the value with status and headers | [`call.send().await`](Self::send) |
/// | the same without async | `call.send_blocking()` (feature `blocking`) |
/// | the answer while it arrives | `call.stream().await`, `events`, `lines` (feature `stream`) |
/// | all pages of a list | [`call.pages(..)`](Self::pages) |
/// | the request as data, without sending it | [`call.request()`](Self::request) |
///
/// The settings of a call apply to it alone; [`ClientBuilder`](crate::ClientBuilder) has the same for all calls of a client.
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

/// The type parameters of a call, of which it has no values.
type Types<T, E, O> = PhantomData<fn() -> (T, E, O)>;

impl<T: Decode, E, O> Call<T, E, O> {
    pub(crate) fn new(plan: Box<Plan>) -> Self {
        Self { plan, captures: Vec::new(), inputs: None, extra: Inputs::default(), types: PhantomData }
    }

    /// Sets a header for this call, in place of the operation's headers of that name. The value is data: `{{names}}` in it are not
    /// variables.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Text>) -> Self {
        self.extra.headers.push((name.into().into(), value.into()));
        self
    }

    /// Adds a query parameter after the operation's own. Name and value are data.
    pub fn query(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.extra.query.push(crate::request::url::Parameter::Data(name.into(), value.to_string()));
        self
    }

    /// Limits the time of this call, until the last byte of its answer; if the answer is streamed, until its head. `None` is no
    /// limit. It covers all attempts, redirects and challenges together; a login for which the call waits has a limit of its own.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.plan.timeout = timeout.into();
        self
    }

    /// Limits the time until the head of the answer, for this call:
    /// [`ClientBuilder::first_byte_timeout`](crate::ClientBuilder::first_byte_timeout).
    pub fn first_byte_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.plan.limits.first_byte = timeout.into();
        self
    }

    /// Limits the time between two pieces of the answer's body, for this call:
    /// [`ClientBuilder::idle_timeout`](crate::ClientBuilder::idle_timeout).
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.plan.limits.idle = timeout.into();
        self
    }

    /// Sets the largest body that is read into memory, in bytes, for this call:
    /// [`ClientBuilder::max_answer_size`](crate::ClientBuilder::max_answer_size).
    pub fn max_answer_size(mut self, bytes: usize) -> Self {
        self.plan.limits.answer = bytes;
        self
    }

    /// Retries this call by `retry`, instead of by the policy of the client.
    #[cfg(feature = "retry")]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.plan.retry = Some(retry);
        self
    }

    /// Sends this call once, even if the client retries.
    #[cfg(feature = "retry")]
    pub fn no_retry(mut self) -> Self {
        self.plan.retry = None;
        self
    }

    /// Sends these bytes as the body, in place of the operation's own. The content type is that of the operation's headers or of
    /// [`header`](Self::header).
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.plan.payload = Payload::Bytes(body.into());
        self
    }

    /// Sends this file or stream as the body, in place of the operation's own; it is read while it is sent. Its content type is sent
    /// unless a header sets another.
    pub fn upload(mut self, file: impl Into<File>) -> Self {
        self.plan.payload = Payload::File(file.into());
        self
    }

    /// Changes the request, as data, after it is signed and before it is sent: for example like a pre-request script of the collection
    /// that the client does not carry. [`request`](Self::request) shows the change. Mark credentials that you add
    /// [as sensitive](http::HeaderValue::set_sensitive), so that they do not show in `Debug`.
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

    /// Sends the request with the variables as they are: pre-request scripts of the collection set none.
    pub fn without_presets(mut self) -> Self {
        self.plan.presets.clear();
        self
    }

    /// Stores parts of a 2xx answer in the variables of the client, whose type is `V`.
    pub fn capture<V: Variables>(self, capture: fn(&mut V, &T::Output)) -> Self {
        self.captured(Capture::of_answer(move |variables: &mut V, answer| capture(variables, &answer.value)))
    }

    /// The same as [`capture`](Self::capture), from the value with its status and headers.
    pub fn capture_answer<V: Variables>(self, capture: fn(&mut V, &Answer<T::Output>)) -> Self {
        self.captured(Capture::of_answer(capture))
    }

    /// The same as [`capture`](Self::capture), from status, headers or text of the answer, whether its body fits the type or not.
    pub fn capture_response<V: Variables>(self, capture: fn(&mut V, &Response)) -> Self {
        self.captured(Capture::of_response(capture))
    }

    fn captured(mut self, capture: Capture<T::Output>) -> Self {
        self.captures.push(capture);
        self
    }

    /// Turns off captures: nothing of the answer is stored in the variables.
    pub fn without_captures(mut self) -> Self {
        self.captures.clear();
        self
    }

    /// Returns the same call for this page of a list.
    pub(super) fn at(mut self, page: Option<NextPage>) -> Self {
        self.plan.page = page;
        self
    }

    /// Adds fields to a form as a replay of the collection does: those whose saved values do not have the types of the form's fields, each
    /// with its index among the fields that are sent, its key and its template.
    pub fn with_saved_fields(mut self, saved: &[(usize, &'static str, &'static str)]) -> Self {
        if let Payload::Urlencoded(fields) | Payload::Multipart(fields) = &mut self.plan.payload {
            fields.insert(saved);
        }
        self
    }

    /// Returns an error of this call.
    pub(super) fn invalid<F>(&self, reason: &str) -> Error<F> {
        Error::from_fault(self.plan.operation, Invalid::new(reason).into())
    }

    /// Returns the operation, as errors name it.
    pub fn operation(&self) -> Operation {
        self.plan.operation
    }
}

impl<T: Decode, E, O: Options> Call<T, E, O> {
    /// Sets the optional inputs: `list_books(&client).with(ListBooksOptions::new().limit(20))`.
    pub fn with(mut self, options: O) -> Self {
        self.set_inputs(&options, &[]);
        self
    }

    /// Sets the optional inputs as a replay of the collection does: `saved` are the parameters whose saved values do not have the types of the
    /// options, with their templates.
    pub fn with_saved(mut self, options: O, saved: &'static [(&'static str, &'static str)]) -> Self {
        self.set_inputs(&options, saved);
        self
    }

    fn set_inputs(&mut self, options: &O, saved: &'static [(&'static str, &'static str)]) {
        let mut inputs = Inputs { saved, ..Inputs::default() };
        options.apply(&mut inputs);
        self.inputs = Some(inputs);
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
    /// Returns the request that would be sent, as data. Nothing is sent, and no variable is changed.
    ///
    /// # Errors
    ///
    /// [`Error::Unset`] if a variable that it needs has no value, and [`Error::Invalid`] if it cannot be built: a URL, a header or a
    /// file is wrong.
    pub fn request(&self) -> Result<Request, Error<E::Output>> {
        self.plan.build(&self.inputs()).map_err(|fault| Error::from_fault(self.plan.operation, fault))
    }

    /// Starts the login by a user that this call's auth needs: OAuth 2 with the authorization code grant. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the call has another auth, and [`Error::Unset`] if variables that the login needs have no value.
    #[cfg(feature = "oauth2")]
    pub fn authorization(self) -> Result<Authorization, Error<E::Output>> {
        Authorization::new(self.plan).map_err(|(plan, fault)| Error::from_fault(plan.operation, fault))
    }

    /// Returns the same call with the answer as it came, as a [`Response`]: to read it as a type of your own. Captures stay.
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
    /// # #[derive(postman_client::FromJson)] struct Order {}
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
