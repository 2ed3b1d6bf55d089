//! [`NetworkSettings`]: how a client sends, before there is one.

use std::time::Duration;

use crate::transport::{HttpService, Limits, Sender, network};

/// The settings of a client that concern sending.
pub(super) struct NetworkSettings {
    pub(super) service: Option<HttpService>,
    #[cfg(feature = "tower")]
    pub(super) layers: Vec<Box<dyn FnOnce(HttpService) -> HttpService + Send + Sync>>,
    pub(super) limits: Limits,
    pub(super) timeout: Option<Duration>,
    pub(super) connect_timeout: Duration,
}

impl Default for NetworkSettings {
    fn default() -> Self {
        Self {
            service: None,
            #[cfg(feature = "tower")]
            layers: Vec::new(),
            limits: Limits::DEFAULT,
            timeout: Some(Duration::from_secs(60)),
            connect_timeout: Duration::from_secs(10),
        }
    }
}

impl NetworkSettings {
    pub(super) fn sender(self) -> Sender {
        let service = self.service.unwrap_or_else(|| network(self.connect_timeout));
        #[cfg(feature = "tower")]
        let service = self.layers.into_iter().rev().fold(service, |inner, layer| layer(inner));
        Sender { service, limits: self.limits }
    }
}
