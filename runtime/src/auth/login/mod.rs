//! Logins: what is fetched before a request can be signed.
//!
//! In: the settings of an OAuth 2 grant, or a request of the collection that logs in. Out: a token ([`grant`]), or a failure that all
//! waiting calls share ([`failed_login`]).

#[cfg(any(feature = "oauth2", feature = "renewal"))]
pub mod failed_login;
#[cfg(feature = "oauth2")]
pub mod grant;
