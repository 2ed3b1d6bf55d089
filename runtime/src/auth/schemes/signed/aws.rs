//! AWS Signature Version 4, as Postman's `aws4` library computes it. Own code: `aws-sigv4` brings
//! some twenty crates of the AWS SDK, and signs other headers.

use crate::auth::settings::Aws;
use crate::auth::signing::crypto::{self, HMAC_SHA256, SHA256};
use crate::auth::unsigned::Unsigned;
use crate::request::url::encode;
use crate::template::calendar;

/// Headers that are not signed, because proxies change them.
const IGNORED: &[&str] =
    &["authorization", "connection", "x-amzn-trace-id", "user-agent", "expect", "presigned-expires", "range"];
const OWN_HEADERS: &[&str] = &["authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"];
const OWN_PARAMETERS: &[&str] = &[
    "X-Amz-Security-Token",
    "X-Amz-Date",
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
];

impl Aws<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) {
        request.secrets.extend([self.secret_key.clone(), self.session_token.clone()]);
        request.headers.remove(|name| OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()));
        request.target.remove_parameters(|key| OWN_PARAMETERS.contains(&key));
        if request.headers.get("Host").is_none() {
            request.headers.push("Host", request.target.authority());
        }
        let iso = calendar::iso_seconds(request.sources.unix_time().as_secs());
        let time = iso.replace(['-', ':'], "");
        let scope = format!("{}/{}/{}/aws4_request", &time[..8], self.region(), self.service());
        if self.add_auth_data_to_query {
            self.sign_query(request, &time, &scope);
        } else {
            self.sign_headers(request, &time, &scope);
        }
    }

    fn sign_headers(&self, request: &mut Unsigned<'_>, time: &str, scope: &str) {
        let body = request.body.signed().filter(|body| !body.is_empty());
        let hash = crypto::hex(&crypto::hash(&SHA256, &[body.unwrap_or_default()]));
        if body.is_some() || self.service() == "s3" {
            request.headers.push("X-Amz-Content-Sha256", hash.clone());
        }
        if !self.session_token.is_empty() {
            request.headers.push_credential("X-Amz-Security-Token", self.session_token.clone());
        }
        request.headers.push("X-Amz-Date", time.to_owned());
        let headers = Signed::of(request);
        let resource = request.target.resource();
        let signature = self.signature(time, scope, &self.canonical(request, &resource, &headers, &hash));
        let value = format!(
            "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={}, Signature={signature}",
            self.access_key, headers.names
        );
        request.headers.push_credential("Authorization", value);
    }

    fn sign_query(&self, request: &mut Unsigned<'_>, time: &str, scope: &str) {
        let headers = Signed::of(request);
        let mut parameters = Vec::new();
        if !self.session_token.is_empty() {
            parameters.push(("X-Amz-Security-Token", self.session_token.clone()));
        }
        let has_expires =
            pairs(&request.target.resource()).iter().any(|(key, value)| key == "X-Amz-Expires" && !value.is_empty());
        if self.service() == "s3" && !has_expires {
            parameters.push(("X-Amz-Expires", "86400".to_owned()));
        }
        parameters.push(("X-Amz-Date", time.to_owned()));
        parameters.push(("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()));
        parameters.push(("X-Amz-Credential", format!("{}/{scope}", self.access_key)));
        parameters.push(("X-Amz-SignedHeaders", headers.names.clone()));
        for (key, value) in &parameters {
            request.target.push_parameter(format!("{key}={}", encode::form(value)));
        }
        // Postman does not sign the body here
        let hash = match self.service() {
            "s3" => "UNSIGNED-PAYLOAD".to_owned(),
            _ => crypto::hex(&crypto::hash(&SHA256, &[])),
        };
        let canonical = self.canonical(request, &request.target.resource(), &headers, &hash);
        let signature = self.signature(time, scope, &canonical);
        request.target.push_parameter(format!("X-Amz-Signature={signature}"));
        request.secrets.push(signature);
    }

    fn region(&self) -> &str {
        if self.region.is_empty() { "us-east-1" } else { &self.region }
    }

    fn service(&self) -> &str {
        match self.service.as_str() {
            "" => "execute-api",
            "email" => "ses",
            service => service,
        }
    }

    /// Returns the canonical request, which is hashed.
    fn canonical(&self, request: &Unsigned<'_>, resource: &str, headers: &Signed, body_hash: &str) -> String {
        let s3 = self.service() == "s3";
        let mut resource = resource.to_owned();
        if !resource.bytes().all(|byte| byte.is_ascii_alphanumeric() || b";,/?:@&=+$-_.!~*'()#%".contains(&byte)) {
            resource = encode::javascript_uri(&encode::decode(&resource));
        }
        let path = canonical_path(resource.split('?').next().unwrap_or_default(), s3);
        let mut query: Vec<(String, String)> = Vec::new();
        for (key, value) in pairs(&resource) {
            let key = encode::form(&key);
            // for S3, the first of several values counts
            let repeated = s3 && query.iter().any(|(other, _)| *other == key);
            if !key.is_empty() && !repeated {
                query.push((key, encode::form(&value)));
            }
        }
        query.sort();
        let query: Vec<String> = query.iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("{}\n{path}\n{}\n{}\n\n{}\n{body_hash}", request.method, query.join("&"), headers.lines, headers.names)
    }

    fn signature(&self, time: &str, scope: &str, canonical: &str) -> String {
        let hash = crypto::hex(&crypto::hash(&SHA256, &[canonical.as_bytes()]));
        let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{hash}");
        let key = format!("AWS4{}", self.secret_key).into_bytes();
        let key = [&time[..8], self.region(), self.service(), "aws4_request"]
            .iter()
            .fold(key, |key, part| crypto::hmac(HMAC_SHA256, &key, part.as_bytes()));
        crypto::hex(&crypto::hmac(HMAC_SHA256, &key, text.as_bytes()))
    }
}

/// The signed headers.
struct Signed {
    /// `host;x-amz-date`
    names: String,
    /// `host:…` and the others, one per line.
    lines: String,
}

impl Signed {
    fn of(request: &Unsigned<'_>) -> Self {
        let mut headers: Vec<(String, String)> = Vec::new();
        for (name, value) in request.headers.lines() {
            let name = name.to_ascii_lowercase();
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            headers.retain(|(other, _)| *other != name);
            if !IGNORED.contains(&name.as_str()) {
                headers.push((name, value));
            }
        }
        headers.sort();
        let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        let lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}:{value}")).collect();
        Self { names: names.join(";"), lines: lines.join("\n") }
    }
}

/// Returns the path, encoded twice, without dot segments and repeated slashes; for S3 unchanged.
fn canonical_path(path: &str, s3: bool) -> String {
    let mut segments: Vec<String> = Vec::new();
    let path = if s3 { path.to_owned() } else { collapse(path) };
    for segment in path.split('/') {
        match segment {
            _ if s3 => {
                segments.push(encode::form(&encode::decode(&segment.replace('+', " "))).replace("%2F", "/"));
            }
            ".." => {
                segments.pop();
            }
            "." => {}
            _ => segments.push(encode::form(segment)),
        }
    }
    let path = segments.join("/");
    if path.starts_with('/') { path } else { format!("/{path}") }
}

fn collapse(path: &str) -> String {
    let mut collapsed = String::with_capacity(path.len());
    for char in path.chars() {
        if !(char == '/' && collapsed.ends_with('/')) {
            collapsed.push(char);
        }
    }
    collapsed
}

/// The parameters of an encoded URL, decoded.
fn pairs(resource: &str) -> Vec<(String, String)> {
    let query = resource.split_once('?').map_or("", |(_, query)| query);
    let decode = |text: &str| encode::decode(&text.replace('+', " "));
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (decode(key), decode(value)))
        .collect()
}
