//! Classifies a value by its name, its form and its place.

use super::names::Verdict;
use super::reason::Reason;
use super::{forms, names, placeholder, randomness};

/// The kind of place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A parameter of auth that is a credential by definition, or the password of a URL.
    Secret,
    /// The value of a named header, parameter, field or variable.
    Named,
}

/// The class of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A credential: it is sent only from a variable, and never shown.
    Credential(Reason),
    /// It may be a credential: it is sent as it is, but not shown.
    Suspected(Reason),
    /// The place of a credential without a saved value: `""`, `<token>`, `YOUR_API_KEY`.
    Placeholder(Reason),
    Plain,
}

/// Classifies a value by its name, its form and its place.
pub(crate) fn classify(name: &str, value: &str, spot: Spot) -> Class {
    class(name, Verdict::of(name), value, spot)
}

/// `verdict`: that of the name.
pub(super) fn class(name: &str, verdict: Verdict, value: &str, spot: Spot) -> Class {
    let named =
        (spot == Spot::Secret).then_some(Reason::Place).or_else(|| verdict.is_credential.then_some(Reason::Name));
    let (_, credential) = forms::without_scheme(value);
    if let Some(reason) = named {
        if forms::is_public(credential) {
            return Class::Plain;
        }
        let stand_in = placeholder::is_placeholder(credential) || placeholder::is_stand_in(credential);
        return if stand_in { Class::Placeholder(reason) } else { Class::Credential(reason) };
    }
    if let Some(form) = forms::form_of(value) {
        return Class::Credential(Reason::Form(form));
    }
    if forms::is_basic(value) {
        return Class::Credential(Reason::Scheme);
    }
    if verdict.may_be_key && randomness::is_random(value.trim()) {
        return Class::Credential(Reason::Random);
    }
    if names::may_be_credential_name(name) {
        return Class::Suspected(Reason::Name);
    }
    if randomness::may_be_credential(value) { Class::Suspected(Reason::Random) } else { Class::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_has_its_reason() {
        for (name, value, spot, expected) in [
            ("token", "abc", Spot::Secret, Class::Credential(Reason::Place)),
            ("password", "hunter2", Spot::Named, Class::Credential(Reason::Name)),
            ("password", "<password>", Spot::Named, Class::Placeholder(Reason::Name)),
            ("Authorization", "Bearer YOUR_API_KEY", Spot::Named, Class::Placeholder(Reason::Name)),
            (
                "x",
                "ghp_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5",
                Spot::Named,
                Class::Credential(Reason::Form("GitHub token")),
            ),
            ("x", "Basic YWRtaW46c3VwZXJzZWNyZXQ=", Spot::Named, Class::Credential(Reason::Scheme)),
            ("key", "9f8a7b6c5d4e3f2a1b0c", Spot::Named, Class::Credential(Reason::Random)),
            ("key", "name", Spot::Named, Class::Suspected(Reason::Name)),
            ("id", "123e4567-e89b-12d3-a456-426614174000", Spot::Named, Class::Suspected(Reason::Random)),
            ("Postman-Token", "123e4567-e89b-12d3-a456-426614174000", Spot::Named, Class::Suspected(Reason::Name)),
            ("name", "Ada", Spot::Named, Class::Plain),
        ] {
            assert_eq!(classify(name, value, spot), expected, "{name}: {value}");
        }
    }
}
