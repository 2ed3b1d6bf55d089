//! [`Client`]: the variables of a collection, and the connection to its API.

use std::fmt;
use std::sync::Arc;

use super::collection::Collection;
#[cfg(feature = "renewal")]
use crate::call::Renew;
use crate::call::RequestBuilder;
use crate::call::{Core, Plan};
use crate::transport::Jar;
use crate::variables::{Shared, Variables};

/// Sends the requests of one collection, whose variables are `V`.
///
/// Generated code names it for its collection (`shop::Client`), and each of its functions takes it by reference. It is cheap to clone;
/// clones share variables, cookies and connections.
///
/// ```
/// use std::time::Duration;
///
/// use postman_client::{Client, Variables};
///
/// // `Shop` is the generated type of the variables: `shop::Variables`
/// fn clients<Shop: Variables>(variables: Shop) -> [Client<Shop>; 2] {
///     let client = Client::builder(variables).timeout(Duration::from_secs(20)).user_agent("shop/1.2").build();
///     let sandbox = client.with_variables(|variables| {
///         variables.set("url", "https://sandbox.example");
///     });
///     [client, sandbox]
/// }
/// ```
pub struct Client<V> {
    pub(super) core: Arc<Core>,
    pub(super) jar: Jar,
    pub(super) variables: Arc<Shared<V>>,
    #[cfg(feature = "renewal")]
    pub(super) renewals: Option<Arc<dyn Renewing<V>>>,
}

/// The renewals of a client, shared with its clones and with clients of [`Client::with_variables`].
#[cfg(feature = "renewal")]
pub(super) trait Renewing<V>: Send + Sync {
    /// Returns the renewals for a client with its own variables, derived from one with `variables`.
    fn fork(&self, variables: &Arc<Shared<V>>) -> Arc<dyn Renewing<V>>;

    /// Returns the renewals for the calls of `client`.
    fn bind(&self, client: Client<V>) -> Arc<dyn Renew>;
}

impl<V: Variables> Client<V> {
    /// Returns the variables as they are now.
    pub fn variables(&self) -> Arc<V> {
        self.variables.snapshot()
    }

    /// Changes the variables of this client and its clones: `client.update(|variables| variables.region = "eu".into())`. Calls that are
    /// already sent keep the old values. Until `change` returns, [`variables`](Self::variables) returns the old ones.
    ///
    /// # Panics
    ///
    /// If `change` updates this client again, or sends one of its calls and waits for it: one of the two changes would be lost.
    pub fn update(&self, change: impl FnOnce(&mut V)) {
        self.variables.update(change);
    }

    /// Returns the address of the variables, which identifies those of one client.
    #[cfg(feature = "renewal")]
    pub(super) fn variables_address(&self) -> usize {
        Arc::as_ptr(&self.variables).addr()
    }

    /// Returns a client with a changed copy of the variables, which shares connections and settings with this one, for example to make a single
    /// call with other variables: `list(&client.with_variables(|variables| variables.region = "eu".into()))`. Values that its answers
    /// capture and cookies that they set stay with the new client.
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
    /// Starts a `GET` request to a URL, which is a template of the collection.
    pub fn get(&self, template: &'static str) -> RequestBuilder {
        self.request("GET", template)
    }

    /// Starts a `POST` request to a URL, which is a template of the collection.
    pub fn post(&self, template: &'static str) -> RequestBuilder {
        self.request("POST", template)
    }

    /// Starts a `PUT` request to a URL, which is a template of the collection.
    pub fn put(&self, template: &'static str) -> RequestBuilder {
        self.request("PUT", template)
    }

    /// Starts a `PATCH` request to a URL, which is a template of the collection.
    pub fn patch(&self, template: &'static str) -> RequestBuilder {
        self.request("PATCH", template)
    }

    /// Starts a `DELETE` request to a URL, which is a template of the collection.
    pub fn delete(&self, template: &'static str) -> RequestBuilder {
        self.request("DELETE", template)
    }

    /// Starts a `HEAD` request to a URL, which is a template of the collection.
    pub fn head(&self, template: &'static str) -> RequestBuilder {
        self.request("HEAD", template)
    }

    /// Starts an `OPTIONS` request to a URL, which is a template of the collection.
    pub fn options(&self, template: &'static str) -> RequestBuilder {
        self.request("OPTIONS", template)
    }

    /// Starts a request with any method. The method is a template, too, and is sent in upper case. A URL that begins with `/` is
    /// relative to the base of the collection.
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
