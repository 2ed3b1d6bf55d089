//! A project that has clients: its configuration, its build script, and what the last run left.
//!
//! In: `postman-codegen.toml` ([`config`]). Out: a [`Generator`](crate::Generator) for each client, which a build script runs
//! ([`build`]) unless nothing has changed since the last run ([`last_run`]).

pub mod build;
pub mod config;
pub mod last_run;
