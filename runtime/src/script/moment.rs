//! [`Moment`]: a time of a script.

use std::fmt::Write as _;
use std::iter;

use super::Found;
use crate::template::calendar::{DAY, MONTHS, WEEKDAYS, clock, date, days, iso};

/// A time, in milliseconds since 1970, and how scripts move and write it. Always in UTC, also where
/// a script would use the local zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Moment(i64);

impl Moment {
    pub(super) fn new(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// Later by that many milliseconds; earlier when negative.
    pub fn plus_milliseconds(self, count: i64) -> Self {
        Self(self.0.saturating_add(count))
    }

    /// Later by that many seconds.
    pub fn plus_seconds(self, count: i64) -> Self {
        self.plus_milliseconds(count.saturating_mul(1000))
    }

    /// Later by that many days of 24 hours.
    pub fn plus_days(self, count: i64) -> Self {
        self.plus_seconds(count.saturating_mul(DAY))
    }

    /// On the same day of a later month, or its last.
    pub fn plus_months(self, count: i64) -> Self {
        let day_length = DAY * 1000;
        let (year, month, day) = date(self.0.div_euclid(day_length));
        let months = (year * 12 + month - 1).saturating_add(count.clamp(-100_000, 100_000));
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        let first = days(year, month, 1);
        let length = days(months.saturating_add(1).div_euclid(12), (months + 1).rem_euclid(12) + 1, 1) - first;
        Self((first + day.min(length) - 1) * day_length + self.0.rem_euclid(day_length))
    }

    /// `2024-05-01T12:00:00.000Z`
    pub fn iso(self) -> Found {
        Found::of(iso(self.0))
    }

    /// `Wed, 01 May 2024 12:00:00 GMT`
    pub fn http(self) -> Found {
        self.format("ddd, DD MMM YYYY HH:mm:ss [GMT]")
    }

    /// Milliseconds since 1970.
    pub fn milliseconds(self) -> Found {
        Found::of(self.0)
    }

    /// Whole seconds since 1970.
    pub fn seconds(self) -> Found {
        Found::of(self.0.div_euclid(1000))
    }

    /// In the letters of moment.js: `YYYY-MM-DD HH:mm:ss`. What is in brackets stays as it is.
    pub fn format(self, pattern: &str) -> Found {
        let seconds = self.0.div_euclid(1000);
        let days = seconds.div_euclid(DAY);
        let (year, month, day) = date(days);
        let (hour, minute, second) = clock(seconds);
        let half = if hour % 12 == 0 { 12 } else { hour % 12 };
        let milliseconds = self.0.rem_euclid(1000);
        // The remainders are in range of the tables.
        let month_name = MONTHS[month as usize - 1];
        let weekday = WEEKDAYS[days.rem_euclid(7) as usize];
        let mut text = String::new();
        for token in tokens(pattern) {
            // Writing to a `String` cannot fail.
            let _ = match token {
                "YYYY" => write!(text, "{year:04}"),
                "YY" => write!(text, "{:02}", year.rem_euclid(100)),
                "MMMM" => write!(text, "{month_name}"),
                "MMM" => write!(text, "{}", &month_name[..3]),
                "MM" => write!(text, "{month:02}"),
                "M" => write!(text, "{month}"),
                "DD" => write!(text, "{day:02}"),
                "D" => write!(text, "{day}"),
                "dddd" => write!(text, "{weekday}"),
                "ddd" => write!(text, "{}", &weekday[..3]),
                "HH" => write!(text, "{hour:02}"),
                "H" => write!(text, "{hour}"),
                "hh" => write!(text, "{half:02}"),
                "h" => write!(text, "{half}"),
                "mm" => write!(text, "{minute:02}"),
                "m" => write!(text, "{minute}"),
                "ss" => write!(text, "{second:02}"),
                "s" => write!(text, "{second}"),
                "SSS" => write!(text, "{milliseconds:03}"),
                "SS" => write!(text, "{:02}", milliseconds / 10),
                "S" => write!(text, "{}", milliseconds / 100),
                "A" => write!(text, "{}", if hour < 12 { "AM" } else { "PM" }),
                "a" => write!(text, "{}", if hour < 12 { "am" } else { "pm" }),
                "Z" => write!(text, "+00:00"),
                "ZZ" => write!(text, "+0000"),
                "X" => write!(text, "{seconds}"),
                "x" => write!(text, "{}", self.0),
                other => {
                    write!(text, "{}", other.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(other))
                }
            };
        }
        Found::of(text)
    }
}

/// Runs of one letter, texts in brackets, and single other characters.
fn tokens(pattern: &str) -> impl Iterator<Item = &str> {
    let mut rest = pattern;
    iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = match first {
            '[' => rest.find(']').map_or(rest.len(), |close| close + 1),
            first if first.is_ascii_alphabetic() => rest.len() - rest.trim_start_matches(first).len(),
            first => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        Some(token)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(found: Found) -> String {
        found.text().unwrap_or_default()
    }

    #[test]
    fn formats() {
        // 2024-02-29T13:05:09.070Z, a Thursday
        let moment = Moment::new(1_709_211_909_070);
        assert_eq!(text(moment.iso()), "2024-02-29T13:05:09.070Z");
        assert_eq!(text(moment.http()), "Thu, 29 Feb 2024 13:05:09 GMT");
        assert_eq!(text(moment.milliseconds()), "1709211909070");
        assert_eq!(text(moment.seconds()), "1709211909");
        assert_eq!(
            text(moment.format("YY M D dddd MMMM h:m:s a A hh SSS SS S Z ZZ X")),
            "24 2 29 Thursday February 1:5:9 pm PM 01 070 07 0 +00:00 +0000 1709211909"
        );
        assert_eq!(text(moment.format("YYYY-MM-DDTHH:mm:ss[Z] [at]")), "2024-02-29T13:05:09Z at");
    }

    #[test]
    fn shifts() {
        let moment = Moment::new(1_706_659_200_000); // 2024-01-31
        assert_eq!(text(moment.plus_months(1).iso()), "2024-02-29T00:00:00.000Z");
        assert_eq!(text(moment.plus_months(-2).format("YYYY-MM-DD")), "2023-11-30");
        assert_eq!(text(moment.plus_months(13).format("YYYY-MM-DD")), "2025-02-28");
        assert_eq!(text(moment.plus_days(-31).plus_seconds(1).format("YYYY-MM-DD ss")), "2023-12-31 01");
        assert_eq!(text(moment.plus_milliseconds(i64::MAX).milliseconds()), i64::MAX.to_string());
    }
}
