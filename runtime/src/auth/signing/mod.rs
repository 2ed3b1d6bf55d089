//! Hashes, signatures and JSON Web Signatures that several schemes share.

#[allow(dead_code, unused_imports, reason = "each kind of auth uses a part")]
pub(crate) mod crypto;
#[cfg(any(feature = "jwt", feature = "asap"))]
pub(crate) mod jws;
#[cfg(any(feature = "jwt", feature = "asap"))]
pub(crate) mod object;
