//! The files of the crate layout besides the client: `Cargo.toml`, the replay, the tests of the examples, and saved answers for tests of programs.

pub mod example_tests;
pub mod manifest;
pub mod replay;
pub mod saved_answers;
