//! [`Authorization`]: a login by a user, in two steps (RFC 6749, section 4.1; RFC 7636).

use std::fmt;

use super::plan::Plan;
use crate::auth::AuthorizationRequest;
use crate::decode::NoFailure;
use crate::error::Error;
use crate::error::Fault;

/// A login that waits for its user: open [`url`](Self::url), and give what the user comes back with to
/// [`exchange`](Self::exchange). [`Call::authorization`](crate::Call::authorization) makes one.
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

    /// The page where the user is asked.
    pub fn url(&self) -> &str {
        &self.request.url
    }

    /// The state that the user has to come back with beside the code.
    pub fn state(&self) -> &str {
        &self.request.state
    }

    /// The secret that proves that who exchanges the code has also asked for it; `None` without PKCE.
    pub fn verifier(&self) -> Option<&str> {
        self.request.verifier.as_deref()
    }

    /// Exchanges the code for a token, which the client then uses and renews.
    ///
    /// # Errors
    ///
    /// When `state` is another one, so that the code may be someone else's (section 10.12), or when the token server
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
