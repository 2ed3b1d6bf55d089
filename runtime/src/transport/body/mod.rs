//! Bodies on their way: what is sent and what arrives, whole or in pieces, within limits.

mod http_body;
#[cfg(feature = "stream")]
mod pieces;
pub(super) mod read;
mod upload;

pub use self::http_body::HttpBody;
#[cfg(feature = "stream")]
pub(crate) use self::pieces::Pieces;
