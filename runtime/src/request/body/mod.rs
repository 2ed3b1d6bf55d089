//! Bodies, by Postman's modes: raw and JSON ([`typed`]), [`form`]s, [`file`]s and [`graphql`].
//!
//! In: a [`Payload`] of templates and inputs. Out: the bytes that are sent, and the content type that they need
//! ([`Encoded`]). Files are read last, after everything else was checked, and large ones while they are sent ([`Upload`]).

mod body;
mod comments;
mod file;
mod form;
mod graphql;
mod typed;

pub(crate) use body::{Comments, Encoded, Payload};
pub use file::File;
pub(crate) use file::{GivenBody, Part, Upload};
pub use form::{Fields, Files, Form};
pub(crate) use graphql::Graphql;
pub use typed::Body;
