//! A request and its parts: URL, headers, body, and the inputs of the caller.
//!
//! In: templates of the collection and inputs of the caller. Out: a [`Request`], as a transport sends it. Rule: what goes on
//! the wire is what Postman's runner sends, byte for byte.

mod behavior;
pub(crate) mod body;
mod headers;
mod inputs;
mod invalid;
pub(crate) mod mask;
mod operation;
pub(crate) mod order;
mod request;
pub(crate) mod url;

pub use behavior::Behavior;
pub(crate) use headers::Headers;
pub use inputs::{Input, Inputs, NoOptions, Options};
pub(crate) use invalid::Invalid;
pub(crate) use mask::{Secrets, names_credential};
pub use operation::Operation;
pub(crate) use request::OneConnection;
pub use request::Request;
