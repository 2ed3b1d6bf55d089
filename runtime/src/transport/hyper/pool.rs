//! [`Pool`]: the connections that are kept open, separately for each async runtime.
//!
//! A connection is driven by the runtime that opened it, and is lost when that ends. Another runtime that used it would
//! wait forever, or fail.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use http::uri::Authority;
use http::{Extensions, Method, Request, Response};
use hyper::body::Incoming;
use hyper_util::client::legacy::{Builder, Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::runtime::{Handle, Id};
use tokio::sync::oneshot;
use tokio::task::yield_now;

use super::connect::{self, Connector};
use super::connection::Used;
use crate::transport::TransportError;
use crate::transport::body::HttpBody;

/// The idle time after which a runtime gets the chance to notice closed connections before they are used.
const UNSEEN: Duration = Duration::from_millis(20);

/// The largest number of servers with another name in requests whose connections are kept.
const NAMED: usize = 64;

/// Settings of the connections.
#[derive(Clone, Copy)]
pub(super) struct PoolSettings {
    pub(super) idle_timeout: Option<Duration>,
    pub(super) max_idle: usize,
    /// The largest head of an answer: headers and bytes.
    pub(super) head: Option<(usize, usize)>,
}

impl Default for PoolSettings {
    fn default() -> Self {
        Self { idle_timeout: Some(Duration::from_secs(90)), max_idle: usize::MAX, head: None }
    }
}

pub(super) struct Pool {
    connector: Connector,
    settings: PoolSettings,
    kept: Mutex<Vec<Kept>>,
}

type Connections = Client<Connector, HttpBody>;

/// The connections of one runtime, separately for each `server` that has another name in requests.
struct Kept {
    runtime: Id,
    server: Option<Authority>,
    /// Closed when the runtime has ended.
    alive: oneshot::Sender<Infallible>,
    connections: Arc<Connections>,
    used: Instant,
}

impl Pool {
    pub(super) fn new(connector: Connector, settings: PoolSettings) -> Self {
        Self { connector, settings, kept: Mutex::default() }
    }

    /// Sends over a kept connection, or a new one; to `server` if the URI names another one.
    pub(super) async fn send(
        &self,
        request: Request<HttpBody>,
        server: Option<Authority>,
    ) -> Result<Response<Incoming>, TransportError> {
        let Ok(runtime) = Handle::try_current() else {
            return Err(TransportError::new(
                "the network needs a tokio runtime, and this call is in none; `send_blocking` needs none",
            ));
        };
        let again = again(&request);
        let (connections, idle) = self.connections(&runtime, server.as_ref());
        if idle > UNSEEN {
            // the first lets the runtime poll its sockets, the second lets its connections handle the events
            yield_now().await;
            yield_now().await;
        }
        match (connections.request(request).await, again) {
            (Ok(answer), _) => Ok(used(answer)),
            (Err(error), Some(request)) if was_used(&error) => {
                // keeps no connections, because this request must not get a closed one
                let fresh: Connections =
                    self.settings.builder().pool_max_idle_per_host(0).build(self.connector.to(server));
                fresh.request(request).await.map(used).map_err(failed)
            }
            (Err(error), _) => Err(failed(error)),
        }
    }

    /// Returns the connections of this runtime, and the time for which they were not used.
    fn connections(&self, runtime: &Handle, server: Option<&Authority>) -> (Arc<Connections>, Duration) {
        let (id, now) = (runtime.id(), Instant::now());
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = kept.iter_mut().find(|kept| kept.runtime == id && kept.server.as_ref() == server) {
            let idle = now.saturating_duration_since(std::mem::replace(&mut own.used, now));
            return (Arc::clone(&own.connections), idle);
        }
        kept.retain(|kept| !kept.alive.is_closed());
        let named = kept.iter().enumerate().filter(|(_, kept)| kept.server.is_some());
        if named.clone().count() >= NAMED
            && let Some((oldest, _)) = named.min_by_key(|(_, kept)| kept.used)
        {
            kept.swap_remove(oldest);
        }
        let (alive, ended) = oneshot::channel();
        // dropped with the runtime; completes when the pool is dropped
        runtime.spawn(async move { drop(ended.await) });
        let connections = Arc::new(self.settings.builder().build(self.connector.to(server.cloned())));
        kept.push(Kept {
            runtime: id,
            server: server.cloned(),
            alive,
            connections: Arc::clone(&connections),
            used: now,
        });
        (connections, Duration::ZERO)
    }
}

impl PoolSettings {
    fn builder(self) -> Builder {
        let mut builder = Client::builder(TokioExecutor::new());
        builder
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(self.idle_timeout)
            .pool_max_idle_per_host(self.max_idle);
        builder.http1_title_case_headers(true);
        #[cfg(feature = "http2")]
        builder.timer(TokioTimer::new()).http2_adaptive_window(true);
        if let Some((number, bytes)) = self.head {
            builder.http1_max_headers(number).http1_max_buf_size(bytes);
            #[cfg(feature = "http2")]
            builder.http2_max_header_list_size(u32::try_from(bytes).unwrap_or(u32::MAX));
        }
        builder
    }
}

/// Returns a copy of the request, if it is safe to repeat (RFC 9110, section 9.2.2).
fn again(request: &Request<HttpBody>) -> Option<Request<HttpBody>> {
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE, Method::PUT, Method::DELETE];
    if !safe.contains(request.method()) {
        return None;
    }
    let mut again = Request::new(request.body().again()?);
    *again.method_mut() = request.method().clone();
    *again.uri_mut() = request.uri().clone();
    *again.headers_mut() = request.headers().clone();
    Some(again)
}

fn used(answer: Response<Incoming>) -> Response<Incoming> {
    if let Some(used) = answer.extensions().get::<Used>() {
        used.set();
    }
    answer
}

/// Returns `true` if the connection that failed had carried an answer before.
fn was_used(error: &Error) -> bool {
    let mut extras = Extensions::new();
    if let Some(connection) = error.connect_info() {
        connection.get_extras(&mut extras);
    }
    extras.get::<Used>().is_some_and(Used::is_set)
}

fn failed(error: Error) -> TransportError {
    if connect::timed_out(&error) {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::from_hyper(error)
    }
}
