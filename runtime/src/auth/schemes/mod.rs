//! The schemes of auth, one file each: from settings with their texts to what a request is sent with.

pub(crate) mod api_key;
#[cfg(feature = "asap")]
pub(crate) mod asap;
#[cfg(feature = "aws")]
pub(crate) mod aws;
pub(crate) mod basic;
pub(crate) mod bearer;
#[cfg(feature = "digest")]
pub(crate) mod digest;
#[cfg(feature = "edgegrid")]
pub(crate) mod edgegrid;
#[cfg(feature = "hawk")]
pub(crate) mod hawk;
#[cfg(feature = "jwt")]
pub(crate) mod jwt;
#[cfg(feature = "ntlm")]
pub(crate) mod ntlm;
#[cfg(feature = "oauth1")]
pub(crate) mod oauth1;
pub(crate) mod oauth2;
