//! [`Moment`]: a time in a script.

use std::fmt::Write as _;
use std::iter;

use super::Found;
use crate::template::calendar::{DAY, MONTHS, WEEKDAYS, clock, date, days, iso};

/// A time in milliseconds since 1970, with the methods that scripts call on it; or nothing, which stays nothing.
/// Always in UTC, even where a script would use the local time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Moment(Option<i64>);

impl Found {
    /// Returns the time in a value, like `new Date(x)`: milliseconds since 1970, or a text in the format of ISO 8601 or HTTP. Nothing for
    /// anything else.
    pub fn moment(&self) -> Moment {
        Moment(match self.number() {
            Some(_) if self.text().is_none_or(|text| text.trim().is_empty()) => None,
            Some(milliseconds) => (milliseconds.abs() < LAST).then_some(milliseconds as i64),
            None => self.text().and_then(|text| parsed(text.trim())),
        })
    }
}

/// The largest time of JavaScript.
const LAST: f64 = 8.64e15;

impl Moment {
    pub(super) fn new(milliseconds: i64) -> Self {
        Self(Some(milliseconds))
    }

    /// Adds milliseconds, which may be negative.
    pub fn plus_milliseconds(self, count: i64) -> Self {
        Self(self.0.map(|milliseconds| milliseconds.saturating_add(count)))
    }

    /// Adds seconds.
    pub fn plus_seconds(self, count: i64) -> Self {
        self.plus_milliseconds(count.saturating_mul(1000))
    }

    /// Adds days of 24 hours.
    pub fn plus_days(self, count: i64) -> Self {
        self.plus_seconds(count.saturating_mul(DAY))
    }

    /// Adds months: the same day of that month, or its last.
    pub fn plus_months(self, count: i64) -> Self {
        let day_length = DAY * 1000;
        let Some(milliseconds) = self.0 else { return self };
        let (year, month, day) = date(milliseconds.div_euclid(day_length));
        let months = (year * 12 + month - 1).saturating_add(count.clamp(-100_000, 100_000));
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        let first = days(year, month, 1);
        let length = days(months.saturating_add(1).div_euclid(12), (months + 1).rem_euclid(12) + 1, 1) - first;
        Self::new((first + day.min(length) - 1) * day_length + milliseconds.rem_euclid(day_length))
    }

    /// The first millisecond of its `days`, `weeks` (from Sunday), `months`, `years`, `hours`, `minutes` or `seconds`.
    pub fn start_of(self, unit: &str) -> Self {
        let Some(milliseconds) = self.0 else { return self };
        let day = milliseconds.div_euclid(DAY * 1000);
        let (year, month, _) = date(day);
        let length = match unit {
            "years" => return Self::new(days(year, 1, 1) * DAY * 1000),
            "months" => return Self::new(days(year, month, 1) * DAY * 1000),
            // 1 January 1970 was a Thursday
            "weeks" => return Self::new((day - (day + 4).rem_euclid(7)) * DAY * 1000),
            "days" => DAY * 1000,
            "hours" => 3_600_000,
            "minutes" => 60_000,
            "seconds" => 1000,
            _ => 1,
        };
        Self::new(milliseconds - milliseconds.rem_euclid(length))
    }

    /// The last millisecond of them.
    pub fn end_of(self, unit: &str) -> Self {
        let start = self.start_of(unit);
        let next = match unit {
            "years" => start.plus_months(12),
            "months" => start.plus_months(1),
            "weeks" => start.plus_days(7),
            "days" => start.plus_days(1),
            "hours" => start.plus_seconds(3600),
            "minutes" => start.plus_seconds(60),
            "seconds" => start.plus_seconds(1),
            _ => return start,
        };
        next.plus_milliseconds(-1)
    }

    /// `2024-05-01T12:00:00.000Z`
    pub fn iso(self) -> Found {
        Found::of(self.0.map(iso))
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
        Found::of(self.0.map(|milliseconds| milliseconds.div_euclid(1000)))
    }

    /// Formats the time by a pattern of moment.js: `YYYY-MM-DD HH:mm:ss`. Text in brackets stays.
    pub fn format(self, pattern: &str) -> Found {
        let Some(whole) = self.0 else { return Found::nothing() };
        let seconds = whole.div_euclid(1000);
        let days = seconds.div_euclid(DAY);
        let (year, month, day) = date(days);
        let (hour, minute, second) = clock(seconds);
        let half = if hour % 12 == 0 { 12 } else { hour % 12 };
        let milliseconds = whole.rem_euclid(1000);
        // the remainders are within the range of the tables
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
                "x" => write!(text, "{whole}"),
                other => {
                    write!(text, "{}", other.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(other))
                }
            };
        }
        Found::of(text)
    }
}

