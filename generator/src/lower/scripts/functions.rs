//! Functions of scripts on texts, numbers, times and digests, as methods of the runtime's `Found`.

use crate::lower::model::Expr;
use crate::lower::scripts::json_paths::method;
use crate::script::{Algorithm, Shift, TimeFormat, TimeUnit, Transform};

pub fn transformed(of: Expr, by: &Transform) -> Expr {
    let text = |text: &str| Expr::Text(text.to_owned());
    let (name, args) = match by {
        Transform::ToText => ("to_text", vec![]),
        Transform::ToInteger => ("to_integer", vec![]),
        Transform::ToNumber => ("to_number", vec![]),
        Transform::ToJson { indent: 0 } => ("to_json", vec![]),
        Transform::ToJson { indent } => {
            ("to_json_indented", vec![Expr::Integer(i64::try_from(*indent).unwrap_or_default())])
        }
        Transform::ToBase64 => ("to_base64", vec![]),
        Transform::FromBase64 => ("unbase64", vec![]),
        Transform::UrlEncode => ("url_encode", vec![]),
        Transform::UrlDecode => ("url_decode", vec![]),
        Transform::Lowercase => ("lowercase", vec![]),
        Transform::Uppercase => ("uppercase", vec![]),
        Transform::Trim => ("trim", vec![]),
        Transform::Replace { from, to, all: false } => ("replace", vec![text(from), text(to)]),
        Transform::Replace { from, to, all: true } => ("replace_all", vec![text(from), text(to)]),
        Transform::Slice { from, to } => ("slice", vec![Expr::Integer(*from), to.map_or(Expr::None, Expr::Integer)]),
        Transform::Join { separator } => ("join", vec![text(separator)]),
        Transform::ReplaceMatches { pattern, to, all: false } => ("replace_match", vec![text(&pattern.rust), text(to)]),
        Transform::ReplaceMatches { pattern, to, all: true } => {
            ("replace_matches", vec![text(&pattern.rust), text(to)])
        }
        Transform::Matches(pattern) => ("matches", vec![text(&pattern.rust)]),
        Transform::Split { separator } => ("split", vec![text(separator)]),
        Transform::Reverse => ("reverse", vec![]),
        Transform::Fixed { digits } => ("to_fixed", vec![Expr::Integer(i64::try_from(*digits).unwrap_or(0))]),
        Transform::Floor => ("floor", vec![]),
        Transform::Ceil => ("ceil", vec![]),
        Transform::Round => ("round", vec![]),
    };
    method(of, name, args)
}

pub fn shifted(time: Expr, shift: &Shift) -> Expr {
    let (name, factor) = match shift.unit {
        TimeUnit::Milliseconds => ("plus_milliseconds", 1),
        TimeUnit::Seconds => ("plus_seconds", 1),
        TimeUnit::Minutes => ("plus_seconds", 60),
        TimeUnit::Hours => ("plus_seconds", 3600),
        TimeUnit::Days => ("plus_days", 1),
        TimeUnit::Weeks => ("plus_days", 7),
        TimeUnit::Months => ("plus_months", 1),
        TimeUnit::Years => ("plus_months", 12),
    };
    method(time, name, vec![Expr::Integer(shift.amount.saturating_mul(factor))])
}

pub fn written(time: Expr, format: &TimeFormat) -> Expr {
    match format {
        TimeFormat::Iso => method(time, "iso", vec![]),
        TimeFormat::Http => method(time, "http", vec![]),
        TimeFormat::Milliseconds => method(time, "milliseconds", vec![]),
        TimeFormat::Seconds => method(time, "seconds", vec![]),
        TimeFormat::Pattern { pattern, .. } => method(time, "format", vec![Expr::Text(pattern.clone())]),
    }
}

pub fn algorithm_name(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Md5 => "md5",
        Algorithm::Sha1 => "sha1",
        Algorithm::Sha256 => "sha256",
        Algorithm::Sha384 => "sha384",
        Algorithm::Sha512 => "sha512",
    }
}

pub fn keyed_name(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Md5 => "hmac_md5",
        Algorithm::Sha1 => "hmac_sha1",
        Algorithm::Sha256 => "hmac_sha256",
        Algorithm::Sha384 => "hmac_sha384",
        Algorithm::Sha512 => "hmac_sha512",
    }
}
