//! Folders as modules, requests as functions.

pub mod imports;
pub mod lowering;
pub mod module;
pub mod operation;
pub mod prepared;
pub mod protocol_behavior;
pub mod scripts;
pub mod settings;
