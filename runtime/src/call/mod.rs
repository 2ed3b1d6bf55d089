//! Calls: from the description of an operation's request to its typed answer.
//!
//! In: what generated code says about a request, and the inputs of the caller. Out: the answer, or an error. Rule: nothing is
//! sent until a call is awaited, and one async function serves all operations.

mod answer;
mod arrived;
#[cfg(feature = "retry")]
mod attempts;
#[cfg(feature = "oauth2")]
mod authorization;
mod call;
mod captures;
mod common;
mod core;
mod defaults;
mod effects;
#[cfg(feature = "observe")]
mod observer;
mod page;
mod pages;
mod plan;
mod prepared;
#[cfg(feature = "renewal")]
mod renew;
mod request_builder;
#[cfg(feature = "retry")]
mod retry;
mod send;
mod sending;
#[cfg(feature = "stream")]
mod streaming;
#[cfg(feature = "tracing")]
mod trace;

pub(crate) use self::core::{Core, OnMismatch};
pub use answer::Answer;
#[cfg(feature = "oauth2")]
pub use authorization::Authorization;
pub use call::Call;
pub use common::Common;
pub(crate) use defaults::Defaults;
#[cfg(feature = "observe")]
pub use observer::Observer;
pub use page::NextPage;
pub use pages::{Items, Pages};
pub(crate) use plan::Plan;
#[cfg(feature = "renewal")]
pub(crate) use renew::Renew;
pub use request_builder::RequestBuilder;
#[cfg(feature = "retry")]
pub use retry::Retry;
pub use sending::{Awaiting, Sending};
