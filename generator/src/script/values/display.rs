//! Values and conditions as short text, for docs, reports and tests.

use std::fmt::{self, Display, Formatter, Write as _};

use crate::script::values::statuses::Statuses;
use crate::script::values::transform::{Algorithm, Arithmetic, Encoding, Shift, TimeFormat, Transform};
use crate::script::values::value::{Condition, Relation};
use crate::script::values::value::{Constant, Position, Step, Value};

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(path) => path_from(f, "json", path),
            Self::XmlLists => f.write_str("xml lists"),
            Self::Xml(path) => path_from(f, "xml", path),
            Self::Element(path) => path_from(f, "@", path),
            Self::Parsed { text, path } => path_from(f, &format!("parsed({text})"), path),
            Self::Text => f.write_str("body"),
            Self::Status => f.write_str("status"),
            Self::Reason => f.write_str("reason"),
            Self::Header(name) => write!(f, "header({name})"),
            Self::Cookie(name) => write!(f, "cookie({name})"),
            Self::Constant(constant) => constant.fmt(f),
            Self::Variable(name) => write!(f, "{{{{{name}}}}}"),
            Self::Local(name) => f.write_str(name.trim_start_matches("r#")),
            Self::Substituted(text) => write!(f, "substituted({text:?})"),
            Self::Template(parts) => list(f, parts, " + "),
            Self::Part { of, separator, position } => write!(f, "{of}.split({separator:?}){position}"),
            Self::Match { of, pattern, group } => write!(f, "{of}.match(/{}/)[{group}]", pattern.source),
            Self::Place { of, part } => write!(f, "{of}.indexOf({part})"),
            Self::Each { list, test, value } => {
                list.fmt(f)?;
                if let Some(test) = test {
                    write!(f, "[all where {test}]")?;
                }
                match &**value {
                    Self::Element(path) if path.is_empty() => Ok(()),
                    value => write!(f, ".each({value})"),
                }
            }
            Self::Joined(lists) => list(f, lists, " ++ "),
            Self::Spliced { of, at, removed, with } => {
                write!(f, "{of}.splice({at}, {removed}")?;
                with.iter().try_for_each(|with| write!(f, ", {with}"))?;
                f.write_char(')')
            }
            Self::Within { of, path } => path_from(f, &of.to_string(), path),
            Self::Transformed { of, by } => write!(f, "{of}.{by}"),
            Self::First(values) => list(f, values, " || "),
            Self::Choice { when, then, otherwise } => write!(f, "({when} ? {then} : {otherwise})"),
            Self::Arithmetic { operator, left, right } => {
                let sign = match operator {
                    Arithmetic::Add | Arithmetic::AddOrJoin => '+',
                    Arithmetic::Subtract => '-',
                    Arithmetic::Multiply => '*',
                    Arithmetic::Divide => '/',
                    Arithmetic::Remainder => '%',
                };
                write!(f, "({left} {sign} {right})")
            }
            Self::Time { shifts, format } => time(f, &"now", shifts, format),
            Self::Moment { of, shifts, format } => time(f, &format_args!("time({of})"), shifts, format),
            Self::Drawn { of, .. } => of.fmt(f),
            Self::Uuid => f.write_str("uuid"),
            Self::Random => f.write_str("random"),
            Self::RandomText { characters, length } => {
                write!(f, "{length} random character{} of {characters:?}", if *length == 1 { "" } else { "s" })
            }
            Self::RandomInteger { from, to } => write!(f, "random({from}..={to})"),
            Self::Digest { algorithm, of, key: None, encoding } => write!(f, "{algorithm}({of}) as {encoding}"),
            Self::Digest { algorithm, of, key: Some(key), encoding } => {
                write!(f, "HMAC-{algorithm}({of}, key {key}) as {encoding}")
            }
            Self::Token { algorithm, header, payload, key } => {
                write!(f, "token {algorithm}({header}, {payload}, key {key})")
            }
            Self::Object(members) => {
                f.write_char('{')?;
                for (index, (name, value)) in members.iter().enumerate() {
                    write!(f, "{}{name:?}: {value}", if index == 0 { "" } else { ", " })?;
                }
                f.write_char('}')
            }
            Self::Array(values) => {
                f.write_char('[')?;
                join(f, values, ", ")?;
                f.write_char(']')
            }
            Self::Unset => f.write_str("unset"),
        }
    }
}

fn time(f: &mut Formatter<'_>, from: &dyn Display, shifts: &[Shift], format: &TimeFormat) -> fmt::Result {
    from.fmt(f)?;
    for shift in shifts {
        match shift {
            Shift::By { amount, unit } => {
                let sign = if *amount < 0 { '-' } else { '+' };
                write!(f, " {sign} {} {}", amount.unsigned_abs(), unit.name())?;
            }
            Shift::StartOf(unit) => write!(f, " at the start of the {}", unit.name().trim_end_matches('s'))?,
            Shift::EndOf(unit) => write!(f, " at the end of the {}", unit.name().trim_end_matches('s'))?,
        }
    }
    match format {
        TimeFormat::Iso => f.write_str(" as ISO 8601"),
        TimeFormat::Http => f.write_str(" as an HTTP date"),
        TimeFormat::Milliseconds => f.write_str(" in milliseconds"),
        TimeFormat::Seconds => f.write_str(" in seconds"),
        TimeFormat::Pattern { pattern, utc } => write!(f, " as {pattern:?}{}", if *utc { " in UTC" } else { "" }),
    }
}

