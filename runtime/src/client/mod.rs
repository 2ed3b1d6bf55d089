//! Clients: the variables of a collection, and the connection to its API.
//!
//! In: variables and settings. Out: a [`Client`] whose operations can be called. Rule: configuration and credentials belong to
//! the client, and clones share them.

mod builder;
mod client;
mod collection;
#[cfg(feature = "hyper")]
mod connections;
mod network;
mod network_settings;
#[cfg(feature = "renewal")]
mod renewal;
#[cfg(feature = "replay")]
pub mod replay;

pub use builder::ClientBuilder;
pub use client::Client;
pub use collection::Collection;
#[cfg(feature = "renewal")]
pub use renewal::Renewal;
