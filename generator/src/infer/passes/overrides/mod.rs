//! Overrides of types.
//!
//! In: the type paths of the configuration with their settings. Out: the settings at the shapes ([`apply`]); a path that leads nowhere
//! is reported with the nearest valid one.

pub mod apply;
pub mod lookup;
pub mod nearest;
pub mod type_names;
