//! Time limits. Without the feature `tokio` there is no clock to wait for, and the ones of a transport count.

use std::future::Future;
use std::time::Duration;

use super::TransportError;
use crate::clock::Instant;

/// The earlier of two ends, of which each may be missing.
pub(super) fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    one.into_iter().chain(other).min()
}

/// The end of a time that begins now; `None` when it never comes.
pub(super) fn after(limit: Option<Duration>) -> Option<Instant> {
    limit.and_then(|limit| Instant::now().checked_add(limit))
}

/// Waits for `future`, until `end` at most. The clock runs only when the future has to wait.
#[cfg(feature = "tokio")]
pub(super) async fn until<T>(end: Option<Instant>, future: impl Future<Output = T>) -> Result<T, TransportError> {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;

    let (mut future, mut clock) = (pin!(future), pin!(None));
    poll_fn(|context| {
        if let Poll::Ready(done) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(done));
        }
        let Some(end) = end else { return Poll::Pending };
        if clock.is_none() {
            // Some other executor: the transport has to have its own limit.
            if tokio::runtime::Handle::try_current().is_err() {
                return Poll::Pending;
            }
            clock.set(Some(tokio::time::sleep(end.saturating_duration_since(Instant::now()))));
        }
        match clock.as_mut().as_pin_mut() {
            Some(clock) => clock.poll(context).map(|()| Err(late())),
            None => Poll::Pending,
        }
    })
    .await
}

/// Waits for `future`.
#[cfg(not(feature = "tokio"))]
#[allow(clippy::unused_async, reason = "as with a clock")]
pub(super) async fn until<T>(_: Option<Instant>, future: impl Future<Output = T>) -> Result<T, TransportError> {
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

/// Why a call ends at its time limit.
pub(super) fn late() -> TransportError {
    TransportError::timeout("the time limit is over")
}
