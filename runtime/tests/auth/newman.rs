//! The recorded table.

use std::path::Path;

use postman_client::codegen::{Asap, Auth, Aws, Digest, EdgeGrid, Fields, Form, Hawk, Jwt, OAuth1};

use postman_client::{Behavior, Body, Call, Text};
use serde_json::Value;

use crate::{client, text};

/// Parameters of auth as a collection has them.
struct Params<'a>(&'a Value);

impl Params<'_> {
    fn text(&self, key: &str) -> &'static str {
        let value = self.0[key].as_str().unwrap_or_default();
        match value.strip_prefix("file:") {
            Some(name) => {
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/auth/keys").join(name);
                text(&std::fs::read_to_string(path).unwrap_or_default())
            }
            None => text(value),
        }
    }

    fn flag(&self, key: &str) -> bool {
        self.0[key].as_bool().unwrap_or_default()
    }
}

/// As the generator lowers them.
fn auth(kind: &str, params: &Params<'_>) -> Option<Auth> {
    let text = |key| params.text(key);
    let flag = |key| params.flag(key);
    Some(match kind {
        "oauth1" => Auth::oauth1(OAuth1 {
            consumer_key: text("consumerKey"),
            consumer_secret: text("consumerSecret"),
            token: text("token"),
            token_secret: text("tokenSecret"),
            private_key: text("privateKey"),
            signature_method: text("signatureMethod"),
            timestamp: text("timestamp"),
            nonce: text("nonce"),
            version: text("version"),
            realm: text("realm"),
            callback: text("callback"),
            verifier: text("verifier"),
            include_body_hash: flag("includeBodyHash"),
            add_params_to_header: flag("addParamsToHeader"),
            add_empty_params_to_sign: flag("addEmptyParamsToSign"),
            disable_header_encoding: flag("disableHeaderEncoding"),
        }),
        "digest" => Auth::digest(Digest {
            username: text("username"),
            password: text("password"),
            realm: text("realm"),
            nonce: text("nonce"),
            algorithm: text("algorithm"),
            qop: text("qop"),
            nonce_count: text("nonceCount"),
            client_nonce: text("clientNonce"),
            opaque: text("opaque"),
            disable_retry_request: flag("disableRetryRequest"),
        }),
        "awsv4" => Auth::aws(Aws {
            access_key: text("accessKey"),
            secret_key: text("secretKey"),
            session_token: text("sessionToken"),
            region: text("region"),
            service: text("service"),
            add_auth_data_to_query: flag("addAuthDataToQuery"),
        }),
        "hawk" => Auth::hawk(Hawk {
            auth_id: text("authId"),
            auth_key: text("authKey"),
            algorithm: text("algorithm"),
            nonce: text("nonce"),
            timestamp: text("timestamp"),
            extra_data: text("extraData"),
            app: text("app"),
            delegation: text("delegation"),
            include_payload_hash: flag("includePayloadHash"),
        }),
        "edgegrid" => Auth::edgegrid(EdgeGrid {
            access_token: text("accessToken"),
            client_token: text("clientToken"),
            client_secret: text("clientSecret"),
            nonce: text("nonce"),
            timestamp: text("timestamp"),
            base_url: text("baseURL"),
            headers_to_sign: text("headersToSign"),
            max_body_size: text("maxBodySize"),
        }),
        "jwt" => Auth::jwt(Jwt {
            algorithm: text("algorithm"),
            secret: text("secret"),
            private_key: text("privateKey"),
            payload: text("payload"),
            header: text("header"),
            header_prefix: if params.0["headerPrefix"].is_null() { "Bearer" } else { text("headerPrefix") },
            query_param_key: text("queryParamKey"),
            is_secret_base64_encoded: flag("isSecretBase64Encoded"),
            add_token_to_query: text("addTokenTo") == "queryParam",
        }),
        "asap" => Auth::asap(Asap {
            alg: text("alg"),
            kid: text("kid"),
            iss: text("iss"),
            aud: text("aud"),
            sub: text("sub"),
            exp: text("exp"),
            claims: text("claims"),
            private_key: text("privateKey"),
        }),
        _ => return None,
    })
}

