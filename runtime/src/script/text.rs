//! Text and number functions of scripts, on [`Found`] values.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use serde::Serialize;
use serde_json::Value;

use super::Found;
use super::found::place;
use crate::variables::Captured;

/// The characters besides letters and digits that `encodeURIComponent` does not encode.
const UNRESERVED: &[u8] = b"-_.!~*'()";

impl Found {
    /// The parts of a text between `separator`s, as an array. An empty separator splits between
    /// characters.
    #[must_use]
    pub fn split(&self, separator: &str) -> Self {
        self.change(|text| match separator {
            "" => text.chars().map(String::from).collect::<Value>(),
            separator => text.split(separator).map(str::to_owned).collect(),
        })
    }

    /// Replaces the first `from`.
    #[must_use]
    pub fn replace(&self, from: &str, to: &str) -> Self {
        self.change(|text| text.replacen(from, to, 1).into())
    }

    /// Replaces every `from`.
    #[must_use]
    pub fn replace_all(&self, from: &str, to: &str) -> Self {
        self.change(|text| text.replace(from, to).into())
    }

    /// Returns the elements of an array, or the UTF-16 units of a text, from `from` (inclusive) to `to` (exclusive); negative indices count from the end.
    #[must_use]
    pub fn slice(&self, from: i64, to: impl Into<Option<i64>>) -> Self {
        let to = to.into();
        let range = |length| place(from, length)..to.map_or(length, |to| place(to, length));
        if let Some(Value::Array(items)) = &self.0 {
            return Self(Some(items.get(range(items.len())).unwrap_or_default().into()));
        }
        self.change(|text| {
            let units: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16_lossy(units.get(range(units.len())).unwrap_or_default()).into()
        })
    }

    /// Removes white space around the text.
    #[must_use]
    pub fn trim(&self) -> Self {
        self.change(|text| text.trim().into())
    }

    /// Converts to lower case.
    #[must_use]
    pub fn lowercase(&self) -> Self {
        self.change(|text| text.to_lowercase().into())
    }

    /// Converts to upper case.
    #[must_use]
    pub fn uppercase(&self) -> Self {
        self.change(|text| text.to_uppercase().into())
    }

    /// Pads the start of the text with repetitions of `with` to at least `length` UTF-16 units.
    #[must_use]
    pub fn pad_start(&self, length: usize, with: &str) -> Self {
        self.change(|text| (padding(text, length, with) + text).into())
    }

    /// Pads the end of the text like [`pad_start`](Self::pad_start).
    #[must_use]
    pub fn pad_end(&self, length: usize, with: &str) -> Self {
        self.change(|text| (text.to_owned() + &padding(text, length, with)).into())
    }

    /// Encodes the UTF-8 bytes of the text in base64.
    #[must_use]
    pub fn to_base64(&self) -> Self {
        self.change(|text| STANDARD.encode(text).into())
    }

    /// Decodes base64, of either alphabet, to a text; nothing if it is not valid.
    #[must_use]
    pub fn unbase64(&self) -> Self {
        self.try_change(|text| {
            let text = text.trim().trim_end_matches('=').replace('-', "+").replace('_', "/");
            let bytes = STANDARD_NO_PAD.decode(text).ok()?;
            Some(String::from_utf8(bytes).ok()?.into())
        })
    }

    /// Encodes like `encodeURIComponent`.
    #[must_use]
    pub fn url_encode(&self) -> Self {
        self.change(|text| {
            let mut encoded = String::with_capacity(text.len());
            for byte in text.bytes() {
                if byte.is_ascii_alphanumeric() || UNRESERVED.contains(&byte) {
                    encoded.push(char::from(byte));
                } else {
                    encoded.push_str(&format!("%{byte:02X}"));
                }
            }
            encoded.into()
        })
    }

    /// Decodes like `decodeURIComponent`; nothing if it is not valid.
    #[must_use]
    pub fn url_decode(&self) -> Self {
        self.try_change(|text| {
            let mut bytes = Vec::with_capacity(text.len());
            let mut rest = text.as_bytes();
            while let [first, after @ ..] = rest {
                let (byte, after) = match (first, after) {
                    (b'%', [high, low, after @ ..]) => {
                        let digit = |byte: &u8| char::from(*byte).to_digit(16);
                        (u8::try_from(digit(high)? * 16 + digit(low)?).ok()?, after)
                    }
                    (b'%', _) => return None,
                    (byte, after) => (*byte, after),
                };
                bytes.push(byte);
                rest = after;
            }
            Some(String::from_utf8(bytes).ok()?.into())
        })
    }

