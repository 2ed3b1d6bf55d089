//! Calls: from the description of an operation's request to its typed answer.
//!
//! In: what generated code says about a request, and the inputs of the caller. Out: the answer, or an error. Rule: nothing is
//! sent until a call is awaited, and one async function serves all operations.

#[cfg(feature = "retry")]
mod attempts;
mod call;
mod defaults;
#[cfg(feature = "observe")]
mod observer;
mod page;
mod pages;
mod plan;
mod prepared;
mod request_builder;
#[cfg(feature = "retry")]
mod retry;
#[cfg(feature = "stream")]
mod streaming;
#[cfg(feature = "tracing")]
mod trace;

pub use call::{Awaiting, Call, Sending};
pub(crate) use defaults::Defaults;
#[cfg(feature = "observe")]
pub use observer::Observer;
pub use page::NextPage;
pub use pages::{Items, Pages};
pub(crate) use plan::{Core, OnMismatch, Plan};
pub use request_builder::RequestBuilder;
#[cfg(feature = "retry")]
pub use retry::Retry;
