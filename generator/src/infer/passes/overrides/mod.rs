//! Overrides of types.
//!
//! In come the type paths of the configuration with what they change, out come marks at the shapes ([`apply`]); a path that leads nowhere
//! is reported with the nearest one that does.

pub mod apply;
pub mod lookup;
pub mod nearest;
pub mod type_names;
