//! The `{{variables}}` and path segments of requests.
//!
//! In: all requests. Out: the places of each variable ([`facts`]), whether it is configuration of the client ([`configuration`]), and for each
//! part of a path, whether the caller gives it ([`path`]). An id is never state of the client.

pub mod configuration;
pub mod facts;
mod identity;
pub mod path;
#[cfg(test)]
mod tests;
