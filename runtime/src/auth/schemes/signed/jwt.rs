//! JSON Web Tokens that the request signs.

use crate::auth::settings::Jwt;
use crate::auth::signing::crypto;
use crate::auth::signing::jws;
use crate::auth::signing::object::{Json, Object};
use crate::auth::unsigned::Unsigned;
use crate::request::Invalid;

impl Jwt<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Invalid> {
        let hmac = jws::keyed(&self.algorithm);
        let key = if hmac.is_some() { &self.secret } else { &self.private_key };
        if key.is_empty() {
            return Ok(());
        }
        let mut header = Object::parse(&self.header, "the header of the JWT auth")?;
        header.set("alg", Json::Text(self.algorithm.clone()));
        let payload = Object::parse(&self.payload, "the payload of the JWT auth")?;
        let token = jws::token(&header, &payload, |text| match hmac {
            Some(algorithm) if self.is_secret_base64_encoded => Ok(crypto::hmac(algorithm, &jws::base64(key), text)),
            Some(algorithm) => Ok(crypto::hmac(algorithm, key.as_bytes(), text)),
            None => jws::sign(&self.algorithm, key, text),
        })?;
        request.secrets.extend([key.clone(), token.clone()]);
        if self.add_token_to_query {
            let key = if self.query_param_key.is_empty() { "token" } else { &self.query_param_key };
            request.target.replace_parameter(key, &token);
        } else {
            let prefix = &self.header_prefix;
            let value = if prefix.is_empty() { token } else { format!("{prefix} {token}") };
            request.headers.sign("Authorization", value);
        }
        Ok(())
    }
}