struct Rows<'a>(&'a Value);

impl Form for Rows<'_> {
    fn fields(&self, to: &mut Fields) {
        for row in self.0.as_array().into_iter().flatten() {
            to.fixed(text(row[0].as_str().unwrap_or_default()), text(row[1].as_str().unwrap_or_default()));
        }
    }
}

/// Target, headers and body that this sends for a row.
fn sent(row: &Value) -> Result<(String, Vec<Option<String>>, String), String> {
    let request = &row["request"];
    let saved = |key: &str| request[key].as_str();
    let auth = auth(row["type"].as_str().unwrap_or_default(), &Params(&row["params"])).ok_or("no such kind")?;
    let url = text(&format!("http://127.0.0.1:18765{}", saved("url").unwrap_or("/")));
    let mut builder = client().request(text(saved("method").unwrap_or("GET")), url).auth(auth);
    for header in request["headers"].as_array().into_iter().flatten() {
        builder =
            builder.header(text(header[0].as_str().unwrap_or_default()), text(header[1].as_str().unwrap_or_default()));
    }
    if request["disableUrlEncoding"].as_bool().unwrap_or_default() {
        builder = builder.behavior(Behavior { disable_url_encoding: true, ..Behavior::DEFAULT });
    }
    if let Some(raw) = saved("raw") {
        builder = match saved("language") {
            Some("json") => builder.json(Body::<Value>::saved(text(raw))),
            _ => builder.text("text/plain", Text::saved(text(raw))),
        };
    }
    if !request["form"].is_null() {
        builder = builder.urlencoded_form(&Rows(&request["form"]));
    }
    let call: Call<()> = builder.call();
    let request = call.request().map_err(|error| error.to_string())?;
    let headers = HEADERS.iter().map(|name| request.header(name).map(str::to_owned)).collect();
    Ok((request.target().to_owned(), headers, request.text().into_owned()))
}

const HEADERS: &[&str] = &["authorization", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token"];

/// Signatures of these algorithms are random: header and payload are compared, and `vectors`
/// verifies the signature.
fn without_random_signature(row: &Value, text: String) -> String {
    let algorithm = row["params"]["algorithm"].as_str().unwrap_or_default();
    match text.rsplit_once('.') {
        Some((start, _)) if row["type"] == "jwt" && (algorithm.starts_with("PS") || algorithm.starts_with("ES")) => {
            start.to_owned()
        }
        _ => text,
    }
}

/// Postman's runner signs the URL as it was before it took the earlier signature out, which no
/// server accepts.
const DIFFERENT: &[&str] = &["awsv4 header, earlier signature", "awsv4 query, earlier signature"];

#[test]
fn what_newman_sends() -> Result<(), Box<dyn std::error::Error>> {
    let rows: Vec<Value> = serde_json::from_str(include_str!("recordings/newman.json"))?;
    let mut different = Vec::new();
    for row in &rows {
        let newman = &row["sent"];
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let expected_headers: Vec<Option<String>> = HEADERS.iter().map(|name| text(&newman["headers"][name])).collect();
        let expected =
            (text(&newman["target"]).unwrap_or_default(), expected_headers, text(&newman["body"]).unwrap_or_default());
        let plain = |(target, headers, body): (String, Vec<Option<String>>, String)| {
            let headers: Vec<Option<String>> =
                headers.into_iter().map(|value| value.map(|value| without_random_signature(row, value))).collect();
            (target, headers, body)
        };
        match sent(row) {
            Ok(sent) if plain(sent.clone()) == plain(expected.clone()) => {}
            Ok(_) if DIFFERENT.iter().any(|name| row["name"] == **name) => {}
            other => different.push(format!("{}\n  sent    {other:?}\n  newman  {expected:?}", row["name"])),
        }
    }
    assert!(different.is_empty(), "{} of {} differ:\n{}", different.len(), rows.len(), different.join("\n"));
    Ok(())
}
