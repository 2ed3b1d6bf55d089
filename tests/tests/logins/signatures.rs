//! Checks the signature of a request against the credentials that the server knows.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use conformance::recorder::Request;
use ring::digest::{SHA256, digest as hash};
use ring::hmac::{self, HMAC_SHA1_FOR_LEGACY_USE_ONLY, HMAC_SHA256};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

use crate::server::{PASSWORD, SECRET, USER};

/// The value of a header; empty where there is none.
pub fn header<'r>(request: &'r Request, name: &str) -> &'r str {
    request.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
}

/// The parameters behind the scheme of an `Authorization`.
fn parameters(request: &Request, separator: char) -> BTreeMap<&str, &str> {
    let value = header(request, "Authorization").split_once(' ').map_or("", |(_, rest)| rest);
    let pairs = value.split(separator).filter_map(|pair| pair.trim().split_once('='));
    pairs.map(|(key, value)| (key, value.trim_matches('"'))).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sha256(text: &str) -> String {
    hex(hash(&SHA256, text.as_bytes()).as_ref())
}

fn keyed(algorithm: hmac::Algorithm, key: &[u8], text: &str) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(algorithm, key), text.as_bytes()).as_ref().to_vec()
}

/// Percent-encoded, but for what is never reserved.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Percent-decoded.
pub fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).expect("an escape");
        bytes.push(byte);
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// RFC 7616
pub fn digest(request: &Request) -> bool {
    let given = parameters(request, ',');
    let of = |name: &str| given.get(name).copied().unwrap_or_default();
    let user = sha256(&format!("{USER}:shop:{PASSWORD}"));
    let what = sha256(&format!("{}:{}", request.method, of("uri")));
    let expected = sha256(&format!("{user}:n0nce:{}:{}:auth:{what}", of("nc"), of("cnonce")));
    of("username") == USER && of("response") == expected
}

/// RFC 5849
pub fn oauth1(request: &Request) -> bool {
    let given = parameters(request, ',');
    let signed = given.iter().filter(|(key, _)| **key != "oauth_signature" && **key != "realm");
    let pairs: Vec<String> = signed.map(|(key, value)| format!("{key}={value}")).collect();
    let url = format!("http://{}{}", header(request, "Host"), request.target);
    let base = [request.method.as_str(), &url, &pairs.join("&")].map(encoded).join("&");
    let key = format!("{}&", encoded(SECRET));
    let expected = STANDARD.encode(keyed(HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.as_bytes(), &base));
    given.get("oauth_consumer_key") == Some(&"consumer")
        && given.get("oauth_signature").is_some_and(|signature| decoded(signature) == expected)
}

/// Signature Version 4
pub fn aws(request: &Request) -> bool {
    let given = parameters(request, ',');
    let Some((id, scope)) = given.get("Credential").and_then(|credential| credential.split_once('/')) else {
        return false;
    };
    let names = given.get("SignedHeaders").copied().unwrap_or_default();
    let headers: String = names.split(';').map(|name| format!("{name}:{}\n", header(request, name))).collect();
    let canonical = format!("{}\n{}\n\n{headers}\n{names}\n{}", request.method, request.target, sha256(""));
    let text = format!("AWS4-HMAC-SHA256\n{}\n{scope}\n{}", header(request, "X-Amz-Date"), sha256(&canonical));
    let first = format!("AWS4{SECRET}").into_bytes();
    let key = scope.split('/').fold(first, |key, part| keyed(HMAC_SHA256, &key, part));
    id == "AKID" && given.get("Signature") == Some(&hex(&keyed(HMAC_SHA256, &key, &text)).as_str())
}

/// Hawk 1.0
pub fn hawk(request: &Request) -> bool {
    let given = parameters(request, ',');
    let of = |name: &str| given.get(name).copied().unwrap_or_default();
    let (host, port) = header(request, "Host").split_once(':').unwrap_or_default();
    let text = format!(
        "hawk.1.header\n{}\n{}\n{}\n{}\n{host}\n{port}\n\n\n",
        of("ts"),
        of("nonce"),
        request.method,
        request.target
    );
    of("id") == "id" && of("mac") == STANDARD.encode(keyed(HMAC_SHA256, SECRET.as_bytes(), &text))
}

/// EG1
pub fn edgegrid(request: &Request) -> bool {
    let given = parameters(request, ';');
    let of = |name: &str| given.get(name).copied().unwrap_or_default();
    let signed = header(request, "Authorization").rsplit_once("signature=").map_or("", |(before, _)| before);
    let text = [&request.method, "http", header(request, "Host"), &request.target, "", "", signed].join("\t");
    let key = STANDARD.encode(keyed(HMAC_SHA256, SECRET.as_bytes(), of("timestamp")));
    of("client_token") == "client"
        && of("access_token") == "access"
        && of("signature") == STANDARD.encode(keyed(HMAC_SHA256, key.as_bytes(), &text))
}

/// The signed text of a JSON Web Token, and its signature.
fn parts(token: &str) -> Option<(&str, Vec<u8>)> {
    let (text, signature) = token.rsplit_once('.')?;
    Some((text, URL_SAFE_NO_PAD.decode(signature).ok()?))
}

pub fn signed_with_secret(token: &str) -> bool {
    parts(token).is_some_and(|(text, signature)| signature == keyed(HMAC_SHA256, SECRET.as_bytes(), text))
}

pub fn signed_with_key(token: &str, public_key: &[u8]) -> bool {
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public_key);
    parts(token).is_some_and(|(text, signature)| key.verify(text.as_bytes(), &signature).is_ok())
}
