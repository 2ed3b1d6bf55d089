//! The variables of a client: their values, the environments they are read from, and the lock that clones share.
//!
//! In: values that callers, environments and answers give. Out: what templates look up, by the names of the collection.
//! Rule: variables are typed, and a [`Secret`] never shows.

mod captured;
mod environment;
mod process;
mod shared;
mod variable;
mod variables;

pub use captured::Captured;
pub use environment::{EnvironmentError, read_environment};
pub use process::from_env;
pub(crate) use shared::{Scope, Shared};
pub use variable::{Secret, Variable};
pub(crate) use variables::Lookup;
pub use variables::Variables;
