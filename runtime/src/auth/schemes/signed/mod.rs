//! Schemes that sign: the request (AWS, EdgeGrid, Hawk, OAuth 1), or a token that is sent with it (ASAP, JWT).

#[cfg(feature = "asap")]
pub(in crate::auth) mod asap;
#[cfg(feature = "aws")]
pub(in crate::auth) mod aws;
#[cfg(feature = "edgegrid")]
pub(in crate::auth) mod edgegrid;
#[cfg(feature = "hawk")]
pub(in crate::auth) mod hawk;
#[cfg(feature = "jwt")]
pub(in crate::auth) mod jwt;
#[cfg(feature = "oauth1")]
pub(in crate::auth) mod oauth1;
