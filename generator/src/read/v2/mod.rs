//! v2.0 and v2.1, as section 2 of the format has them: a function `read` for each part, from its JSON to its type in `model`.

pub(super) mod auth;
pub(super) mod behavior;
pub(super) mod body;
pub(super) mod collection;
pub(super) mod event;
mod example;
pub(super) mod header;
mod reason;
mod request;
pub(super) mod url;
pub(super) mod variable;
