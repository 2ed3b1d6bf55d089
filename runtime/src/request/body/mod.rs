//! Bodies, one file for each of Postman's modes.
//!
//! In: a [`Payload`] of templates and inputs. Out: the bytes that are sent, and the content type that they need
//! ([`Encoded`]). Files are read last, when everything else is known to be right, and large ones while they are sent ([`Upload`]).

mod body;
mod comments;
mod file;
mod form;
mod given;
mod graphql;
mod media_type;
mod multipart;
mod typed;
mod upload;
mod urlencoded;

pub(crate) use body::{Comments, Encoded, Payload};
pub use file::File;
pub use form::{Fields, Files, Form};
pub(crate) use given::GivenBody;
pub(crate) use graphql::Graphql;
pub use typed::Body;
pub(crate) use upload::{Part, Upload};
