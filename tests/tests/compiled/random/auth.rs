//! Auth of every kind, with values that are text, variables or empty.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::words;

const KINDS: &[(&str, &[&str])] = &[
    ("noauth", &[]),
    ("inherit", &[]),
    ("basic", &["username", "password"]),
    ("bearer", &["token"]),
    ("apikey", &["key", "value", "in"]),
    ("digest", &["username", "password", "realm", "nonce", "algorithm", "qop", "disableRetryRequest"]),
    ("awsv4", &["accessKey", "secretKey", "sessionToken", "region", "service", "addAuthDataToQuery"]),
    ("hawk", &["authId", "authKey", "algorithm", "nonce", "extraData", "app", "includePayloadHash"]),
    ("ntlm", &["username", "password", "domain", "workstation"]),
    (
        "oauth1",
        &[
            "consumerKey",
            "consumerSecret",
            "token",
            "tokenSecret",
            "signatureMethod",
            "privateKey",
            "addParamsToHeader",
        ],
    ),
    (
        "oauth2",
        &[
            "accessToken",
            "grant_type",
            "accessTokenUrl",
            "authUrl",
            "clientId",
            "clientSecret",
            "scope",
            "addTokenTo",
            "audience",
            "refreshToken",
        ],
    ),
    ("edgegrid", &["accessToken", "clientToken", "clientSecret", "nonce", "baseURL", "headersToSign"]),
    ("jwt", &["algorithm", "secret", "payload", "headers", "addTokenTo", "isSecretBase64Encoded", "queryParamKey"]),
    ("asap", &["alg", "iss", "aud", "kid", "privateKey", "exp", "claims"]),
    ("unknown-kind", &["x"]),
];

fn fitting(key: &str) -> Option<&'static [&'static str]> {
    Some(match key {
        "in" | "addTokenTo" => &["header", "query", "queryParams"],
        "algorithm" | "alg" => &["HS256", "RS256", "MD5", "SHA-256", "sha256", "ES512"],
        "signatureMethod" => &["HMAC-SHA1", "PLAINTEXT", "RSA-SHA1"],
        "grant_type" => &[
            "client_credentials",
            "password_credentials",
            "authorization_code",
            "authorization_code_with_pkce",
            "implicit",
        ],
        "payload" | "claims" | "headers" => &["{}", "{\"sub\": \"{{user}}\"}", "{\"a\": [1, \"{{x}}\"]}"],
        _ => return None,
    })
}

pub(crate) fn auth() -> BoxedStrategy<Value> {
    prop::sample::select(KINDS)
        .prop_flat_map(|(kind, keys)| {
            let rows: Vec<BoxedStrategy<Value>> = keys
                .iter()
                .map(|key| {
                    let value = match fitting(key) {
                        Some(values) => prop::sample::select(values).prop_map(Value::from).boxed(),
                        None => prop_oneof![4 => words::value().prop_map(Value::from), 1 => any::<bool>().prop_map(Value::from)].boxed(),
                    };
                    value.prop_map(move |value| json!({"key": key, "value": value, "type": "any"})).boxed()
                })
                .collect();
            rows.prop_map(move |rows| {
                let mut rows = rows;
                // some parameters are missing in most files
                if rows.len() > 3 && rows[0]["value"].as_str().is_some_and(|text| text.len().is_multiple_of(2)) {
                    rows.truncate(2);
                }
                json!({"type": kind, *kind: rows})
            })
        })
        .boxed()
}
