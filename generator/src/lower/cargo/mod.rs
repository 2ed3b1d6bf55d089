//! The crate around the client: features of the runtime, features of folders, tests of the examples, and saved answers for
//! tests of programs.

mod constants;
pub mod example_tests;
pub mod folder_features;
pub mod manifest;
pub mod runtime_features;
pub mod saved_answers;
