//! Writes JSON with whole numbers as integers.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

/// Returns a value as JSON. A whole number in an `f64` is written without a fraction, as in the examples of APIs: many of those that expect an
/// integer refuse `10.0`.
pub fn to_vec(value: &(impl Serialize + ?Sized)) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(128);
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Whole))?;
    Ok(bytes)
}

struct Whole;

impl Formatter for Whole {
    fn write_f64<W: Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // larger ones have fewer digits with an exponent
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < EXACT {
            return write!(writer, "{value:.0}");
        }
        CompactFormatter.write_f64(writer, value)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::to_vec;

    #[test]
    fn whole_numbers_have_no_fraction() {
        let text = |value| String::from_utf8(to_vec(&value).unwrap()).unwrap();
        assert_eq!(text(json!([10.0, 19.99, -3.0, 0.0, 1e300, 7])), format!("[10,19.99,-3,0,{},7]", json!(1e300)));
        assert_eq!(text(json!({"a": {"b": [1.5e-7, null]}})), r#"{"a":{"b":[1.5e-7,null]}}"#);
    }
}
