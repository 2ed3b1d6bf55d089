//! [`Shared`]: the variables that a client and its clones share, and type-erased access to them.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, ThreadId};

use super::variables::{Lookup, Variables};

/// The variables that a client and its clones share.
pub(crate) struct Shared<V> {
    now: RwLock<Arc<V>>,
    /// Held while they are changed, so that no change is lost. They can be read at the same time.
    changing: Mutex<()>,
    /// The thread that changes them.
    changed_by: Mutex<Option<ThreadId>>,
}

impl<V: Variables> Shared<V> {
    pub(crate) fn new(variables: V) -> Self {
        Self { now: RwLock::new(Arc::new(variables)), changing: Mutex::default(), changed_by: Mutex::default() }
    }

    pub(crate) fn snapshot(&self) -> Arc<V> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes a copy and then replaces the variables, so that a panic in `change` leaves them as
    /// they were. Returns the new variables.
    pub(crate) fn update(&self, change: impl FnOnce(&mut V)) -> Arc<V> {
        let this = Some(thread::current().id());
        let changed_by = || self.changed_by.lock().unwrap_or_else(PoisonError::into_inner);
        let changed_here = *changed_by() == this;
        assert!(
            !changed_here,
            "`Client::update` within `Client::update` of the same client: one of the changes would be lost"
        );
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        *changed_by() = this;
        let _done = OnDrop(|| *changed_by() = None);
        let mut changed = V::clone(&self.snapshot());
        change(&mut changed);
        let changed = Arc::new(changed);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&changed);
        changed
    }
}

/// Runs a function when it goes out of scope, even after a panic.
struct OnDrop<F: FnMut()>(F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// [`Shared`] without its type, for requests and calls.
pub(crate) trait Scope: Send + Sync {
    fn lookup(&self) -> Arc<dyn Lookup>;
    /// Calls `change` with the variables as `&mut V`, and returns the changed ones.
    fn change(&self, change: &mut dyn FnMut(&mut dyn Any)) -> Arc<dyn Lookup>;
    /// Like [`change`](Self::change), on a copy.
    fn preview(&self, change: &mut dyn FnMut(&mut dyn Any)) -> Arc<dyn Lookup>;
}

impl<V: Variables> Scope for Shared<V> {
    fn lookup(&self) -> Arc<dyn Lookup> {
        self.snapshot()
    }

    fn change(&self, change: &mut dyn FnMut(&mut dyn Any)) -> Arc<dyn Lookup> {
        self.update(|variables| change(variables))
    }

    fn preview(&self, change: &mut dyn FnMut(&mut dyn Any)) -> Arc<dyn Lookup> {
        let mut copy = V::clone(&self.snapshot());
        change(&mut copy);
        Arc::new(copy)
    }
}
