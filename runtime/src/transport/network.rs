//! The transport of clients that were not given one.

use std::sync::Arc;
use std::time::Duration;

#[cfg(feature = "hyper")]
use super::HyperTransport;
use super::Transport;
#[cfg(not(feature = "hyper"))]
use super::{BoxFuture, TransportError};
#[cfg(not(feature = "hyper"))]
use crate::answer::Response;
#[cfg(not(feature = "hyper"))]
use crate::request::Request;

/// The transport of clients that were not given one.
#[cfg(feature = "hyper")]
pub(crate) fn network(connect_timeout: Duration) -> Arc<dyn Transport> {
    Arc::new(HyperTransport::new().connect_timeout(connect_timeout))
}

/// The transport of clients that were not given one.
#[cfg(not(feature = "hyper"))]
pub(crate) fn network(_: Duration) -> Arc<dyn Transport> {
    struct Nowhere;

    impl Transport for Nowhere {
        fn send(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            let error = TransportError::new("the client has no transport, and postman-client no feature `hyper`");
            Box::pin(std::future::ready(Err(error)))
        }
    }

    Arc::new(Nowhere)
}
