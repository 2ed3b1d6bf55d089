//! Captures and presets as expressions of the runtime.
//!
//! In: the effects that the evaluation of scripts found. Out: presets and captures of the model. Rule 8 of the design.

pub mod captures;
pub mod common_preset;
mod conditions;
pub mod functions;
pub mod json_paths;
pub mod shared_functions;
mod steps;
pub mod values;
