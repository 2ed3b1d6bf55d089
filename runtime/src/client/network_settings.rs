//! [`NetworkSettings`]: the settings of sending, while a client is built.

use std::time::Duration;

#[cfg(not(feature = "hyper"))]
use crate::transport::unavailable;
use crate::transport::{HttpService, Limits, Sender};
#[cfg(feature = "hyper")]
use crate::transport::{HyperTransport, Transport};

/// The settings of a client that concern sending.
pub(super) struct NetworkSettings {
    pub(super) service: Option<HttpService>,
    #[cfg(feature = "tower")]
    pub(super) layers: Vec<Box<dyn FnOnce(HttpService) -> HttpService + Send + Sync>>,
    pub(super) limits: Limits,
    pub(super) timeout: Option<Duration>,
    /// The service, which is the network by default.
    #[cfg(feature = "hyper")]
    pub(super) hyper: HyperTransport,
}

impl Default for NetworkSettings {
    fn default() -> Self {
        Self {
            service: None,
            #[cfg(feature = "tower")]
            layers: Vec::new(),
            limits: Limits::DEFAULT,
            timeout: Some(Duration::from_secs(60)),
            #[cfg(feature = "hyper")]
            hyper: HyperTransport::new(),
        }
    }
}

impl NetworkSettings {
    pub(super) fn sender(self) -> Sender {
        #[cfg(feature = "hyper")]
        let service = self.service.unwrap_or_else(|| self.hyper.into_service());
        #[cfg(not(feature = "hyper"))]
        let service = self.service.unwrap_or_else(unavailable);
        #[cfg(feature = "tower")]
        let service = self.layers.into_iter().rev().fold(service, |inner, layer| layer(inner));
        Sender { service, limits: self.limits }
    }
}
