//! A module with its imports and the aliases of what was renamed.

pub mod blocks;
pub mod deprecated_aliases;
pub mod file_text;
pub mod module;
pub mod operation;
pub mod printed;
pub mod use_lines;
