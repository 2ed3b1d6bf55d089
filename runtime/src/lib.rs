//! The runtime of the Rust clients that `postman-codegen` generates from Postman collections: everything that does not depend on one
//! collection.
//!
//! A generated function takes a [`Client`] and returns a [`Call`], which sends its request when it is awaited:
//!
//! ```
//! # mod shop {
//! #     use postman_client::{Call, FromJson, Json, Text, Variable};
//! #     #[derive(Clone, Debug, Default)]
//! #     pub struct Variables { pub url: Variable }
//! #     impl postman_client::Variables for Variables {
//! #         fn get(&self, name: &str) -> Option<&str> { if name == "url" { self.url.get() } else { None } }
//! #         fn set(&mut self, name: &str, value: &str) -> bool { name == "url" && { self.url = value.into(); true } }
//! #     }
//! #     impl postman_client::codegen::Collection for Variables {}
//! #     pub type Client = postman_client::Client<Variables>;
//! #     #[derive(Debug, FromJson)]
//! #     pub struct Order { pub total: f64 }
//! #     pub fn get_order(client: &Client, id: impl Into<Text>) -> Call<Json<Order>> {
//! #         client.get("{{url}}/orders/:id").path("id", id).call()
//! #     }
//! # }
//! use postman_client::Response;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // `shop` is a generated client; in a test a closure takes the place of the network
//! let variables = shop::Variables { url: "https://shop.example".into() };
//! let client = shop::Client::with_transport(variables, |_| Response::new(200, r#"{"total": 9.5}"#));
//!
//! let call = shop::get_order(&client, "a/7");
//! assert_eq!(call.request()?.url, "https://shop.example/orders/a%2F7");
//! assert_eq!(call.await?.total, 9.5);
//! # Ok(())
//! # }
//! ```
//!
//! # Where to look
//!
//! | for | see |
//! |---|---|
//! | settings of a client: limits, retries, proxies, headers, hooks, layers | [`ClientBuilder`] |
//! | ways to send a call, and settings of one call | [`Call`] |
//! | status and headers of an answer | [`Answer`] |
//! | what can go wrong | [`Error`], [`TransportError`] |
//! | retries | `Retry` (feature `retry`) |
//! | lists that come in pages | [`Call::pages`], [`NextPage`] |
//! | answers that are read while they arrive | `Call::stream`, `Call::events`, `Call::lines` (feature `stream`) |
//! | files and streams to send | [`File`] |
//! | programs without an async runtime | `Call::send_blocking` (feature `blocking`) |
//! | logins | `ClientBuilder::renew` (feature `renewal`), `Authorization` (feature `oauth2`) |
//! | tests | [`Client::with_transport`], `testing` (feature `testing`) |
//! | the part that generated code calls | [`codegen`] |
//!
//! # Between a call and the network
//!
//! ```text
//!  Call                    inputs, variables, presets
//!    │  renewal            logs in, and sends once more after a 401
//!    │  challenges         digest, NTLM, OAuth 2: the request is sent again
//!    │  retries            each attempt has what is left of the time limit
//!    │  auth               signs each attempt anew
//!    │  before_send        changes the signed request
//!    │  redirects, cookies
//!    │  limits             time: first byte, idle, in total; size: largest answer
//!    ▼
//!  layers                  ClientBuilder::layer: the first one is the outermost
//!    ▼
//!  one tower::Service      from http::Request<HttpBody> to http::Response<HttpBody>:
//!                          ClientBuilder::service, a closure, ReqwestTransport, or HyperTransport, which has
//!                          decompression, one repetition when a kept connection is closed, the pool, the time
//!                          to connect, proxies, TLS, HTTP/1.1 or HTTP/2
//! ```
//!
//! The steps down to `auth` are taken for each call or attempt, those from the layers on for each request that is sent: a layer sees every
//! redirect and every challenge. [`ClientBuilder::max_answer_size`] counts the size without compression.
//!
//! # What is sent
//!
//! A request is what Postman's runner (Newman) sends: method, target, header values and body, with these deliberate differences:
//!
//! * The names of headers are sent with a capital at the start of each word, and headers in no particular order.
//! * Values that the caller gives are data: they are encoded, and `{{names}}` in them are not variables. A path value that is empty or a
//!   dot segment is an error.
//! * A variable without a value is an error before anything is sent.
//! * A file that cannot be read is an error, and so is a key or an algorithm that cannot sign.
//! * `User-Agent`, `Postman-Token`, `Cache-Control` and `Connection` are not imitated. `Host`, `Content-Length` and `Transfer-Encoding`
//!   belong to the connection: they cannot be left out, and the last two cannot be set.
//! * With `disableUrlEncoding`, `<`, `>` and `` ` `` in a path and `"` in a query are encoded all the same: the `http` crate does not
//!   allow them.
//! * Redirects to another origin lose every header that holds a credential, and have no `Referer`; a body that holds a secret is not
//!   sent there. Redirects from https to http are not followed unless the client allows it.
//! * Certificates are always verified, even where the collection has `strictSSL: false`;
//!   [`ClientBuilder`] can trust other authorities.
//!
//! # Features
//!
//! | feature | gives |
//! |---|---|
//! | `hyper` (default) | the network |
//! | `cookies` (default) | a cookie jar for each client |
//! | `http2` | HTTP/2 with servers that choose it while TLS is set up |
//! | `stream` | `Call::stream`, `events` and `lines`, which read an answer while it arrives; `File::stream`, a body that is made while it is sent |
//! | `retry` | `ClientBuilder::retry` and `Call::retry` |
//! | `tower` | `ClientBuilder::layer`, for layers of tower and tower-http |
//! | `tracing` | a span for each call, see below |
//! | `blocking` | `Call::send_blocking`, for programs without an async runtime |
//! | `reqwest` | `ClientBuilder::reqwest`: sending through a client that the program has, and in browsers |
//! | `renewal` | `ClientBuilder::renew`: a request of the collection that logs in and renews its token |
//! | `testing` | `testing::Recorder`, a transport for tests that answers by operation |
//! | `observe` | `ClientBuilder::observe`, which notes the shapes of answers, without their values, for the types of the next generated client |
//! | `time`, `chrono`, `jiff`, `uuid` | dates and identifiers as [`Parsed`] values of these crates |
//! | `fake` | dynamic variables that stand for people, places, companies and prose, such as `{{$randomEmail}}`; the others, such as `{{$guid}}`, need no feature |
//! | `digests`, `regex`, `xml` | functions of the collection's scripts: digests and HMACs, regular expressions, `xml2Json` |
//! | `replay` | [`codegen`]'s `replay`, for generated `examples/replay.rs` |
//! | `tokio` | limits of time; the features that need it turn it on |
//!
//! A generated manifest turns on the features that the collection needs, such as those of its auth: `asap`, `aws`, `digest`, `edgegrid`,
//! `hawk`, `jwt` (also for tokens that scripts sign), `ntlm`, `oauth1`, and `oauth2`, which fetches and renews tokens. Basic auth, bearer
//! tokens, API keys and OAuth 2 tokens that are given need no feature. `es512` adds that algorithm to `jwt` and `asap`, and `oauth1-rsa`
//! the RSA signatures of OAuth 1. The crate `rsa` behind it has RUSTSEC-2023-0071: an attacker who can time many signatures may learn the
//! key. Signing is blinded, which makes that hard; where it matters, choose an HMAC method.
//!
//! With `tracing` each call has a span with the names of OpenTelemetry's HTTP clients: `http.request.method`, `url.template`,
//! `server.address`, `http.response.status_code`, `error.type`, `http.request.resend_count`. Attempts, retries, renewals and captures are
//! events. No header, body, query value or variable is in them.

