//! [`Core`]: the state that clients derived from one another share.

use std::sync::Arc;
use std::time::Duration;

use super::defaults::Defaults;
#[cfg(feature = "observe")]
use super::observer::Observer;
use crate::auth::Memory;
#[cfg(feature = "retry")]
use crate::call::retry::Retry;
use crate::decode::Mismatches;
use crate::request::Operation;
use crate::template::Sources;
use crate::transport::Sender;

/// The state that clients derived from one another share.
pub(crate) struct Core {
    pub(crate) transport: Sender,
    pub(crate) timeout: Option<Duration>,
    pub(crate) captures: bool,
    pub(crate) presets: bool,
    pub(crate) on_mismatch: Option<OnMismatch>,
    pub(crate) defaults: Defaults,
    #[cfg(feature = "observe")]
    pub(crate) observer: Option<Observer>,
    #[cfg(feature = "retry")]
    pub(crate) retry: Option<Retry>,
    #[cfg(feature = "oauth2")]
    pub(crate) fetch_tokens: bool,
    pub(crate) sources: Sources,
    /// Facts that auth learned from answers.
    pub(crate) memory: Memory,
}

/// A hook that is called with the mismatches of an answer.
pub(crate) type OnMismatch = Arc<dyn Fn(Operation, &Mismatches) + Send + Sync>;
