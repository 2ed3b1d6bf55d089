//! [`Renewal`]: a request of the collection that fetches a new value of a variable, such as a token.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard};

use super::client::{Client, Renewing};
use crate::auth::{Failure, Since};
use crate::call::{Call, Renew};
use crate::decode::Decode;
use crate::error::Fault;
use crate::request::Options;
use crate::transport::{BoxFuture, within};
use crate::variables::{Scope, Shared, Variables};

/// A request whose captures set a variable with which other requests are signed: a login, or the renewal of a token.
///
/// Pass it to [`ClientBuilder::renew`](crate::ClientBuilder::renew), which documents when it is sent. Generated code has one for each login
/// that takes only the client (`auth::renew_refresh_token()`); you can create another one from any operation with captures:
///
/// ```
/// use postman_client::{Call, Client, Json, Renewal, Variables};
/// # #[derive(postman_client::FromJson)] struct Token { access_token: String }
/// # fn log_in<V: Variables + postman_client::codegen::Collection>(client: &Client<V>, user: &str) -> Call<Json<Token>> {
/// #     client.post("{{url}}/login").header_text("X-User", user.to_owned()).call().capture(|variables: &mut V, token: &Token| {
/// #         variables.set("token", &token.access_token);
/// #     })
/// # }
/// # fn client<V: Variables + postman_client::codegen::Collection>(variables: V) -> Client<V> {
///
/// let renewal = Renewal::new("token", |client: &Client<V>| log_in(client, "ada"));
/// Client::builder(variables).renew(renewal).build()
/// # }
/// ```
pub struct Renewal<V> {
    variable: &'static str,
    login: Login<V>,
}

/// Sends the request, whose captures set the variables of the client and these.
type Login<V> = Arc<dyn Fn(&Client<V>, Vec<Arc<dyn Scope>>) -> BoxFuture<'static, Result<(), Fault>> + Send + Sync>;

impl<V: Variables> Renewal<V> {
    /// Creates the renewal of `variable`, by its name in the collection. `login` is an operation whose captures set it: a generated
    /// function that takes only the client, or a closure that passes further arguments.
    pub fn new<T, E, O>(
        variable: &'static str,
        login: impl Fn(&Client<V>) -> Call<T, E, O> + Send + Sync + 'static,
    ) -> Self
    where
        T: Decode + 'static,
        E: Decode + 'static,
        O: Options + 'static,
    {
        Self { variable, login: Arc::new(move |client, also| login(client).log_in(also)) }
    }
}

impl<V> fmt::Debug for Renewal<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Renewal").field("variable", &self.variable).finish_non_exhaustive()
    }
}

/// The renewals of a client, shared with its clones and with clients of [`Client::with_variables`].
pub(super) struct Renewals<V> {
    slots: Arc<[Slot<V>]>,
    /// The variables of the client from which this one was derived.
    origin: Option<Arc<Shared<V>>>,
}

struct Slot<V> {
    renewal: Renewal<V>,
    /// Held while the login is sent: other calls wait for it instead of logging in, too, and share its failure.
    last: Mutex<Last>,
}

/// The outcome of the last login.
#[derive(Default)]
struct Last {
    /// The replaced value, and the new one.
    replaced: Option<(String, String)>,
    /// The last failure, and the owner of that login.
    failed: Option<(Failure, Whose)>,
}

/// Identifies the user whose calls share a login; the login of another user may succeed.
#[derive(Clone, PartialEq, Eq)]
struct Whose {
    /// The address of the client's variables.
    variables: usize,
    /// The value that is no longer valid.
    used: Option<String>,
}

impl Whose {
    fn is_same(&self, other: &Self) -> bool {
        self.variables == other.variables || (self.used.is_some() && self.used == other.used)
    }
}

impl<V: Variables> Renewals<V> {
    /// Keeps the last renewal for each variable.
    pub(super) fn new(given: Vec<Renewal<V>>) -> Self {
        let by_variable: BTreeMap<_, _> = given.into_iter().map(|renewal| (renewal.variable, renewal)).collect();
        let slots = by_variable.into_values().map(|renewal| Slot { renewal, last: Mutex::default() });
        Self { slots: slots.collect(), origin: None }
    }
}

