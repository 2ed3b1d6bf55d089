//! Headers that belong to the connection.

/// Removes the headers that determine the framing of a message: they belong to the connection, and wrong
/// ones would let a request be read as two.
pub(in crate::transport) fn unframed(mut headers: http::HeaderMap) -> http::HeaderMap {
    headers.remove(http::header::CONTENT_LENGTH);
    headers.remove(http::header::TRANSFER_ENCODING);
    headers
}
