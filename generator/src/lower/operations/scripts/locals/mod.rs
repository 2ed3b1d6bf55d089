//! The locals of script functions.
//!
//! In: the captures or presets of a function. Out: the same, with a local for each value that is used several times ([`repeated`]). Rule: nothing
//! is computed twice.

mod names;
mod occurrences;
pub mod repeated;