#![cfg_attr(docsrs, feature(doc_cfg))]

// the derive macro writes this name, in tests of this library, too
#[cfg(test)]
extern crate self as postman_client;

mod auth;
mod call;
mod client;
mod clock;
pub mod codegen;
mod decode;
mod error;
pub mod json;
mod request;
mod response;
mod script;
#[cfg(feature = "stream")]
mod stream;
mod template;
#[cfg(feature = "testing")]
pub mod testing;
mod transport;
mod variables;

// Crates whose types are in signatures of this library, or in generated types. A program that names them through here has the right
// versions, without depending on them.
/// Bodies: [`Response::bytes`], [`Request::body`].
pub use bytes::Bytes;
/// Parsed dates and times ([`Parsed`]).
#[cfg(feature = "chrono")]
pub use chrono;
/// Methods, status codes and headers.
pub use http;
/// Parsed dates and times ([`Parsed`]).
#[cfg(feature = "jiff")]
pub use jiff;
/// For [`ClientBuilder::reqwest`].
#[cfg(feature = "reqwest")]
pub use reqwest;
/// For [`HyperTransport::tls`].
#[cfg(feature = "hyper")]
pub use rustls;
/// Parsed dates and times ([`Parsed`]).
#[cfg(feature = "time")]
pub use time;
/// Parsed identifiers ([`Parsed`]).
#[cfg(feature = "uuid")]
pub use uuid;

#[cfg(feature = "oauth2")]
pub use call::Authorization;
#[cfg(feature = "observe")]
pub use call::Observer;
#[cfg(feature = "retry")]
pub use call::Retry;
pub use call::{Answer, Awaiting, Call, Items, NextPage, Pages, Sending};
#[cfg(feature = "renewal")]
pub use client::Renewal;
pub use client::{Client, ClientBuilder};
pub use decode::{
    Decode, DecodeError, FromJson, Json, Mismatch, Mismatches, Ndjson, NoFailure, Received, SerdeJson, SerdeNdjson,
    StrictJson, StrictNdjson,
};
pub use error::Error;
pub use json::Parsed;
#[doc(inline)]
pub use postman_client_derive::FromJson;
pub use request::body::{Body, File};
pub use request::{Behavior, Operation, Request};
pub use response::Response;
#[cfg(feature = "stream")]
pub use stream::{BodyStream, Event, Events, Lines};
pub use template::Text;
#[cfg(feature = "hyper")]
pub use transport::HyperTransport;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, HttpBody, HttpService, IntoHttpService, Transport, TransportError};
pub use variables::{EnvironmentError, Secret, Variable, Variables, read_environment};

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
