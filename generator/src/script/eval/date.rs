//! Times: `Date` and moment.js.

use super::Follower;
use super::symbol::Symbol;
use crate::script::model::Value;
use crate::script::transform::{Shift, TimeFormat, TimeUnit};

pub(super) fn now<'p>(format: TimeFormat) -> Symbol<'p> {
    Symbol::Value(Value::Time { shifts: Vec::new(), format })
}

impl<'p> Follower<'p> {
    /// A method that changes a time in place: `add` of moment, the setters of `Date`.
    pub(super) fn change_time(
        &mut self,
        time: &Symbol<'p>,
        name: &str,
        arguments: &[Symbol<'p>],
    ) -> Option<(Symbol<'p>, Symbol<'p>)> {
        let changed = match name {
            "add" | "subtract" => shifted(time.clone(), name == "subtract", arguments),
            _ if name.starts_with("set") || matches!(name, "startOf" | "endOf" | "utcOffset") => {
                Symbol::unknown("a time that is set piece by piece")
            }
            _ => return None,
        };
        Some((changed.clone(), changed))
    }

    pub(super) fn time_method(&mut self, time: Symbol<'p>, name: &str, arguments: &[Symbol<'p>]) -> Symbol<'p> {
        let Symbol::Value(Value::Time { shifts, format: before }) = time else {
            return time;
        };
        let format = match name {
            "toISOString" | "toJSON" => TimeFormat::Iso,
            "toUTCString" | "toGMTString" => TimeFormat::Http,
            "getTime" | "valueOf" => TimeFormat::Milliseconds,
            "unix" => TimeFormat::Seconds,
            "utc" | "local" => match before {
                TimeFormat::Pattern { pattern, .. } => TimeFormat::Pattern { pattern, utc: name == "utc" },
                other => other,
            },
            "format" => {
                let utc = matches!(before, TimeFormat::Pattern { utc: true, .. });
                match arguments.first() {
                    None => TimeFormat::Pattern { pattern: DEFAULT_PATTERN.to_owned(), utc },
                    Some(pattern) => match pattern.as_text() {
                        Some(pattern) => TimeFormat::Pattern { pattern: pattern.to_owned(), utc },
                        None => return Symbol::unknown("a format that is not constant"),
                    },
                }
            }
            "clone" | "toDate" => before,
            // numbers of milliseconds are also plain numbers
            "toString" if matches!(before, TimeFormat::Milliseconds | TimeFormat::Seconds) => before,
            "add" | "subtract" => {
                return shifted(Symbol::Value(Value::Time { shifts, format: before }), name == "subtract", arguments);
            }
            _ => return Symbol::unknown(format!("`{name}` of a time")),
        };
        Symbol::Value(Value::Time { shifts, format })
    }
}

/// How moment.js writes a time when it is not told.
pub(super) const DEFAULT_PATTERN: &str = "YYYY-MM-DDTHH:mm:ssZ";

fn shifted<'p>(time: Symbol<'p>, back: bool, arguments: &[Symbol<'p>]) -> Symbol<'p> {
    let Symbol::Value(Value::Time { mut shifts, format }) = time else {
        return time;
    };
    let amount = arguments.first().and_then(Symbol::as_integer);
    let unit = match arguments.get(1) {
        None => Some(TimeUnit::Milliseconds),
        Some(name) => name.as_text().and_then(unit),
    };
    match (amount, unit) {
        (Some(amount), Some(unit)) => {
            shifts.push(Shift { amount: if back { -amount } else { amount }, unit });
            Symbol::Value(Value::Time { shifts, format })
        }
        _ => Symbol::unknown("a time moved by something that is not constant"),
    }
}

fn unit(name: &str) -> Option<TimeUnit> {
    Some(match name {
        "ms" | "millisecond" | "milliseconds" => TimeUnit::Milliseconds,
        "s" | "second" | "seconds" => TimeUnit::Seconds,
        "m" | "minute" | "minutes" => TimeUnit::Minutes,
        "h" | "hour" | "hours" => TimeUnit::Hours,
        "d" | "day" | "days" => TimeUnit::Days,
        "w" | "week" | "weeks" => TimeUnit::Weeks,
        "M" | "month" | "months" => TimeUnit::Months,
        "y" | "year" | "years" => TimeUnit::Years,
        _ => return None,
    })
}