/// Parses a date, a date and time with or without a zone (ISO 8601), or a date of HTTP (RFC 9110, section 5.6.7).
fn parsed(text: &str) -> Option<i64> {
    let digits = |text: &str, length: usize| {
        (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i64>().ok())?
    };
    if let Some(rest) = text.strip_suffix(" GMT") {
        let [_, day, month, year, time] = rest.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let month = MONTHS.iter().position(|name| name.get(..3) == Some(month))?;
        let day = days(digits(year, 4)?, month as i64 + 1, digits(day, 2)?);
        return Some(day * DAY * 1000 + daytime(time)?);
    }
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let [year, month, date] = day.split('-').collect::<Vec<_>>().try_into().ok()?;
    let (month, date) = (digits(month, 2)?, digits(date, 2)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&date) {
        return None;
    }
    let day = days(digits(year, 4)?, month, date) * DAY * 1000;
    if time.is_empty() {
        return Some(day);
    }
    if let Some(time) = time.strip_suffix('Z') {
        return Some(day + daytime(time)?);
    }
    let Some(at) = time.rfind(['+', '-']) else { return Some(day + daytime(time)?) };
    let (time, zone) = time.split_at(at);
    let zone_digits = zone[1..].replace(':', "");
    let zone_minutes = digits(zone_digits.get(..2)?, 2)? * 60 + digits(zone_digits.get(2..)?, 2)?;
    let offset = if zone.starts_with('-') { -zone_minutes } else { zone_minutes };
    Some(day + daytime(time)? - offset * 60_000)
}

/// Parses `13:05`, `13:05:09` or `13:05:09.07` to milliseconds.
fn daytime(text: &str) -> Option<i64> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts = clock.split(':').map(|part| part.parse::<i64>().ok().filter(|_| part.len() == 2));
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
    if parts.next().is_some() || !(0..=24).contains(&hour) || !(0..60).contains(&minute) || !(0..60).contains(&second) {
        return None;
    }
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let milliseconds: i64 = format!("{fraction:0<3}")[..3].parse().ok()?;
    Some(((hour * 60 + minute) * 60 + second) * 1000 + milliseconds)
}

/// Splits a pattern into runs of one letter, texts in brackets, and other single characters.
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
    fn a_moment_is_written_in_each_format() {
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
    fn times_in_values() {
        for value in [
            "2024-02-29T13:05:09.070Z",
            "2024-02-29T14:05:09.07+01:00",
            "2024-02-29T08:05:09.070123-0500",
            "2024-02-29 13:05:09.070",
            "1709211909070",
        ] {
            assert_eq!(text(Found::of(value).moment().milliseconds()), "1709211909070", "{value}");
        }
        assert_eq!(text(Found::of("2024-02-29").moment().iso()), "2024-02-29T00:00:00.000Z");
        assert_eq!(text(Found::of("Thu, 29 Feb 2024 13:05:09 GMT").moment().seconds()), "1709211909");
        for value in
            ["", "soon", "2024-02", "2024-13-01", "2024-02-29T1:00Z", "2024-02-29Tx", "29.02.2024", "é-é-é", "1e300"]
        {
            let moment = Found::of(value).moment().plus_days(1).plus_months(1);
            assert!(moment.iso().is_missing() && moment.format("YYYY").is_missing(), "{value}");
            assert!(moment.milliseconds().is_missing() && moment.seconds().is_missing(), "{value}");
        }
    }

    #[test]
    fn a_moment_moves_by_units_of_the_calendar() {
        let moment = Moment::new(1_706_659_200_000); // 2024-01-31
        assert_eq!(text(moment.plus_months(1).iso()), "2024-02-29T00:00:00.000Z");
        assert_eq!(text(moment.plus_months(-2).format("YYYY-MM-DD")), "2023-11-30");
        assert_eq!(text(moment.plus_months(13).format("YYYY-MM-DD")), "2025-02-28");
        assert_eq!(text(moment.plus_days(-31).plus_seconds(1).format("YYYY-MM-DD ss")), "2023-12-31 01");
        assert_eq!(text(moment.plus_milliseconds(i64::MAX).milliseconds()), i64::MAX.to_string());
    }

    #[test]
    fn a_unit_of_time_has_a_start_and_an_end() {
        // 2024-02-29T13:05:09.070Z, a Thursday
        let moment = Moment::new(1_709_211_909_070);
        for (unit, start, end) in [
            ("seconds", "2024-02-29T13:05:09.000Z", "2024-02-29T13:05:09.999Z"),
            ("minutes", "2024-02-29T13:05:00.000Z", "2024-02-29T13:05:59.999Z"),
            ("hours", "2024-02-29T13:00:00.000Z", "2024-02-29T13:59:59.999Z"),
            ("days", "2024-02-29T00:00:00.000Z", "2024-02-29T23:59:59.999Z"),
            ("weeks", "2024-02-25T00:00:00.000Z", "2024-03-02T23:59:59.999Z"),
            ("months", "2024-02-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z"),
            ("years", "2024-01-01T00:00:00.000Z", "2024-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(
                (text(moment.start_of(unit).iso()), text(moment.end_of(unit).iso())),
                (start.into(), end.into())
            );
        }
        assert_eq!(text(Moment::new(-1).start_of("days").iso()), "1969-12-31T00:00:00.000Z");
    }
}
