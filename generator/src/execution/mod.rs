//! How the stages are run: on how many cores ([`parallel`]), and how long each takes ([`stage_times`]).

pub mod parallel;
pub mod stage_times;
