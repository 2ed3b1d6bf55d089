//! Digests and encodings: `CryptoJS` and `Buffer`.

use crate::script::eval::symbol::Symbol;
use crate::script::values::transform::{Algorithm, Encoding, Transform};
use crate::script::values::value::{Constant, Value};

const HEX: &str = "0123456789abcdef";

/// `Buffer.from(text, encoding)`
pub(crate) fn bytes<'p>(text: Symbol<'p>, encoding: Symbol<'p>) -> Symbol<'p> {
    match (text.into_value(), encoding.as_text()) {
        (Ok(text), Some("base64" | "base64url")) => Symbol::Buffer(text.with(Transform::FromBase64)),
        (Ok(text), None | Some("utf8" | "utf-8" | "binary" | "ascii")) => Symbol::Buffer(text),
        (Ok(_), _) => Symbol::unknown("an encoding that is not read"),
        (Err(reason), _) => Symbol::Unknown(reason),
    }
}

pub(crate) fn crypto<'p>(path: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
    let mut values = arguments.into_iter().map(Symbol::into_value);
    let first = match values.next() {
        Some(Ok(first)) => first,
        Some(Err(reason)) => return Symbol::Unknown(reason),
        None => return Symbol::unknown("a digest of nothing"),
    };
    let name = path.trim_start_matches("CryptoJS.");
    match name {
        "enc.Utf8.parse" | "enc.Latin1.parse" => return Symbol::Words(first),
        "enc.Base64.parse" => return Symbol::Words(first.with(Transform::FromBase64)),
        "enc.Base64.stringify" => return encoded(first, Some(&Symbol::text("base64"))),
        "enc.Hex.stringify" => return encoded(first, Some(&Symbol::text("hex"))),
        "enc.Utf8.stringify" => return Symbol::Value(first),
        _ => {}
    }
    if name == "lib.WordArray.random" {
        return match first {
            Value::Constant(Constant::Number(bytes)) if (1.0..=1024.0).contains(&bytes) => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
                let length = 2 * bytes as usize;
                Symbol::Words(Value::RandomText { characters: HEX.to_owned(), length })
            }
            _ => Symbol::unknown("random bytes whose number is not constant"),
        };
    }
    let algorithm = match name.trim_start_matches("Hmac") {
        "MD5" => Algorithm::Md5,
        "SHA1" => Algorithm::Sha1,
        "SHA256" => Algorithm::Sha256,
        "SHA384" => Algorithm::Sha384,
        "SHA512" => Algorithm::Sha512,
        _ => return Symbol::unknown(format!("`{path}`")),
    };
    match (name.starts_with("Hmac"), values.next()) {
        (false, _) => digest(algorithm, first, None, Encoding::Hex),
        (true, Some(Ok(key))) => digest(algorithm, first, Some(key), Encoding::Hex),
        (true, Some(Err(reason))) => Symbol::Unknown(reason),
        (true, None) => Symbol::unknown("a keyed digest without a key"),
    }
}

/// Bytes of `CryptoJS` or of a `Buffer` as text.
pub(crate) fn encoded<'p>(words: Value, encoding: Option<&Symbol<'p>>) -> Symbol<'p> {
    let name = match encoding {
        None => "",
        Some(Symbol::Global(path)) => path.rsplit('.').next().unwrap_or_default(),
        Some(symbol) => symbol.as_text().unwrap_or("?"),
    };
    match (words, name.to_ascii_lowercase().as_str()) {
        (Value::Digest { algorithm, of, key, .. }, "" | "hex") => {
            digest(algorithm, *of, key.map(|key| *key), Encoding::Hex)
        }
        (Value::Digest { algorithm, of, key, .. }, "base64") => {
            digest(algorithm, *of, key.map(|key| *key), Encoding::Base64)
        }
        (Value::Drawn { call, of }, "" | "hex") if is_random_hex(&of) => Symbol::Value(Value::Drawn { call, of }),
        (Value::Drawn { of, .. }, _) if is_random_hex(&of) => Symbol::unknown("an encoding that is not read"),
        (Value::Digest { .. }, _) => Symbol::unknown("an encoding that is not read"),
        (text, "base64") => Symbol::Value(text.with(Transform::ToBase64)),
        (text, "utf8" | "utf-8" | "latin1" | "ascii" | "binary") => Symbol::Value(text),
        _ => Symbol::unknown("an encoding that is not read"),
    }
}

fn is_random_hex(value: &Value) -> bool {
    matches!(value, Value::RandomText { characters, .. } if characters == HEX)
}

fn digest<'p>(algorithm: Algorithm, of: Value, key: Option<Value>, encoding: Encoding) -> Symbol<'p> {
    Symbol::Value(Value::Digest { algorithm, of: Box::new(of), key: key.map(Box::new), encoding })
}
