//! The settings of a [`ClientBuilder`] that concern its connections. They have no effect on a transport or service that is given:
//! [`HyperTransport`](crate::HyperTransport) has them as well.

use std::time::Duration;

use super::builder::ClientBuilder;
use crate::variables::Variables;

impl<V: Variables> ClientBuilder<V> {
    /// Limits the time of connecting, TLS included. The default is 10 seconds. Has no effect on a transport or service that is given.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.network.hyper = self.network.hyper.connect_timeout(timeout);
        self
    }

    /// Sends all requests through this HTTP or HTTPS proxy, `http://user:password@proxy.example:3128`, in place of those that the
    /// environment variables (`HTTPS_PROXY`, …) name. Has no effect on a transport or service that is given.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.network.hyper = self.network.hyper.proxy(url);
        self
    }

    /// Uses no proxy, even if environment variables name one. Has no effect on a transport or service that is given.
    pub fn no_proxy(mut self) -> Self {
        self.network.hyper = self.network.hyper.no_proxy();
        self
    }

    /// Trusts these certificate authorities, in PEM, in addition to those of the platform. If they cannot be read, each call to `https`
    /// fails. Has no effect on a transport or service that is given.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.network.hyper = self.network.hyper.root_certificates(pem);
        self
    }

    /// Accepts every certificate. Whoever is between the client and the server can then read and change everything, credentials
    /// included, so this is for tests on one machine only. For a server with a self-signed certificate use
    /// [`root_certificates`](Self::root_certificates). Has no effect on a transport or service that is given.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.network.hyper = self.network.hyper.danger_accept_invalid_certs(accept);
        self
    }

    /// Sets how long a connection without a request is kept open. The default is 90 seconds; `None` is as long as the server keeps it.
    /// Has no effect on a transport or service that is given.
    pub fn pool_idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.network.hyper = self.network.hyper.pool_idle_timeout(timeout);
        self
    }

    /// Limits the connections to one server that are kept open without a request. By default there is no limit; with 0 each request
    /// has a connection of its own. Has no effect on a transport or service that is given.
    pub fn pool_max_idle(mut self, connections: usize) -> Self {
        self.network.hyper = self.network.hyper.pool_max_idle(connections);
        self
    }

    /// Limits the number of headers of an answer, and the bytes of its head. The default is 100 headers and about 400 KiB. An answer
    /// beyond that is an error. Has no effect on a transport or service that is given.
    pub fn max_headers(mut self, number: usize, bytes: usize) -> Self {
        self.network.hyper = self.network.hyper.max_headers(number, bytes);
        self
    }
}
