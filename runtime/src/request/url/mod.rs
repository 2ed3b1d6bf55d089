//! URLs: from a template to the target of a request.
//!
//! In: the template, the values of its parts, and query parameters. Out: a [`Target`], whose query auth may still change, and
//! from it the URL that is sent. Rule: a value of the caller stays within its segment or parameter.

mod assemble;
pub(crate) mod encode;
mod parameter;
mod target;

pub(crate) use assemble::assemble;
pub(crate) use parameter::Parameter;
pub(crate) use target::Target;
