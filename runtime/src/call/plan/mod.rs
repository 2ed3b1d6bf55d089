//! The plan of a call: the request before it is sent.
//!
//! In: the description of a request by generated code, and the settings of its client. Out: a request that can be signed and sent,
//! each time anew. Rule: everything is substituted before anything else can fail.

mod common;
mod core;
mod defaults;
#[cfg(feature = "observe")]
mod observer;
mod page;
mod plan;
mod prepared;
mod preset;
#[cfg(feature = "renewal")]
mod renew;

pub use self::common::Common;
pub(crate) use self::core::{Core, OnMismatch};
pub(crate) use self::defaults::Defaults;
#[cfg(feature = "observe")]
pub use self::observer::Observer;
pub use self::page::NextPage;
pub(crate) use self::plan::Plan;
#[cfg(feature = "stream")]
pub(super) use self::plan::Prepare;
pub(super) use self::plan::{AS_THEY_ARE, Watch};
pub(super) use self::prepared::Prepared;
pub(super) use self::preset::erase_variables;
#[cfg(feature = "renewal")]
pub(crate) use self::renew::Renew;
#[cfg(feature = "renewal")]
pub(super) use self::renew::Seen;
