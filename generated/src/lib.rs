//! Clients of the collections in `collections/`, as `postman-codegen generate --layout dir` writes them.

pub mod bookshop;
pub mod courier;
pub mod salesforce;
pub mod weather;
