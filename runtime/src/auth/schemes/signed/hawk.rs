//! Hawk, version 1.1 of the scheme, as Postman's HTTP library writes it. Own code: the `hawk` crate
//! has no `app` and `dlg`, and orders the header's parameters differently.

use std::fmt::Write;

use crate::auth::settings::Hawk;
use crate::auth::signing::crypto::{self, HMAC_SHA1, HMAC_SHA256, SHA1, SHA256};
use crate::auth::unsigned::Unsigned;
use crate::request::Invalid;

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

impl Hawk<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Invalid> {
        if self.auth_id.is_empty() || self.auth_key.is_empty() {
            return Ok(());
        }
        request.secrets.push(self.auth_key.clone());
        let header = match self.algorithm.as_str() {
            "" => String::new(),
            "sha1" => self.header(request, &SHA1, HMAC_SHA1),
            "sha256" => self.header(request, &SHA256, HMAC_SHA256),
            _ => return Err(Invalid::new("the algorithm of the Hawk auth is neither sha1 nor sha256")),
        };
        request.headers.sign("Authorization", header);
        Ok(())
    }

    fn header(
        &self,
        request: &Unsigned<'_>,
        digest: &'static ring::digest::Algorithm,
        hmac: ring::hmac::Algorithm,
    ) -> String {
        let given = |text: &str, or: &dyn Fn() -> String| if text.is_empty() { or() } else { text.to_owned() };
        let ts = given(&self.timestamp, &|| request.sources.unix_time().as_secs().to_string());
        let nonce = given(&self.nonce, &|| request.sources.text(LETTERS, 6));
        let hash = self.payload_hash(request, digest).unwrap_or_default();
        let port = request.target.port().unwrap_or(if request.target.scheme() == "https" { "443" } else { "80" });
        let mut text = format!(
            "hawk.1.header\n{ts}\n{nonce}\n{}\n{}\n{}\n{port}\n{hash}\n{}\n",
            request.method,
            request.target.resource(),
            request.target.host(),
            // Postman escapes only the first of each
            self.extra_data.replacen('\\', "\\\\", 1).replacen('\n', "\\n", 1),
        );
        if !self.app.is_empty() {
            text.push_str(&format!("{}\n{}\n", self.app, self.delegation));
        }
        let mac = crypto::base64(&crypto::hmac(hmac, self.auth_key.as_bytes(), text.as_bytes()));

        let mut header = format!("Hawk id=\"{}\", ts=\"{ts}\", nonce=\"{nonce}\"", self.auth_id);
        let mut parameter = |name: &str, value: &str| {
            if !value.is_empty() {
                // Writing to a `String` cannot fail.
                let _ = write!(header, ", {name}=\"{value}\"");
            }
        };
        parameter("hash", &hash);
        parameter("ext", &self.extra_data.replace('\\', "\\\\").replace('"', "\\\""));
        parameter("mac", &mac);
        if !self.app.is_empty() {
            parameter("app", &self.app);
            parameter("dlg", &self.delegation);
        }
        header
    }

    fn payload_hash(&self, request: &Unsigned<'_>, digest: &'static ring::digest::Algorithm) -> Option<String> {
        let body = request.body.signed().filter(|body| self.include_payload_hash && !body.is_empty())?;
        let media_type = request.headers.get("Content-Type").unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default().trim().to_lowercase();
        let hash = crypto::hash(digest, &[b"hawk.1.payload\n", media_type.as_bytes(), b"\n", body, b"\n"]);
        Some(crypto::base64(&hash))
    }
}
