//! The runtime of the Rust clients that `postman-codegen` generates: everything that does not depend on
//! one collection.
//!
//! A generated operation describes its request to a [`RequestBuilder`](codegen::RequestBuilder) and returns a [`Call`], which sends
//! it when it is awaited. What only generated code needs is in [`codegen`].
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
//! impl postman_client::codegen::Collection for Shop {}
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
//! * Header names go out with a capital at the start of each word, and headers in an order of the
//!   transport's.
//! * Values given by the caller are data: encoded, and never searched for `{{variables}}`. A path
//!   value that is empty or a dot segment is an error.
//! * A variable without a value is an error before anything is sent.
//! * A file that cannot be read is an error, and so is a key or an algorithm that cannot sign.
//! * `User-Agent`, `Postman-Token`, `Cache-Control` and `Connection` are not imitated. `Host`,
//!   `Content-Length` and `Transfer-Encoding` are the connection's: they cannot be left out, and the
//!   last two cannot be set.
//! * With `disableUrlEncoding`, `<` and `>`, `` ` `` in a path and `"` in a query are encoded all the
//!   same: the `http` crate has no place for them.
//! * Redirects to another origin lose every header that holds a credential, and get no `Referer`; a body that holds a secret is
//!   not sent on. From https to http leads no redirect unless the client allows it.
//! * Certificates are always verified, even where the collection has `strictSSL: false`; `ClientBuilder` trusts other authorities.
//!
//! # Between a call and the network
//!
//! ```text
//!  Call                    inputs, variables, presets
//!    │  renewal            logs in, and sends once more after a 401
//!    │  challenges         digest, NTLM, OAuth 2: the request goes out again
//!    │  retries            each attempt has what is left of the time limit
//!    │  auth               signs each attempt anew
//!    │  before_send        sees the signed request
//!    │  redirects, cookies
//!    │  time limits        first byte, idle, in total; largest answer
//!    ▼
//!  layers                  ClientBuilder::layer: the first one is the outermost
//!    ▼
//!  one tower::Service      from http::Request<HttpBody> to http::Response<HttpBody>:
//!                          ClientBuilder::service, a closure, ReqwestTransport, or HyperTransport, which has
//!                          decompression, one repetition when a kept connection is closed, the pool, the time
//!                          to connect, proxies, TLS, HTTP/1.1 or HTTP/2
//! ```
//!
//! The steps above the layers are taken once for each call, those below for each request that goes out: a layer sees every
//! redirect and every challenge. The largest answer that is read into memory is
//! [`ClientBuilder::max_answer_size`], which counts what is left when compression is undone.
//!
//! # Features
//!
//! * `hyper` (default): the network.
//! * `http2`: HTTP/2 with servers that choose it while TLS is set up.
//! * `cookies` (default): a cookie jar for each client.
//! * `stream`: `Call::stream`, `events` and `lines`, which read an answer while it arrives; `File::stream`, a body that a
//!   program makes while it is sent.
//! * `tower`: `ClientBuilder::layer`, for layers of tower and tower-http.
//! * `tokio`: time limits; the features that need them turn it on.
//! * `reqwest`: sending through a `reqwest::Client` that the program has.
//! * `digests`: digests and HMACs of [`Found`](codegen::Found) values, for presets.
//! * `regex`: regular expressions of scripts, on [`Found`](codegen::Found) values.
//! * `xml`: XML answers, as scripts read them with `xml2Json`.
//! * `blocking`: `Call::send_blocking`.
//! * `fake`: values of the dynamic variables that stand for people, places, companies and prose, such
//!   as `{{$randomEmail}}`. The others, such as `{{$guid}}`, are always there.
//! * `time`, `chrono`, `jiff`, `uuid`: dates and identifiers as [`Parsed`] values of these crates.
//! * `renewal`: `ClientBuilder::renew`, a request of the collection that logs in and renews its token.
//! * `retry`: `ClientBuilder::retry` and `Call::retry`, which send requests again that failed for a while.
//! * `testing`: `testing::Recorder`, a transport for tests that answers by operation.
//! * `tracing`: a span for each call, with the names of OpenTelemetry's HTTP clients (`http.request.method`, `url.template`,
//!   `server.address`, `http.response.status_code`, `error.type`, `http.request.resend_count`), and events for attempts, retries,
//!   renewals and captures. No header, body, query value or variable is in them.
//! * `observe`: `ClientBuilder::observe`, which notes what answers look like, for the types of the next generated client. No value of an
//!   answer is noted.
//! * `replay`: the `replay` module, for generated `examples/replay.rs`.
//! * `asap`, `aws`, `digest`, `edgegrid`, `hawk`, `jwt`, `ntlm`, `oauth1`: the auth kinds of these
//!   names; `jwt` also signs the tokens that scripts make. `oauth1-rsa` adds the RSA signature methods of OAuth 1, and `es512` that algorithm of
//!   `jwt` and `asap`. The crate `rsa` behind `oauth1-rsa` has RUSTSEC-2023-0071: who can time many signatures may learn the
//!   key; signing is blinded, which makes that hard, and where it matters choose an HMAC method. `oauth2` fetches and renews tokens. Basic, bearer,
//!   API key and OAuth 2 with a token that is given need no feature.

#![cfg_attr(docsrs, feature(doc_cfg))]

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

// Crates whose types stand in signatures of this library, or in generated types. A program names them through here, so that it
// has their right versions without depending on them.
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
    Decode, DecodeError, Json, Mismatch, Mismatches, Ndjson, NoFailure, Received, StrictJson, StrictNdjson,
};
pub use error::Error;
pub use json::Parsed;
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
