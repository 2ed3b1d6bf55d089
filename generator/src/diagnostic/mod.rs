//! Errors, warnings and notes with their places, and the finding of each: carried, approximated or left out.
//!
//! Every stage creates them; none is printed here. Only [`source`](crate::source), which finds places, is below; messages get their
//! lines from [`read::input`](crate::read).

mod code;
mod error;
mod escape;
mod finding;
mod group;
mod level;
mod list;
mod message;
pub(crate) mod suggest;

pub use code::Code;
pub use error::Error;
pub use escape::OneLine;
pub(crate) use escape::is_unseen;
pub use finding::{Construct, Finding, Outcome};
pub use group::Group;
pub use level::Level;
pub use list::Diagnostics;
pub use message::Diagnostic;
