//! [`OneConnection`]: requests that have to go over one connection.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

/// A connection that several requests share and no other request uses, for auth that signs connections (NTLM). The
/// transport keeps its connection here from one request to the next.
#[derive(Clone, Default)]
pub(crate) struct OneConnection(Arc<Mutex<Option<Box<dyn Any + Send>>>>);

#[cfg_attr(not(feature = "hyper"), expect(dead_code, reason = "for the network"))]
impl OneConnection {
    /// The transport's connection, until it is put back.
    pub(crate) fn take(&self) -> Option<Box<dyn Any + Send>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(crate) fn put(&self, connection: Box<dyn Any + Send>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(connection);
    }
}
