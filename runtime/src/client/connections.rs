//! The settings of a [`ClientBuilder`] that concern its connections. They have no effect on a transport or service that is given:
//! [`HyperTransport`](crate::HyperTransport) has them as well.

use std::time::Duration;

use super::builder::ClientBuilder;
use crate::variables::Variables;

impl<V: Variables> ClientBuilder<V> {
    /// Limits the time of connecting, TLS included: 10 seconds unless set. Has no effect on a transport or service that is given.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.network.hyper = self.network.hyper.connect_timeout(timeout);
        self
    }

    /// Sends all requests through this HTTP or HTTPS proxy, `http://user:password@proxy.example:3128`, instead of those that the
    /// environment names. Has no effect on a transport or service that is given.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.network.hyper = self.network.hyper.proxy(url);
        self
    }

    /// Uses no proxy, whatever the environment says. Has no effect on a transport or service that is given.
    pub fn no_proxy(mut self) -> Self {
        self.network.hyper = self.network.hyper.no_proxy();
        self
    }

    /// Trusts these authorities beside those of the platform: certificates in PEM. What is none is the error of each call to
    /// `https`. Has no effect on a transport or service that is given.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.network.hyper = self.network.hyper.root_certificates(pem);
        self
    }

    /// Takes every certificate for a good one: whoever is on the way can read and change everything, credentials included. Only
    /// for tests on one machine; a server with a certificate of its own is trusted by
    /// [`root_certificates`](Self::root_certificates). Has no effect on a transport or service that is given.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.network.hyper = self.network.hyper.danger_accept_invalid_certs(accept);
        self
    }
}