    /// Converts to a text: `String(x)`.
    #[must_use]
    pub fn to_text(&self) -> Self {
        self.change(|text| text.into())
    }

    /// Converts to a number: `Number(x)`; nothing if it is not one.
    #[must_use]
    pub fn to_number(&self) -> Self {
        self.calculate(|number| number)
    }

    /// Returns the integer at the start of the text: `parseInt(x)`; nothing if there is none.
    #[must_use]
    pub fn to_integer(&self) -> Self {
        self.try_change(|text| {
            let text = text.trim_start();
            let sign = usize::from(text.starts_with(['-', '+']));
            let digits = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
            number(text[..sign + digits].parse().ok()?)
        })
    }

    /// Converts to JSON: `JSON.stringify(x)`.
    #[must_use]
    pub fn to_json(&self) -> Self {
        Self(self.0.as_ref().map(|value| value.to_string().into()))
    }

    /// Converts to JSON, indented by `indent` spaces.
    #[must_use]
    pub fn to_json_indented(&self, indent: usize) -> Self {
        let blanks = " ".repeat(indent);
        let formatter = serde_json::ser::PrettyFormatter::with_indent(blanks.as_bytes());
        let mut bytes = Vec::new();
        let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
        let written = self.0.serialize(&mut serializer).ok();
        Self(written.and_then(|()| Some(String::from_utf8(bytes).ok()?.into())).filter(|_| self.0.is_some()))
    }

    /// Parses a text as JSON; nothing if it is not valid.
    #[must_use]
    pub fn parse(&self) -> Self {
        self.try_change(|text| serde_json::from_str(text).ok())
    }

    /// Joins the elements of an array to one text; elements that are nothing are empty.
    #[must_use]
    pub fn join(&self, separator: &str) -> Self {
        let Some(Value::Array(items)) = &self.0 else { return Self(None) };
        let texts: Vec<String> = items.iter().map(|item| item.captured().unwrap_or_default()).collect();
        Self(Some(texts.join(separator).into()))
    }

    /// Rounds down.
    #[must_use]
    pub fn floor(&self) -> Self {
        self.calculate(f64::floor)
    }

    /// Rounds up.
    #[must_use]
    pub fn ceil(&self) -> Self {
        self.calculate(f64::ceil)
    }

    /// Rounds to the nearest integer, halves up.
    #[must_use]
    pub fn round(&self) -> Self {
        self.calculate(|number| (number + 0.5).floor())
    }

    /// Writes a number with a fixed number of digits after the point: `x.toFixed(digits)`.
    #[must_use]
    pub fn to_fixed(&self, digits: usize) -> Self {
        let digits = digits.min(100);
        Self(self.number().map(|number| {
            // Rust rounds a half to the even digit, JavaScript away from zero
            let halves = number * 2f64.powi(i32::try_from(digits).unwrap_or(0) + 1);
            let number = match halves.fract() == 0.0 && halves % 2.0 != 0.0 {
                true if number < 0.0 => number.next_down(),
                true => number.next_up(),
                false => number,
            };
            format!("{number:.digits$}").into()
        }))
    }

    /// Writes a whole number in a base from 2 to 36: `x.toString(radix)`; nothing for one with a fraction.
    #[must_use]
    pub fn in_base(&self, radix: u32) -> Self {
        let whole = self.number().and_then(number).and_then(|number| number.as_i64());
        let Some(whole) = whole.filter(|_| (2..=36).contains(&radix)) else { return Self(None) };
        let mut rest = whole.unsigned_abs();
        let mut digits = Vec::new();
        loop {
            digits.extend(u32::try_from(rest % u64::from(radix)).ok().and_then(|digit| char::from_digit(digit, radix)));
            rest /= u64::from(radix);
            if rest == 0 {
                break;
            }
        }
        digits.extend((whole < 0).then_some('-'));
        Self(Some(digits.into_iter().rev().collect::<String>().into()))
    }

    /// Returns the first index of the other text in this one, in UTF-16 units, or of an element in an array; -1
    /// if there is none.
    #[must_use]
    pub fn index_of(&self, part: impl Captured) -> Self {
        let part = Self::of(part);
        let place = match &self.0 {
            Some(Value::Array(items)) => items.iter().position(|item| Self(Some(item.clone())).is_same(&part)),
            Some(Value::String(text)) => {
                part.text().and_then(|part| Some(text[..text.find(&part)?].encode_utf16().count()))
            }
            _ => return Self(None),
        };
        Self(Some(place.map_or(Value::from(-1), Value::from)))
    }

