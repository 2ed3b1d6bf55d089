//! The function of an operation, with what it takes, sends, signs with and keeps.

pub mod answer;
pub mod auth;
pub mod body;
pub mod capture;
pub mod expression;
pub mod function;
pub mod paging;
pub mod renewal;
pub mod saved;
pub mod tables;
