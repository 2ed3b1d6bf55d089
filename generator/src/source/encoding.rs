//! Bytes → text: UTF-8, UTF-16, or Latin-1 where nothing else is possible.

use super::Unreadable;

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    /// A guess, made only where nothing contradicts it.
    Latin1,
}

pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), Unreadable> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, units @ ..] => utf16(units, u16::from_le_bytes)?,
        [0xfe, 0xff, units @ ..] => utf16(units, u16::from_be_bytes)?,
        // JSON starts with an ASCII character, so that its zero byte tells the byte order
        units @ [1..=0x7f, 0, ..] => utf16(units, u16::from_le_bytes)?,
        units @ [0, 1..=0x7f, ..] => utf16(units, u16::from_be_bytes)?,
        _ => return eight_bit(bytes),
    };
    Ok((text, Encoding::Utf16))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<String, _>>();
    text.ok()
        .filter(|_| rest.is_empty())
        .ok_or_else(|| Unreadable::new("the file looks like UTF-16, but is damaged".to_owned()).help(SAVE_AS_UTF8))
}

fn eight_bit(bytes: Vec<u8>) -> Result<(String, Encoding), Unreadable> {
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            return Ok((text, Encoding::Utf8));
        }
        Err(error) => error.into_bytes(),
    };
    if is_latin1(&bytes) {
        return Ok((bytes.into_iter().map(char::from).collect(), Encoding::Latin1));
    }
    Err(not_text(&bytes))
}

/// Other 8-bit encodings have letters where Latin-1 has control characters, and UTF-8 would have valid sequences.
fn is_latin1(bytes: &[u8]) -> bool {
    let printable = bytes.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e | 0xa0..));
    printable && bytes.utf8_chunks().all(|chunk| chunk.valid().is_ascii())
}

const SAVE_AS_UTF8: &str = "save the file as UTF-8, or export the collection from Postman again";

fn not_text(bytes: &[u8]) -> Unreadable {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0x1f, 0x8b]) {
        return Unreadable::new("this is a compressed archive, not a collection file".to_owned())
            .help("unpack it, and pass the file of one collection");
    }
    let valid = bytes.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default();
    let line = valid.matches('\n').count() + 1;
    let column = valid.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let byte = bytes.get(valid.len()).copied().unwrap_or_default();
    let message = format!("the file is not UTF-8: byte {} is {byte:#04x}", valid.len());
    Unreadable::new(message).position(line, column).help(SAVE_AS_UTF8)
}

/// Returns `true` if the byte is the first of a character in UTF-8.
pub(super) fn starts_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> Result<(String, Encoding), String> {
        decode(bytes.to_vec()).map_err(|error| format!("{}\n{}", error.message, error.help.unwrap_or_default()))
    }

    #[test]
    fn the_encoding_is_recognised_by_the_bytes() {
        let utf16 = |order: fn(u16) -> [u8; 2]| "\u{feff}{\"é\":1}".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        for (bytes, expected, encoding) in [
            (little.as_slice(), "{\"é\":1}", Encoding::Utf16),
            (&little[2..], "{\"é\":1}", Encoding::Utf16),
            (&big, "{\"é\":1}", Encoding::Utf16),
            (&big[2..], "{\"é\":1}", Encoding::Utf16),
            ("\u{feff}{}".as_bytes(), "{}", Encoding::Utf8),
            (b"", "", Encoding::Utf8),
            (b"{\"caf\xe9\":1}", "{\"café\":1}", Encoding::Latin1),
        ] {
            assert_eq!(text_of(bytes), Ok((expected.to_owned(), encoding)), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_says_where() {
        let save = "save the file as UTF-8, or export the collection from Postman again";
        for (bytes, expected) in [
            // UTF-8 that is cut, beside UTF-8 that is not
            (&b"{\n\"\xc3\xa9\": \"\xc3\"}"[..], format!("the file is not UTF-8: byte 9 is 0xc3\n{save}")),
            // a curly quote of Windows
            (b"{\"\x93\"}", format!("the file is not UTF-8: byte 2 is 0x93\n{save}")),
            (b"{\0\"", format!("the file looks like UTF-16, but is damaged\n{save}")),
        ] {
            assert_eq!(text_of(bytes), Err(expected));
        }
        let error = decode(b"{\n\"\xc3\xa9\": \"\xc3\"}".to_vec()).expect_err("broken");
        assert_eq!(error.position, Some((2, 7)));
        assert!(text_of(b"PK\x03\x04\xff").is_err_and(|message| message.contains("compressed archive")));
    }
}
