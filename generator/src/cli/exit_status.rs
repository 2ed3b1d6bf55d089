//! The exit statuses of the process, besides 0 for success.

/// Something on disk differs, or a change was denied.
pub(super) const STALE: u8 = 1;
/// The arguments or the input are wrong.
pub(super) const BAD_INPUT: u8 = 2;
