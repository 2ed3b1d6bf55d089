//! The schemes of auth, one file each: from settings with their texts to what a request is sent with.
//!
//! [`plain`] schemes send the credential itself, [`signed`] ones a signature or a signed token that is made for the request or the
//! moment, and [`challenged`] ones answer what the server asks for in a first answer.

pub(super) mod challenged;
pub(super) mod plain;
pub(super) mod signed;
