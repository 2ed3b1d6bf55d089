//! Auth parameters as a constructor of the runtime's `Auth`.

use super::model::{Auth, AuthSettings, AuthValue};
use crate::coverage::Construct;
use crate::credential::{is_credential_name, looks_like_credential};
use crate::diagnostic::Diagnostic;
use crate::json::Json;
use crate::read::model as read;
use crate::resolve::template;

/// `None` for what sends nothing: `noauth`, and what Postman does not know.
pub(super) fn lower(auth: &read::Auth) -> Option<Auth> {
    let text = |key: &str| auth.text(key);
    let simple = |constructor, args| Auth { constructor, args, ..Auth::default() };
    Some(match auth.kind.as_str() {
        "basic" => simple("basic", vec![text("username"), text("password")]),
        "bearer" => simple("bearer", vec![text("token")]),
        "apikey" if text("in") == "query" => simple("api_key_query", vec![text("key"), text("value")]),
        "apikey" => simple("api_key_header", vec![text("key"), text("value")]),
        "oauth2" if gets_tokens(auth) => settings(auth, &GRANT),
        "oauth2" => oauth2(auth),
        kind => settings(auth, KINDS.iter().find(|other| other.postman == kind)?),
    })
}

/// Section 7.6: the prefix is `Bearer` unless the collection says otherwise.
fn oauth2(auth: &read::Auth) -> Auth {
    let token = auth.text("accessToken");
    let (constructor, args) = match auth.text("addTokenTo").as_str() {
        "queryParams" => ("oauth2_query", vec![token]),
        _ => {
            let prefix = if is_text(auth, "headerPrefix") { auth.text("headerPrefix") } else { "Bearer".to_owned() };
            ("oauth2", vec![token, prefix.trim().to_owned()])
        }
    };
    Auth { constructor, args, ..Auth::default() }
}

/// Whether the configuration says where a token is got, and all that its request needs. Parameters that the collection
/// adds to token requests are not carried: without them another token would come.
fn gets_tokens(auth: &read::Auth) -> bool {
    let grant = auth.text("grant_type");
    let asks = |key: &str| value(auth, key).is_some_and(|rows| matches!(rows, Json::Array(rows) if !rows.is_empty()));
    GRANTS.contains(&grant.as_str())
        && !auth.text("accessTokenUrl").is_empty()
        && !auth.text("clientId").is_empty()
        && matches!(auth.text("addTokenTo").as_str(), "" | "header" | "queryParams")
        && !auth.text("tokenType").eq_ignore_ascii_case("mac")
        && !GRANT.texts.iter().any(|(key, _)| holds_credential(&auth.text(key)))
        && !["tokenRequestParams", "authRequestParams", "refreshRequestParams"].into_iter().any(asks)
}

/// What the user has to do that the collection has a configuration for.
pub(super) fn not_carried(auth: &read::Auth) -> Option<Diagnostic> {
    let fixed = auth.kind == "oauth2" && !auth.text("accessTokenUrl").is_empty() && !gets_tokens(auth);
    fixed.then(|| {
        let message = "the client does not get OAuth 2 tokens by itself: the configuration has a grant, parameters or a literal \
                       credential that is not carried";
        Diagnostic::note(Construct::Auth.approximated(), message.to_owned()).help("get the token, and set it in the client's variables")
    })
}

/// Whether a literal credential stands in a URL or another text that would be written into the source.
fn holds_credential(text: &str) -> bool {
    let query = text.split_once('?').map_or("", |(_, query)| query);
    let named = |pair: &str| {
        pair.split_once('=').is_some_and(|(key, value)| {
            (is_credential_name(key) && !template::has_variables(value)) || looks_like_credential(value)
        })
    };
    looks_like_credential(text) || (text.contains("://") && text.contains('@')) || query.split('&').any(named)
}

/// The grants whose token comes from a token URL.
const GRANTS: [&str; 5] = [
    "authorization_code",
    "authorization_code_with_pkce",
    "client_credentials",
    "password_credentials",
    "refresh_token",
];

