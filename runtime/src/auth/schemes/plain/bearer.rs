//! Bearer tokens.

use crate::auth::unsigned::Unsigned;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Bearer<T> {
    pub(crate) token: T,
}

impl Bearer<&'static str> {
    pub(crate) fn resolve(&self, text: &mut dyn FnMut(&'static str) -> String) -> Bearer<String> {
        Bearer { token: text(self.token) }
    }
}

impl Bearer<String> {
    /// Sends the token as it is. An empty one leaves the caller's header unchanged.
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) {
        if !self.token.is_empty() {
            request.headers.sign("Authorization", format!("Bearer {}", self.token));
            request.secrets.push(self.token.clone());
        }
    }
}
