//! Calls: from the description of an operation's request to its typed answer.
//!
//! In: the description of a request in generated code, and the inputs of the caller. Out: the answer, or an error. Rule: nothing is
//! sent until a call is awaited, and one async function serves all operations.

mod answer;
#[cfg(feature = "oauth2")]
mod authorization;
mod call;
mod captures;
mod pages;
mod plan;
mod request_builder;
#[cfg(feature = "retry")]
mod retry;
mod send;

pub use answer::Answer;
#[cfg(feature = "oauth2")]
pub use authorization::Authorization;
pub use call::Call;
pub use pages::{Items, Pages};
#[cfg(feature = "observe")]
pub use plan::Observer;
#[cfg(feature = "renewal")]
pub(crate) use plan::Renew;
pub use plan::{Common, NextPage};
pub(crate) use plan::{Core, Defaults, OnMismatch, Plan};
pub use request_builder::RequestBuilder;
#[cfg(feature = "retry")]
pub use retry::Retry;
pub use send::{Awaiting, Sending};
