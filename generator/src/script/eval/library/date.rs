//! Times: `Date` and moment.js.

use crate::script::eval::follower::Follower;
use crate::script::eval::symbol::Symbol;
use crate::script::syntax::Binary;
use crate::script::values::transform::{Arithmetic, Shift, TimeFormat, TimeUnit, Transform};
use crate::script::values::truth::Reason;
use crate::script::values::value::Value;

pub(crate) fn now<'p>(format: TimeFormat) -> Symbol<'p> {
    Symbol::Value(Value::Time { shifts: Vec::new(), format })
}

/// A time: its base (now if there is none), its shifts and its format.
struct Time {
    of: Option<Box<Value>>,
    shifts: Vec<Shift>,
    format: TimeFormat,
}

impl Time {
    fn read(symbol: &Symbol<'_>) -> Option<Self> {
        Some(match symbol {
            Symbol::Value(Value::Time { shifts, format }) => {
                Self { of: None, shifts: shifts.clone(), format: format.clone() }
            }
            Symbol::Value(Value::Moment { of, shifts, format }) => {
                Self { of: Some(of.clone()), shifts: shifts.clone(), format: format.clone() }
            }
            _ => return None,
        })
    }

    fn write(self, format: TimeFormat) -> Value {
        match self.of {
            None => Value::Time { shifts: self.shifts, format },
            Some(of) => Value::Moment { of, shifts: self.shifts, format },
        }
    }

    /// Returns the time later by some units.
    fn plus(mut self, amount: &Symbol<'_>, unit: TimeUnit, back: bool) -> Result<Value, Reason> {
        let format = self.format.clone();
        if let Some(amount) = amount.as_integer() {
            self.shifts.push(Shift::By { amount: if back { -amount } else { amount }, unit });
            return Ok(self.write(format));
        }
        let length = match unit {
            TimeUnit::Milliseconds => 1.0,
            TimeUnit::Seconds => 1000.0,
            TimeUnit::Minutes => 60_000.0,
            TimeUnit::Hours => 3_600_000.0,
            TimeUnit::Days => 86_400_000.0,
            TimeUnit::Weeks => 604_800_000.0,
            TimeUnit::Months | TimeUnit::Years => {
                return Err("a time moved by something that is not constant".into());
            }
        };
        let boxed = Box::new;
        let by = Value::Arithmetic {
            operator: Arithmetic::Multiply,
            left: boxed(amount.clone().into_value()?),
            right: boxed(Value::number(length)),
        };
        let of = Value::Arithmetic {
            operator: if back { Arithmetic::Subtract } else { Arithmetic::Add },
            left: boxed(self.write(TimeFormat::Milliseconds)),
            right: boxed(by),
        };
        Ok(Value::Moment { of: boxed(of), shifts: Vec::new(), format })
    }
}

/// Returns a time from a value: milliseconds, or a text.
pub(crate) fn of<'p>(symbol: Symbol<'p>, format: TimeFormat) -> Symbol<'p> {
    if let Some(time) = Time::read(&symbol) {
        return Symbol::Value(time.write(format));
    }
    match symbol.into_value() {
        Ok(of) => Symbol::Value(Value::Moment { of: Box::new(of), shifts: Vec::new(), format }),
        Err(reason) => Symbol::Unknown(reason),
    }
}

/// The parts of a `Date` of fixed length, with their letters in moment.js.
const PARTS: [(&str, &str, TimeUnit); 5] = [
    ("Milliseconds", "SSS", TimeUnit::Milliseconds),
    ("Seconds", "s", TimeUnit::Seconds),
    ("Minutes", "m", TimeUnit::Minutes),
    ("Hours", "H", TimeUnit::Hours),
    ("Date", "D", TimeUnit::Days),
];

fn part(name: &str, method: &str) -> Option<(&'static str, TimeUnit)> {
    let name = name.strip_prefix(method)?;
    let name = name.strip_prefix("UTC").unwrap_or(name);
    PARTS.iter().find(|(part, ..)| *part == name).map(|(_, letter, unit)| (*letter, *unit))
}

