//! [`Client`]: the variables of a collection and the way to its API.

use std::fmt;
use std::sync::Arc;

use super::collection::Collection;
#[cfg(feature = "renewal")]
use crate::call::Renew;
use crate::call::RequestBuilder;
use crate::call::{Core, Plan};
use crate::transport::Jar;
use crate::variables::{Shared, Variables};

/// Sends the requests of one collection. Cheap to clone; clones share variables, cookies and
/// connections.
pub struct Client<V> {
    pub(super) core: Arc<Core>,
    pub(super) jar: Jar,
    pub(super) variables: Arc<Shared<V>>,
    #[cfg(feature = "renewal")]
    pub(super) renewals: Option<Arc<dyn Renewing<V>>>,
}

/// The renewals of a client, shared with its clones and with those that [`Client::with_variables`] makes.
#[cfg(feature = "renewal")]
pub(super) trait Renewing<V>: Send + Sync {
    /// For a client with variables of its own, made from one with `variables`.
    fn fork(&self, variables: &Arc<Shared<V>>) -> Arc<dyn Renewing<V>>;

    /// For the calls of `client`.
    fn bind(&self, client: Client<V>) -> Arc<dyn Renew>;
}

impl<V: Variables> Client<V> {
    /// The variables as they are now.
    pub fn variables(&self) -> Arc<V> {
        self.variables.snapshot()
    }

    /// Changes the variables of this client and its clones. Calls that are already sent keep
    /// theirs. Until `change` returns, [`variables`](Self::variables) are the ones before.
    ///
    /// # Panics
    ///
    /// When `change` updates this client again, or sends one of its calls and waits for it: one of the two changes would
    /// be lost.
    pub fn update(&self, change: impl FnOnce(&mut V)) {
        self.variables.update(change);
    }

    /// Returns the address of the variables, which tells those of one client from those of another.
    #[cfg(feature = "renewal")]
    pub(super) fn variables_address(&self) -> usize {
        Arc::as_ptr(&self.variables).addr()
    }

    /// A client with variables of its own, changed by `change`, that shares everything else. This
    /// is how one call gets other variables: `list(&client.with_variables(|v| v.region = "eu".into()))`. What
    /// its answers capture stays with it, and so do the cookies that they set.
    #[must_use]
    pub fn with_variables(&self, change: impl FnOnce(&mut V)) -> Self {
        let mut variables = V::clone(&self.variables());
        change(&mut variables);
        Self {
            core: Arc::clone(&self.core),
            jar: self.jar.fork(),
            variables: Arc::new(Shared::new(variables)),
            #[cfg(feature = "renewal")]
            renewals: self.renewals.as_ref().map(|renewals| renewals.fork(&self.variables)),
        }
    }
}

impl<V: Collection> Client<V> {
    /// A `GET` request.
    pub fn get(&self, template: &'static str) -> RequestBuilder {
        self.request("GET", template)
    }

    /// A `POST` request.
    pub fn post(&self, template: &'static str) -> RequestBuilder {
        self.request("POST", template)
    }

    /// A `PUT` request.
    pub fn put(&self, template: &'static str) -> RequestBuilder {
        self.request("PUT", template)
    }

    /// A `PATCH` request.
    pub fn patch(&self, template: &'static str) -> RequestBuilder {
        self.request("PATCH", template)
    }

    /// A `DELETE` request.
    pub fn delete(&self, template: &'static str) -> RequestBuilder {
        self.request("DELETE", template)
    }

    /// A `HEAD` request.
    pub fn head(&self, template: &'static str) -> RequestBuilder {
        self.request("HEAD", template)
    }

    /// An `OPTIONS` request.
    pub fn options(&self, template: &'static str) -> RequestBuilder {
        self.request("OPTIONS", template)
    }

    /// A request with any method; it is a template too, and sent in upper case.
    pub fn request(&self, method: &'static str, template: &'static str) -> RequestBuilder {
        let scope = Arc::clone(&self.variables);
        #[cfg_attr(not(feature = "renewal"), expect(unused_mut, reason = "only renewals are added"))]
        let mut plan = Plan::new(Arc::clone(&self.core), self.jar.clone(), scope, V::COMMON, method, template);
        #[cfg(feature = "renewal")]
        if let Some(renewals) = &self.renewals {
            plan.renew = Some(renewals.bind(Self { renewals: None, ..self.clone() }));
        }
        RequestBuilder(Box::new(plan))
    }
}

impl<V> Clone for Client<V> {
    fn clone(&self) -> Self {
        Self {
            core: Arc::clone(&self.core),
            jar: self.jar.clone(),
            variables: Arc::clone(&self.variables),
            #[cfg(feature = "renewal")]
            renewals: self.renewals.clone(),
        }
    }
}

impl<V> fmt::Debug for Client<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("timeout", &self.core.timeout).finish_non_exhaustive()
    }
}
