//! Requests in effect → what their values become: decided once, with the whole collection in view, before anything is lowered.
//!
//! In: the requests as a runner would send them. Out: which `{{variables}}` are configuration of the client, with the reason, and which
//! parts of each path the caller gives, and which type a row has (rules 2 and 3 of the design, section 4: an id is never state of the client).

mod configuration;
mod path;
mod value_type;

pub(crate) use configuration::Configuration;
pub(crate) use path::{PathInput, path_inputs};
pub(crate) use value_type::{Row, ValueType, ValueTypes};
