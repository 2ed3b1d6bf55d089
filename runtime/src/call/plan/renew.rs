//! [`Renew`]: the renewals of a client, without the type of its variables.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::StatusCode;

use crate::auth::Since;
use crate::error::Fault;
use crate::response::Response;
use crate::transport::BoxFuture;
use crate::variables::Lookup;

/// The renewals of one client, without the type of its variables.
pub(crate) trait Renew: Send + Sync {
    fn covers(&self, name: &str) -> bool;
    /// Ensures a value other than `used`, for a call that began at `since` and waits no longer than `limit` for the login of
    /// another call. Returns `false` if the login gives the same value.
    fn renew<'a>(
        &'a self,
        name: &'a str,
        used: Option<&'a str>,
        since: Since,
        limit: Option<Duration>,
    ) -> BoxFuture<'a, Result<bool, Fault>>;
}

/// The renewable variables that a request used, and their values.
#[derive(Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<BTreeMap<String, String>>>);

impl Seen {
    /// Returns the variables that may be renewed after this answer, with the refused values.
    pub(crate) fn refused(&self, response: &Response) -> BTreeMap<String, String> {
        if response.status() != StatusCode::UNAUTHORIZED {
            return BTreeMap::new();
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Wraps `variables` to record the use of those that `renew` covers.
    pub(crate) fn watch(&self, variables: Arc<dyn Lookup>, renew: &Arc<dyn Renew>) -> Arc<dyn Lookup> {
        Arc::new(Watched { variables, renew: Arc::clone(renew), seen: self.clone() })
    }
}

struct Watched {
    variables: Arc<dyn Lookup>,
    renew: Arc<dyn Renew>,
    seen: Seen,
}

impl Lookup for Watched {
    fn value(&self, name: &str) -> Option<&str> {
        let value = self.variables.value(name)?;
        if self.renew.covers(name) {
            let mut seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
            seen.insert(name.to_owned(), value.to_owned());
        }
        Some(value)
    }

    fn secret_values(&self) -> Vec<String> {
        self.variables.secret_values()
    }

    fn secret_occurs_in(&self, text: &str) -> bool {
        self.variables.secret_occurs_in(text)
    }
}
