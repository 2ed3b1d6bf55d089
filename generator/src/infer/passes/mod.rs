//! The passes over the examples of a collection.
//!
//! In: the sites with their examples. Out: all examples as shapes ([`reading`]), with the keys that name types ([`kind_keys`]), then the shapes with the overrides of the configuration
//! ([`overrides`]), and finally the joined shapes of the whole collection with their types ([`settled`]), with the whole numbers that may have fractions
//! ([`fractions`]).

mod fractions;
mod kind_keys;
pub mod overrides;
pub mod reading;
pub mod settled;
