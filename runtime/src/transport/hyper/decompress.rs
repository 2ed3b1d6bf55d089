//! `Content-Encoding` (RFC 9110, section 8.4): the accepted encodings, and decoding a body while it arrives.

use std::io::{self, Cursor, Read};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http_body::{Body, Frame};

use super::super::TransportError;
use super::super::body::HttpBody;
use super::super::error::BoxError;

/// The encodings that Postman accepts, too.
pub(super) const ACCEPTED: &str = "gzip, deflate, br";

/// The largest number of encodings of one body. Each one can make it a thousand times larger, and servers use one.
const MAX_ENCODINGS: usize = 2;

/// The size of the pieces of the plain body, in bytes.
const PIECE: usize = 16 * 1024;

/// The number of bytes that a decoder may read before other tasks run.
const AT_ONCE: usize = 64 * 1024;

/// Removes the encodings of a body. The last one in the list was applied last. A body in an unknown encoding
/// is not changed.
pub(super) fn decode(headers: &mut HeaderMap, body: HttpBody) -> Result<HttpBody, TransportError> {
    // the answer to a HEAD request has no body to decode
    if !headers.contains_key(CONTENT_ENCODING) || body.is_end_stream() {
        return Ok(body);
    }
    let Some(encodings) = encodings(headers) else { return Ok(body) };
    if encodings.len() > MAX_ENCODINGS {
        return Err(TransportError::limit(format!("the answer is compressed more than {MAX_ENCODINGS} times")));
    }
    if encodings.is_empty() {
        return Ok(body);
    }
    let pipe = Pipe::default();
    let plain = encodings.iter().rev().fold(Box::new(pipe.clone()) as Box<dyn Read + Send>, |encoded, encoding| {
        let encoded = Metered { encoded, pipe: pipe.clone() };
        match encoding {
            Encoding::Gzip => Box::new(MultiGzDecoder::new(encoded)),
            Encoding::Deflate => Box::new(Deflate::Unknown(Some(encoded), Vec::new())),
            Encoding::Brotli => Box::new(brotli_decompressor::Decompressor::new(encoded, 4096)),
        }
    });
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    Ok(HttpBody::new(Decoded { body, pipe, plain, buffer: vec![0; PIECE].into(), empty: true, ended: false }))
}

#[derive(Clone, Copy)]
enum Encoding {
    Gzip,
    Deflate,
    Brotli,
}

/// Returns the encodings in the order in which they were applied; `None` if one is unknown.
fn encodings(headers: &HeaderMap) -> Option<Vec<Encoding>> {
    let mut encodings = Vec::new();
    for value in headers.get_all(CONTENT_ENCODING) {
        for name in value.to_str().ok()?.split(',') {
            encodings.push(match name.trim().to_ascii_lowercase().as_str() {
                "" | "identity" => continue,
                "gzip" | "x-gzip" => Encoding::Gzip,
                "deflate" => Encoding::Deflate,
                "br" => Encoding::Brotli,
                _ => return None,
            });
        }
    }
    Some(encodings)
}

/// A body that is decoded as it arrives.
struct Decoded {
    body: HttpBody,
    pipe: Pipe,
    plain: Box<dyn Read + Send>,
    buffer: Box<[u8]>,
    /// `true` if nothing has arrived yet.
    empty: bool,
    ended: bool,
}

impl Body for Decoded {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        this.pipe.lock().read = 0;
        while !this.ended {
            match this.plain.read(&mut this.buffer) {
                Ok(0) => {
                    this.ended = true;
                    // bytes after the end of the encoding
                    this.pipe.lock().arrived = Bytes::new();
                }
                Ok(length) => {
                    return Poll::Ready(Some(Ok(Frame::data(Bytes::copy_from_slice(&this.buffer[..length])))));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if this.pipe.lock().read >= AT_ONCE {
                        context.waker().wake_by_ref();
                        return Poll::Pending;
                    }
                    match ready!(Pin::new(&mut this.body).poll_frame(context)) {
                        None => this.pipe.lock().ended = true,
                        Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                        Some(Ok(frame)) => {
                            if let Ok(data) = frame.into_data() {
                                this.empty &= data.is_empty();
                                this.pipe.lock().arrived = data;
                            }
                        }
                    }
                }
                // some servers name an encoding and send nothing
                Err(_) if this.empty && this.pipe.lock().ended => this.ended = true,
                Err(error) => {
                    this.ended = true;
                    let reason = "the answer is not in the encoding that its `Content-Encoding` says";
                    return Poll::Ready(Some(Err(io::Error::new(error.kind(), reason).into())));
                }
            }
        }
        // the connection can be used again only if the body was read to its end
        Pin::new(&mut this.body).poll_frame(context).map(|rest| rest.filter(Result::is_err))
    }
}

/// Connects the body, which may have to wait, with decoders, which read.
#[derive(Clone, Default)]
struct Pipe(Arc<Mutex<Flow>>);

#[derive(Default)]
struct Flow {
    arrived: Bytes,
    ended: bool,
    /// The number of bytes that decoders have read since other tasks last ran.
    read: usize,
}

impl Pipe {
    fn lock(&self) -> MutexGuard<'_, Flow> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Read for Pipe {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut flow = self.lock();
        if flow.arrived.is_empty() {
            return if flow.ended { Ok(0) } else { Err(io::ErrorKind::WouldBlock.into()) };
        }
        let length = flow.arrived.len().min(buffer.len());
        flow.arrived.copy_to_slice(&mut buffer[..length]);
        Ok(length)
    }
}

