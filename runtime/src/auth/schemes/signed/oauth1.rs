//! OAuth 1 (RFC 5849), as Postman's `node-oauth1` library signs. Own code: `oauth1-request` has
//! neither RSA nor the body hash, and fixes the parameters that Postman leaves to the user.

use crate::auth::settings::OAuth1;
use crate::auth::signing::crypto::{self, HMAC_SHA1, HMAC_SHA256, HMAC_SHA512, SHA1, SHA256, SHA512};
use crate::auth::unsigned::Unsigned;
use crate::request::Invalid;
use crate::request::url::encode;

#[cfg(feature = "oauth1-rsa")]
mod rsa;

const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXTZabcdefghiklmnopqrstuvwxyz";
/// Headers and parameters that an earlier signature may have left in the request.
const OWN: &[&str] = &[
    "oauth_consumer_key",
    "oauth_token",
    "oauth_signature_method",
    "oauth_timestamp",
    "oauth_nonce",
    "oauth_version",
    "oauth_signature",
    "oauth_callback",
    "oauth_verifier",
    "oauth_body_hash",
];

type Parameter = (&'static str, String);

impl OAuth1<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Invalid> {
        let key = if self.is_rsa() { &self.private_key } else { &self.consumer_secret };
        if self.consumer_key.is_empty() || key.is_empty() {
            return Ok(());
        }
        // Postman leaves other spellings
        request.headers.remove(|name| name == "Authorization");
        request.target.remove_parameters(|key| OWN.contains(&key));
        if let Some(fields) = request.body.fields() {
            let kept = fields.iter().filter(|(key, _)| !OWN.contains(&key.as_str())).cloned().collect();
            request.body.set_fields(kept);
        }

        let mut parameters = self.parameters(request)?;
        let signature = self.signature(&base_string(request, &parameters, &self.signature_method))?;
        parameters.push(("oauth_signature", signature.clone()));
        request.secrets.extend([&self.consumer_secret, &self.token, &self.token_secret].map(Clone::clone));
        request.secrets.push(signature);
        self.add(request, parameters);
        Ok(())
    }

    fn is_rsa(&self) -> bool {
        self.signature_method.split('-').next().is_some_and(|name| name.eq_ignore_ascii_case("RSA"))
    }

    /// The parameters in Postman's order.
    fn parameters(&self, request: &Unsigned<'_>) -> Result<Vec<Parameter>, Invalid> {
        let given = |text: &str, or: &dyn Fn() -> String| if text.is_empty() { or() } else { text.to_owned() };
        // blank counts as empty, unless empty parameters are signed
        let text = |text: &str| {
            if text.trim().is_empty() && !self.add_empty_params_to_sign { String::new() } else { text.to_owned() }
        };
        let always = [
            ("oauth_consumer_key", text(&self.consumer_key)),
            ("oauth_token", text(&self.token)),
            ("oauth_signature_method", text(&self.signature_method)),
            ("oauth_timestamp", given(&self.timestamp, &|| request.sources.unix_time().as_secs().to_string())),
            ("oauth_nonce", given(&self.nonce, &|| request.sources.text(LETTERS, 11))),
            ("oauth_version", text(&self.version)),
        ];
        let extensions = [
            ("oauth_body_hash", self.body_hash(request)?.unwrap_or_default()),
            ("oauth_callback", text(&self.callback)),
            ("oauth_verifier", text(&self.verifier)),
        ];
        let always = always.into_iter().filter(|(_, value)| self.add_empty_params_to_sign || !value.is_empty());
        Ok(always.chain(extensions.into_iter().filter(|(_, value)| !value.is_empty())).collect())
    }

    /// Returns the body hash of draft-eaton-oauth-bodyhash; none for forms, whose fields are signed.
    fn body_hash(&self, request: &Unsigned<'_>) -> Result<Option<String>, Invalid> {
        if !self.include_body_hash || request.body.fields().is_some() {
            return Ok(None);
        }
        let algorithm = match self.signature_method.split('-').nth(1) {
            None => return Ok(None),
            Some("SHA1") => &SHA1,
            Some("SHA256") => &SHA256,
            Some("SHA512") => &SHA512,
            Some(_) => return Err(unknown_method()),
        };
        Ok(request.body.signed().map(|body| crypto::base64(&crypto::hash(algorithm, &[body]))))
    }

    fn signature(&self, base_string: &str) -> Result<String, Invalid> {
        let key = format!("{}&{}", encode::form(&self.consumer_secret), encode::form(&self.token_secret));
        let hmac = |algorithm| Ok(crypto::base64(&crypto::hmac(algorithm, key.as_bytes(), base_string.as_bytes())));
        match self.signature_method.trim_end_matches("-Accessor") {
            "" | "HMAC-SHA1" => hmac(HMAC_SHA1),
            "HMAC-SHA256" => hmac(HMAC_SHA256),
            "HMAC-SHA512" => hmac(HMAC_SHA512),
            "PLAINTEXT" => Ok(key),
            #[cfg(feature = "oauth1-rsa")]
            "RSA-SHA1" => rsa::sign(&self.private_key, &SHA1, base_string),
            #[cfg(feature = "oauth1-rsa")]
            "RSA-SHA256" => rsa::sign(&self.private_key, &SHA256, base_string),
            #[cfg(feature = "oauth1-rsa")]
            "RSA-SHA512" => rsa::sign(&self.private_key, &SHA512, base_string),
            #[cfg(not(feature = "oauth1-rsa"))]
            "RSA-SHA1" | "RSA-SHA256" | "RSA-SHA512" => {
                Err(Invalid::new("RSA signatures of OAuth 1 need postman-client's feature `oauth1-rsa`"))
            }
            _ => Err(unknown_method()),
        }
    }

    /// Adds the parameters to the header, to the form of a POST or PUT, or to the query.
    fn add(&self, request: &mut Unsigned<'_>, parameters: Vec<Parameter>) {
        if !request.disable_url_encoding
            && let (_, Some(query)) = request.target.path_and_query()
            && !query.is_empty()
        {
            request.target.set_parameters(parse(&query).iter().map(written).collect());
        }
        if self.add_params_to_header {
            request.headers.push_credential("Authorization", self.header(&parameters));
            return;
        }
        // Postman searches for these names anywhere in the method
        let takes_form = ["PUT", "POST"].iter().any(|name| request.method.as_str().contains(name));
        if takes_form && let Some(fields) = request.body.fields() {
            let own = parameters.into_iter().map(|(key, value)| (key.to_owned(), value));
            let fields = fields.iter().cloned().chain(own).collect();
            request.body.set_fields(fields);
            return;
        }
        for (key, value) in parameters {
            let value = if request.disable_url_encoding {
                let mut escaped = String::new();
                encode::query_value(&value, &mut escaped);
                escaped
            } else {
                encode::form(&value)
            };
            request.target.push_parameter(format!("{key}={value}"));
        }
    }

    fn header(&self, parameters: &[Parameter]) -> String {
        let text = |text: &str| if self.disable_header_encoding { text.to_owned() } else { encode::form(text) };
        let realm = (!self.realm.trim().is_empty()).then(|| format!("realm=\"{}\"", text(&self.realm)));
        let parameters = parameters.iter().filter(|(_, value)| !value.is_empty());
        let parameters = parameters.map(|(key, value)| format!("{key}=\"{}\"", text(value.trim())));
        format!("OAuth {}", realm.into_iter().chain(parameters).collect::<Vec<_>>().join(","))
    }
}

