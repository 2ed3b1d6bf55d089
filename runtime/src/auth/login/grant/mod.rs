//! OAuth 2 tokens that the client fetches, keeps and renews (RFC 6749).

mod authorization;
mod context;
mod endpoint;
mod login;
mod settings;
mod tokens;

pub(crate) use authorization::AuthorizationRequest;
pub(crate) use context::LoginContext;
pub(crate) use login::Round;
pub(crate) use settings::GrantSettings;
pub(crate) use tokens::Tokens;
