//! Waits for a call on this thread.

use std::future::{Future, pending};
use std::sync::OnceLock;
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio::task::yield_now;

use crate::transport::TransportError;

/// One runtime for the process. A separate thread drives it all the time, so that connections which the other end closes are
/// recognised as closed.
static RUNTIME: OnceLock<Handle> = OnceLock::new();

/// Drives `future` to its end.
pub(crate) fn wait<F: Future>(future: F) -> Result<F::Output, TransportError> {
    if Handle::try_current().is_ok() {
        return Err(TransportError::new("a blocking call inside an async runtime; await it there"));
    }
    let runtime = match RUNTIME.get() {
        Some(runtime) => runtime,
        None => {
            let started = start().map_err(TransportError::new)?;
            // if two start at once, one is not used, and its thread sleeps
            RUNTIME.get_or_init(|| started)
        }
    };
    Ok(runtime.block_on(async {
        let output = future.await;
        // the answer was read on this thread; the runtime returns its connection to the pool, where the next call should find it
        let _ = runtime.spawn(settle()).await;
        output
    }))
}

/// Completes after the pending tasks of the runtime, and the tasks that follow from them.
async fn settle() {
    for _ in 0..2 {
        yield_now().await;
    }
}

fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new().name("postman-client".to_owned()).spawn(move || runtime.block_on(pending::<()>()))?;
    Ok(handle)
}
