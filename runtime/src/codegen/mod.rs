//! What only generated code calls.

mod tables;
