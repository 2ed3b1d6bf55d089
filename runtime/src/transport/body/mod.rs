//! Bodies of requests and answers, whole or in pieces, within limits.

mod http_body;
#[cfg(feature = "stream")]
mod pieces;
pub(super) mod read;
mod upload;

pub use self::http_body::HttpBody;
#[cfg(feature = "stream")]
pub(crate) use self::pieces::Pieces;
