//! HTTP Basic.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::auth::unsigned::Unsigned;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Basic<T> {
    pub(crate) user: T,
    pub(crate) password: T,
}

impl Basic<&'static str> {
    pub(crate) fn resolve(&self, text: &mut dyn FnMut(&'static str) -> String) -> Basic<String> {
        Basic { user: text(self.user), password: text(self.password) }
    }
}

impl Basic<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) {
        request.headers.sign("Authorization", header(&self.user, &self.password));
        request.secrets.push(self.password.clone());
    }
}

/// Returns the value of the header, made of UTF-8 bytes.
pub(crate) fn header(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

#[cfg(test)]
mod tests {
    use super::header;

    #[test]
    fn a_header_has_user_and_password_in_base64() {
        assert_eq!(header("", ""), "Basic Og==");
        assert_eq!(header("u", "p"), "Basic dTpw");
        assert_eq!(header("u", ""), "Basic dTo=");
        assert_eq!(header("ü:x", "p:é"), "Basic w7w6eDpwOsOp");
    }
}
