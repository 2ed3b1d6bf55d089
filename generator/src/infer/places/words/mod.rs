//! Words of JSON keys: the names that they suggest for types, and words without a meaning of their own.

pub mod key;
pub mod login;
pub mod weak;
pub mod well_known;