impl Display for Algorithm {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        })
    }
}

impl Display for Encoding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hex => "hex",
            Self::Base64 => "base64",
        })
    }
}

fn path_from(f: &mut Formatter<'_>, root: &str, path: &[Step]) -> fmt::Result {
    f.write_str(root)?;
    path.iter().try_for_each(|step| step.fmt(f))
}

fn list<T: Display>(f: &mut Formatter<'_>, items: &[T], between: &str) -> fmt::Result {
    f.write_char('(')?;
    join(f, items, between)?;
    f.write_char(')')
}

fn join<T: Display>(f: &mut Formatter<'_>, items: &[T], between: &str) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        write!(f, "{}{item}", if index == 0 { "" } else { between })?;
    }
    Ok(())
}

impl Display for Constant {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Number(number) => number.fmt(f),
            Self::Bool(value) => value.fmt(f),
            Self::Null => f.write_str("null"),
            Self::Undefined => f.write_str("undefined"),
        }
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) if is_plain(key) => write!(f, ".{key}"),
            Self::Key(key) => write!(f, "[{key:?}]"),
            Self::Computed(name) => write!(f, "[{name}]"),
            Self::Index(position) => position.fmt(f),
            Self::Find(find) => write!(f, "[{} where {}]", if find.last { "last" } else { "first" }, find.test),
            Self::Member(position) => write!(f, ".values{position}"),
            Self::Name(position) => write!(f, ".keys{position}"),
            Self::Names => f.write_str(".keys"),
            Self::Members => f.write_str(".values"),
            Self::Length => f.write_str(".length"),
        }
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '$'))
}

impl Display for Position {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::FromStart(index) => write!(f, "[{index}]"),
            Self::FromEnd(0) => f.write_str("[last]"),
            Self::FromEnd(index) => write!(f, "[last-{index}]"),
        }
    }
}

impl Display for Transform {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::ToText => f.write_str("text"),
            Self::ToInteger => f.write_str("integer"),
            Self::ToNumber => f.write_str("number"),
            Self::Pad { length, with, at_end } => {
                write!(f, "pad{}({length}, {with:?})", if *at_end { "End" } else { "Start" })
            }
            Self::Sum => f.write_str("sum"),
            Self::ToJson { .. } => f.write_str("json"),
            Self::ToBase64 => f.write_str("base64"),
            Self::FromBase64 => f.write_str("unbase64"),
            Self::UrlEncode => f.write_str("urlencode"),
            Self::UrlDecode => f.write_str("urldecode"),
            Self::Lowercase => f.write_str("lowercase"),
            Self::Uppercase => f.write_str("uppercase"),
            Self::Trim => f.write_str("trim"),
            Self::Replace { from, to, all } => {
                write!(f, "replace{}({from:?}, {to:?})", if *all { "All" } else { "" })
            }
            Self::Slice { from, to: None } => write!(f, "slice({from})"),
            Self::Slice { from, to: Some(to) } => write!(f, "slice({from}, {to})"),
            Self::Join { separator } => write!(f, "join({separator:?})"),
            Self::ReplaceMatches { pattern, to, all } => {
                write!(f, "replace{}(/{}/, {to:?})", if *all { "All" } else { "" }, pattern.source)
            }
            Self::Groups(pattern) => write!(f, "match(/{}/)", pattern.source),
            Self::Matches(pattern) => write!(f, "matches(/{}/)", pattern.source),
            Self::Split { separator } => write!(f, "split({separator:?})"),
            Self::Reverse => f.write_str("reverse"),
            Self::Fixed { digits } => write!(f, "fixed({digits})"),
            Self::InBase { radix } => write!(f, "base({radix})"),
            Self::Floor => f.write_str("floor"),
            Self::Ceil => f.write_str("ceil"),
            Self::Round => f.write_str("round"),
        }
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(statuses) => write!(f, "status {statuses}"),
            Self::HasEnvironment => f.write_str("an environment is selected"),
            Self::Truthy(value) => value.fmt(f),
            Self::Missing(value) => write!(f, "{value} is missing"),
            Self::Array(value) => write!(f, "{value} is an array"),
            Self::Contains { of, part } => write!(f, "{of} has {part}"),
            Self::Compare { left, relation, right } => {
                let sign = match relation {
                    Relation::Equal => "==",
                    Relation::Less => "<",
                    Relation::AtMost => "<=",
                    Relation::Greater => ">",
                    Relation::AtLeast => ">=",
                };
                write!(f, "{left} {sign} {right}")
            }
            Self::Not(inner) => write!(f, "!({inner})"),
            Self::All(conditions) => join(f, conditions, " && "),
            Self::Any(conditions) => list(f, conditions, " || "),
        }
    }
}

impl Display for Statuses {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, (from, to)) in self.ranges().iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "," })?;
            if from == to { write!(f, "{from}")? } else { write!(f, "{from}-{to}")? }
        }
        Ok(())
    }
}
