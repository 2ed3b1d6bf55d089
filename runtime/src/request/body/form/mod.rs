//! Forms: their fields, and the two ways in which they are encoded.

mod form;
pub(super) mod multipart;
pub(super) mod urlencoded;

pub use self::form::{Fields, Files, Form};
