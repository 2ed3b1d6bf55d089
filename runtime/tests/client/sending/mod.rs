//! What becomes of a call: retries, logins, layers, traces, and calls that are dropped.

#[cfg(feature = "hyper")]
pub(crate) mod cancelled;
#[cfg(feature = "renewal")]
mod logins;
#[cfg(feature = "retry")]
mod retries;
mod secrets;
#[cfg(feature = "tower")]
mod services;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "tracing")]
mod traces;
