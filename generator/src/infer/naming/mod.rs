//! Names of types and fields.
//!
//! In come the places of each type, out comes its name: [`claims`] lists what each type would like to be called, and [`assign`] decides
//! by rank, never by order of input. The [`lock`] keeps the names of types when others come and go. It serves rules 7 and 11 of the design.

pub mod assign;
pub mod claims;
pub mod field_names;
pub mod lock;
pub mod phrases;
mod roles;
