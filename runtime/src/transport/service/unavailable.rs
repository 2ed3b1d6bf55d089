//! The service of clients without one, if the feature `hyper` is disabled.

use std::future::{Ready, ready};
use std::task::{Context, Poll};

use super::HttpService;
use crate::transport::body::HttpBody;
use crate::transport::error::TransportError;

/// Returns a service that fails for all calls.
pub(crate) fn unavailable() -> HttpService {
    HttpService::new(Nowhere)
}

#[derive(Clone)]
struct Nowhere;

impl tower_service::Service<http::Request<HttpBody>> for Nowhere {
    type Response = http::Response<HttpBody>;
    type Error = TransportError;
    type Future = Ready<Result<Self::Response, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: http::Request<HttpBody>) -> Self::Future {
        ready(Err(TransportError::new(
            "the client has no transport: give it one, or turn on the feature `hyper` of postman-client",
        )))
    }
}
