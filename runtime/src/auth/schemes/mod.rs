//! The schemes of auth, one in each file: from resolved settings to the parts that are added to a request.
//!
//! [`plain`] schemes send the credential itself, [`signed`] ones a signature or a signed token that is made for the request or the
//! current time, and [`challenged`] ones respond to a challenge in the first answer.

pub(super) mod challenged;
pub(super) mod plain;
pub(super) mod signed;
