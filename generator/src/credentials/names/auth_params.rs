//! The parameters of Postman's auth kinds that are credentials.

/// The parameters of an auth kind that are credentials.
pub(crate) fn credential_params(kind: &str) -> &'static [&'static str] {
    match kind {
        "basic" | "digest" | "ntlm" => &["password"],
        "bearer" => &["token"],
        "apikey" => &["value"],
        "oauth2" => &["accessToken", "clientSecret", "password", "refreshToken"],
        "oauth1" => &["consumerSecret", "token", "tokenSecret", "privateKey", "verifier"],
        "awsv4" => &["accessKey", "secretKey", "sessionToken"],
        "hawk" => &["authKey"],
        "edgegrid" => &["accessToken", "clientToken", "clientSecret"],
        "jwt" => &["secret", "privateKey"],
        "asap" => &["privateKey"],
        _ => &[],
    }
}
