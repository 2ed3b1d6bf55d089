//! The parameters without which a kind of auth cannot work.

use crate::credentials::{credential_params, is_blank};
use crate::json::Json;
use crate::read::model::Auth;

/// Returns the parameters that a kind of auth requires, and credentials that are placeholders.
pub(super) fn required(auth: &Auth) -> Vec<&'static str> {
    let mut required = always_required(auth).to_vec();
    for name in credential_params(&auth.kind) {
        let value = auth.text(name);
        if !value.trim().is_empty() && is_blank(&value) && !required.contains(name) {
            required.push(name);
        }
    }
    required
}

fn always_required(auth: &Auth) -> &'static [&'static str] {
    match auth.kind.as_str() {
        "basic" | "digest" | "ntlm" => &["username", "password"],
        "bearer" => &["token"],
        "apikey" => &["value"],
        // with a grant, the client fetches the token itself
        "oauth2"
            if !is_blank(&auth.text("accessTokenUrl")) && !asserts(auth) && is_blank(&auth.text("accessToken")) =>
        {
            match auth.text("grant_type").as_str() {
                "client_credentials" => &["clientId", "clientSecret"],
                "password_credentials" => &["clientId", "username", "password"],
                "authorization_code" | "authorization_code_with_pkce" | "refresh_token"
                    if !is_blank(&auth.text("clientId")) =>
                {
                    &[]
                }
                _ => &["accessToken"],
            }
        }
        "oauth2" if !is_blank(&auth.text("accessTokenUrl")) && !is_blank(&auth.text("clientId")) => &[],
        "oauth2" => &["accessToken"],
        "oauth1" => &["consumerKey", "consumerSecret"],
        "awsv4" => &["accessKey", "secretKey"],
        "hawk" => &["authId", "authKey"],
        "edgegrid" => &["accessToken", "clientToken", "clientSecret"],
        "jwt" if auth.text("algorithm").starts_with("HS") => &["secret"],
        "jwt" | "asap" => &["privateKey"],
        _ => &[],
    }
}

/// Returns `true` if the client authenticates with a signed assertion, and has no secret.
fn asserts(auth: &Auth) -> bool {
    let mut rows = auth.params.iter().filter(|(name, _)| name == "tokenRequestParams");
    rows.any(|(_, rows)| match rows {
        Json::Array(rows) => {
            rows.iter().any(|row| row.get("key").is_some_and(|key| key.to_js_string() == "client_assertion"))
        }
        _ => false,
    })
}
