//! [`Budget`]: the retries that the calls of a client share.

use std::sync::atomic::{AtomicU32, Ordering};

/// The budget for retries, as in the AWS SDKs.
#[derive(Debug)]
pub(super) struct Budget(AtomicU32);

impl Budget {
    const FULL: u32 = 500;
    const RETRY: u32 = 5;

    /// Takes one retry, if there is one left.
    pub(super) fn take(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(Self::RETRY)).is_ok()
    }

    /// Refills the budget after a successful call.
    pub(super) fn refill(&self) {
        let more = |left: u32| (left < Self::FULL).then_some(left + 1);
        // fails if it is full
        let _: Result<u32, u32> = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(Self::FULL))
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn a_budget_ends_and_grows_again() {
        let budget = Budget::default();
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
        (0..4).for_each(|_| budget.refill());
        assert!(!budget.take());
        budget.refill();
        assert!(budget.take() && !budget.take());
        (0..10_000).for_each(|_| budget.refill());
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
    }
}
