//! Akamai EdgeGrid, `EG1-HMAC-SHA256`. Own code: it is a hash and two HMACs, and there is no maintained crate.

use crate::auth::settings::EdgeGrid;
use crate::auth::signing::crypto::{self, HMAC_SHA256, SHA256};
use crate::auth::unsigned::Unsigned;
use crate::request::Invalid;
use crate::request::url::Target;
use crate::template::calendar;

/// The default size of the largest part of a body that is signed, in bytes.
const MAX_BODY_BYTES: usize = 131_072;

impl EdgeGrid<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Invalid> {
        if self.access_token.is_empty() || self.client_token.is_empty() || self.client_secret.is_empty() {
            return Ok(());
        }
        let header = self.header(request)?;
        request.headers.sign("Authorization", header);
        request.secrets.extend([&self.access_token, &self.client_token, &self.client_secret].map(Clone::clone));
        Ok(())
    }

    fn header(&self, request: &Unsigned<'_>) -> Result<String, Invalid> {
        let host = match self.base_url.as_str() {
            "" => request.target.authority(),
            url => {
                Target::parse(url).map_err(|_| Invalid::new("the base URL of the EdgeGrid auth is no URL"))?.authority()
            }
        };
        let nonce = if self.nonce.is_empty() { request.sources.uuid() } else { self.nonce.clone() };
        let timestamp = if self.timestamp.is_empty() { now(request) } else { self.timestamp.clone() };
        let header = format!(
            "EG1-HMAC-SHA256 client_token={};access_token={};timestamp={timestamp};nonce={nonce};",
            self.client_token, self.access_token
        );
        let text = [
            request.method.as_str(),
            request.target.scheme(),
            &host,
            &request.target.resource(),
            &self.headers(request),
            &self.body_hash(request)?,
            &header,
        ]
        .join("\t");
        let hmac = |key: &str, text: &str| crypto::base64(&crypto::hmac(HMAC_SHA256, key.as_bytes(), text.as_bytes()));
        let key = hmac(&self.client_secret, &timestamp);
        let signature = hmac(&key, &text);
        Ok(format!("{header}signature={signature}"))
    }

    /// Returns the headers to sign; headers that occur twice are left out, as in Postman.
    fn headers(&self, request: &Unsigned<'_>) -> String {
        let line = |name: &str| {
            let name = name.trim();
            let mut values = request.headers.lines().filter(|(other, _)| other.eq_ignore_ascii_case(name));
            let (_, value) = values.next().filter(|(_, value)| !value.is_empty())?;
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            values.next().is_none().then(|| format!("{}:{value}", name.to_lowercase()))
        };
        self.headers_to_sign.split(',').filter_map(line).collect::<Vec<_>>().join("\t")
    }

    fn body_hash(&self, request: &Unsigned<'_>) -> Result<String, Invalid> {
        let limit = match self.max_body_size.trim() {
            "" => MAX_BODY_BYTES,
            size => {
                size.parse().map_err(|_| Invalid::new("the largest body size of the EdgeGrid auth is no number"))?
            }
        };
        let body = request.body.signed().filter(|body| request.method == "POST" && !body.is_empty());
        Ok(body
            .map(|body| crypto::base64(&crypto::hash(&SHA256, &[&body[..body.len().min(limit)]])))
            .unwrap_or_default())
    }
}

/// `20140321T19:34:21+0000`
fn now(request: &Unsigned<'_>) -> String {
    let iso = calendar::iso_seconds(request.sources.unix_time().as_secs());
    format!("{}{}", iso[..10].replace('-', ""), &iso[10..]).replace('Z', "+0000")
}
