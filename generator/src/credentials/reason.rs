//! Reasons for which a value is a credential.

/// The reason for which a value is, or may be, a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A parameter of auth, the password in a URL.
    Place,
    /// The name says so.
    Name,
    /// The value has the form that issuers give their tokens: which one.
    Form(&'static str),
    /// `Basic …` or `Bearer …`
    Scheme,
    /// It looks random, where a key may stand.
    Random,
}
