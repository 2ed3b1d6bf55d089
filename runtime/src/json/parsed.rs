//! [`Parsed`]: a text with its parsed value.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::variables::Captured;

/// A type with a textual form: a date, a UUID.
pub trait Textual: Sized {
    /// Parses the text.
    fn read(text: &str) -> Option<Self>;

    /// Returns the text of a value.
    fn write(&self) -> String;
}

/// A text, and its parsed value.
///
/// A text of another format is not an error: [`get`](Self::get) then returns `None`, and [`text`](Self::text) the text. It is written exactly as it
/// was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    text: String,
    value: Option<T>,
}

impl<T> Parsed<T> {
    /// Returns the value, if the text could be parsed.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Returns the value, if the text could be parsed.
    pub fn into_value(self) -> Option<T> {
        self.value
    }

    /// Returns the text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T: Textual> Parsed<T> {
    /// Reads a text, which may be of any format.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let value = T::read(&text);
        Self { text, value }
    }
}

/// An empty text.
impl<T> Default for Parsed<T> {
    fn default() -> Self {
        Self { text: String::new(), value: None }
    }
}

impl<T: Textual> From<T> for Parsed<T> {
    fn from(value: T) -> Self {
        Self { text: value.write(), value: Some(value) }
    }
}

impl<T> fmt::Display for Parsed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<'de, T: Textual> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::new)
    }
}

impl<T> Serialize for Parsed<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text)
    }
}

impl<T> Captured for Parsed<T> {
    fn captured(&self) -> Option<String> {
        Some(self.text.clone())
    }
}

/// RFC 3339, section 5.6.
#[cfg(feature = "time")]
impl Textual for time::OffsetDateTime {
    fn read(text: &str) -> Option<Self> {
        Self::parse(text, &time::format_description::well_known::Rfc3339).ok()
    }

    /// A year outside of 0 to 9999 or an offset with seconds has no such text: it is written as by the crate's `Display`.
    fn write(&self) -> String {
        self.format(&time::format_description::well_known::Rfc3339).unwrap_or_else(|_| self.to_string())
    }
}

/// `full-date` of RFC 3339, section 5.6.
#[cfg(feature = "time")]
impl Textual for time::Date {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if [year.len(), month.len(), day.len()] != [4, 2, 2] {
            return None;
        }
        let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
        Self::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
    }

    fn write(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), u8::from(self.month()), self.day())
    }
}

/// RFC 3339, section 5.6.
#[cfg(feature = "chrono")]
impl Textual for chrono::DateTime<chrono::FixedOffset> {
    fn read(text: &str) -> Option<Self> {
        Self::parse_from_rfc3339(text).ok()
    }

    fn write(&self) -> String {
        self.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }
}

/// `full-date` of RFC 3339, section 5.6.
#[cfg(feature = "chrono")]
impl Textual for chrono::NaiveDate {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// RFC 3339, section 5.6. The offset is only in [`Parsed::text`].
#[cfg(feature = "jiff")]
impl Textual for jiff::Timestamp {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// `full-date` of RFC 3339, section 5.6.
#[cfg(feature = "jiff")]
impl Textual for jiff::civil::Date {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// RFC 9562.
#[cfg(feature = "uuid")]
impl Textual for uuid::Uuid {
    fn read(text: &str) -> Option<Self> {
        Self::try_parse(text).ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Even(u8);

    impl Textual for Even {
        fn read(text: &str) -> Option<Self> {
            text.parse().ok().filter(|number| number % 2 == 0).map(Self)
        }

        fn write(&self) -> String {
            self.0.to_string()
        }
    }

    #[test]
    fn what_does_not_parse_is_kept() -> Result<(), serde_json::Error> {
        for (text, value) in [("\"02\"", Some(Even(2))), ("\"3\"", None), ("\"\"", None)] {
            let parsed: Parsed<Even> = serde_json::from_str(text)?;
            assert_eq!(parsed.get(), value.as_ref(), "{text}");
            assert_eq!(serde_json::to_string(&parsed)?, text);
        }
        assert!(serde_json::from_str::<Parsed<Even>>("2").is_err());
        assert_eq!(Parsed::from(Even(4)).text(), "4");
        Ok(())
    }

    #[cfg(all(feature = "time", feature = "chrono", feature = "jiff", feature = "uuid"))]
    #[test]
    fn the_formats_that_the_generator_recognises_are_read() {
        fn reads<T: Textual>(texts: &[&str]) {
            for text in texts {
                let parsed = Parsed::<T>::new(*text);
                assert!(parsed.get().is_some(), "{} from {text}", std::any::type_name::<T>());
                let again = parsed.into_value().map(|value| T::read(&value.write()).is_some());
                assert_eq!(again, Some(true), "{text}");
            }
        }
        let times = ["2024-02-29T10:00:00Z", "1985-04-12T23:20:50.123456789-00:30", "2024-01-01T23:59:59+14:00"];
        let dates = ["2024-02-29", "0001-01-01"];
        reads::<time::OffsetDateTime>(&times);
        reads::<chrono::DateTime<chrono::FixedOffset>>(&times);
        reads::<jiff::Timestamp>(&times);
        reads::<time::Date>(&dates);
        reads::<chrono::NaiveDate>(&dates);
        reads::<jiff::civil::Date>(&dates);
        reads::<uuid::Uuid>(&["123e4567-e89b-12d3-a456-426614174000"]);
        assert_eq!(Parsed::<time::Date>::new("2024-2-9").get(), None);
    }
}
