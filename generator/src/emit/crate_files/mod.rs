//! The files of the crate layout beside the client: `Cargo.toml`, the replay, the tests of the examples.

pub mod example_tests;
pub mod manifest;
pub mod replay;
