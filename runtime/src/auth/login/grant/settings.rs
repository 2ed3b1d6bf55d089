//! [`GrantSettings`]: how a client fetches a token.

use std::collections::BTreeSet;
use std::ops::Deref;

use crate::auth::settings::{OAuth2, TokenParameter};
use crate::template::tokens as names;

/// [`OAuth2`] with the variables of a request.
#[derive(Clone)]
pub(crate) struct GrantSettings {
    oauth2: OAuth2<String>,
    /// The lists of `OAuth2`, in its order.
    pub(super) token_parameters: Vec<TokenParameter<String>>,
    pub(super) refresh_parameters: Vec<TokenParameter<String>>,
    pub(super) auth_parameters: Vec<TokenParameter<String>>,
}

impl Deref for GrantSettings {
    type Target = OAuth2<String>;

    fn deref(&self) -> &OAuth2<String> {
        &self.oauth2
    }
}

impl GrantSettings {
    pub(crate) fn new(oauth2: &OAuth2, text: &mut dyn FnMut(&'static str) -> String) -> Self {
        let mut all = |list: &[TokenParameter]| list.iter().map(|parameter| parameter.resolve(text)).collect();
        let (token_parameters, refresh_parameters) = (all(oauth2.token_parameters), all(oauth2.refresh_parameters));
        let auth_parameters = all(oauth2.auth_parameters);
        Self { oauth2: oauth2.resolve(text), token_parameters, refresh_parameters, auth_parameters }
    }

    pub(super) fn has_token(&self) -> bool {
        !self.token.is_empty() && names(&self.token).next().is_none()
    }

    /// Returns `true` if the grant needs no user.
    pub(super) fn can_fetch(&self) -> bool {
        let credential = match self.grant_type.as_str() {
            "client_credentials" => &self.client_id,
            "password_credentials" => &self.username,
            "refresh_token" => &self.refresh_token,
            _ => return false,
        };
        !self.token_url.is_empty() && !credential.is_empty()
    }

    /// The texts that a fetch needs.
    pub(super) fn needed(&self) -> Vec<&String> {
        let mut needed =
            vec![&self.token_url, &self.client_id, &self.client_secret, &self.scope, &self.audience, &self.resource];
        match self.grant_type.as_str() {
            "password_credentials" => needed.extend([&self.username, &self.password]),
            "refresh_token" => needed.extend([&self.refresh_token, &self.refresh_url]),
            _ => {}
        }
        needed.extend(self.token_parameters.iter().flat_map(TokenParameter::texts));
        needed
    }

    pub(super) fn unset(&self, texts: &[&String]) -> Vec<String> {
        let unset: BTreeSet<&str> = texts.iter().flat_map(|text| names(text)).map(|name| name.name).collect();
        unset.into_iter().map(str::to_owned).collect()
    }
}
