//! [`Variables`]: the variables of one collection.

use super::secret::Secret;

/// The variables of one collection, by their names in the collection.
///
/// Generated code implements it for its `Variables` struct.
pub trait Variables: Clone + Default + Send + Sync + 'static {
    /// Returns the value of `name`, which is case-sensitive; `None` if it is unset, or not a variable of the collection.
    fn get(&self, name: &str) -> Option<&str>;

    /// Sets `name`, and returns `false` if the collection has no such variable.
    fn set(&mut self, name: &str, value: &str) -> bool;

    /// Removes the value of `name`, and returns `false` if the collection has no such variable. The default does nothing.
    fn unset(&mut self, name: &str) -> bool {
        _ = name;
        false
    }

    /// Returns the variables whose values must never be shown, for example in errors.
    fn secrets(&self) -> Vec<&Secret> {
        Vec::new()
    }
}

/// The object-safe part of [`Variables`].
pub(crate) trait Lookup: Send + Sync {
    fn value(&self, name: &str) -> Option<&str>;
    /// Returns the values that are set and not empty.
    fn secret_values(&self) -> Vec<String>;
    /// Returns `true` if one of them is part of `text`.
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