impl<V: Variables> Renewing<V> for Renewals<V> {
    fn fork(&self, variables: &Arc<Shared<V>>) -> Arc<dyn Renewing<V>> {
        let origin = self.origin.clone().unwrap_or_else(|| Arc::clone(variables));
        Arc::new(Self { slots: Arc::clone(&self.slots), origin: Some(origin) })
    }

    fn bind(&self, client: Client<V>) -> Arc<dyn Renew> {
        Arc::new(Bound { slots: Arc::clone(&self.slots), origin: self.origin.clone(), client })
    }
}

/// The renewals of a client for its logins, which have none themselves.
struct Bound<V> {
    slots: Arc<[Slot<V>]>,
    origin: Option<Arc<Shared<V>>>,
    client: Client<V>,
}

impl<V: Variables> Renew for Bound<V> {
    fn covers(&self, name: &str) -> bool {
        self.slots.iter().any(|slot| slot.renewal.variable == name)
    }

    fn renew<'a>(
        &'a self,
        name: &'a str,
        used: Option<&'a str>,
        since: Since,
        limit: Option<Duration>,
    ) -> BoxFuture<'a, Result<bool, Fault>> {
        Box::pin(async move {
            match self.slots.iter().find(|slot| slot.renewal.variable == name) {
                Some(slot) => {
                    let last = within(limit, slot.last.lock()).await.map_err(Fault::Transport)?;
                    self.renew_slot(slot, last, used, since).await
                }
                None => Ok(false),
            }
        })
    }
}

impl<V: Variables> Bound<V> {
    async fn renew_slot(
        &self,
        slot: &Slot<V>,
        mut last: MutexGuard<'_, Last>,
        used: Option<&str>,
        since: Since,
    ) -> Result<bool, Fault> {
        let name = slot.renewal.variable;
        if self.client.variables().get(name).is_some_and(|now| Some(now) != used) {
            // another call has renewed it
            return Ok(true);
        }
        if let Some((from, to)) = last.replaced.as_ref()
            && Some(from.as_str()) == used
        {
            // by a client with other variables, which had the same value
            self.client.update(|variables| {
                variables.set(name, to);
            });
            return Ok(true);
        }
        let whose = Whose { variables: self.client.variables_address(), used: used.map(str::to_owned) };
        if let Some((failure, of)) = last.failed.as_ref()
            && of.is_same(&whose)
        {
            failure.of(since)?;
        }
        let now = match self.log_in(slot, used).await {
            Ok(now) => now,
            Err(fault) => {
                last.failed = Some((Failure::new(&fault), whose));
                return Err(fault);
            }
        };
        last.failed = None;
        #[cfg(feature = "tracing")]
        tracing::info!(variable = name, "renewed");
        if Some(now.as_str()) == used {
            return Ok(false);
        }
        if let Some(used) = used {
            last.replaced = Some((used.to_owned(), now));
        }
        Ok(true)
    }

    /// Sends the login, and returns the value that it set.
    async fn log_in(&self, slot: &Slot<V>, used: Option<&str>) -> Result<String, Fault> {
        let name = slot.renewal.variable;
        (slot.renewal.login)(&self.client, self.sharing(name, used)).await?;
        let now = self.client.variables().get(name).map(str::to_owned);
        now.ok_or_else(|| {
            Fault::Token(format!("the request that renews {{{{{name}}}}} was answered, but did not set it"))
        })
    }

    /// Returns the variables from which this client's were derived, if they have the value that is no longer valid. Others may
    /// belong to another user.
    fn sharing(&self, name: &str, used: Option<&str>) -> Vec<Arc<dyn Scope>> {
        let origin = self.origin.as_ref();
        let same = origin.filter(|origin| used.is_some() && origin.snapshot().get(name) == used);
        same.map(|origin| Arc::clone(origin) as Arc<dyn Scope>).into_iter().collect()
    }
}
