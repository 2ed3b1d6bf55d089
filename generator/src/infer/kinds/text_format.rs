//! Formats of texts that have a type of their own: dates and UUIDs.

use postman_observations::{is_date, is_date_time, is_uuid};

use super::evidence::Evidence;

/// Returns the format of a text.
pub fn of(text: &str) -> Evidence {
    let bytes = text.as_bytes();
    let dated = bytes.first().is_some_and(u8::is_ascii_digit) && bytes.get(4) == Some(&b'-');
    match () {
        () if dated && is_date(text) => Evidence::DATE,
        () if dated && is_date_time(text) => Evidence::DATE_TIME,
        () if bytes.len() == 36 && is_uuid(text) => Evidence::UUID,
        () => Evidence::PLAIN,
    }
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
