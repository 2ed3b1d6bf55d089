//! [`Shared`]: the variables that a client and its clones share, and the type-erased way to them.

use std::any::Any;
use std::sync::{Arc, PoisonError, RwLock};

use super::variables::{Lookup, Variables};

/// The variables that a client and its clones share.
pub(crate) struct Shared<V>(RwLock<Arc<V>>);

impl<V: Variables> Shared<V> {
    pub(crate) fn new(variables: V) -> Self {
        Self(RwLock::new(Arc::new(variables)))
    }

    pub(crate) fn snapshot(&self) -> Arc<V> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes a copy and puts it in place, so that a panic in `change` leaves the variables as
    /// they were. Returns what is in place now.
    pub(crate) fn update(&self, change: impl FnOnce(&mut V)) -> Arc<V> {
        let mut current = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let mut changed = V::clone(&current);
        change(&mut changed);
        *current = Arc::new(changed);
        Arc::clone(&current)
    }
}

/// [`Shared`] without its type, for requests and calls.
pub(crate) trait Scope: Send + Sync {
    fn lookup(&self) -> Arc<dyn Lookup>;
    /// Calls `change` with the variables as `&mut V`, and returns them as they are then.
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
