//! Calls as generated code makes them, against transports that record.

mod answers;
mod auth;
mod bodies;
mod headers;
#[cfg(feature = "reqwest")]
mod network;
mod secrets;
mod shop;
mod sources;
mod urls;
mod variables;
