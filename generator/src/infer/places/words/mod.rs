//! Words of JSON keys: the names that they give to types, and those that have no meaning alone.

pub mod generic;
pub mod key;
pub mod well_known;