/// OAuth 2 whose token the client gets.
const GRANT: Kind = Kind {
    postman: "oauth2",
    constructor: "oauth2_grant",
    ty: "OAuth2",
    texts: &[
        ("accessToken", "token"),
        ("headerPrefix", "header_prefix"),
        ("grant_type", "grant_type"),
        ("accessTokenUrl", "token_url"),
        ("refreshTokenUrl", "refresh_url"),
        ("authUrl", "auth_url"),
        ("redirect_uri", "redirect_uri"),
        ("clientId", "client_id"),
        ("clientSecret", "client_secret"),
        ("scope", "scope"),
        ("username", "username"),
        ("password", "password"),
        ("refreshToken", "refresh_token"),
        ("audience", "audience"),
        ("resource", "resource"),
        ("challengeAlgorithm", "challenge_algorithm"),
    ],
    flags: &[("addTokenTo", "add_token_to_query"), ("client_authentication", "credentials_in_body")],
};

/// A kind with many parameters: Postman's name for each, and the field of the runtime.
struct Kind {
    postman: &'static str,
    constructor: &'static str,
    ty: &'static str,
    texts: &'static [(&'static str, &'static str)],
    flags: &'static [(&'static str, &'static str)],
}

const KINDS: [Kind; 8] = [
    Kind {
        postman: "oauth1",
        constructor: "oauth1",
        ty: "OAuth1",
        texts: &[
            ("consumerKey", "consumer_key"),
            ("consumerSecret", "consumer_secret"),
            ("token", "token"),
            ("tokenSecret", "token_secret"),
            ("privateKey", "private_key"),
            ("signatureMethod", "signature_method"),
            ("timestamp", "timestamp"),
            ("nonce", "nonce"),
            ("version", "version"),
            ("realm", "realm"),
            ("callback", "callback"),
            ("verifier", "verifier"),
        ],
        flags: &[
            ("includeBodyHash", "include_body_hash"),
            ("addParamsToHeader", "add_params_to_header"),
            ("addEmptyParamsToSign", "add_empty_params_to_sign"),
            ("disableHeaderEncoding", "disable_header_encoding"),
        ],
    },
    Kind {
        postman: "digest",
        constructor: "digest",
        ty: "Digest",
        texts: &[
            ("username", "username"),
            ("password", "password"),
            ("realm", "realm"),
            ("nonce", "nonce"),
            ("algorithm", "algorithm"),
            ("qop", "qop"),
            ("nonceCount", "nonce_count"),
            ("clientNonce", "client_nonce"),
            ("opaque", "opaque"),
        ],
        flags: &[("disableRetryRequest", "disable_retry_request")],
    },
    Kind {
        postman: "awsv4",
        constructor: "aws",
        ty: "Aws",
        texts: &[
            ("accessKey", "access_key"),
            ("secretKey", "secret_key"),
            ("sessionToken", "session_token"),
            ("region", "region"),
            ("service", "service"),
        ],
        flags: &[("addAuthDataToQuery", "add_auth_data_to_query")],
    },
    Kind {
        postman: "hawk",
        constructor: "hawk",
        ty: "Hawk",
        texts: &[
            ("authId", "auth_id"),
            ("authKey", "auth_key"),
            ("algorithm", "algorithm"),
            ("nonce", "nonce"),
            ("timestamp", "timestamp"),
            ("extraData", "extra_data"),
            ("app", "app"),
            ("delegation", "delegation"),
        ],
        flags: &[("includePayloadHash", "include_payload_hash")],
    },
    Kind {
        postman: "ntlm",
        constructor: "ntlm",
        ty: "Ntlm",
        texts: &[
            ("username", "username"),
            ("password", "password"),
            ("domain", "domain"),
            ("workstation", "workstation"),
        ],
        flags: &[("disableRetryRequest", "disable_retry_request")],
    },
    Kind {
        postman: "edgegrid",
        constructor: "edgegrid",
        ty: "EdgeGrid",
        texts: &[
            ("accessToken", "access_token"),
            ("clientToken", "client_token"),
            ("clientSecret", "client_secret"),
            ("nonce", "nonce"),
            ("timestamp", "timestamp"),
            ("baseURL", "base_url"),
            ("headersToSign", "headers_to_sign"),
            ("maxBodySize", "max_body_size"),
        ],
        flags: &[],
    },
    Kind {
        postman: "jwt",
        constructor: "jwt",
        ty: "Jwt",
        texts: &[
            ("algorithm", "algorithm"),
            ("secret", "secret"),
            ("privateKey", "private_key"),
            ("payload", "payload"),
            ("header", "header"),
            ("headerPrefix", "header_prefix"),
            ("queryParamKey", "query_param_key"),
        ],
        flags: &[("isSecretBase64Encoded", "is_secret_base64_encoded"), ("addTokenTo", "add_token_to_query")],
    },
    Kind {
        postman: "asap",
        constructor: "asap",
        ty: "Asap",
        texts: &[
            ("alg", "alg"),
            ("kid", "kid"),
            ("iss", "iss"),
            ("aud", "aud"),
            ("sub", "sub"),
            ("exp", "exp"),
            ("claims", "claims"),
            ("privateKey", "private_key"),
        ],
        flags: &[],
    },
];

