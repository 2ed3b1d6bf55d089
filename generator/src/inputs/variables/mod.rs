//! The `{{variables}}` and path segments of requests.
//!
//! In: all requests. Out: the places of each variable ([`facts`], [`logins`]), whether it is configuration of the client ([`configuration`]), and for each
//! part of a path, whether the caller gives it ([`path`]). An id is never state of the client.

pub mod configuration;
mod facts;
mod identity;
mod logins;
pub mod path;
pub mod places;
#[cfg(test)]
mod tests;
