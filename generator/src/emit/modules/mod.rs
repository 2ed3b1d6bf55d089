//! The text of modules: imports, operations, types, and aliases of renamed items.

pub mod blocks;
pub mod deprecated_aliases;
pub mod file_text;
pub mod module;
pub mod operation;
pub mod printed_modules;
pub mod use_lines;