    /// Returns the sum of two numbers.
    #[must_use]
    pub fn plus(&self, other: Self) -> Self {
        other.number().map_or(Self(None), |other| self.calculate(|number| number + other))
    }

    /// Returns the sum of two numbers, or the joined texts of both: `a + b`.
    #[must_use]
    pub fn add(&self, other: Self) -> Self {
        match (&self.0, &other.0) {
            (Some(Value::Number(_) | Value::Bool(_)), Some(Value::Number(_) | Value::Bool(_))) => self.plus(other),
            _ => Self::concat([self.clone(), other]),
        }
    }

    /// Adds the elements of an array, as `a + b + c`.
    #[must_use]
    pub fn sum(&self) -> Self {
        let Some(Value::Array(items)) = &self.0 else { return Self(None) };
        items.iter().map(|item| Self(Some(item.clone()))).reduce(|sum, item| sum.add(item)).unwrap_or(Self(None))
    }

    /// Returns the difference.
    #[must_use]
    pub fn minus(&self, other: Self) -> Self {
        other.number().map_or(Self(None), |other| self.calculate(|number| number - other))
    }

    /// Returns the product.
    #[must_use]
    pub fn times(&self, other: Self) -> Self {
        other.number().map_or(Self(None), |other| self.calculate(|number| number * other))
    }

    /// Returns the quotient; nothing for a division by zero.
    #[must_use]
    pub fn over(&self, other: Self) -> Self {
        other.number().map_or(Self(None), |other| self.calculate(|number| number / other))
    }

    /// Returns the remainder, with the sign of the dividend.
    #[must_use]
    pub fn modulo(&self, other: Self) -> Self {
        other.number().map_or(Self(None), |other| self.calculate(|number| number % other))
    }

    pub(super) fn change(&self, change: impl FnOnce(&str) -> Value) -> Self {
        self.try_change(|text| Some(change(text)))
    }

    pub(super) fn try_change(&self, change: impl FnOnce(&str) -> Option<Value>) -> Self {
        Self(self.text().and_then(|text| change(&text)))
    }

    fn calculate(&self, change: impl FnOnce(f64) -> f64) -> Self {
        Self(self.number().map(change).and_then(number))
    }
}

/// Creates a number; integers are written without a fraction.
pub(super) fn number(number: f64) -> Option<Value> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        return Some(Value::from(number as i64));
    }
    serde_json::Number::from_f64(number).map(Value::Number)
}

