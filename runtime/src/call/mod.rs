//! Calls: from the description of an operation's request to its typed answer.
//!
//! In: what generated code says about a request, and the inputs of the caller. Out: the answer, or an error. Rule: nothing is
//! sent until a call is awaited, and one async function serves all operations.

mod answer;
mod arrived;
#[cfg(feature = "oauth2")]
mod authorization;
mod call;
mod captures;
mod effects;
mod pages;
mod plan;
mod request_builder;
mod send;
mod sending;
#[cfg(feature = "stream")]
mod streaming;
#[cfg(feature = "tracing")]
mod trace;

pub use answer::Answer;
#[cfg(feature = "oauth2")]
pub use authorization::Authorization;
pub use call::Call;
pub use pages::{Items, Pages};
#[cfg(feature = "observe")]
pub use plan::Observer;
#[cfg(feature = "renewal")]
pub(crate) use plan::Renew;
#[cfg(feature = "retry")]
pub use plan::Retry;
pub use plan::{Common, NextPage};
pub(crate) use plan::{Core, Defaults, OnMismatch, Plan};
pub use request_builder::RequestBuilder;
pub use sending::{Awaiting, Sending};