impl<'p> Follower<'p> {
    /// A method that changes a time in place: `add` of moment, the setters of `Date`.
    pub(crate) fn change_time(
        &mut self,
        symbol: &Symbol<'p>,
        name: &str,
        arguments: &[Symbol<'p>],
    ) -> Option<(Symbol<'p>, Symbol<'p>)> {
        let time = Time::read(symbol)?;
        let changed = match name {
            "add" | "subtract" => shifted(time, name == "subtract", arguments),
            "setTime" => of(arguments.first().cloned()?, time.format),
            _ if name.starts_with("set") => match (part(name, "set"), arguments) {
                (Some((letter, unit)), [to]) => set_part(time, letter, unit, name, to),
                _ => Symbol::unknown("a time that is set piece by piece"),
            },
            "startOf" | "endOf" => match bounded(&time, name == "endOf", arguments) {
                Some(time) => Symbol::Value(time),
                None => Symbol::unknown("a time that is set piece by piece"),
            },
            "utcOffset" => Symbol::unknown("a time that is set piece by piece"),
            _ => return None,
        };
        let result = match changed.clone() {
            Symbol::Value(time) if name.starts_with("set") => Symbol::Value(time.counted()),
            result => result,
        };
        Some((result, changed))
    }

    pub(crate) fn time_method(&mut self, symbol: Symbol<'p>, name: &str, arguments: &[Symbol<'p>]) -> Symbol<'p> {
        let Some(time) = Time::read(&symbol) else {
            return symbol;
        };
        let before = time.format.clone();
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
                    None => TimeFormat::Pattern { pattern: TimeFormat::MOMENT.to_owned(), utc },
                    Some(pattern) => match pattern.as_text() {
                        Some(pattern) => TimeFormat::Pattern { pattern: pattern.to_owned(), utc },
                        None => return Symbol::unknown("a format that is not constant"),
                    },
                }
            }
            "clone" | "toDate" => before,
            // milliseconds are also plain numbers
            "toString" | "toFixed" if matches!(before, TimeFormat::Milliseconds | TimeFormat::Seconds) => {
                return self.text_method(symbol, name, arguments);
            }
            "add" | "subtract" => return shifted(time, name == "subtract", arguments),
            "slice" | "substring" | "substr" if before == TimeFormat::Iso && is_date_of_iso(arguments) => {
                TimeFormat::Pattern { pattern: "YYYY-MM-DD".to_owned(), utc: true }
            }
            "getFullYear" | "getUTCFullYear" => return Symbol::Value(get_part(time, "YYYY", name)),
            "getMonth" | "getUTCMonth" => {
                let month = Symbol::Value(get_part(time, "M", name));
                return self.operate(Binary::Subtract, month, Symbol::Value(Value::number(1.0)));
            }
            _ => match part(name, "get") {
                Some((letter, _)) => return Symbol::Value(get_part(time, letter, name)),
                // the remaining methods are those of its text
                None if matches!(before, TimeFormat::Iso | TimeFormat::Pattern { .. }) => {
                    return self.text_method(symbol, name, arguments);
                }
                None => return Symbol::unknown(format!("`{name}` of a time")),
            },
        };
        Symbol::Value(time.write(format))
    }
}

/// `startOf('day')`
fn bounded(time: &Time, at_end: bool, arguments: &[Symbol<'_>]) -> Option<Value> {
    let unit = unit(arguments.first()?.as_text()?)?;
    let shift = if at_end { Shift::EndOf(unit) } else { Shift::StartOf(unit) };
    let shifts = time.shifts.iter().copied().chain([shift]).collect();
    Some(Time { of: time.of.clone(), shifts, format: time.format.clone() }.write(time.format.clone()))
}

/// A part of a time as a number: in UTC for `getUTCHours`, otherwise in the local time zone.
fn get_part(time: Time, letter: &str, method: &str) -> Value {
    let utc = method.contains("UTC");
    time.write(TimeFormat::Pattern { pattern: letter.to_owned(), utc }).with(Transform::ToNumber)
}

/// `toISOString().slice(0, 10)`
fn is_date_of_iso(arguments: &[Symbol<'_>]) -> bool {
    let at = |index: usize| arguments.get(index).and_then(Symbol::as_integer);
    at(0) == Some(0) && at(1) == Some(10)
}

/// `d.setMinutes(d.getMinutes() + 5)`
fn set_part<'p>(time: Time, letter: &str, unit: TimeUnit, method: &str, to: &Symbol<'p>) -> Symbol<'p> {
    let Symbol::Value(Value::Arithmetic { operator, left, right }) = to else {
        return Symbol::unknown("a time that is set piece by piece");
    };
    let back = match operator {
        Arithmetic::Add | Arithmetic::AddOrJoin => false,
        Arithmetic::Subtract => true,
        _ => return Symbol::unknown("a time that is set piece by piece"),
    };
    let same = Time { of: time.of.clone(), shifts: time.shifts.clone(), format: time.format.clone() };
    if **left != get_part(same, letter, method) {
        return Symbol::unknown("a time that is set piece by piece");
    }
    match time.plus(&Symbol::Value((**right).clone()), unit, back) {
        Ok(value) => Symbol::Value(value),
        Err(reason) => Symbol::Unknown(reason),
    }
}

fn shifted<'p>(time: Time, back: bool, arguments: &[Symbol<'p>]) -> Symbol<'p> {
    let unit = match arguments.get(1) {
        None => Some(TimeUnit::Milliseconds),
        Some(name) => name.as_text().and_then(unit),
    };
    match (arguments.first(), unit) {
        (Some(amount), Some(unit)) => match time.plus(amount, unit, back) {
            Ok(value) => Symbol::Value(value),
            Err(reason) => Symbol::Unknown(reason),
        },
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
