//! [`Memory`]: the state of auth that a client keeps between requests.

/// State that signers keep from one request of a client to the next.
#[derive(Default)]
pub(crate) struct Memory {
    #[cfg(feature = "digest")]
    pub(super) digest: super::schemes::challenged::digest::Sessions,
    #[cfg(feature = "oauth2")]
    pub(crate) tokens: super::login::grant::Tokens,
}
