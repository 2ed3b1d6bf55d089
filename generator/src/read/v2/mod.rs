//! v2.0 and v2.1 (Postman's behavior, 2).
//!
//! In: the JSON of a collection. Out: a [`Collection`](super::model::Collection); a function `read` for each part makes its type of the
//! [`model`](super::model). The readers of v1 and v3 end here, too.

pub(super) mod auth;
pub(super) mod behavior;
pub(super) mod collection;
pub(super) mod event;
pub(super) mod request;
mod response;
pub(super) mod variable;