/// What a text lacks of a length.
fn padding(text: &str, length: usize, with: &str) -> String {
    let missing = length.saturating_sub(text.encode_utf16().count());
    let units: Vec<u16> = with.encode_utf16().collect();
    if units.is_empty() {
        return String::new();
    }
    String::from_utf16_lossy(&units.iter().copied().cycle().take(missing).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(found: Found) -> String {
        found.text().unwrap_or_else(|| "nothing".into())
    }

    #[test]
    fn texts_are_split_cut_and_replaced() {
        let link = Found::of("https://a.example/orders/7?x=1");
        assert_eq!(text(link.split("/").last(0).split("?").item(0)), "7");
        assert_eq!(text(link.replace("e", "E").slice(-3, None)), "x=1");
        assert_eq!(text(Found::of("aXbX").replace_all("X", "")), "ab");
        assert_eq!(text(Found::of("aXbX").replace("X", "")), "abX");
        assert_eq!(text(Found::of("Grüße").slice(1, 4)), "rüß");
        assert_eq!(text(Found::of("ab").slice(2, 1)), "");
        assert_eq!(text(Found::of("ab").slice(-9, -1)), "a");
        assert_eq!(text(Found::of(" É ").trim().lowercase().uppercase()), "É");
        assert_eq!(text(Found::of("a").split("").join("-")), "a");
        assert_eq!(text(Found::nothing().trim().split("/").item(0)), "nothing");
        assert_eq!(text(Found::of(7).pad_start(3, "0")), "007");
        assert_eq!(text(Found::of("é").pad_end(6, "ab")), "éababa");
        assert_eq!(text(Found::of("abc").pad_start(2, "0").pad_end(9, "")), "abc");
    }

    #[test]
    fn the_place_of_a_text_or_element_is_found() {
        assert_eq!(text(Found::of("é-b").index_of("b")), "2");
        assert_eq!(text(Found::of("ab").index_of("c")), "-1");
        let list = Found::array([Found::of("1"), Found::of(1), Found::of(true)]);
        assert_eq!(text(list.index_of(1)), "1");
        assert_eq!(text(list.index_of("1")), "0");
        assert_eq!(text(list.index_of("true")), "-1");
        assert_eq!(text(Found::nothing().index_of("")), "nothing");
    }

    #[test]
    fn texts_are_encoded_and_decoded() {
        assert_eq!(text(Found::of("ada:pw").to_base64()), "YWRhOnB3");
        assert_eq!(text(Found::of("YWRhOnB3").unbase64()), "ada:pw");
        assert_eq!(text(Found::of("w7_Dvg").unbase64()), "ÿþ");
        assert_eq!(text(Found::of("not base64").unbase64()), "nothing");
        assert_eq!(text(Found::of("a b/é").url_encode()), "a%20b%2F%C3%A9");
        assert_eq!(text(Found::of("a%20b%2F%C3%A9").url_decode()), "a b/é");
        assert_eq!(text(Found::of("50%").url_decode()), "nothing");
        assert_eq!(text(Found::of("%zz").url_decode()), "nothing");
    }

    #[test]
    fn json_is_parsed_and_written() {
        let parsed = Found::of(r#"{"a": [1, 2]}"#).parse();
        assert_eq!(text(parsed.at("/a/1")), "2");
        assert_eq!(text(parsed.to_json()), r#"{"a":[1,2]}"#);
        assert_eq!(text(parsed.to_json_indented(1)), "{\n \"a\": [\n  1,\n  2\n ]\n}");
        assert_eq!(text(Found::of("a").to_json()), "\"a\"");
        assert_eq!(text(parsed.at("/a").join("+")), "1+2");
        assert_eq!(text(Found::nothing().to_json_indented(2)), "nothing");
    }

    #[test]
    fn numbers_are_computed_as_in_javascript() {
        assert_eq!(text(Found::of("12").plus(Found::of(0.5))), "12.5");
        assert_eq!(text(Found::of("12").add(Found::of(1))), "121");
        assert_eq!(text(Found::of(12).add(Found::of(1))), "13");
        assert_eq!(text(Found::of(2).times(Found::of("100")).round()), "200");
        assert_eq!(text(Found::of(7).minus(Found::of(9))), "-2");
        assert_eq!(text(Found::of(7).over(Found::of(0))), "nothing");
        assert_eq!(text(Found::of(-7).modulo(Found::of(4))), "-3");
        assert_eq!(text(Found::of(-1.5).round()), "-1");
        assert_eq!(text(Found::of(1.2).ceil()), "2");
        assert_eq!(text(Found::of(1.8).floor()), "1");
        assert_eq!(text(Found::of("x").to_number()), "nothing");
        for (value, integer) in [("12px", "12"), (" -3.9", "-3"), ("7", "7"), ("x1", "nothing"), ("", "nothing")] {
            assert_eq!(text(Found::of(value).to_integer()), integer, "{value}");
        }
        assert_eq!(text(Found::of("12.5").to_fixed(2)), "12.50");
        for (number, digits, fixed) in
            [(3.0, 0, "3"), (2.5, 0, "3"), (-0.125, 2, "-0.13"), (1.45, 1, "1.4"), (1.005, 2, "1.00"), (0.5, 1, "0.5")]
        {
            assert_eq!(text(Found::of(number).to_fixed(digits)), fixed);
        }
        for (number, radix, written) in
            [(1_700_000_000_123_i64, 36, "loyw3v5n"), (255, 16, "ff"), (-5, 2, "-101"), (0, 36, "0"), (7, 1, "nothing")]
        {
            assert_eq!(text(Found::of(number).in_base(radix)), written);
        }
        assert_eq!(text(Found::of(0.5).in_base(16)), "nothing");
        assert_eq!(text(Found::of(1).plus(Found::nothing())), "nothing");
        assert_eq!(text(Found::array([Found::of(0), Found::of(1.5), Found::of(2)]).sum()), "3.5");
        assert_eq!(text(Found::array([Found::of(0), Found::of(1), Found::of("2"), Found::of(3)]).sum()), "123");
        assert_eq!(text(Found::array([Found::of(0), Found::nothing()]).sum()), "nothing");
    }
}
