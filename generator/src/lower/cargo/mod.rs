//! The crate around the client: features of the runtime, features of folders, tests of the examples.

pub mod example_tests;
pub mod folder_features;
pub mod runtime_features;
