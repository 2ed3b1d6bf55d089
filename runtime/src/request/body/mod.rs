//! Bodies, one file for each of Postman's modes.
//!
//! In: a [`Payload`] of templates and inputs. Out: the bytes that are sent, and the content type that they need
//! ([`Encoded`]). Files are read last, when everything else is known to be right.

mod body;
mod comments;
mod file;
mod form;
mod graphql;
mod media_type;
mod multipart;
mod typed;
mod urlencoded;

pub(crate) use body::{Comments, Encoded, Payload};
pub use file::File;
pub use form::{Fields, Files, Form};
pub(crate) use graphql::Graphql;
pub use typed::Body;
