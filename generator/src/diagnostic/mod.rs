//! Errors, warnings and notes that know their place, and what each says of the collection: carried, approximated or left out.
//!
//! Every stage makes them; none is printed here. Below is only [`source`](crate::source), which finds places; what gives a message its
//! line is [`read::input`](crate::read).

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
