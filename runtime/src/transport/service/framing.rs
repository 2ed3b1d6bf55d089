//! Headers that belong to the connection.

/// Without the headers that say how the message is framed: they are the connection's, and wrong
/// ones would let a request be read as two.
pub(in crate::transport) fn unframed(mut headers: http::HeaderMap) -> http::HeaderMap {
    headers.remove(http::header::CONTENT_LENGTH);
    headers.remove(http::header::TRANSFER_ENCODING);
    headers
}
