//! The network: connections, TLS, both versions of HTTP, and what is on the wire.

#[cfg(feature = "blocking")]
mod closing;
mod connections;
#[cfg(feature = "http2")]
mod http2;
mod routes;
mod tls;
#[cfg(unix)]
mod unix_socket;
#[cfg(feature = "stream")]
mod uploads;
mod wire;
