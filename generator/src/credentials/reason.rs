//! Reasons why a value is a credential.

/// The reason why a value is, or may be, a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A parameter of auth, the password in a URL.
    Place,
    /// The name implies it.
    Name,
    /// The value has the form of an issuer's tokens, which is named.
    Form(&'static str),
    /// `Basic …` or `Bearer …`
    Scheme,
    /// It looks random, and is in a place for keys.
    Random,
}
