//! [`Failure`]: a login that failed, for all calls that waited for it.
//!
//! Each of them would log in again otherwise, and many refused logins lock an account.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::Fault;

/// The number of logins of this program that have failed: a clock that tells what was before a failure.
static FAILURES: AtomicU64 = AtomicU64::new(0);

/// When a call began, by the count of failures.
#[derive(Clone, Copy)]
pub(crate) struct Since(u64);

impl Since {
    pub(crate) fn now() -> Self {
        Self(FAILURES.load(Ordering::SeqCst))
    }
}

impl Default for Since {
    fn default() -> Self {
        Self::now()
    }
}

/// The reason and the time of a failed login.
pub(crate) struct Failure {
    at: u64,
    fault: Fault,
}

impl Failure {
    pub(crate) fn new(fault: &Fault) -> Self {
        Self { at: FAILURES.fetch_add(1, Ordering::SeqCst) + 1, fault: fault.share() }
    }

    /// The failure for a call that had begun before it. A later call may try again.
    pub(crate) fn of(&self, since: Since) -> Result<(), Fault> {
        if since.0 < self.at { Err(self.fault.share()) } else { Ok(()) }
    }
}
