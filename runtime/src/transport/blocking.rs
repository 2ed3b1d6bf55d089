//! Waits for a call on this thread.

use std::future::Future;
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::transport::TransportError;

/// One for the process: connections that stay open belong to it.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// Drives `future` to its end.
pub(crate) fn wait<F: Future>(future: F) -> Result<F::Output, TransportError> {
    if Handle::try_current().is_ok() {
        return Err(TransportError::new("a blocking call inside an async runtime; await it there"));
    }
    let runtime = match RUNTIME.get() {
        Some(runtime) => runtime,
        None => {
            let runtime = Builder::new_current_thread().enable_all().build().map_err(TransportError::new)?;
            RUNTIME.get_or_init(|| runtime)
        }
    };
    Ok(runtime.block_on(future))
}
