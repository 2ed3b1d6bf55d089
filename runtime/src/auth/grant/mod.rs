//! OAuth 2 tokens that the client gets, keeps and renews (RFC 6749).

mod authorization;
mod endpoint;
mod tokens;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::time::Duration;

pub use authorization::Authorization;
use http::StatusCode;
use tokens::Token;
pub(crate) use tokens::Tokens;

use super::oauth2::{self, Place};
use super::{Failure, Next, OAuth2, Since, TokenParameter, Unsigned};
use crate::answer::Response;
use crate::call::Core;
use crate::error::Fault;
use crate::template::tokens as names;

/// What one request knows about its token.
#[derive(Default)]
pub(crate) struct Round {
    token: Option<String>,
    /// Whether a 401 may mean that the token is no longer good: it was kept from an earlier fetch.
    kept: bool,
    refused: bool,
    since: Since,
}

impl Round {
    /// A 401 with a token that was kept: it is renewed, once.
    pub(super) fn learn(&mut self, response: &Response) -> Next {
        if response.status() != StatusCode::UNAUTHORIZED || !self.kept {
            return Next::Done;
        }
        self.kept = false;
        self.refused = true;
        Next::Again
    }
}

/// With the variables of a request.
#[derive(Clone)]
pub(crate) struct Settings {
    oauth2: OAuth2<String>,
    /// The lists of `OAuth2`, in its order.
    token_parameters: Vec<TokenParameter<String>>,
    refresh_parameters: Vec<TokenParameter<String>>,
    auth_parameters: Vec<TokenParameter<String>>,
}

impl Deref for Settings {
    type Target = OAuth2<String>;

    fn deref(&self) -> &OAuth2<String> {
        &self.oauth2
    }
}

impl Settings {
    pub(super) fn new(oauth2: &OAuth2, text: &mut dyn FnMut(&'static str) -> String) -> Self {
        let mut all = |list: &[TokenParameter]| list.iter().map(|parameter| parameter.resolve(text)).collect();
        let (token_parameters, refresh_parameters) = (all(oauth2.token_parameters), all(oauth2.refresh_parameters));
        let auth_parameters = all(oauth2.auth_parameters);
        Self { oauth2: oauth2.resolve(text), token_parameters, refresh_parameters, auth_parameters }
    }

    pub(super) fn sign(&self, round: &Round, request: &mut Unsigned<'_>) {
        let token = round.token.clone().unwrap_or_else(|| self.token.clone());
        let place = match self.add_token_to_query {
            true => Place::Query,
            false => Place::Header { prefix: self.header_prefix.clone() },
        };
        oauth2::OAuth2 { token, place }.sign(request);
    }

    /// The token that is kept, for a request that is not sent.
    pub(crate) fn recall(&self, round: &mut Round, core: &Core) -> Result<(), Fault> {
        if self.has_token() {
            return Ok(());
        }
        if core.fetch_tokens {
            round.token = core.memory.tokens.peek(self, core.sources.now());
        }
        match round.token {
            Some(_) => Ok(()),
            None => self.without_token(round, core.fetch_tokens && self.can_fetch()),
        }
    }

    /// Sees to it that there is a token, before the request is signed.
    pub(crate) async fn log_in(&self, round: &mut Round, core: &Core, timeout: Option<Duration>) -> Result<(), Fault> {
        if self.has_token() || !core.fetch_tokens {
            return if self.has_token() { Ok(()) } else { self.without_token(round, false) };
        }
        if round.token.is_some() && !round.refused {
            return Ok(());
        }
        let slot = core.memory.tokens.slot(self);
        // Held while a token is fetched: others wait for it instead of fetching one too, and share its failure.
        let mut kept = slot.lock().await;
        if let Some(token) = kept.token.as_ref()
            && round.token.as_ref() != Some(&token.access)
            && token.is_good(core.sources.now())
        {
            round.token = Some(token.access.clone());
            // One renewal a call: after it a 401 is the answer.
            round.kept = !round.refused && (token.refresh.is_some() || self.can_fetch());
            round.refused = false;
            return Ok(());
        }
        if let Some(failure) = &kept.failure {
            failure.of(round.since)?;
        }
        let renewed = self.renew(kept.token.as_ref(), core, timeout).await;
        match renewed.inspect_err(|fault| kept.failure = Some(Failure::new(fault)))? {
            Some(token) => {
                #[cfg(feature = "tracing")]
                tracing::info!("fetched a token");
                round.token = Some(kept.store(token).access.clone());
            }
            // Only the user can log in again.
            None if round.token.is_none() => self.without_token(round, false)?,
            None => {}
        }
        round.refused = false;
        Ok(())
    }

    /// A new token: with the refresh token that came with the last one, else with the grant. `None` when there is
    /// no way to get one.
    async fn renew(
        &self,
        last: Option<&Token>,
        core: &Core,
        timeout: Option<Duration>,
    ) -> Result<Option<Token>, Fault> {
        if let Some(refresh) = last.and_then(|last| last.refresh.as_deref()) {
            match endpoint::fetch(self, &endpoint::refresh(refresh), core, timeout).await {
                // The refresh token is no longer good (section 6); the grant may be.
                Err(Fault::Token(_)) if self.can_fetch() => {}
                Err(fault) => return Err(fault),
                // The answer has a new refresh token only if it changes.
                Ok(token) => {
                    return Ok(Some(Token { refresh: token.refresh.or_else(|| Some(refresh.to_owned())), ..token }));
                }
            }
        }
        if !self.can_fetch() {
            return Ok(None);
        }
        let unset = self.unset(&self.needed());
        if !unset.is_empty() {
            return Err(Fault::Unset(unset));
        }
        let grant = match self.grant_type.as_str() {
            "password_credentials" => vec![
                ("grant_type", "password"),
                ("username", self.username.as_str()),
                ("password", self.password.as_str()),
            ],
            "refresh_token" => endpoint::refresh(&self.refresh_token),
            _ => vec![("grant_type", "client_credentials")],
        };
        endpoint::fetch(self, &grant, core, timeout).await.map(Some)
    }

    fn has_token(&self) -> bool {
        !self.token.is_empty() && names(&self.token).next().is_none()
    }

    /// Whether the grant needs no user.
    fn can_fetch(&self) -> bool {
        let credential = match self.grant_type.as_str() {
            "client_credentials" => &self.client_id,
            "password_credentials" => &self.username,
            "refresh_token" => &self.refresh_token,
            _ => return false,
        };
        !self.token_url.is_empty() && !credential.is_empty()
    }

    /// What a fetch needs.
    fn needed(&self) -> Vec<&String> {
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

    fn unset(&self, texts: &[&String]) -> Vec<String> {
        let unset: BTreeSet<&str> = texts.iter().flat_map(|text| names(text)).map(|name| name.name).collect();
        unset.into_iter().map(str::to_owned).collect()
    }

    /// An empty token leaves the request alone, as in Postman; one whose variable is unset is an error, unless it is
    /// going to be fetched.
    fn without_token(&self, round: &mut Round, fetched_later: bool) -> Result<(), Fault> {
        let unset = self.unset(&[&self.token]);
        if !unset.is_empty() && !fetched_later {
            return Err(Fault::Unset(unset));
        }
        round.token = Some(String::new()).filter(|_| fetched_later);
        Ok(())
    }
}
