//! [`Retry`]: when a request is sent again.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use super::budget::Budget;

/// When a request is sent again. Nothing is, unless a client or a call asks for it:
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry), [`Call::retry`](crate::Call::retry).
///
/// * A request that could not be sent, because no connection was made, is sent again whatever its method.
/// * One without an answer (it broke off, or the time for the attempt ran out), or with the status 429, 502, 503 or 504, is
///   sent again when that does no harm: its method is idempotent (RFC 9110, section 9.2.2), or it has an idempotency key.
/// * The wait before the next attempt doubles, with jitter. An answer's `Retry-After` (RFC 9110, section 10.2.3; seconds
///   or a date) replaces it. When that is longer than the longest wait, or than what is left of the call's
///   [`timeout`](crate::ClientBuilder::timeout), the answer is given as it is.
/// * That timeout is for all attempts and waits together. It is what ends a series of slow attempts, unless
///   [`attempt_timeout`](Self::attempt_timeout) is set.
/// * Each attempt is signed anew, with the time at which it is sent. Everything else stays the same.
/// * All calls with clones of one `Retry`, so all of one client, share a budget, so that retries do not bury a server that
///   fails: 100 at once, and after that one for five calls that went well.
///
/// The waits need a tokio runtime with time, as the network transport does. An
/// [error](crate::Error::attempts) and a [response](crate::Response::attempts) tell the attempts that there were.
///
/// # Idempotency keys
///
/// A header `Idempotency-Key` that is empty is filled with a UUID, the same for all attempts of a call. For an API that
/// keeps to such keys although the collection has no such header, [`idempotency_key`](Self::idempotency_key) adds one.
#[derive(Clone, Debug)]
#[must_use]
pub struct Retry {
    pub(super) attempts: u32,
    pub(super) first_wait: Duration,
    pub(super) longest_wait: Duration,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) statuses: Cow<'static, [u16]>,
    pub(super) all_methods: bool,
    /// The header that is added to requests that are not idempotent.
    pub(super) key: Option<&'static str>,
    pub(super) budget: Arc<Budget>,
}

impl Retry {
    /// Three attempts, half a second and a second apart, 30 seconds at most where the server asks for it.
    pub fn standard() -> Self {
        Self {
            attempts: 3,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(30),
            attempt_timeout: None,
            statuses: Cow::Borrowed(&[429, 502, 503, 504]),
            all_methods: false,
            key: None,
            budget: Arc::default(),
        }
    }

    /// The largest number of times that a request is sent, the first time included.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The wait before the second attempt, which doubles from there, and the longest one. Jitter adds up to as much again.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.first_wait = first;
        self.longest_wait = longest;
        self
    }

    /// Limits the time of one attempt, until the last byte of its answer. Without it, what is left of the call's
    /// [`timeout`](crate::ClientBuilder::timeout).
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// The statuses that are retried, instead of 429, 502, 503 and 504.
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Takes every method for idempotent. For calls that the program knows may be done twice.
    pub fn all_methods(mut self) -> Self {
        self.all_methods = true;
        self
    }

    /// Adds the header `name` with a UUID to requests whose method is not idempotent and that have none, and retries them.
    /// Only for an API that does the work once for requests of one key: another one does it twice.
    pub fn idempotency_key(mut self, name: &'static str) -> Self {
        self.key = Some(name);
        self
    }
}
