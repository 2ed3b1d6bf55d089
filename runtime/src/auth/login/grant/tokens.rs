//! [`Tokens`]: the tokens that a client keeps.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::settings::GrantSettings;
use crate::auth::login::failed_login::Failure;
use crate::auth::settings::TokenParameter;

/// A token is renewed this long before it expires, or a tenth of its life when that is shorter: the request has to
/// arrive, and clocks differ.
const MARGIN: Duration = Duration::from_secs(30);

/// The number of kept tokens; more different settings come from variables that change with each request.
const MAX_TOKENS: usize = 256;

#[derive(Clone)]
pub(super) struct Token {
    pub(super) access: String,
    pub(super) refresh: Option<String>,
    /// `None` if the server does not state it.
    pub(super) renew_at: Option<SystemTime>,
}

impl Token {
    /// Creates a token that was fetched at `now`, with its lifetime in seconds.
    pub(super) fn new(access: String, refresh: Option<String>, seconds: Option<u64>, now: SystemTime) -> Self {
        let renew_at = seconds.map(Duration::from_secs).and_then(|life| now.checked_add(life - MARGIN.min(life / 10)));
        Self { access, refresh, renew_at }
    }

    pub(super) fn is_good(&self, now: SystemTime) -> bool {
        self.renew_at.is_none_or(|at| now < at)
    }
}

/// The token of one identity, or why there is none.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) token: Option<Token>,
    /// The reason why the last fetch failed, until one succeeds.
    pub(super) failure: Option<Failure>,
}

impl Kept {
    pub(super) fn store(&mut self, token: Token) -> &Token {
        self.failure = None;
        self.token.insert(token)
    }
}

/// Its lock is held while a token is fetched.
pub(super) type Slot = Arc<tokio::sync::Mutex<Kept>>;

/// The tokens of a client and its clones, by the settings that identify their owner.
#[derive(Default)]
pub(crate) struct Tokens(Mutex<HashMap<Vec<String>, Slot>>);

impl Tokens {
    pub(super) fn slot(&self, settings: &GrantSettings) -> Slot {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = key(settings);
        if slots.len() >= MAX_TOKENS && !slots.contains_key(&key) {
            slots.clear();
        }
        Arc::clone(slots.entry(key).or_default())
    }

    /// Returns the token, unless it is about to expire or is being fetched.
    pub(super) fn peek(&self, settings: &GrantSettings, now: SystemTime) -> Option<String> {
        let slot = self.slot(settings);
        let kept = slot.try_lock().ok()?;
        kept.token.as_ref().filter(|token| token.is_good(now)).map(|token| token.access.clone())
    }
}

fn key(settings: &GrantSettings) -> Vec<String> {
    let parts = [
        &settings.grant_type,
        &settings.token_url,
        &settings.client_id,
        &settings.client_secret,
        &settings.scope,
        &settings.username,
        &settings.password,
        &settings.refresh_token,
        &settings.audience,
        &settings.resource,
    ];
    let lists = settings.token_parameters.iter().chain(&settings.refresh_parameters);
    parts.into_iter().chain(lists.flat_map(TokenParameter::texts)).cloned().collect()
}
