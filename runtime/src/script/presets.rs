//! Values that presets derive from the client's clock and random numbers.

use super::{Found, Moment};
use crate::template::Resolver;
use crate::template::Sources;
use crate::variables::Variables;

impl Sources {
    /// Creates sources with the system's clock and their own random numbers, for calling a preset directly.
    pub fn system() -> Self {
        Self::new(None, None).fork()
    }

    /// Now.
    pub fn time(&self) -> Moment {
        Moment::new(i64::try_from(self.unix_time().as_millis()).unwrap_or(i64::MAX))
    }

    /// A number from 0 (inclusive) to 1 (exclusive).
    pub fn random(&self) -> Found {
        Found::of(self.draw(fastrand::Rng::f64))
    }

    /// A random text of the ASCII characters in `characters`.
    pub fn random_text(&self, characters: &str, length: usize) -> Found {
        Found::of(self.text(characters.as_bytes(), length))
    }

    /// An integer; both ends included.
    pub fn integer(&self, from: i64, to: i64) -> Found {
        Found::of(self.draw(|random| random.i64(from.min(to)..=to.max(from))))
    }

    /// Returns a text of the collection with the values of its `{{variables}}`, including dynamic ones;
    /// undefined names stay.
    pub fn substitute(&self, variables: &impl Variables, text: &str) -> Found {
        Found::of(Resolver::new(variables, self).substitute(text).as_ref())
    }
}
