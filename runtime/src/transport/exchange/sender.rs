//! [`Sender`]: a service, with limits for its answers.

use std::time::Duration;

use super::{Jar, redirect};
use crate::request::Request;
use crate::response::Response;
use crate::transport::TransportError;
use crate::transport::body::HttpBody;
use crate::transport::body::read::{self, Until};
use crate::transport::service::HttpService;
use crate::transport::time::{End, until};

/// Limits of answers: sizes and times.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The largest body that is read into memory, decompressed.
    pub(crate) answer: usize,
    /// The time from the request to the head of its answer.
    pub(crate) first_byte: Option<Duration>,
    /// The time from one piece of a body to the next.
    pub(crate) idle: Option<Duration>,
    /// `true` if redirects from https to http are followed.
    pub(crate) insecure_redirects: bool,
}

impl Limits {
    /// The default limits of a client.
    pub(crate) const DEFAULT: Self = Self {
        answer: 64 * 1024 * 1024,
        first_byte: None,
        idle: Some(Duration::from_secs(60)),
        insecure_redirects: false,
    };
}

/// Sends requests over a service.
pub(crate) struct Sender {
    pub(crate) service: HttpService,
    pub(crate) limits: Limits,
}

/// An answer whose body may not have arrived yet.
pub(crate) struct Arriving {
    /// Status and headers, and the body if it was read.
    pub(crate) head: Response,
    body: HttpBody,
    /// The deadline of the call.
    end: Option<End>,
    limits: Limits,
}

impl Sender {
    /// Sends one request and reads its answer.
    #[cfg(feature = "oauth2")]
    pub(crate) async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let end = End::of_call(request.timeout);
        self.attempt(request.to_http()?, end, self.limits).await?.read().await.map(|arriving| arriving.head)
    }

    /// Sends a request, and then those to which its answers redirect, with cookies. The time limit covers all of them
    /// together. The body of the last answer is read, unless it is a success and `streams`.
    pub(crate) async fn exchange(
        &self,
        jar: &Jar,
        request: Request,
        limits: Limits,
        streams: bool,
    ) -> Result<Arriving, TransportError> {
        let end = End::of_call(request.timeout);
        let most = request.behavior.max_redirects;
        let mut next = request;
        let mut redirects = 0;
        loop {
            next.timeout = end.map(End::left);
            let mut message = next.to_http()?;
            jar.attach(&next, message.headers_mut());
            let arriving = self.attempt(message, end, limits).await?;
            jar.store(&next, &arriving.head);
            match redirect::next(&next, &arriving.head, limits.insecure_redirects)? {
                None if streams && arriving.head.status().is_success() => return Ok(arriving),
                None => return arriving.read().await,
                Some(_) if redirects == most => {
                    return Err(TransportError::redirect(format!(
                        "more than {most} redirects; `before_send` of the client may raise `Request::behavior.max_redirects`"
                    )));
                }
                Some(request) => next = request,
            }
            arriving.drain().await;
            redirects += 1;
        }
    }

    async fn attempt(
        &self,
        message: http::Request<HttpBody>,
        end: Option<End>,
        limits: Limits,
    ) -> Result<Arriving, TransportError> {
        let answer = self.service.send(message);
        let answer = until(End::earlier(end, End::of_head(limits.first_byte)), answer)
            .await?
            .map_err(TransportError::from_box)?;
        let (parts, body) = answer.into_parts();
        let head = Response::from_parts(parts.status, parts.headers, bytes::Bytes::new());
        Ok(Arriving { head, body, end, limits })
    }
}

impl Arriving {
    /// Reads the body.
    async fn read(self) -> Result<Self, TransportError> {
        let limit = Until { end: self.end, idle: self.limits.idle };
        let body = read::whole(self.body, self.limits.answer, limit).await?;
        Ok(Self { head: self.head.with_body(body), body: HttpBody::empty(), ..self })
    }

    /// Returns the body while it arrives. The time limit covered the head; from here on, each piece has its own.
    #[cfg(feature = "stream")]
    pub(crate) fn pieces(self) -> crate::transport::Pieces {
        crate::transport::Pieces::new(self.body, self.limits.idle)
    }

    /// Discards the body.
    async fn drain(self) {
        read::drain(self.body, self.end).await;
    }
}
