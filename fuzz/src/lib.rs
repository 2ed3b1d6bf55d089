//! The targets of fuzzing. A target takes bytes and panics where they show a fault; libFuzzer ([`fuzz_targets`](../fuzz_targets)) and the runner
//! for stable Rust (`main.rs`) call the same functions.

pub mod mutate;
pub mod seeds;
pub mod targets;
