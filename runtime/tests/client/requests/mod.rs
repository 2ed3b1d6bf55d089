//! What a request is: built, and not sent.

mod auth;
mod bodies;
mod common;
mod data;
mod defaults;
mod headers;
mod sources;
mod urls;
mod variables;
