//! URLs: from a template to the target of a request.

mod assemble;
pub(crate) mod encode;
mod target;

pub(crate) use assemble::assemble;
pub(crate) use target::Target;
