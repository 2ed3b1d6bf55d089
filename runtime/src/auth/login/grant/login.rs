//! Ensures that a request has a token: a kept one, or a new one.

use http::StatusCode;

use super::context::LoginContext;
use super::endpoint;
use super::settings::GrantSettings;
use super::tokens::Token;
use crate::auth::login::failed_login::{Failure, Since};
use crate::auth::schemes::plain::oauth2::{OAuth2, Place};
use crate::auth::unsigned::{Next, Unsigned};
use crate::error::Fault;
use crate::response::Response;
use crate::transport::within;

/// The state of one request's token.
#[derive(Default)]
pub(crate) struct Round {
    token: Option<String>,
    /// `true` if a 401 may mean that the token is no longer valid, because it was kept from an earlier fetch.
    kept: bool,
    refused: bool,
    since: Since,
}

impl Round {
    /// Handles a 401 with a kept token, which is renewed once.
    pub(crate) fn learn(&mut self, response: &Response) -> Next {
        if response.status() != StatusCode::UNAUTHORIZED || !self.kept {
            return Next::Done;
        }
        self.kept = false;
        self.refused = true;
        Next::Again
    }
}

impl GrantSettings {
    pub(crate) fn sign(&self, round: &Round, request: &mut Unsigned<'_>) {
        let token = round.token.clone().unwrap_or_else(|| self.token.clone());
        let place = match self.add_token_to_query {
            true => Place::Query,
            false => Place::Header { prefix: self.header_prefix.clone() },
        };
        OAuth2 { token, place }.sign(request);
    }

    /// Uses the kept token, for a request that is not sent.
    pub(crate) fn recall(&self, round: &mut Round, context: LoginContext<'_>) -> Result<(), Fault> {
        if self.has_token() {
            return Ok(());
        }
        if context.fetches {
            round.token = context.tokens.peek(self, context.sources.now());
        }
        match round.token {
            Some(_) => Ok(()),
            None => self.without_token(round, context.fetches && self.can_fetch()),
        }
    }

    /// Ensures that there is a token before the request is signed.
    pub(crate) async fn log_in(&self, round: &mut Round, context: LoginContext<'_>) -> Result<(), Fault> {
        if self.has_token() || !context.fetches {
            return if self.has_token() { Ok(()) } else { self.without_token(round, false) };
        }
        if round.token.is_some() && !round.refused {
            return Ok(());
        }
        let slot = context.tokens.slot(self);
        // held while a token is fetched: other calls wait for it instead of fetching one, too, and share its failure
        let mut kept = within(context.timeout, slot.lock()).await.map_err(Fault::Transport)?;
        if let Some(token) = kept.token.as_ref()
            && round.token.as_ref() != Some(&token.access)
            && token.is_good(context.sources.now())
        {
            round.token = Some(token.access.clone());
            // one renewal per call: a 401 after it is the answer
            round.kept = !round.refused && (token.refresh.is_some() || self.can_fetch());
            round.refused = false;
            return Ok(());
        }
        if let Some(failure) = &kept.failure {
            failure.of(round.since)?;
        }
        let renewed = self.renew(kept.token.as_ref(), context).await;
        match renewed.inspect_err(|fault| kept.failure = Some(Failure::new(fault)))? {
            Some(token) => {
                #[cfg(feature = "tracing")]
                tracing::info!("fetched a token");
                round.token = Some(kept.store(token).access.clone());
            }
            // only the user can log in again
            None if round.token.is_none() => self.without_token(round, false)?,
            None => {}
        }
        round.refused = false;
        Ok(())
    }

    /// Fetches a new token: with the refresh token of the last one, otherwise with the grant. `None` if there is
    /// no way to fetch one.
    async fn renew(&self, last: Option<&Token>, context: LoginContext<'_>) -> Result<Option<Token>, Fault> {
        if let Some(refresh) = last.and_then(|last| last.refresh.as_deref()) {
            match endpoint::fetch(self, &endpoint::refresh(refresh), context).await {
                // the refresh token is no longer valid (RFC 6749, section 6); the grant may be
                Err(Fault::Token(_)) if self.can_fetch() => {}
                Err(fault) => return Err(fault),
                // the answer has a refresh token only if it changes
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
        endpoint::fetch(self, &grant, context).await.map(Some)
    }

    /// An empty token leaves the request unchanged, as in Postman; an unset variable is an error, unless a token is
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
