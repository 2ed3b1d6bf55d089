//! The library of scripts: `pm` and its predecessors, JavaScript's own objects, and the libraries of Postman's sandbox.

pub(crate) mod assertion;
pub(crate) mod crypto;
pub(crate) mod date;
pub(crate) mod globals;
pub(crate) mod jws;
pub(crate) mod method;
pub(crate) mod send;
