//! The passes over the examples of a collection.
//!
//! In: the sites with their examples. Out: all examples as shapes ([`reading`]), then the shapes with what the configuration says about
//! them ([`overrides`]), and last the shapes and types of the whole collection, when all that is one type is one ([`settled`]). Rule 7 of
//! the design.

pub mod overrides;
pub mod reading;
pub mod settled;
