//! Forms: their fields, and their two encodings.

mod form;
pub(super) mod multipart;
pub(super) mod urlencoded;

pub use self::form::{Fields, Files, Form};
