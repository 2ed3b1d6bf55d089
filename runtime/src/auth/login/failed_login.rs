//! [`Failure`]: a failed login, which all waiting calls share.
//!
//! Otherwise each of them would log in again, and many refused logins may lock an account.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::Fault;

/// The number of failed logins in this program: a logical clock that orders calls and failures.
static FAILURES: AtomicU64 = AtomicU64::new(0);

/// The beginning of a call, as the number of failures before it.
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

    /// Returns the failure for a call that began before it. A later call may try again.
    pub(crate) fn of(&self, since: Since) -> Result<(), Fault> {
        if since.0 < self.at { Err(self.fault.share()) } else { Ok(()) }
    }
}
