//! The settings of a [`ClientBuilder`] that concern sending: its service, the layers around it, and its limits.

use std::time::Duration;

use super::builder::ClientBuilder;
#[cfg(feature = "tower")]
use crate::transport::HttpService;
use crate::transport::{IntoHttpService, Transport};
use crate::variables::Variables;

impl<V: Variables> ClientBuilder<V> {
    /// Limits the time of a call, until the last byte of its answer; `None` for as long as it takes.
    /// 60 seconds unless set, where Postman has no limit.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.network.timeout = timeout.into();
        self
    }

    /// The largest body of an answer that is read into memory, in bytes, 64 MiB unless set. A larger one is
    /// [`Error::Transport`](crate::Error::Transport), and is not read further. What counts is the size without
    /// compression.
    pub fn max_answer_size(mut self, bytes: usize) -> Self {
        self.network.limits.answer = bytes;
        self
    }

    /// Limits the time until the head of an answer, from the request on, connecting and sending it included; `None`, as unless
    /// set, for as long as [`timeout`](Self::timeout) allows.
    pub fn first_byte_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.network.limits.first_byte = timeout.into();
        self
    }

    /// Limits the time in which nothing of an answer's body comes, after some of it has come: 60 seconds unless set; `None` for as long as it
    /// takes. For answers that are read while they arrive it is the only limit, for an event stream too.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.network.limits.idle = timeout.into();
        self
    }

    /// Sets whether redirects from https to http are followed. Unless set to `true` they are
    /// [`Error::Transport`](crate::Error::Transport): who listens could read and change what follows.
    pub fn insecure_redirects(mut self, follow: bool) -> Self {
        self.network.limits.insecure_redirects = follow;
        self
    }

    /// Sends through `transport`: a closure in tests, or a
    #[cfg_attr(feature = "hyper", doc = "[`HyperTransport`](crate::HyperTransport) with settings of its own.")]
    #[cfg_attr(not(feature = "hyper"), doc = "`HyperTransport` with settings of its own.")]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.network.service = Some(transport.into_service());
        self
    }

    /// Sends through a tower service, which takes the place of the network: it sends each request, and decides nothing about
    /// redirects, cookies and auth. [`Request::read`](crate::Request::read) gives a request as data, and a
    /// [`Response`](crate::Response) converts into an answer.
    ///
    /// ```
    /// use postman_client::{Client, HttpBody, Request, Response, TransportError, Variables, http};
    ///
    /// fn client<V: Variables>(variables: V) -> Client<V> {
    ///     let service = tower::service_fn(|request: http::Request<HttpBody>| async {
    ///         let request = Request::read(request).await?;
    ///         let answer = Response::new(200, format!("you have asked for {}", request.target()));
    ///         Ok::<http::Response<HttpBody>, TransportError>(answer.into())
    ///     });
    ///     Client::builder(variables).service(service).build()
    /// }
    /// ```
    pub fn service(mut self, service: impl IntoHttpService) -> Self {
        self.network.service = Some(service.into_http_service());
        self
    }

    /// Puts a tower layer around the service that sends. Of several, the first one is the outermost, as in
    /// `tower::ServiceBuilder`. A layer sees each request on its way to the network: with its signature and its
    /// cookies, once for each redirect, each challenge of auth and each retry; and each answer before anything else does.
    ///
    /// A [`Operation`](crate::Operation) is among the extensions of each request.
    ///
    /// ```
    /// use postman_client::{Client, Variables};
    /// use tower::limit::ConcurrencyLimitLayer;
    ///
    /// fn client<V: Variables>(variables: V) -> Client<V> {
    ///     Client::builder(variables).layer(ConcurrencyLimitLayer::new(8)).build()
    /// }
    /// ```
    #[cfg(feature = "tower")]
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: tower_layer::Layer<HttpService, Service: IntoHttpService> + Send + Sync + 'static,
    {
        self.network.layers.push(Box::new(move |inner| layer.layer(inner).into_http_service()));
        self
    }

    /// Sends through this reqwest client, with its proxies and certificates.
    #[cfg(feature = "reqwest")]
    pub fn reqwest(self, client: reqwest::Client) -> Self {
        self.transport(crate::transport::ReqwestTransport::from(client))
    }
}
