//! [`AuthorizationRequest`]: the first step of a login by a user (RFC 6749, section 4.1; RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};

use super::context::LoginContext;
use super::endpoint;
use super::settings::GrantSettings;
use crate::auth::settings::TokenParameter;
use crate::auth::signing::crypto::{SHA256, hash};
use crate::error::Fault;
use crate::request::Invalid;

/// The page where a user logs in, with the values that verify the answer.
pub(crate) struct AuthorizationRequest {
    settings: GrantSettings,
    pub(crate) url: String,
    pub(crate) state: String,
    /// `None` without PKCE.
    pub(crate) verifier: Option<String>,
}

impl AuthorizationRequest {
    /// Creates the request, if the grant of the settings is the authorization code.
    pub(crate) fn new(settings: Option<GrantSettings>) -> Result<Self, Fault> {
        let Some(settings) = settings.filter(|settings| settings.grant_type.starts_with("authorization_code")) else {
            return Err(Invalid::new("its auth is not the authorization code grant of OAuth 2").into());
        };
        let mut texts = settings.needed();
        texts.extend([&settings.auth_url, &settings.redirect_uri, &settings.state, &settings.code_verifier]);
        texts.extend(settings.auth_parameters.iter().flat_map(TokenParameter::texts));
        let unset = settings.unset(&texts);
        if !unset.is_empty() {
            return Err(Fault::Unset(unset));
        }
        let state = if settings.state.is_empty() { random()? } else { settings.state.clone() };
        let verifier = match settings.grant_type.as_str() {
            "authorization_code_with_pkce" if settings.code_verifier.is_empty() => Some(random()?),
            "authorization_code_with_pkce" => Some(settings.code_verifier.clone()),
            _ => None,
        };
        let mut query = vec![("response_type", "code"), ("client_id", &settings.client_id)];
        let more = [
            ("redirect_uri", &settings.redirect_uri),
            ("scope", &settings.scope),
            ("audience", &settings.audience),
            ("resource", &settings.resource),
        ];
        query.extend(more.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.as_str())));
        query.push(("state", &state));
        let challenge = verifier.as_deref().map(|verifier| challenge(&settings.challenge_algorithm, verifier));
        if let Some((method, challenge)) = &challenge {
            query.extend([("code_challenge", challenge.as_str()), ("code_challenge_method", method)]);
        }
        let more: Vec<_> = settings.auth_parameters.iter().map(TokenParameter::texts).collect();
        query.retain(|(name, _)| !more.iter().any(|[other, _]| other == name));
        query.extend(more.iter().map(|[name, value]| (name.as_str(), value.as_str())));
        let url = endpoint::target(&settings.auth_url)?;
        let url = endpoint::with_query(&url, &query);
        Ok(Self { settings, url, state, verifier })
    }

    /// Exchanges the code with which the user came back for a token, which is kept.
    pub(crate) async fn exchange(&self, state: &str, code: &str, context: LoginContext<'_>) -> Result<(), Fault> {
        if state != self.state {
            return Err(Fault::Token("the state that came back is not the one that was sent".to_owned()));
        }
        let mut grant = vec![("grant_type", "authorization_code"), ("code", code)];
        grant.extend(Some(("redirect_uri", self.settings.redirect_uri.as_str())).filter(|(_, uri)| !uri.is_empty()));
        grant.extend(self.verifier.as_deref().map(|verifier| ("code_verifier", verifier)));
        let slot = context.tokens.slot(&self.settings);
        let mut kept = slot.lock().await;
        kept.store(endpoint::fetch(&self.settings, &grant, context).await?);
        Ok(())
    }
}

/// Method and challenge (RFC 7636, section 4.2).
fn challenge(algorithm: &str, verifier: &str) -> (&'static str, String) {
    match algorithm {
        "plain" => ("plain", verifier.to_owned()),
        _ => ("S256", URL_SAFE_NO_PAD.encode(hash(&SHA256, &[verifier.as_bytes()]))),
    }
}

/// 256 random bits, as RFC 7636 recommends in section 4.1.
fn random() -> Result<String, Invalid> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Invalid::new("the system has no random numbers"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::{challenge, random};

    #[test]
    fn appendix_b_of_rfc_7636() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge("S256", verifier), ("S256", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".to_owned()));
        assert_eq!(challenge("plain", verifier), ("plain", verifier.to_owned()));
    }

    #[test]
    fn verifiers_are_long_enough() {
        assert_eq!(random().map(|text| text.len()), Ok(43));
        assert_ne!(random(), random());
    }
}
