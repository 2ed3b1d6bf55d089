//! Captures and presets as expressions of the runtime.
//!
//! In come the effects that the evaluation of scripts found; out come presets and captures of the model.

pub mod captures;
pub mod common_preset;
mod conditions;
pub mod functions;
pub mod json_paths;
pub mod shared_functions;
mod steps;
pub mod values;
