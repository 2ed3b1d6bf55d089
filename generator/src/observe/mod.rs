//! Observed answers, beside those that the collection has saved.
//!
//! In: the file of observations beside the collection ([`file`]). Out: for each request, the shapes of its answers ([`evidence`]), so
//! that types come from evidence and none is invented. The command `observe` creates the file: exchanges from a Newman
//! report, a HAR or saved answers ([`newman`], [`har`], [`saved_answer`]) are matched to requests ([`matching`]) and added to it
//! ([`record`]).

pub mod evidence;
pub mod exchange;
pub mod file;
pub mod har;
pub mod matching;
pub mod newman;
pub mod record;
pub mod request_keys;
pub mod saved_answer;
