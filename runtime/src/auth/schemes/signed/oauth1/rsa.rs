//! RSASSA-PKCS1-v1_5 with the `rsa` crate: ring refuses SHA-1 and keys under 2048 bits, which
//! this old protocol needs. RUSTSEC-2023-0071 (the duration of an operation may reveal the key) has no fix there; signing is blinded.

use ring::digest::Algorithm;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs8::DecodePrivateKey;
use rsa::rand_core::OsRng;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};

use crate::auth::signing::crypto;
use crate::request::Invalid;

/// The signature in base64.
pub(super) fn sign(key: &str, algorithm: &'static Algorithm, text: &str) -> Result<String, Invalid> {
    let refused = || Invalid::new("the private key of the OAuth 1 auth is no RSA key in PEM (PKCS#1 or PKCS#8)");
    let pem = key.trim();
    let key =
        RsaPrivateKey::from_pkcs8_pem(pem).or_else(|_| RsaPrivateKey::from_pkcs1_pem(pem).map_err(|_| refused()))?;
    let hash = crypto::hash(algorithm, &[text.as_bytes()]);
    let padding = Pkcs1v15Sign { hash_len: Some(hash.len()), prefix: prefix(hash.len()).into() };
    let signature = key.sign_with_rng(&mut OsRng, padding, &hash).map_err(|_| refused())?;
    Ok(crypto::base64(&signature))
}

/// The DER before a hash of this length (RFC 8017, section 9.2, note 1).
fn prefix(length: usize) -> &'static [u8] {
    match length {
        20 => b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14",
        32 => b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20",
        _ => b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40",
    }
}
