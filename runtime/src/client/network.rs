//! The settings of a [`ClientBuilder`] that concern sending: its service, the layers around it, and its limits.

use std::time::Duration;

use super::builder::ClientBuilder;
#[cfg(feature = "tower")]
use crate::transport::HttpService;
use crate::transport::{IntoHttpService, Transport};
use crate::variables::Variables;

impl<V: Variables> ClientBuilder<V> {
    /// Limits the time of a call, until the last byte of its answer; if the answer is streamed, until its head. It covers all attempts,
    /// redirects and challenges together; a login for which the call waits has a limit of its own. The default is 60 seconds; `None` is
    /// no limit, as in Postman.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.network.timeout = timeout.into();
        self
    }

    /// Sets the largest body of an answer that is read into memory, in bytes. The default is 64 MiB. A larger one is
    /// [`Error::Transport`](crate::Error::Transport), and is not read to its end. The size without compression counts. For a streamed
    /// answer, it limits each event or line.
    pub fn max_answer_size(mut self, bytes: usize) -> Self {
        self.network.limits.answer = bytes;
        self
    }

    /// Limits the time from a request to the head of its answer, connecting included. The default is `None`: as long as
    /// [`timeout`](Self::timeout) allows.
    pub fn first_byte_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.network.limits.first_byte = timeout.into();
        self
    }

    /// Limits the time between two pieces of an answer's body. The default is 60 seconds; `None` is no limit. For the body of a streamed
    /// answer, such as an event stream, it is the only limit of time.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.network.limits.idle = timeout.into();
        self
    }

    /// Sets whether redirects from https to http are followed. The default is `false`: such a redirect is
    /// [`Error::Transport`](crate::Error::Transport), because the following messages could be read and changed by others.
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

    /// Sends through a tower service instead of the network. The service sends each request as it is: redirects, cookies and auth are handled by the
    /// client. [`Request::read`](crate::Request::read) reads a request as data, and a [`Response`](crate::Response) converts into an
    /// answer.
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

    /// Adds a layer of tower or tower-http around the service. The first of several is the outermost, as in
    /// `tower::ServiceBuilder`. A layer sees each request before the network, signed and with its cookies, once for each redirect,
    /// challenge and retry; and each answer before the client does. The extensions of a request have its
    /// [`Operation`](crate::Operation).
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use postman_client::{Client, Variables};
    /// use tower::ServiceBuilder;
    /// use tower_http::trace::TraceLayer;
    ///
    /// fn client<V: Variables>(variables: V) -> Client<V> {
    ///     // at most 8 requests at once, and an error instead of a wait for more
    ///     let limit = ServiceBuilder::new().load_shed().concurrency_limit(8);
    ///     Client::builder(variables).layer(TraceLayer::new_for_http()).layer(limit).build()
    /// }
    ///
    /// // a service that cannot be cloned, such as a rate limit, stands behind a buffer; this is called in a tokio runtime
    /// fn limited<V: Variables>(variables: V) -> Client<V> {
    ///     let limit = ServiceBuilder::new().buffer(64).rate_limit(10, Duration::from_secs(1));
    ///     Client::builder(variables).layer(limit).build()
    /// }
    /// ```
    ///
    /// The error of a layer is [`Error::Transport`](crate::Error::Transport) with
    /// [`is_service`](crate::TransportError::is_service), unless it is a [`TransportError`](crate::TransportError) itself.
    #[cfg(feature = "tower")]
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: tower_layer::Layer<HttpService, Service: IntoHttpService> + Send + Sync + 'static,
    {
        self.network.layers.push(Box::new(move |inner| layer.layer(inner).into_http_service()));
        self
    }

    /// Sends through this reqwest client, with its proxies, certificates and connections: see
    /// [`ReqwestTransport`](crate::ReqwestTransport).
    #[cfg(feature = "reqwest")]
    pub fn reqwest(self, client: reqwest::Client) -> Self {
        self.transport(crate::transport::ReqwestTransport::from(client))
    }
}
