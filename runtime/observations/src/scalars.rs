//! Classes of numbers and texts.

use crate::kind::Kind;

/// The largest integer up to which `f64` holds every one.
const WIDE: u64 = 1 << f64::MANTISSA_DIGITS;

pub(crate) fn signed(value: i64) -> Kind {
    match (value < 0, value.unsigned_abs() > WIDE) {
        (false, false) => Kind::Integer,
        (true, false) => Kind::NegativeInteger,
        (false, true) => Kind::WideInteger,
        (true, true) => Kind::WideNegativeInteger,
    }
}

pub(crate) fn unsigned(value: u64) -> Kind {
    i64::try_from(value).map_or(Kind::UnsignedInteger, signed)
}

/// The kinds of a text: one, or two for a placeholder that may be null.
pub(crate) fn text(text: &str) -> (Kind, Option<Kind>) {
    if let Some(inner) = text.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')) {
        if inner.starts_with("Error: Too many levels of nesting") || inner.starts_with("Circular reference to ") {
            return (Kind::Elided, None);
        }
        if !inner.contains(['<', '>']) {
            return match inner.split_once(',') {
                Some((name, "null")) => (placeholder(name), Some(Kind::PlaceholderNull)),
                _ => (placeholder(inner), None),
            };
        }
    }
    let kind = match () {
        () if is_date(text) => Kind::Date,
        () if is_date_time(text) => Kind::DateTime,
        () if is_uuid(text) => Kind::Uuid,
        () => Kind::Text,
    };
    (kind, None)
}

fn placeholder(name: &str) -> Kind {
    match name {
        "integer" | "int32" | "int64" | "long" => Kind::PlaceholderInteger,
        "number" | "float" | "double" => Kind::PlaceholderNumber,
        "boolean" => Kind::PlaceholderBoolean,
        "array" => Kind::PlaceholderList,
        "object" => Kind::PlaceholderObject,
        "dateTime" | "date-time" => Kind::PlaceholderDateTime,
        "date" => Kind::PlaceholderDate,
        "uuid" | "guid" => Kind::PlaceholderUuid,
        _ => Kind::PlaceholderText,
    }
}

/// Returns `true` if a text is a `full-date` of RFC 3339, section 5.6.
pub fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| parts.next().and_then(|part| number(part, digits));
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Returns `true` if a text is a `date-time` of RFC 3339, section 5.6, with a `T` and without a leap second.
pub fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_at_checked(10) else {
        return false;
    };
    let Some((clock, rest)) = time.strip_prefix('T').and_then(|time| time.split_at_checked(8)) else {
        return false;
    };
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => {
            let offset = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if offset.len() == fraction.len() { return false } else { offset }
        }
        None => rest,
    };
    let is_offset = offset == "Z" || offset.strip_prefix(['+', '-']).is_some_and(|offset| is_clock(offset, &[24, 60]));
    is_date(date) && is_clock(clock, &[24, 60, 60]) && is_offset
}

/// Numbers of two digits, each below its limit, with colons between.
fn is_clock(text: &str, limits: &[u32]) -> bool {
    let mut parts = text.split(':');
    let below = |limit: &u32| parts.next().and_then(|part| number(part, 2)).is_some_and(|part| part < *limit);
    limits.iter().all(below) && parts.next().is_none()
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let all_digits = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

/// Returns `true` if a text is a UUID with its hyphens.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_every_crate_reads_has_a_format() {
        let cases = [
            (Kind::Date, "2024-02-29 1999-12-31"),
            (Kind::DateTime, "2024-01-01T10:00:00Z 2024-01-01T23:59:59.123456789+14:00 1985-04-12T23:20:50.52-00:30"),
            (Kind::Uuid, "123e4567-e89b-12d3-a456-426614174000 123E4567-E89B-12D3-A456-426614174000"),
            (
                Kind::Text,
                "2023-02-29 2024-13-01 2024-1-1 2024-01-01T10:00:00 2024-01-01T10:00Z 2024-01-01T24:00:00Z 2024-01-01T10:00:60Z \
                 2024-01-01T10:00:00.Z 2024-01-01t10:00:00Z 2024-01-01T10:00:00+0100 123e4567e89b12d3a456426614174000 20240101 \
                 123e4567-e89b-12d3-a456-42661417400g 2024-é1-01 ",
            ),
        ];
        for (expected, texts) in cases {
            for one in texts.split(' ') {
                assert_eq!(text(one), (expected, None), "{one}");
            }
        }
    }

    #[test]
    fn placeholders_of_mock_servers_are_kinds() {
        assert_eq!(text("<long>"), (Kind::PlaceholderInteger, None));
        assert_eq!(text("<string,null>"), (Kind::PlaceholderText, Some(Kind::PlaceholderNull)));
        assert_eq!(text("<your name>"), (Kind::PlaceholderText, None));
        assert_eq!(text("<b>x</b>"), (Kind::Text, None));
        assert_eq!(text("<Circular reference to #/a detected>"), (Kind::Elided, None));
    }

    #[test]
    fn integers_are_told_apart_by_what_holds_them() {
        assert_eq!(unsigned(5), Kind::Integer);
        assert_eq!(signed(-5), Kind::NegativeInteger);
        assert_eq!(signed(1 << 60), Kind::WideInteger);
        assert_eq!(signed(i64::MIN), Kind::WideNegativeInteger);
        assert_eq!(unsigned(u64::MAX), Kind::UnsignedInteger);
    }
}
