//! The commands, one in each file: arguments in, printed text and an exit status out.

pub(super) mod check;
mod diff;
mod each_client;
pub(super) mod explain;
pub(super) mod generate;
pub(super) mod init;
mod inspect;
mod observe;
mod report;

pub(super) use diff::Diff;
pub(super) use inspect::Inspect;
pub(super) use observe::Observe;
pub(super) use report::Report;
