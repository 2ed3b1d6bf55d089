//! Calls as generated code makes them, against transports that record.

mod answers;
mod auth;
mod bodies;
mod data;
mod headers;
#[cfg(feature = "renewal")]
mod logins;
#[cfg(feature = "hyper")]
mod network;
#[cfg(feature = "retry")]
mod retries;
mod secrets;
mod shop;
mod sources;
#[cfg(feature = "hyper")]
mod tls;
mod urls;
mod variables;
