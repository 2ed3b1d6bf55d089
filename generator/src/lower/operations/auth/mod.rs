//! Auth parameters as a constructor of the runtime's `Auth`.

pub mod folders;
mod grant;
pub mod kinds;
pub mod logins;
mod parameters;
pub mod renewal;

pub(in crate::lower) use grant::not_carried;

use crate::json::Json;
use crate::lower::model::{Auth, AuthSettings, AuthValue};
use crate::lower::runtime::functions::auth as constructors;
use crate::read::model as read;
use crate::resolve::variables::template;
use kinds::{GRANT, KINDS, Kind};
use parameters::value;

/// Returns `None` for kinds that send nothing: `noauth`, and kinds that Postman does not know.
pub(in crate::lower) fn lower(auth: &read::Auth) -> Option<Auth> {
    let text = |key: &str| auth.text(key);
    Some(match auth.kind.as_str() {
        "basic" => Auth::simple(constructors::BASIC, vec![text("username"), text("password")]),
        "bearer" => Auth::simple(constructors::BEARER, vec![text("token")]),
        "apikey" if text("in") == "query" => {
            Auth::simple(constructors::API_KEY_QUERY, vec![text("key"), text("value")])
        }
        "apikey" => Auth::simple(constructors::API_KEY_HEADER, vec![text("key"), text("value")]),
        "oauth2" if grant::gets_tokens(auth) => settings(auth, &GRANT),
        "oauth2" => grant::fixed(auth),
        kind => settings(auth, KINDS.iter().find(|other| other.postman == kind)?),
    })
}

fn settings(auth: &read::Auth, kind: &Kind) -> Auth {
    let texts = kind.texts.iter().map(|(key, field)| (*field, text(auth, key)));
    let texts = texts.filter(|(_, text)| !text.is_empty()).map(|(field, text)| (field, AuthValue::Text(text)));
    let flags = kind.flags.iter().filter(|(key, _)| is_set(auth, key)).map(|(_, field)| (*field, AuthValue::Flag));
    let lists = kind.lists.iter().map(|list| (list.field, grant::parameters(auth, list).unwrap_or_default()));
    let lists = lists.filter(|(_, list)| !list.is_empty()).map(|(field, list)| (field, AuthValue::Parameters(list)));
    let fields: Vec<_> = texts.chain(flags).chain(lists).collect();
    let complete = kind.complete && fields.len() == kind.texts.len() + kind.flags.len() + kind.lists.len();
    Auth {
        constructor: kind.constructor,
        args: Vec::new(),
        settings: Some(AuthSettings { ty: kind.ty, fields, complete }),
        features: features(auth, kind),
    }
}

/// Returns the parameter as a template, with Postman's default if that is not empty.
fn text(auth: &read::Auth, key: &str) -> String {
    let value = value(auth, key);
    match (auth.kind.as_str(), key, value) {
        // objects become JSON text, as in Postman
        ("jwt", "payload" | "header", Some(object @ Json::Object(_)))
        | ("asap", "claims", Some(object @ Json::Object(_))) => object.to_compact(),
        ("oauth2", "audience" | "resource" | "scope", Some(list @ (Json::Object(_) | Json::Array(_)))) => {
            list.to_compact()
        }
        ("oauth2", "headerPrefix", prefix) if prefix.and_then(Json::as_str).is_none() => "Bearer".to_owned(),
        ("oauth2", "headerPrefix", _) => auth.text(key).trim().to_owned(),
        ("jwt", "headerPrefix", None) => "Bearer".to_owned(),
        // `aws4` sends this for absent keys
        ("awsv4", "accessKey" | "secretKey", None) => "undefined".to_owned(),
        _ => auth.text(key),
    }
}

/// Returns `true` if the parameter is truthy in JavaScript.
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

/// Returns the features of the kind and of its algorithm. A variable may hold any algorithm.
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
    std::iter::once(kind.constructor.as_str()).chain(more).collect()
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
            AuthValue::Parameters(list) => {
                let list = list.iter().map(|one| format!("{}({}={})", one.variant, one.name, one.value));
                format!("{field}=[{}]", list.collect::<Vec<_>>().join(","))
            }
        });
        Some((fields.collect::<Vec<_>>().join(" "), auth.features))
    }

    #[test]
    fn parameters_that_are_set_and_the_features_they_need() {
        let table: [(&str, &str, &str, &[&str]); 12] = [
            (
                "oauth2",
                r#"{"grant_type":"client_credentials","accessTokenUrl":"{{u}}/t","clientId":"{{i}}","clientSecret":"{{s}}","client_authentication":"body","addTokenTo":"header"}"#,
                "header_prefix=Bearer grant_type=client_credentials token_url={{u}}/t client_id={{i}} client_secret={{s}} \
                 credentials_in_body",
                &["oauth2"],
            ),
            (
                "oauth2",
                r#"{"grant_type":"client_credentials","accessTokenUrl":"u","clientId":"i","headerPrefix":"",
                    "tokenRequestParams":[{"key":"tenant","value":"{{t}}","enabled":true},{"key":"off","enabled":false},
                      {"key":"X-A","value":"1","send_as":"request_header"},{"key":"v","value":2,"send_as":"request_url"}],
                    "refreshRequestParams":[{"key":"api_key","value":"{{k}}","send_as":"request_body"}],
                    "authRequestParams":[{"key":"prompt","value":"login"}]}"#,
                "grant_type=client_credentials token_url=u client_id=i \
                 token_parameters=[Body(tenant={{t}}),Header(X-A=1),Query(v=2)] refresh_parameters=[Body(api_key={{k}})] \
                 auth_parameters=[Query(prompt=login)]",
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
            (
                "oauth2",
                r#"{"grant_type":"client_credentials","accessTokenUrl":"u","clientId":"i","audience":{"api":"{{a}}"},"scope":5}"#,
                "header_prefix=Bearer grant_type=client_credentials token_url=u client_id=i scope=5 audience={\"api\":\"{{a}}\"}",
                &["oauth2"],
            ),
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
                .map(|auth| auth.constructor.as_str())
        };
        for (params, expected) in [
            (r#"{"accessToken":"{{t}}"}"#, "oauth2"),
            (r#"{"grant_type":"implicit","accessTokenUrl":"u","clientId":"i"}"#, "oauth2"),
            (r#"{"grant_type":"client_credentials","clientId":"i"}"#, "oauth2"),
            (
                r#"{"grant_type":"client_credentials","accessTokenUrl":"u","clientId":"i","tokenRequestParams":[{"key":"api_key","value":"x"}]}"#,
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
