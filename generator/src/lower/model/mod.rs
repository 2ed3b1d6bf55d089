//! The client as Rust: every name, type, text and import is final. Emission only writes it down.

mod client;
mod examples;
mod module;
mod operation;
mod text;
pub mod types;

pub use client::*;
pub use examples::*;
pub use module::*;
pub use operation::auth::*;
pub use operation::body::*;
pub use operation::inputs::*;
pub use operation::pages::*;
pub use operation::script::*;
pub use operation::*;
pub use text::*;
pub use types::*;
