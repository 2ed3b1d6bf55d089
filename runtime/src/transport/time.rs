//! Time limits. Without the feature `tokio` there is no timer, and only those of the transport apply.

use std::future::Future;
use std::time::Duration;

use super::TransportError;
use crate::clock::Instant;

/// A deadline, and the error at it.
#[derive(Clone, Copy)]
pub(super) struct End {
    pub(super) at: Instant,
    reason: &'static str,
}

impl End {
    /// Returns the deadline of the call; `None` if there is no limit.
    pub(super) fn of_call(limit: Option<Duration>) -> Option<Self> {
        Self::after(limit, "the time limit of the call is over, which `timeout` of the client or the call sets")
    }

    /// Returns the deadline for the head of an answer.
    pub(super) fn of_head(limit: Option<Duration>) -> Option<Self> {
        Self::after(limit, "the head of the answer has not come in the time that `first_byte_timeout` sets")
    }

    /// Returns the deadline for the next piece of a body.
    pub(super) fn of_piece(limit: Option<Duration>) -> Option<Self> {
        Self::after(limit, "nothing more of the answer has come in the time that `idle_timeout` sets")
    }

    fn after(limit: Option<Duration>, reason: &'static str) -> Option<Self> {
        let at = limit.and_then(|limit| Instant::now().checked_add(limit))?;
        Some(Self { at, reason })
    }

    /// Returns the earlier of two optional deadlines.
    pub(super) fn earlier(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter().chain(other).min_by_key(|end| end.at)
    }

    /// Returns the remaining time.
    pub(super) fn left(self) -> Duration {
        self.at.saturating_duration_since(Instant::now())
    }

    /// Returns the error of a call that fails at the deadline.
    pub(super) fn error(self) -> TransportError {
        TransportError::timeout(self.reason)
    }
}

/// Returns a timer for `end`; `None` on an executor without timers, where the transport must have its own limit.
#[cfg(feature = "tokio")]
pub(super) fn clock(end: End) -> Option<tokio::time::Sleep> {
    tokio::runtime::Handle::try_current().ok().map(|_| tokio::time::sleep(end.left()))
}

/// Waits; returns at once on an executor without timers.
#[cfg(feature = "retry")]
pub(crate) async fn wait_for(time: Duration) {
    if tokio::runtime::Handle::try_current().is_ok() {
        tokio::time::sleep(time).await;
    }
}

/// Waits for `future`, at most until `end`. The timer is started only if the future has to wait.
#[cfg(feature = "tokio")]
pub(super) async fn until<T>(end: Option<End>, future: impl Future<Output = T>) -> Result<T, TransportError> {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;

    let (mut future, mut ringing) = (pin!(future), pin!(None));
    poll_fn(|context| {
        if let Poll::Ready(done) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(done));
        }
        let Some(end) = end else { return Poll::Pending };
        if ringing.is_none() {
            ringing.set(clock(end));
        }
        match ringing.as_mut().as_pin_mut() {
            Some(clock) => clock.poll(context).map(|()| Err(end.error())),
            None => Poll::Pending,
        }
    })
    .await
}

/// Waits for another call, within the time limit of this one.
#[cfg(any(feature = "oauth2", feature = "renewal"))]
pub(crate) async fn within<T>(limit: Option<Duration>, future: impl Future<Output = T>) -> Result<T, TransportError> {
    until(End::of_call(limit), future).await
}

/// Waits for `future`.
#[cfg(not(feature = "tokio"))]
#[allow(clippy::unused_async, reason = "as with a clock")]
pub(super) async fn until<T>(_: Option<End>, future: impl Future<Output = T>) -> Result<T, TransportError> {
    Ok(future.await)
}

/// Lets other tasks run.
pub(super) async fn pause() {
    let mut paused = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut paused, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}
