//! The types of the client: structs, tables of bodies, enums of texts, statuses and JSON kinds, and the paths to them.

pub mod body_table;
pub mod definitions;
pub mod kind_enum;
pub mod reference;
pub mod status_enum;
pub mod text_enum;
pub mod type_paths;
