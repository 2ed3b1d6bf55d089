//! ECDSA over P-521, which ring does not have.

use p521::ecdsa::signature::Signer;
use p521::ecdsa::{Signature, SigningKey};
use p521::pkcs8::DecodePrivateKey;

use crate::request::Invalid;

pub(super) fn sign(der: &[u8], text: &[u8]) -> Result<Vec<u8>, Invalid> {
    let key = p521::SecretKey::from_pkcs8_der(der)
        .map_err(|_| Invalid::new("the private key of the token is no P-521 key in PKCS#8"))?;
    let signature: Signature =
        SigningKey::from(key).try_sign(text).map_err(|_| Invalid::new("the private key cannot sign the token"))?;
    Ok(signature.to_bytes().to_vec())
}