/// The input of a decoder, which pauses now and then, because much of it may decode to little or nothing.
struct Metered<R> {
    encoded: R,
    pipe: Pipe,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.pipe.lock().read >= AT_ONCE {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let length = self.encoded.read(buffer)?;
        self.pipe.lock().read += length;
        Ok(length)
    }
}

/// The encoding `deflate`, with the zlib header of RFC 9110, section 8.4.1.2, which some servers leave out.
enum Deflate<R: Read> {
    /// The first bytes decide.
    Unknown(Option<R>, Vec<u8>),
    Zlib(ZlibDecoder<Begun<R>>),
    Raw(DeflateDecoder<Begun<R>>),
}

/// The bytes that were already read, and the rest.
type Begun<R> = io::Chain<Cursor<Vec<u8>>, R>;

impl<R: Read> Read for Deflate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self {
                Self::Zlib(decoder) => return decoder.read(buffer),
                Self::Raw(decoder) => return decoder.read(buffer),
                Self::Unknown(encoded, begin) => {
                    let mut byte = [0];
                    let reader = encoded.as_mut().ok_or(io::ErrorKind::UnexpectedEof)?;
                    if begin.len() < 2 && reader.read(&mut byte)? == 1 {
                        begin.push(byte[0]);
                        continue;
                    }
                    let is_zlib = matches!(begin[..], [cmf, flg] if cmf & 0x0F == 8 && u16::from_be_bytes([cmf, flg]).is_multiple_of(31));
                    let rest = encoded.take().ok_or(io::ErrorKind::UnexpectedEof)?;
                    let begun = Read::chain(Cursor::new(std::mem::take(begin)), rest);
                    *self = match is_zlib {
                        true => Self::Zlib(ZlibDecoder::new(begun)),
                        false => Self::Raw(DeflateDecoder::new(begun)),
                    };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use http::HeaderValue;
    use http_body_util::StreamBody;

    use super::*;

    /// Decodes a body that arrives byte by byte; returns also whether the headers no longer name an encoding.
    fn decoded(encoding: &'static str, body: &[u8]) -> Result<(bool, Vec<u8>), BoxError> {
        let mut headers = HeaderMap::from_iter([(CONTENT_ENCODING, HeaderValue::from_static(encoding))]);
        let pieces =
            body.iter().map(|&byte| Ok::<_, BoxError>(Frame::data(Bytes::from(vec![byte])))).collect::<Vec<_>>();
        let body = HttpBody::new(StreamBody::new(futures_util::stream::iter(pieces)));
        let mut body = decode(&mut headers, body)?;
        let mut plain = Vec::new();
        let mut context = Context::from_waker(std::task::Waker::noop());
        loop {
            match Pin::new(&mut body).poll_frame(&mut context) {
                Poll::Pending => {}
                Poll::Ready(None) => return Ok((headers.is_empty(), plain)),
                Poll::Ready(Some(frame)) => {
                    plain.extend(frame?.into_data().map_err(|_| "a trailer")?);
                }
            }
        }
    }

    fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(plain)?;
        gzip.finish()
    }

    #[test]
    fn encodings_of_bodies_that_come_byte_by_byte() -> Result<(), BoxError> {
        let plain = b"hello hello hello".repeat(3000);
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(&gzip(&plain)?)?;
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::default());
        raw.write_all(&plain)?;
        // the empty stream of RFC 7932
        let empty = [0x3B];

        assert_eq!(decoded("gzip", &gzip(&plain)?)?, (true, plain.clone()));
        assert_eq!(decoded("X-GZIP", &[gzip(b"a")?, gzip(b"")?, gzip(b"b")?].concat())?, (true, b"ab".to_vec()));
        assert_eq!(decoded("gzip, deflate", &zlib.finish()?)?, (true, plain.clone()));
        assert_eq!(decoded("deflate", &raw.finish()?)?, (true, plain));
        assert_eq!(decoded("br", &empty)?, (true, Vec::new()));
        assert_eq!(decoded("zstd", b"as it is")?, (false, b"as it is".to_vec()));
        assert_eq!(decoded("gzip", b"")?, (true, Vec::new()));
        Ok(())
    }

    #[test]
    fn what_is_not_encoded_so_is_an_error() -> Result<(), BoxError> {
        let mut truncated = gzip(b"hello")?;
        truncated.truncate(12);
        for (encoding, body) in
            [("gzip", &b"not gzip"[..]), ("gzip", &truncated), ("br", b"\xFF\xFF\xFF"), ("deflate", b"x")]
        {
            assert!(decoded(encoding, body).is_err(), "{encoding} {body:?}");
        }
        assert!(decoded("gzip, gzip, gzip", b"x").is_err_and(|error| error.to_string().contains("more than 2 times")));
        Ok(())
    }

    #[test]
    fn much_that_stands_for_nothing_lets_other_tasks_run() -> Result<(), BoxError> {
        let nothing = gzip(b"")?.repeat(20_000);
        let bomb = gzip(&nothing)?;
        assert!(bomb.len() < nothing.len() / 50);
        let mut headers = HeaderMap::from_iter([(CONTENT_ENCODING, HeaderValue::from_static("gzip, gzip"))]);
        let mut body = decode(&mut headers, bomb.into())?;
        let mut context = Context::from_waker(std::task::Waker::noop());
        let mut pauses = 0;
        while Pin::new(&mut body).poll_frame(&mut context).is_pending() {
            pauses += 1;
        }
        assert!(pauses > nothing.len() / AT_ONCE / 2, "{pauses}");
        Ok(())
    }
}
