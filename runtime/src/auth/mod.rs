//! Auth: how a request is signed.
//!
//! In: an [`Auth`] that generated code describes, and a request whose variables are substituted. Out: the headers and parameters
//! that authenticate it. Rule: a request is prepared once, and signed each time it is sent; an answer may be a challenge
//! from which the signer learns ([`Signer::learn`]), and then the same request is sent again.

mod auth;
mod kind;
mod login;
mod memory;
mod schemes;
mod settings;
mod signer;
#[cfg(feature = "signing")]
mod signing;
mod unsigned;

pub use auth::Auth;
#[cfg(feature = "renewal")]
pub(crate) use login::failed_login::{Failure, Since};
#[cfg(feature = "oauth2")]
pub(crate) use login::grant::{AuthorizationRequest, GrantSettings, LoginContext};
pub(crate) use memory::Memory;
pub(crate) use schemes::plain::basic;
#[allow(unused_imports, reason = "each kind of auth has a feature")]
pub use settings::*;
pub(crate) use signer::Signer;
#[cfg(feature = "jwt")]
pub(crate) use signing::{crypto::hmac, jws};
pub(crate) use unsigned::{Next, Unsigned};
