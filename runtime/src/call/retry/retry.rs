//! [`Retry`]: when a request is sent again.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use super::budget::Budget;

/// Which requests are sent again, and when. Nothing is retried unless a client or a call asks for it:
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry), [`Call::retry`](crate::Call::retry).
///
/// ```
/// use std::time::Duration;
///
/// use postman_client::{Client, Retry, Variables};
///
/// fn client<V: Variables>(variables: V) -> Client<V> {
///     let retry = Retry::standard().attempts(4).attempt_timeout(Duration::from_secs(5));
///     Client::builder(variables).retry(retry).timeout(Duration::from_secs(20)).build()
/// }
/// ```
///
/// * **No connection**: the request is sent again, whatever its method, because nothing of it was sent.
/// * **No answer** (the connection broke, or the time of the attempt ran out), or **status 429, 502, 503 or 504**: the request is sent
///   again if its method is idempotent (RFC 9110, section 9.2.2) or it has an idempotency key.
/// * **Waits** double from attempt to attempt, with jitter. `Retry-After` of the answer (RFC 9110, section 10.2.3; seconds or a date)
///   takes their place. If it asks for more than the longest wait, or more than is left of the call's
///   [`timeout`](crate::ClientBuilder::timeout), the call ends with that answer.
/// * **Time**: the call's timeout is for all attempts and waits together, [`attempt_timeout`](Self::attempt_timeout) for each attempt.
/// * **Budget**: all calls of a client share one, so that retries do not bury a server that fails. It allows 100 retries at once, and
///   from then on one for every five calls that succeed. Clones of a `Retry` have the same budget.
/// * **Signatures** are made anew for each attempt, with the time at which it is sent. Everything else stays the same.
/// * **Streams** as bodies can be sent once only, so that their calls are not retried.
///
/// [`Error::attempts`](crate::Error::attempts) and [`Response::attempts`](crate::Response::attempts) return how many attempts there
/// were. The waits need a tokio runtime with time, as the network does.
///
/// # Idempotency keys
///
/// An empty header `Idempotency-Key` is filled with a UUID, the same for all attempts of a call. If the API accepts such keys and the
/// collection has no such header, [`idempotency_key`](Self::idempotency_key) adds it.
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
    /// Creates the usual policy: three attempts with waits of half a second and a second, plus jitter; 30 seconds at most if the server
    /// asks for it.
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

    /// Sets the largest number of attempts, the first one included. The default is 3.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets the wait before the second attempt, from which it doubles, and the longest wait. Jitter adds up to as much again. The default
    /// is half a second and 30 seconds.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.first_wait = first;
        self.longest_wait = longest;
        self
    }

    /// Limits the time of one attempt, until the last byte of its answer. By default an attempt has what is left of the call's
    /// [`timeout`](crate::ClientBuilder::timeout).
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the statuses that are retried, in place of 429, 502, 503 and 504.
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Treats every method as idempotent: for calls that may be executed twice without harm.
    pub fn all_methods(mut self) -> Self {
        self.all_methods = true;
        self
    }

    /// Adds the header `name` with a UUID to requests whose method is not idempotent, unless they have it, and retries them. Use it only
    /// for an API that executes requests with one key once: any other may execute them twice.
    pub fn idempotency_key(mut self, name: &'static str) -> Self {
        self.key = Some(name);
        self
    }
}
