//! The passes over the examples of a collection.
//!
//! In: the sites with their examples. Out: all examples as shapes ([`reading`]), then the shapes with the overrides of the configuration
//! ([`overrides`]), and finally the joined shapes of the whole collection with their types ([`settled`]). Rule 7 of
//! the design.

pub mod overrides;
pub mod reading;
pub mod settled;
