//! The client as Rust: every name, type, text and import is decided here. Emission only writes it down.

mod auth;
mod body;
mod client;
mod examples;
mod inputs;
pub mod key_case;
mod module;
mod operation;
mod pages;
mod script;
mod text;
mod types;

pub use auth::*;
pub use body::*;
pub use client::*;
pub use examples::*;
pub use inputs::*;
pub use module::*;
pub use operation::*;
pub use pages::*;
pub use script::*;
pub use text::*;
pub use types::*;