fn settings(auth: &read::Auth, kind: &Kind) -> Auth {
    let texts = kind.texts.iter().map(|(key, field)| (*field, text(auth, key)));
    let texts = texts.filter(|(_, text)| !text.is_empty()).map(|(field, text)| (field, AuthValue::Text(text)));
    let flags = kind.flags.iter().filter(|(key, _)| is_set(auth, key)).map(|(_, field)| (*field, AuthValue::Flag));
    let fields: Vec<_> = texts.chain(flags).collect();
    let complete = fields.len() == kind.texts.len() + kind.flags.len();
    Auth {
        constructor: kind.constructor,
        args: Vec::new(),
        settings: Some(AuthSettings { ty: kind.ty, fields, complete }),
        features: features(auth, kind),
    }
}

/// The parameter as a template, where Postman has a default that is not empty too.
fn text(auth: &read::Auth, key: &str) -> String {
    let value = value(auth, key);
    match (auth.kind.as_str(), key, value) {
        // Objects become the JSON text that Postman makes of them.
        ("jwt", "payload" | "header", Some(object @ Json::Object(_)))
        | ("asap", "claims", Some(object @ Json::Object(_))) => object.to_compact(),
        ("oauth2", "headerPrefix", prefix) if prefix.and_then(Json::as_str).is_none() => "Bearer".to_owned(),
        ("oauth2", "headerPrefix", _) => auth.text(key).trim().to_owned(),
        ("jwt", "headerPrefix", None) => "Bearer".to_owned(),
        // What `aws4` makes of keys that are absent.
        ("awsv4", "accessKey" | "secretKey", None) => "undefined".to_owned(),
        _ => auth.text(key),
    }
}

/// Whether JavaScript takes the parameter for true.
fn is_set(auth: &read::Auth, key: &str) -> bool {
    match value(auth, key) {
        Some(Json::String(place)) if key == "addTokenTo" => matches!(place.as_str(), "queryParam" | "queryParams"),
        Some(Json::String(place)) if key == "client_authentication" => place == "body",
        Some(Json::String(text)) => !text.is_empty(),
        Some(Json::Bool(flag)) => *flag,
        None | Some(Json::Null) => false,
        Some(other) => other.to_js_string() != "0",
    }
}

/// What the kind needs, and what its algorithm needs beyond that. A variable may hold any algorithm.
fn features(auth: &read::Auth, kind: &Kind) -> Vec<&'static str> {
    let may_be = |key: &str, name: &str| {
        let algorithm = auth.text(key);
        algorithm.starts_with(name) || template::has_variables(&algorithm)
    };
    if kind.postman == "oauth2" {
        return vec!["oauth2"];
    }
    let more = match kind.postman {
        "oauth1" if may_be("signatureMethod", "RSA-") => Some("oauth1-rsa"),
        "jwt" if may_be("algorithm", "ES512") => Some("es512"),
        "asap" if may_be("alg", "ES512") => Some("es512"),
        _ => None,
    };
    std::iter::once(kind.constructor).chain(more).collect()
}

fn value<'a>(auth: &'a read::Auth, key: &str) -> Option<&'a Json> {
    auth.params.iter().rev().find(|(other, _)| other == key).map(|(_, value)| value)
}

fn is_text(auth: &read::Auth, key: &str) -> bool {
    value(auth, key).is_some_and(|value| value.as_str().is_some())
}

#[cfg(test)]
mod tests {
    use super::{AuthValue, lower};
    use crate::read::model::Auth;

