//! Schemes that answer a challenge: the first answer of the server says what the request has to prove, and it goes out again.

#[cfg(feature = "digest")]
pub(in crate::auth) mod digest;
#[cfg(feature = "ntlm")]
pub(in crate::auth) mod ntlm;
