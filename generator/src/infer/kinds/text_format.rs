//! Texts with a format that a type could have: dates and UUIDs.

use super::evidence::Evidence;

/// What a text is, besides a text.
pub fn of(text: &str) -> Evidence {
    let bytes = text.as_bytes();
    let dated = bytes.first().is_some_and(u8::is_ascii_digit) && bytes.get(4) == Some(&b'-');
    match () {
        () if dated && is_date(text) => Evidence::DATE,
        () if dated && is_date_time(text) => Evidence::DATE_TIME,
        () if bytes.len() == 36 && is_uuid(bytes) => Evidence::UUID,
        () => Evidence::PLAIN,
    }
}

/// `full-date` of RFC 3339, section 5.6.
fn is_date(text: &str) -> bool {
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

/// `date-time` of RFC 3339, section 5.6, with a `T`; no leap second.
fn is_date_time(text: &str) -> bool {
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

fn is_uuid(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => *byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_every_crate_reads_has_a_format() {
        let cases = [
            (Evidence::DATE, "2024-02-29 1999-12-31"),
            (
                Evidence::DATE_TIME,
                "2024-01-01T10:00:00Z 2024-01-01T23:59:59.123456789+14:00 1985-04-12T23:20:50.52-00:30",
            ),
            (Evidence::UUID, "123e4567-e89b-12d3-a456-426614174000 123E4567-E89B-12D3-A456-426614174000"),
            (
                Evidence::PLAIN,
                "2023-02-29 2024-13-01 2024-1-1 2024-01-01T10:00:00 2024-01-01T10:00Z 2024-01-01T24:00:00Z 2024-01-01T10:00:60Z \
                 2024-01-01T10:00:00.Z 2024-01-01t10:00:00Z 2024-01-01T10:00:00+0100 123e4567e89b12d3a456426614174000 20240101 \
                 123e4567-e89b-12d3-a456-42661417400g 2024-é1-01 ",
            ),
        ];
        for (expected, texts) in cases {
            for text in texts.split(' ') {
                assert_eq!(of(text), expected, "{text}");
            }
        }
        assert_eq!(of("2024-01-01 10:00:00Z"), Evidence::PLAIN);
    }
}
