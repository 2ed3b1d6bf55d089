//! A client's variables, and how the type-erased parts of the library reach them.

mod captured;
mod environment;
mod process;
mod variable;

use std::any::Any;
use std::sync::{Arc, PoisonError, RwLock};

pub use captured::Captured;
pub use environment::{EnvironmentError, read_environment};
pub use process::from_env;
pub use variable::{Secret, Variable};

/// The variables of one collection, by the names that the collection gives them.
///
/// Generated code implements this for its `Variables` struct.
pub trait Variables: Clone + Default + Send + Sync + 'static {
    /// The value of `name`, verbatim and case-sensitive; `None` when it is unset or not a variable
    /// of the collection.
    fn get(&self, name: &str) -> Option<&str>;

    /// Sets `name`. `false` when the collection has no such variable.
    fn set(&mut self, name: &str, value: &str) -> bool;

    /// The variables whose values must never show, in errors for example.
    fn secrets(&self) -> Vec<&Secret> {
        Vec::new()
    }
}

/// [`Variables`] without the parts that need a type.
pub(crate) trait Lookup: Send + Sync {
    fn value(&self, name: &str) -> Option<&str>;
    /// Those that are set, and not empty.
    fn secret_values(&self) -> Vec<String>;
    /// Whether one of them is part of `text`.
    fn secret_occurs_in(&self, text: &str) -> bool;
}

impl<V: Variables> Lookup for V {
    fn value(&self, name: &str) -> Option<&str> {
        self.get(name)
    }

    fn secret_values(&self) -> Vec<String> {
        self.secrets().into_iter().filter_map(set).map(str::to_owned).collect()
    }

    fn secret_occurs_in(&self, text: &str) -> bool {
        self.secrets().into_iter().filter_map(set).any(|secret| text.contains(secret))
    }
}

fn set(secret: &Secret) -> Option<&str> {
    secret.get().filter(|value| !value.is_empty())
}

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

/// [`Shared`] without its type, for drafts and calls.
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
