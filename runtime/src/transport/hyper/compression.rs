//! `Content-Encoding` (RFC 9110, section 8.4): what is accepted, and how it is undone.

use std::io::{self, Read};

use bytes::Bytes;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

/// What Postman accepts, too.
pub(super) const ACCEPTED: &str = "gzip, deflate, br";

/// The body without its encodings, of which the last one named was applied last. A body in an
/// encoding that is not known stays as it is.
pub(super) fn decode(headers: &mut HeaderMap, mut body: Bytes) -> io::Result<Bytes> {
    let Some(encodings) = headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok()).map(str::to_owned) else {
        return Ok(body);
    };
    // The answer to a HEAD request.
    if body.is_empty() {
        return Ok(body);
    }
    for encoding in encodings.rsplit(',') {
        body = match encoding.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => body,
            "gzip" | "x-gzip" => read(MultiGzDecoder::new(&body[..]))?,
            // Some servers leave out the zlib header of RFC 9110, section 8.4.1.2.
            "deflate" => read(ZlibDecoder::new(&body[..])).or_else(|_| read(DeflateDecoder::new(&body[..])))?,
            "br" => read(brotli_decompressor::Decompressor::new(&body[..], 4096))?,
            _ => return Ok(body),
        };
    }
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    Ok(body)
}

fn read(mut decoder: impl Read) -> io::Result<Bytes> {
    let mut plain = Vec::new();
    decoder.read_to_end(&mut plain)?;
    Ok(plain.into())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use http::HeaderValue;

    use super::*;

    fn decoded(encoding: &'static str, body: impl Into<Bytes>) -> io::Result<(bool, Bytes)> {
        let mut headers = HeaderMap::from_iter([(CONTENT_ENCODING, HeaderValue::from_static(encoding))]);
        let body = decode(&mut headers, body.into())?;
        Ok((headers.is_empty(), body))
    }

    #[test]
    fn encodings() -> io::Result<()> {
        let plain = b"hello hello hello";
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(plain)?;
        let gzip = gzip.finish()?;
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(&gzip)?;
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::default());
        raw.write_all(plain)?;
        // RFC 7932: the empty stream.
        let empty = [0x3B];

        assert_eq!(decoded("gzip", gzip.clone())?, (true, Bytes::from_static(plain)));
        assert_eq!(decoded("X-GZIP", gzip)?, (true, Bytes::from_static(plain)));
        assert_eq!(decoded("gzip, deflate", zlib.finish()?)?, (true, Bytes::from_static(plain)));
        assert_eq!(decoded("deflate", raw.finish()?)?, (true, Bytes::from_static(plain)));
        assert_eq!(decoded("br", empty.to_vec())?, (true, Bytes::new()));
        assert_eq!(decoded("zstd", "as it is")?, (false, Bytes::from_static(b"as it is")));
        assert_eq!(decoded("gzip", "")?, (false, Bytes::new()));
        assert!(decoded("gzip", "not gzip").is_err());
        Ok(())
    }
}
