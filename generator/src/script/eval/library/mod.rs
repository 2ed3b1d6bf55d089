//! The library of scripts: `pm` and its predecessors, JavaScript's own objects, and the libraries of Postman's sandbox.

pub(crate) mod crypto;
pub(crate) mod date;
pub(crate) mod globals;
pub(crate) mod jws;
mod lodash;
pub(crate) mod method;
mod objects;
mod postman;
mod slices;
mod xml;