/// Returns the signature base string (RFC 5849, section 3.4.1).
fn base_string(request: &Unsigned<'_>, parameters: &[Parameter], method: &str) -> String {
    let (path, query) = request.target.path_and_query();
    let authority = match request.target.port() {
        Some("80" | "443") => request.target.host().to_owned(),
        _ => request.target.authority(),
    };
    let url = format!("{}://{authority}{path}", request.target.scheme());
    let query = parse(query.as_deref().unwrap_or_default());
    let query = query.into_iter().map(|(key, value)| (key, value.unwrap_or_default()));
    let form = request.body.fields().unwrap_or_default().iter().cloned();
    let own = parameters.iter().map(|(key, value)| ((*key).to_owned(), value.clone()));
    let mut own: Vec<(String, String)> = own.collect();
    if method.is_empty() {
        // the signature method is signed even if it is not sent
        own.retain(|(key, _)| key != "oauth_signature_method");
        own.push(("oauth_signature_method".to_owned(), "HMAC-SHA1".to_owned()));
    }
    let mut all: Vec<(String, String)> =
        query.chain(own).chain(form).map(|(key, value)| (encode::form(&key), encode::form(&value))).collect();
    all.sort();
    let all: Vec<String> = all.iter().map(|(key, value)| format!("{key}={value}")).collect();
    format!("{}&{}&{}", encode::form(request.method.as_str()), encode::form(&url), encode::form(&all.join("&")))
}

/// The parameters of an encoded query, decoded.
fn parse(query: &str) -> Vec<(String, Option<String>)> {
    let decode = |text: &str| encode::decode(&text.replace('+', " "));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| match pair.split_once('=') {
            Some((key, value)) => (decode(key), Some(decode(value))),
            None => (decode(pair), None),
        })
        .collect()
}

/// A parameter with the encoding of RFC 5849, section 3.6.
fn written((key, value): &(String, Option<String>)) -> String {
    match value {
        Some(value) => format!("{}={}", encode::form(key), encode::form(value)),
        None => encode::form(key),
    }
}

fn unknown_method() -> Invalid {
    Invalid::new("the signature method of the OAuth 1 auth is not HMAC-SHA1, -SHA256 or -SHA512, RSA-… or PLAINTEXT")
}
