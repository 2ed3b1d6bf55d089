//! JSON Web Signatures in the compact form (RFC 7515). Own code on top of ring: `jsonwebtoken` writes the
//! header's members in its own order, and has no `ES512`.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, URL_SAFE_NO_PAD};
#[cfg(feature = "jwt")]
use ring::hmac::{Algorithm, HMAC_SHA256, HMAC_SHA384, HMAC_SHA512};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm,
    RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512, RsaEncoding,
    RsaKeyPair,
};

use super::object::Object;
use crate::request::Invalid;

#[cfg(feature = "es512")]
mod es512;

/// The token of a header and a payload. `sign` signs its first two parts.
pub(crate) fn token(
    header: &Object,
    payload: &Object,
    sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, Invalid>,
) -> Result<String, Invalid> {
    let encode = |object: &Object| URL_SAFE_NO_PAD.encode(object.to_string());
    let text = format!("{}.{}", encode(header), encode(payload));
    let signature = sign(text.as_bytes())?;
    Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// Signs with a private key: PKCS#8 in PEM.
pub(crate) fn sign(algorithm: &str, pem: &str, text: &[u8]) -> Result<Vec<u8>, Invalid> {
    if let Some(encoding) = rsa_encoding(algorithm) {
        let key = RsaKeyPair::from_pkcs8(&der(pem)?).map_err(|_| refused("PKCS#8"))?;
        return rsa(encoding, &key, text);
    }
    match algorithm {
        "ES256" => ecdsa(&ECDSA_P256_SHA256_FIXED_SIGNING, pem, text),
        "ES384" => ecdsa(&ECDSA_P384_SHA384_FIXED_SIGNING, pem, text),
        #[cfg(feature = "es512")]
        "ES512" => es512::sign(&der(pem)?, text),
        #[cfg(not(feature = "es512"))]
        "ES512" => Err(Invalid::new("the algorithm ES512 needs postman-client's feature `es512`")),
        _ => Err(Invalid::new(
            "the algorithm of the token is none of HS256, RS256, PS256, ES256 and the same with 384 and 512",
        )),
    }
}

/// The same as [`sign`], also with an RSA key in PKCS#1.
#[cfg(feature = "jwt")]
pub(crate) fn sign_with_any(algorithm: &str, pem: &str, text: &[u8]) -> Result<Vec<u8>, Invalid> {
    match (rsa_encoding(algorithm), within(pem, "RSA PRIVATE KEY")) {
        (Some(encoding), Some(der)) => {
            let key = RsaKeyPair::from_der(&der).map_err(|_| refused("PKCS#1"))?;
            rsa(encoding, &key, text)
        }
        _ => sign(algorithm, pem, text),
    }
}

/// Returns the HMAC of an algorithm of RFC 7518, section 3.2.
#[cfg(feature = "jwt")]
pub(crate) fn keyed(algorithm: &str) -> Option<Algorithm> {
    match algorithm {
        "HS256" => Some(HMAC_SHA256),
        "HS384" => Some(HMAC_SHA384),
        "HS512" => Some(HMAC_SHA512),
        _ => None,
    }
}

fn rsa_encoding(algorithm: &str) -> Option<&'static dyn RsaEncoding> {
    Some(match algorithm {
        "RS256" => &RSA_PKCS1_SHA256,
        "RS384" => &RSA_PKCS1_SHA384,
        "RS512" => &RSA_PKCS1_SHA512,
        "PS256" => &RSA_PSS_SHA256,
        "PS384" => &RSA_PSS_SHA384,
        "PS512" => &RSA_PSS_SHA512,
        _ => return None,
    })
}

fn refused(format: &str) -> Invalid {
    Invalid::new(format!("the private key of the token is no RSA key of 2048 to 4096 bits in {format}"))
}

fn rsa(encoding: &'static dyn RsaEncoding, key: &RsaKeyPair, text: &[u8]) -> Result<Vec<u8>, Invalid> {
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(encoding, &SystemRandom::new(), text, &mut signature)
        .map_err(|_| Invalid::new("the private key cannot sign the token"))?;
    Ok(signature)
}

fn ecdsa(algorithm: &'static EcdsaSigningAlgorithm, pem: &str, text: &[u8]) -> Result<Vec<u8>, Invalid> {
    let random = SystemRandom::new();
    let key = EcdsaKeyPair::from_pkcs8(algorithm, &der(pem)?, &random).map_err(|_| {
        Invalid::new("the private key of the token is no key of the algorithm's curve in PKCS#8 with its public key")
    })?;
    let signature = key.sign(&random, text).map_err(|_| Invalid::new("the private key cannot sign the token"))?;
    Ok(signature.as_ref().to_vec())
}

/// The bytes between `-----BEGIN PRIVATE KEY-----` and its end. Line breaks may be missing, as in a
/// variable of one line.
fn der(pem: &str) -> Result<Vec<u8>, Invalid> {
    let refused = || {
        Invalid::new("the private key of the token is not PKCS#8 in PEM: it starts with -----BEGIN PRIVATE KEY-----")
    };
    within(pem, "PRIVATE KEY").ok_or_else(refused)
}

/// The bytes between the lines that begin and end the PEM section `label`.
fn within(pem: &str, label: &str) -> Option<Vec<u8>> {
    let text = pem.trim().strip_prefix(&format!("-----BEGIN {label}-----"))?;
    let (text, _) = text.split_once(&format!("-----END {label}-----"))?;
    Some(base64(text)).filter(|bytes| !bytes.is_empty())
}

/// Decodes base64 as Node does: of either alphabet, ignoring all other characters.
pub(crate) fn base64(text: &str) -> Vec<u8> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    let text = text.split('=').next().unwrap_or_default();
    let mut letters: String = text
        .chars()
        .filter_map(|char| match char {
            '-' => Some('+'),
            '_' => Some('/'),
            _ => (char.is_ascii_alphanumeric() || char == '+' || char == '/').then_some(char),
        })
        .collect();
    if letters.len() % 4 == 1 {
        letters.pop();
    }
    LENIENT.decode(letters).unwrap_or_default()
}
