//! Calls as generated code makes them, against transports that record, and against servers on this machine.

mod answers;
#[cfg(feature = "hyper")]
mod network;
mod requests;
mod sending;
mod shop;
