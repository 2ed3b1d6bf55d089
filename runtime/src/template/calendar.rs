//! Dates as text, in UTC.

pub(crate) const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The weekdays, starting with that of 1970-01-01.
pub(crate) const WEEKDAYS: &[&str] = &["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
/// Seconds.
pub(crate) const DAY: i64 = 86_400;

/// `2026-11-22T19:03:04.603Z`
pub(crate) fn iso(milliseconds: i64) -> String {
    let seconds = milliseconds.div_euclid(1000);
    let (year, month, day) = date(seconds.div_euclid(DAY));
    let (hour, minute, second) = clock(seconds);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", milliseconds.rem_euclid(1000))
}

/// `2026-11-22T19:03:04Z`
#[cfg(any(feature = "aws", feature = "edgegrid"))]
pub(crate) fn iso_seconds(seconds: u64) -> String {
    let iso = iso(i64::try_from(seconds).unwrap_or(i64::MAX / 1000).saturating_mul(1000));
    iso.replace(".000Z", "Z")
}

/// `Thu Feb 05 2026 02:21:51 GMT+0000 (Coordinated Universal Time)`
pub(super) fn javascript_date(seconds: i64) -> String {
    let days = seconds.div_euclid(DAY);
    let (year, month, day) = date(days);
    let (hour, minute, second) = clock(seconds);
    // the remainders are within the range of the tables
    let weekday = &WEEKDAYS[days.rem_euclid(7) as usize][..3];
    let month = &MONTHS[month as usize - 1][..3];
    format!(
        "{weekday} {month} {day:02} {year:04} {hour:02}:{minute:02}:{second:02} GMT+0000 (Coordinated Universal Time)"
    )
}

pub(crate) fn clock(seconds: i64) -> (i64, i64, i64) {
    let second = seconds.rem_euclid(DAY);
    (second / 3600, second / 60 % 60, second % 60)
}

/// Year, month and day of a count of days since 1970-01-01 (proleptic Gregorian; years that begin
/// in March put the leap day last).
pub(crate) fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

/// The number of days between 1970-01-01 and a date: the inverse of [`date`].
pub(crate) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let march_month = (month + 9) % 12;
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    let year_of_era = year.rem_euclid(400);
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(400) * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_the_inverse_of_dates() {
        for count in (-1_000_000..1_000_000).step_by(97) {
            let (year, month, day) = date(count);
            assert_eq!(days(year, month, day), count, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn dates_are_written_as_in_javascript() {
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(951_782_400_007), "2000-02-29T00:00:00.007Z");
        assert_eq!(iso(1_795_374_184_603), "2026-11-22T19:03:04.603Z");
        assert_eq!(javascript_date(1_770_258_111), "Thu Feb 05 2026 02:21:51 GMT+0000 (Coordinated Universal Time)");
    }
}
