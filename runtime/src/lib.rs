//! What the Rust clients that `postman-codegen` generates call: everything that does not depend on
//! one collection.
//!
//! A generated operation describes its request to a [`Draft`] and gives a [`Call`], which sends it
//! when it is awaited:
//!
//! ```
//! use postman_client::{Call, Client, Json, Response, Text, Variable, Variables};
//! use serde::Deserialize;
//!
//! #[derive(Clone, Debug, Default)]
//! struct Shop {
//!     url: Variable,
//! }
//!
//! impl Variables for Shop {
//!     fn get(&self, name: &str) -> Option<&str> {
//!         match name {
//!             "url" => self.url.get(),
//!             _ => None,
//!         }
//!     }
//!
//!     fn set(&mut self, name: &str, value: &str) -> bool {
//!         match name {
//!             "url" => self.url = value.into(),
//!             _ => return false,
//!         }
//!         true
//!     }
//! }
//!
//! #[derive(Debug, Deserialize)]
//! struct Order {
//!     total: f64,
//! }
//!
//! fn order(client: &Client<Shop>, id: impl Into<Text>) -> Call<Json<Order>> {
//!     client.get("{{url}}/orders/:id").path("id", id).call()
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let shop = Shop { url: "https://shop.example".into() };
//! let client = Client::with_transport(shop, |_| Response::new(200, r#"{"total": 9.5}"#));
//! let call = order(&client, "a/7");
//! assert_eq!(call.request()?.url, "https://shop.example/orders/a%2F7");
//! assert_eq!(call.await?.total, 9.5);
//! # Ok(())
//! # }
//! ```
//!
//! # On the wire
//!
//! Requests are built to be what Postman's runner (Newman) sends: method, target, header values and
//! body, with these deliberate differences:
//!
//! * Header names go out in lower case, in an order of the transport's.
//! * Values given by the caller are data: encoded, and never searched for `{{variables}}`. A path
//!   value that is empty or a dot segment is an error.
//! * A variable without a value is an error before anything is sent.
//! * A file that cannot be read is an error.
//! * `User-Agent`, `Postman-Token` and `Cache-Control` are not imitated, and there is no cookie
//!   jar.
//! * Redirects to another origin lose `Cookie` with `Authorization`, and get no `Referer`.
//! * The transport of the feature `reqwest` resolves dot segments and leaves out default ports.
//!
//! # Features
//!
//! * `reqwest` (default): the network.
//! * `digests`: digests and HMACs of [`Found`] values, for presets.
//! * `blocking`: `Call::send_blocking`.
//! * `replay`: the `replay` module, for generated `examples/replay.rs`.

mod address;
mod answer;
mod auth;
mod behavior;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod call;
mod client;
mod decode;
mod draft;
mod error;
mod fault;
mod file;
mod form;
mod headers;
mod input;
pub mod json;
mod mask;
mod media_type;
mod plan;
#[cfg(feature = "replay")]
pub mod replay;
mod request;
mod response;
mod scan;
mod script;
mod sources;
mod template;
mod text;
mod transport;
mod variables;

pub use bytes::Bytes;
pub use http;
/// For [`ClientBuilder::http`].
#[cfg(feature = "reqwest")]
pub use reqwest;

pub use answer::Answer;
pub use auth::Auth;
pub use behavior::Behavior;
pub use body::Body;
pub use call::{Awaiting, Call, Sending};
pub use client::{Client, ClientBuilder};
pub use decode::{Decode, DecodeError, Json, NoFailure};
pub use draft::Draft;
pub use error::{Error, Operation};
pub use file::File;
pub use form::{Fields, Files, Form};
pub use input::{Input, Inputs, NoOptions, Options};
pub use json::{double_option, null_as_empty};
pub use request::Request;
pub use response::Response;
#[cfg(feature = "digests")]
pub use script::Digest;
pub use script::{Found, Moment};
pub use sources::Sources;
pub use text::Text;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, Transport, TransportError};
pub use variables::{Captured, EnvironmentError, Secret, Variable, Variables, from_env, read_environment};

/// Includes the client that `build.rs` generated into `OUT_DIR`, by its name.
///
/// ```ignore
/// mod salesforce {
///     postman_client::include_client!("salesforce");
/// }
/// ```
#[macro_export]
macro_rules! include_client {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
