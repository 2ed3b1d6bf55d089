//! [`Kind`]: what one JSON value is, without the value.

/// The kind of a JSON value. Numbers are distinguished by the Rust type that holds them, texts by their format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// From 0 to 2⁵³.
    Integer,
    /// From -2⁵³ to -1.
    NegativeInteger,
    /// Above 2⁵³, within `i64`.
    WideInteger,
    /// Below -2⁵³, within `i64`.
    WideNegativeInteger,
    /// Above `i64::MAX`, within `u64`.
    UnsignedInteger,
    /// Beyond 64 bits.
    HugeInteger,
    /// A fraction, an exponent or `-0`.
    Float,
    /// A text of no format that is known here.
    Text,
    /// A full date of RFC 3339.
    Date,
    /// A date and time of RFC 3339.
    DateTime,
    /// A UUID.
    Uuid,
    /// A list.
    List,
    /// An object whose keys are names.
    Object,
    /// An object whose keys are data.
    Map,
    /// An object that has a key twice; it counts beside [`Object`](Self::Object).
    RepeatedKey,
    /// Nested deeper than is read.
    TooDeep,
    /// `"<integer>"`, a placeholder of Postman's mock servers.
    PlaceholderInteger,
    /// `"<number>"`
    PlaceholderNumber,
    /// `"<boolean>"`
    PlaceholderBoolean,
    /// `"<array>"`
    PlaceholderList,
    /// `"<object>"`
    PlaceholderObject,
    /// `"<dateTime>"`
    PlaceholderDateTime,
    /// `"<date>"`
    PlaceholderDate,
    /// `"<uuid>"`
    PlaceholderUuid,
    /// `"<string>"`, and any other text in angle brackets.
    PlaceholderText,
    /// A placeholder that may be null; it counts beside its kind.
    PlaceholderNull,
    /// A text that stands for what an example leaves out.
    Elided,
}

const NAMES: [(Kind, &str); 29] = [
    (Kind::Null, "null"),
    (Kind::Boolean, "boolean"),
    (Kind::Integer, "integer"),
    (Kind::NegativeInteger, "negative integer"),
    (Kind::WideInteger, "wide integer"),
    (Kind::WideNegativeInteger, "wide negative integer"),
    (Kind::UnsignedInteger, "unsigned integer"),
    (Kind::HugeInteger, "huge integer"),
    (Kind::Float, "float"),
    (Kind::Text, "text"),
    (Kind::Date, "date"),
    (Kind::DateTime, "date-time"),
    (Kind::Uuid, "uuid"),
    (Kind::List, "list"),
    (Kind::Object, "object"),
    (Kind::Map, "map"),
    (Kind::RepeatedKey, "repeated key"),
    (Kind::TooDeep, "too deep"),
    (Kind::PlaceholderInteger, "<integer>"),
    (Kind::PlaceholderNumber, "<number>"),
    (Kind::PlaceholderBoolean, "<boolean>"),
    (Kind::PlaceholderList, "<array>"),
    (Kind::PlaceholderObject, "<object>"),
    (Kind::PlaceholderDateTime, "<dateTime>"),
    (Kind::PlaceholderDate, "<date>"),
    (Kind::PlaceholderUuid, "<uuid>"),
    (Kind::PlaceholderText, "<string>"),
    (Kind::PlaceholderNull, "<null>"),
    (Kind::Elided, "<elided>"),
];

impl Kind {
    /// As the file has it.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(kind, _)| *kind == self).map_or("text", |(_, name)| name)
    }

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    /// Returns `true` if it counts a value, and not something more about one that is counted.
    pub(crate) fn is_value(self) -> bool {
        !matches!(self, Self::RepeatedKey | Self::PlaceholderNull)
    }

    /// Returns the class of the kind in the reasons for widening a type: numbers are of two classes, texts of one for each format.
    pub(crate) fn class(self) -> Option<&'static str> {
        Some(match self {
            Self::Boolean => "boolean",
            Self::Integer | Self::NegativeInteger | Self::WideInteger | Self::WideNegativeInteger => "integer",
            Self::UnsignedInteger | Self::HugeInteger => "integer beyond 64 bits with a sign",
            Self::Float => "float",
            Self::Text => "text",
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Uuid => "uuid",
            Self::List => "list",
            Self::Object => "object",
            Self::Map => "map",
            Self::Null => "null",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for (kind, name) in NAMES {
            assert_eq!(kind.name(), name);
            assert_eq!(Kind::of_name(name), Some(kind));
        }
    }
}
