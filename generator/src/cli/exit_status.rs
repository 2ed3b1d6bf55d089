//! The exit status of the process, beside 0 for done.

/// Something on disk differs, or a change was denied.
pub(super) const STALE: u8 = 1;
/// The arguments or the input are wrong.
pub(super) const BAD_INPUT: u8 = 2;
