//! Calls whose answers are read while they arrive.

use std::sync::Arc;

use http::{HeaderValue, header::ACCEPT};
use serde::de::DeserializeOwned;

use super::arrived::Arrived;
use super::sending::refuse;
use crate::call::answer::Answer;
use crate::call::call::Call;
use crate::call::plan::{Plan, Prepare};
use crate::decode::{self, Decode, FromJson, Mismatches, Ndjson, StrictNdjson};
use crate::error::{Error, Fault};
use crate::request::Operation;
use crate::request::{Inputs, Options, Secrets};
use crate::response::Response;
use crate::stream::{BodyStream, Events, Lines, Origin, Read, Tell};
use crate::transport::BoxFuture;

/// An answer whose head has arrived.
enum Opened {
    /// A 2xx answer.
    Accepted(Response, BodyStream, Secrets),
    Refused(Box<Arrived>),
}

impl<T: Decode, E: Decode, O: Options> Call<T, E, O> {
    /// Sends the request, and returns when the head of the answer has arrived. The body is read while it arrives, so that one piece at a
    /// time is in memory.
    ///
    /// The time limit of the call ends with the head; from then on
    /// [`idle_timeout`](crate::ClientBuilder::idle_timeout) limits the wait for each piece. Nothing of the answer is captured.
    ///
    /// ```
    /// use postman_client::{Call, Error};
    /// use tokio::io::{AsyncWrite, copy};
    ///
    /// async fn save(download: Call<()>, mut file: impl AsyncWrite + Unpin) -> Result<u64, Box<dyn std::error::Error>> {
    ///     let body = download.stream().await?.into_inner();
    ///     Ok(copy(&mut body.into_reader(), &mut file).await?)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send) that are known when the head has arrived, such as a status other than 2xx. A later failure is an
    /// error of the stream.
    pub async fn stream(self) -> Result<Answer<BodyStream>, Error<E::Output>> {
        let (head, body, _) = self.open().await?;
        Ok(answer(&head, body))
    }

    /// The same as [`stream`](Self::stream), for server-sent events (`text/event-stream`).
    ///
    /// ```
    /// use futures_util::StreamExt;
    /// use postman_client::Call;
    /// # #[derive(postman_client::FromJson)] struct Order { total: f64 }
    ///
    /// async fn watch(orders: Call<()>) -> Result<(), Box<dyn std::error::Error>> {
    ///     let mut events = orders.events().await?.into_inner();
    ///     while let Some(event) = events.next().await {
    ///         let event = event?;
    ///         println!("{}: {}", event.event, event.json::<Order>()?.total);
    ///     }
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`stream`](Self::stream).
    pub async fn events(mut self) -> Result<Answer<Events>, Error<E::Output>> {
        let most = self.plan.limits.answer;
        let accept: Prepare = Arc::new(|request| {
            request.headers.entry(ACCEPT).or_insert(HeaderValue::from_static("text/event-stream"));
        });
        self.plan.prepare.insert(0, accept);
        let (head, body, _) = self.open().await?;
        Ok(answer(&head, Events::new(body, most)))
    }

    /// The same as [`stream`](Self::stream), for JSON values of a type, one in each line (NDJSON, JSON Lines).
    ///
    /// ```
    /// use futures_util::TryStreamExt;
    /// use postman_client::{Call, Error};
    /// # #[derive(postman_client::FromJson)] struct Order { total: f64 }
    ///
    /// async fn sum(export: Call<()>) -> Result<f64, Error> {
    ///     let orders = export.lines::<Order>().await?.into_inner();
    ///     orders.try_fold(0.0, |sum, order| async move { Ok(sum + order.total) }).await
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`stream`](Self::stream).
    pub async fn lines<L: DeserializeOwned>(self) -> Result<Answer<Lines<L>>, Error<E::Output>> {
        self.read_lines(|line| Ok((decode::json(line)?, Mismatches::default())), None).await
    }

    async fn read_lines<L>(self, read: Read<L>, tell: Option<Tell>) -> Result<Answer<Lines<L>>, Error<E::Output>> {
        let most = self.plan.limits.answer;
        let (head, body, secrets) = self.open().await?;
        Ok(answer(&head, Lines::new(head.clone(), body, most, secrets, read, tell)))
    }

    async fn open(mut self) -> Result<(Response, BodyStream, Secrets), Error<E::Output>> {
        let inputs = self.inputs();
        self.plan.streams = true;
        match open(self.plan, inputs).await {
            Ok(Opened::Accepted(head, body, secrets)) => Ok((head, body, secrets)),
            Ok(Opened::Refused(arrived)) => Err(refuse::<E>(*arrived)),
            Err((operation, fault)) => Err(Error::from_fault(operation, fault)),
        }
    }
}

impl<L: FromJson + 'static, E: Decode, O: Options> Call<Ndjson<L>, E, O> {
    /// The same as [`lines`](Self::lines), for the type of the operation's saved example. Lines are read as leniently as other answers;
    /// [`ClientBuilder::on_mismatch`](crate::ClientBuilder::on_mismatch) is called for values that do not fit.
    ///
    /// # Errors
    ///
    /// Those of [`stream`](Self::stream).
    pub async fn typed_lines(self) -> Result<Answer<Lines<L>>, Error<E::Output>> {
        let operation = self.plan.operation;
        let on_mismatch = self.plan.core.on_mismatch.clone();
        let tell = on_mismatch.map(|tell| -> Tell { Box::new(move |mismatches| tell(operation, mismatches)) });
        self.read_lines(decode::lenient, tell).await
    }
}

impl<L: FromJson + 'static, E: Decode, O: Options> Call<StrictNdjson<L>, E, O> {
    /// The same as [`lines`](Self::lines), for the type of the operation's saved example.
    ///
    /// # Errors
    ///
    /// Those of [`stream`](Self::stream).
    pub async fn typed_lines(self) -> Result<Answer<Lines<L>>, Error<E::Output>> {
        self.read_lines(|line| Ok((decode::strict(line)?, Mismatches::default())), None).await
    }
}

fn answer<T>(head: &Response, value: T) -> Answer<T> {
    Answer { value, status: head.status(), headers: head.headers().clone(), mismatches: Mismatches::default() }
}

/// Sends the request of any operation.
fn open(mut plan: Box<Plan>, inputs: Inputs) -> BoxFuture<'static, Result<Opened, (Operation, Fault)>> {
    Box::pin(async move {
        let operation = plan.operation;
        let (arriving, secrets) = plan.open(&inputs).await.map_err(|fault| (operation, fault))?;
        let head = arriving.head.clone();
        if head.status().is_success() {
            let origin = Origin { operation, attempts: head.attempts() };
            return Ok(Opened::Accepted(head, BodyStream::new(origin, arriving.pieces()), secrets));
        }
        Ok(Opened::Refused(Box::new(Arrived { plan, response: head, secrets })))
    })
}
