//! Schemes that send a credential as it is: API key, basic, bearer, and OAuth 2 once there is a token.

pub(in crate::auth) mod api_key;
pub(crate) mod basic;
pub(in crate::auth) mod bearer;
pub(in crate::auth) mod oauth2;
