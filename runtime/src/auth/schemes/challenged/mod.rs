//! Schemes with a challenge: the first answer of the server contains it, and the request is sent again.

#[cfg(feature = "digest")]
pub(in crate::auth) mod digest;
#[cfg(feature = "ntlm")]
pub(in crate::auth) mod ntlm;
