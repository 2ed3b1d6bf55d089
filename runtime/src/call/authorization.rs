//! [`Authorization`]: a login by a user, in two steps (RFC 6749, section 4.1; RFC 7636).

use std::fmt;

use super::plan::Plan;
use crate::auth::AuthorizationRequest;
use crate::decode::NoFailure;
use crate::error::Error;
use crate::error::Fault;

/// A login by a user: OAuth 2 with the authorization code grant. [`Call::authorization`](crate::Call::authorization) starts it.
///
/// Open [`url`](Self::url) in the user's browser. The server sends the user back to the redirect URL of the collection with a `state`
/// and a `code`; give both to [`exchange`](Self::exchange).
pub struct Authorization {
    plan: Box<Plan>,
    request: AuthorizationRequest,
}

impl Authorization {
    pub(super) fn new(plan: Box<Plan>) -> Result<Self, (Box<Plan>, Fault)> {
        match AuthorizationRequest::new(plan.grant()) {
            Ok(request) => Ok(Self { plan, request }),
            Err(fault) => Err((plan, fault)),
        }
    }

    /// Returns the URL of the page where the user logs in.
    pub fn url(&self) -> &str {
        &self.request.url
    }

    /// Returns the state with which the user has to come back.
    pub fn state(&self) -> &str {
        &self.request.state
    }

    /// Returns the code verifier of PKCE (RFC 7636), a secret; `None` if the collection uses no PKCE.
    pub fn verifier(&self) -> Option<&str> {
        self.request.verifier.as_deref()
    }

    /// Exchanges the code for a token, which the client then uses and renews.
    ///
    /// # Errors
    ///
    /// If `state` is not that of this login, so that the code may be someone else's (RFC 6749, section 10.12), and if the token server
    /// refuses.
    pub async fn exchange(self, state: &str, code: &str) -> Result<(), Error<NoFailure>> {
        let operation = self.plan.operation;
        let exchanged = self.request.exchange(state, code, self.plan.login_context());
        exchanged.await.map_err(|fault| Error::from_fault(operation, fault))
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization").field("operation", &self.plan.operation).finish_non_exhaustive()
    }
}
