//! Atlassian's service to service authentication.

use crate::auth::settings::Asap;
use crate::auth::signing::jws;
use crate::auth::signing::object::{Json, Object};
use crate::auth::unsigned::Unsigned;
use crate::request::Invalid;
use crate::request::url::encode;

impl Asap<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Invalid> {
        let mut claims = Object::parse(&self.claims, "the text of claims of the ASAP auth")?;
        let claim = |name: &str, or: &str| match claims.get(name) {
            Some(Json::Array(items)) => Json::Array(items.clone()),
            _ => Json::Text(claims.text(name).unwrap_or(or).to_owned()),
        };
        let (issuer, audience) = (claim("iss", &self.iss), claim("aud", &self.aud));
        let subject = claims.text("sub").or((!self.sub.is_empty()).then_some(self.sub.as_str()));
        let subject = subject.map_or_else(|| issuer.clone(), |subject| Json::Text(subject.to_owned()));
        let kid = claims.text("kid").unwrap_or(&self.kid).to_owned();
        let missing = |claim: &Json| matches!(claim, Json::Text(text) if text.is_empty());
        if kid.is_empty() || missing(&issuer) || missing(&audience) || self.private_key.is_empty() {
            return Ok(());
        }

        let now = i128::from(request.sources.unix_time().as_secs());
        let lifetime = integer(&self.exp).filter(|seconds| *seconds != 0).unwrap_or(3600);
        let expiry = match claims.get("exp") {
            Some(Json::Integer(at)) if *at != 0 => *at,
            Some(Json::Text(text)) => integer(text).unwrap_or(now + lifetime),
            _ => now + lifetime,
        };
        let id = claims.get("jti").cloned().unwrap_or_else(|| Json::Text(request.sources.uuid()));
        let issued = claims.get("iat").cloned().unwrap_or(Json::Integer(now));
        claims.set("iat", issued);
        claims.set("iss", issuer);
        claims.set("sub", subject);
        claims.set("jti", id);
        claims.set("aud", audience);
        claims.set("exp", Json::Integer(expiry));

        let algorithm = if self.alg.is_empty() { "RS256" } else { &self.alg };
        if algorithm.starts_with("HS") {
            return Err(Invalid::new("the algorithm of the ASAP auth is none of RS256, PS256, ES256, … 512"));
        }
        let key = private_key(&self.private_key, &kid)?;
        let mut header = Object::default();
        header.set("alg", Json::Text(algorithm.to_owned()));
        header.set("kid", Json::Text(kid));
        let token = jws::token(&header, &claims, |text| jws::sign(algorithm, &key, text))?;
        request.secrets.extend([self.private_key.clone(), token.clone()]);
        request.headers.sign("Authorization", format!("Bearer {token}"));
        Ok(())
    }
}

/// Reads leading digits, like JavaScript's `parseInt`.
fn integer(text: &str) -> Option<i128> {
    let text = text.trim_start();
    let digits = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    text[..digits].parse().ok()
}

/// The key in PEM; it may be quoted, percent-encoded, and in a data URI that names the key's id.
fn private_key(text: &str, kid: &str) -> Result<String, Invalid> {
    let text = text.trim().replace('\n', "");
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(&text);
    let text = encode::decode(text);
    let Some(uri) = text.strip_prefix("data:") else { return Ok(text) };
    let (id, base64) =
        uri.strip_prefix("application/pkcs8;kid=").and_then(|rest| rest.split_once(";base64,")).ok_or_else(|| {
            Invalid::new("the private key of the ASAP auth is no data:application/pkcs8;kid=…;base64,… URI")
        })?;
    if id != kid {
        return Err(Invalid::new("the private key of the ASAP auth is for another key id"));
    }
    Ok(format!("-----BEGIN PRIVATE KEY-----{base64}-----END PRIVATE KEY-----"))
}
