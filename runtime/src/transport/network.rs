//! The service of clients that were not given one.

use std::time::Duration;

use super::HttpService;
#[cfg(feature = "hyper")]
use super::{HyperTransport, Transport};

/// The network.
#[cfg(feature = "hyper")]
pub(crate) fn network(connect_timeout: Duration) -> HttpService {
    HyperTransport::new().connect_timeout(connect_timeout).into_service()
}

/// Nothing: all calls fail.
#[cfg(not(feature = "hyper"))]
pub(crate) fn network(_: Duration) -> HttpService {
    use std::future::{Ready, ready};
    use std::task::{Context, Poll};

    use super::{HttpBody, TransportError};

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
            ready(Err(TransportError::new("the client has no transport, and postman-client no feature `hyper`")))
        }
    }

    HttpService::new(Nowhere)
}
