//! Functions of scripts on texts, numbers, times and digests, as methods of the runtime's `Found`.

use crate::lower::model::Expr;
use crate::lower::operations::scripts::expressions::json_paths::method;
use crate::lower::runtime::functions::{Name, found, moment};
use crate::script::{Algorithm, Shift, TimeFormat, TimeUnit, Transform};

pub fn transformed(of: Expr, by: &Transform) -> Expr {
    let text = |text: &str| Expr::Text(text.to_owned());
    let (name, args) = match by {
        Transform::ToText => (found::TO_TEXT, vec![]),
        Transform::ToInteger => (found::TO_INTEGER, vec![]),
        Transform::Pad { length, with, at_end } => {
            let name = if *at_end { found::PAD_END } else { found::PAD_START };
            (name, vec![Expr::Integer(i64::try_from(*length).unwrap_or_default()), text(with)])
        }
        Transform::Sum => (found::SUM, vec![]),
        Transform::ToNumber => (found::TO_NUMBER, vec![]),
        Transform::ToJson { indent: 0 } => (found::TO_JSON, vec![]),
        Transform::ToJson { indent } => {
            (found::TO_JSON_INDENTED, vec![Expr::Integer(i64::try_from(*indent).unwrap_or_default())])
        }
        Transform::ToBase64 => (found::TO_BASE64, vec![]),
        Transform::FromBase64 => (found::UNBASE64, vec![]),
        Transform::UrlEncode => (found::URL_ENCODE, vec![]),
        Transform::UrlDecode => (found::URL_DECODE, vec![]),
        Transform::Lowercase => (found::LOWERCASE, vec![]),
        Transform::Uppercase => (found::UPPERCASE, vec![]),
        Transform::Trim => (found::TRIM, vec![]),
        Transform::Replace { from, to, all: false } => (found::REPLACE, vec![text(from), text(to)]),
        Transform::Replace { from, to, all: true } => (found::REPLACE_ALL, vec![text(from), text(to)]),
        Transform::Slice { from, to } => {
            (found::SLICE, vec![Expr::Integer(*from), to.map_or(Expr::None, Expr::Integer)])
        }
        Transform::Join { separator } => (found::JOIN, vec![text(separator)]),
        Transform::ReplaceMatches { pattern, to, all: false } => {
            (found::REPLACE_MATCH, vec![text(&pattern.rust), text(to)])
        }
        Transform::ReplaceMatches { pattern, to, all: true } => {
            (found::REPLACE_MATCHES, vec![text(&pattern.rust), text(to)])
        }
        Transform::Groups(pattern) => (found::GROUPS, vec![text(&pattern.rust)]),
        Transform::Matches(pattern) => (found::MATCHES, vec![text(&pattern.rust)]),
        Transform::Split { separator } => (found::SPLIT, vec![text(separator)]),
        Transform::Reverse => (found::REVERSE, vec![]),
        Transform::Fixed { digits } => (found::TO_FIXED, vec![Expr::Integer(i64::try_from(*digits).unwrap_or(0))]),
        Transform::InBase { radix } => (found::IN_BASE, vec![Expr::Integer(i64::from(*radix))]),
        Transform::Floor => (found::FLOOR, vec![]),
        Transform::Ceil => (found::CEIL, vec![]),
        Transform::Round => (found::ROUND, vec![]),
    };
    method(of, name, args)
}

pub fn shifted(time: Expr, shift: &Shift) -> Expr {
    let (amount, unit) = match shift {
        Shift::By { amount, unit } => (*amount, *unit),
        Shift::StartOf(unit) => return method(time, moment::START_OF, vec![Expr::Text(unit.name().to_owned())]),
        Shift::EndOf(unit) => return method(time, moment::END_OF, vec![Expr::Text(unit.name().to_owned())]),
    };
    let (name, factor) = match unit {
        TimeUnit::Milliseconds => (moment::PLUS_MILLISECONDS, 1),
        TimeUnit::Seconds => (moment::PLUS_SECONDS, 1),
        TimeUnit::Minutes => (moment::PLUS_SECONDS, 60),
        TimeUnit::Hours => (moment::PLUS_SECONDS, 3600),
        TimeUnit::Days => (moment::PLUS_DAYS, 1),
        TimeUnit::Weeks => (moment::PLUS_DAYS, 7),
        TimeUnit::Months => (moment::PLUS_MONTHS, 1),
        TimeUnit::Years => (moment::PLUS_MONTHS, 12),
    };
    method(time, name, vec![Expr::Integer(amount.saturating_mul(factor))])
}

pub fn written(time: Expr, format: &TimeFormat) -> Expr {
    match format {
        TimeFormat::Iso => method(time, moment::ISO, vec![]),
        TimeFormat::Http => method(time, moment::HTTP, vec![]),
        TimeFormat::Milliseconds => method(time, moment::MILLISECONDS, vec![]),
        TimeFormat::Seconds => method(time, moment::SECONDS, vec![]),
        TimeFormat::Pattern { pattern, .. } => method(time, moment::FORMAT, vec![Expr::Text(pattern.clone())]),
    }
}

pub fn algorithm_name(algorithm: Algorithm) -> Name {
    match algorithm {
        Algorithm::Md5 => found::MD5,
        Algorithm::Sha1 => found::SHA1,
        Algorithm::Sha256 => found::SHA256,
        Algorithm::Sha384 => found::SHA384,
        Algorithm::Sha512 => found::SHA512,
    }
}

pub fn keyed_name(algorithm: Algorithm) -> Name {
    match algorithm {
        Algorithm::Md5 => found::HMAC_MD5,
        Algorithm::Sha1 => found::HMAC_SHA1,
        Algorithm::Sha256 => found::HMAC_SHA256,
        Algorithm::Sha384 => found::HMAC_SHA384,
        Algorithm::Sha512 => found::HMAC_SHA512,
    }
}
