//! The variables of a client: their values, the environments from which they are read, and the lock that clones share.
//!
//! In: values from callers, environments and answers. Out: the values that templates look up, by the names in the collection.
//! Rule: variables are typed, and a [`Secret`] is never shown.

mod captured;
mod environment;
mod process;
mod secret;
mod shared;
mod variable;
mod variables;

pub use captured::Captured;
pub use environment::{EnvironmentError, read_environment};
pub use process::from_env;
pub use secret::Secret;
pub(crate) use shared::{Scope, Shared};
pub use variable::Variable;
pub(crate) use variables::Lookup;
pub use variables::Variables;
