//! Captures and presets as expressions of the runtime.
//!
//! In: the effects that the evaluation of scripts found. Out: presets and captures of the model.

pub mod captures;
mod chains;
pub mod common_preset;
pub mod expressions;
mod locals;
mod sentences;
pub mod shared_functions;
