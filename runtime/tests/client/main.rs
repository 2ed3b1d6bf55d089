//! Calls as generated code makes them, against transports that record.

mod answers;
mod auth;
mod bodies;
#[cfg(feature = "hyper")]
mod cancelled;
#[cfg(all(feature = "hyper", feature = "blocking"))]
mod closing;
mod common;
#[cfg(feature = "hyper")]
mod connections;
mod data;
mod defaults;
mod headers;
#[cfg(feature = "http2")]
mod http2;
#[cfg(feature = "hyper")]
mod limits;
#[cfg(feature = "renewal")]
mod logins;
#[cfg(feature = "hyper")]
mod network;
mod pages;
#[cfg(feature = "retry")]
mod retries;
mod secrets;
#[cfg(feature = "tower")]
mod services;
mod shop;
mod sources;
#[cfg(all(feature = "hyper", feature = "stream"))]
mod streams;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "hyper")]
mod tls;
#[cfg(feature = "tracing")]
mod traces;
#[cfg(all(unix, feature = "hyper"))]
mod unix_socket;
#[cfg(all(feature = "hyper", feature = "stream"))]
mod uploads;
mod urls;
mod variables;
