//! Names of types and fields.
//!
//! In: the places of each type. Out: its name: [`preferences`] lists the preferred names of each type, by the place that [`best_place`] selects,
//! and [`assign`] decides by rank, never by the order of input. The [`lock`] keeps names when types are added or
//! removed.

pub mod assign;
mod best_place;
mod common;
pub mod field_names;
pub mod lock;
pub mod phrases;
pub mod preferences;
mod roles;
mod shared_noun;
