//! OAuth 2: a token that the program already has. Postman's runner does not fetch one, and neither
//! does this.

use crate::auth::unsigned::Unsigned;

#[derive(Clone, Copy, Debug)]
pub(crate) struct OAuth2<T> {
    pub(crate) token: T,
    pub(crate) place: Place<T>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<T> {
    Header { prefix: T },
    Query,
}

impl OAuth2<&'static str> {
    pub(crate) fn resolve(&self, text: &mut dyn FnMut(&'static str) -> String) -> OAuth2<String> {
        let place = match self.place {
            Place::Header { prefix } => Place::Header { prefix: text(prefix) },
            Place::Query => Place::Query,
        };
        OAuth2 { token: text(self.token), place }
    }
}

impl OAuth2<String> {
    /// An empty token leaves the request unchanged.
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) {
        if self.token.is_empty() {
            return;
        }
        match &self.place {
            Place::Header { prefix } => {
                let value = format!("{} {}", prefix.trim(), self.token);
                request.headers.sign("Authorization", value.trim_start().to_owned());
            }
            Place::Query => {
                request.headers.remove(|name| name.eq_ignore_ascii_case("Authorization"));
                request.target.replace_parameter("access_token", &self.token);
            }
        }
        request.secrets.push(self.token.clone());
    }
}