    fn lowered(kind: &str, params: &str) -> Option<(String, Vec<&'static str>)> {
        let params = serde_json::from_str(params).ok()?;
        let crate::json::Json::Object(params) = params else { return None };
        let auth = lower(&Auth { kind: kind.to_owned(), params: params.into_iter().collect() })?;
        let fields = auth.settings?.fields.into_iter().map(|(field, value)| match value {
            AuthValue::Text(text) => format!("{field}={text}"),
            AuthValue::Flag => field.to_owned(),
        });
        Some((fields.collect::<Vec<_>>().join(" "), auth.features))
    }

    #[test]
    fn parameters_that_are_set_and_the_features_they_need() {
        let table: [(&str, &str, &str, &[&str]); 10] = [
            (
                "oauth2",
                r#"{"grant_type":"client_credentials","accessTokenUrl":"{{u}}/t","clientId":"{{i}}","clientSecret":"{{s}}","client_authentication":"body","addTokenTo":"header"}"#,
                "header_prefix=Bearer grant_type=client_credentials token_url={{u}}/t client_id={{i}} client_secret={{s}} \
                 credentials_in_body",
                &["oauth2"],
            ),
            ("digest", r#"{"username":"{{u}}","realm":"","disableRetryRequest":false}"#, "username={{u}}", &["digest"]),
            (
                "oauth1",
                r#"{"consumerKey":"k","signatureMethod":"RSA-SHA1","addParamsToHeader":true,"includeBodyHash":"false"}"#,
                "consumer_key=k signature_method=RSA-SHA1 include_body_hash add_params_to_header",
                &["oauth1", "oauth1-rsa"],
            ),
            ("oauth1", r#"{"signatureMethod":"HMAC-SHA1"}"#, "signature_method=HMAC-SHA1", &["oauth1"]),
            ("oauth1", r#"{"signatureMethod":"{{m}}"}"#, "signature_method={{m}}", &["oauth1", "oauth1-rsa"]),
            ("awsv4", r#"{"secretKey":"s"}"#, "access_key=undefined secret_key=s", &["aws"]),
            (
                "jwt",
                r#"{"algorithm":"ES512","payload":{"a":[1]},"addTokenTo":"queryParam"}"#,
                "algorithm=ES512 payload={\"a\":[1]} header_prefix=Bearer add_token_to_query",
                &["jwt", "es512"],
            ),
            ("jwt", r#"{"algorithm":"HS256","headerPrefix":"","addTokenTo":"header"}"#, "algorithm=HS256", &["jwt"]),
            (
                "edgegrid",
                r#"{"headersToSign":["A","B"],"maxBodySize":5}"#,
                "headers_to_sign=A,B max_body_size=5",
                &["edgegrid"],
            ),
            ("asap", r#"{"alg":"RS256","claims":{"x":1}}"#, "alg=RS256 claims={\"x\":1}", &["asap"]),
        ];
        for (kind, params, fields, features) in table {
            assert_eq!(lowered(kind, params), Some((fields.to_owned(), features.to_vec())), "{kind} {params}");
        }
        assert_eq!(lowered("noauth", "{}"), None);
    }

    #[test]
    fn a_token_that_cannot_be_got_stays_a_fixed_one() {
        let constructor = |params: &str| {
            let Ok(crate::json::Json::Object(params)) = serde_json::from_str(params) else { return None };
            lower(&Auth { kind: "oauth2".to_owned(), params: params.into_iter().collect() })
                .map(|auth| auth.constructor)
        };
        for (params, expected) in [
            (r#"{"accessToken":"{{t}}"}"#, "oauth2"),
            (r#"{"grant_type":"implicit","accessTokenUrl":"u","clientId":"i"}"#, "oauth2"),
            (r#"{"grant_type":"client_credentials","clientId":"i"}"#, "oauth2"),
            (
                r#"{"grant_type":"client_credentials","accessTokenUrl":"u","clientId":"i","tokenRequestParams":[{"key":"a"}]}"#,
                "oauth2",
            ),
            (r#"{"grant_type":"client_credentials","accessTokenUrl":"https://u:p@h/t","clientId":"i"}"#, "oauth2"),
            (
                r#"{"grant_type":"client_credentials","accessTokenUrl":"https://h/t?api_key=x","clientId":"i"}"#,
                "oauth2",
            ),
            (
                r#"{"grant_type":"authorization_code","accessTokenUrl":"u","clientId":"i","addTokenTo":"queryParams"}"#,
                "oauth2_grant",
            ),
        ] {
            assert_eq!(constructor(params), Some(expected), "{params}");
        }
    }
}
