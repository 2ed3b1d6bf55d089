//! Retries: which requests are sent again, when, and how often.
//!
//! In: a [`Retry`], and the outcome of each attempt. Out: the wait before the next one, or `None` ([`Attempts`]). Rule: nothing is sent
//! again unless the program asks for it, and nothing that could do harm if it is executed twice.

mod attempts;
mod budget;
mod retry;

pub(super) use self::attempts::Attempts;
pub use self::retry::Retry;
