//! Sends a [`Call`], and reads its answer as the type of the call.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::arrived::Arrived;
use crate::call::answer::Answer;
use crate::call::call::Call;
use crate::call::captures::Capture;
use crate::decode::Decode;
use crate::error::Error;
use crate::error::Fault;
use crate::request::Operation;
use crate::request::Options;
use crate::transport::BoxFuture;

impl<T: Decode, E: Decode, O: Options> Call<T, E, O> {
    /// Sends the request. The answer has status and headers; `.await` on the call itself returns only the value.
    ///
    /// Dropping the future cancels the call, at any point: the client stays usable, and its other calls go on.
    pub fn send(self) -> Sending<T, E> {
        let inputs = self.inputs();
        Sending { exchange: Box::pin(self.plan.exchange(inputs)), captures: self.captures, marker: PhantomData }
    }

    /// Sends the request and waits for the answer, for programs without an async runtime: a thread of this library drives the
    /// connections.
    ///
    /// ```no_run
    /// use postman_client::{Call, Error, Json};
    /// # #[derive(postman_client::FromJson)] struct Order { total: f64 }
    ///
    /// fn total(order: Call<Json<Order>>) -> Result<f64, Error> {
    ///     Ok(order.send_blocking()?.total)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send). Inside an async runtime it is [`Error::Transport`], and nothing is sent, because waiting would block
    /// other tasks.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Answer<T::Output>, Error<E::Output>> {
        let operation = self.plan.operation;
        match crate::transport::wait(self.send()) {
            Ok(result) => result,
            Err(error) => Err(Error::from_fault(operation, Fault::Transport(error))),
        }
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
pub struct Sending<T: Decode, E> {
    captures: Vec<Capture<T::Output>>,
    exchange: BoxFuture<'static, Result<Arrived, (Operation, Fault)>>,
    marker: PhantomData<fn() -> (T, E)>,
}

impl<T: Decode, E: Decode> Future for Sending<T, E> {
    type Output = Result<Answer<T::Output>, Error<E::Output>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(match ready!(self.exchange.as_mut().poll(context)) {
            Ok(arrived) => judge::<T, E>(&self.captures, arrived),
            Err((operation, fault)) => Err(Error::from_fault(operation, fault)),
        })
    }
}

/// The future of a [`Call`].
#[must_use = "futures do nothing until they are awaited"]
pub struct Awaiting<T: Decode, E>(Sending<T, E>);

impl<T: Decode, E: Decode> Future for Awaiting<T, E> {
    type Output = Result<T::Output, Error<E::Output>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map_ok(Answer::into_inner)
    }
}

/// Returns the error for an answer that is not a success.
pub(super) fn refuse<E: Decode>(arrived: Arrived) -> Error<E::Output> {
    let operation = arrived.plan.operation;
    match arrived.decode::<E>() {
        Ok((value, _)) => Error::api(operation, arrived.response, value, &arrived.secrets),
        Err(_) => Error::unexpected(operation, arrived.response, &arrived.secrets),
    }
}

/// Decides whether an answer is a success or an error.
fn judge<T: Decode, E: Decode>(
    captures: &[Capture<T::Output>],
    arrived: Arrived,
) -> Result<Answer<T::Output>, Error<E::Output>> {
    let operation = arrived.plan.operation;
    if !arrived.response.status().is_success() {
        return Err(refuse::<E>(arrived));
    }
    match arrived.decode::<T>() {
        Ok((value, mismatches)) if captures.is_empty() => Ok(Answer::of(value, mismatches, arrived.response)),
        Ok((value, mismatches)) => {
            let answer = Answer::of(value, mismatches, arrived.response.clone());
            arrived.capture(captures, Some(&answer));
            Ok(answer)
        }
        Err(error) => {
            arrived.capture(captures, None);
            Err(Error::decode(operation, arrived.response, error, &arrived.secrets))
        }
    }
}
