//! JSON Web Signatures: `KJUR` and `KEYUTIL` of jsrsasign.

use serde_json::Value as Json;

use crate::script::eval::language::operator::kinds::is_text;
use crate::script::eval::library::date::now;
use crate::script::eval::library::method::transformed;
use crate::script::eval::symbol::Symbol;
use crate::script::values::transform::{Shift, TimeFormat, TimeUnit, Transform};
use crate::script::values::value::{Constant, Value};

const ALGORITHMS: [&str; 6] = ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512"];

/// Evaluates a function of jsrsasign; `None` for one that is not supported.
pub(crate) fn call<'p>(path: &str, arguments: &[Symbol<'p>]) -> Option<Symbol<'p>> {
    let argument = |at: usize| arguments.get(at).cloned().unwrap_or(Symbol::UNDEFINED);
    Some(match path {
        "KJUR.jws.JWS.sign" => sign(&argument(0), argument(1), argument(2), argument(3)),
        "KJUR.jws.IntDate.getNow" => now(TimeFormat::Seconds),
        "KJUR.jws.IntDate.get" => date(argument(0).as_text()?)?,
        "KEYUTIL.getKey" if arguments.len() == 1 => match argument(0).into_value() {
            Ok(key) if is_text(&key) => Symbol::Value(key),
            Ok(_) => Symbol::unknown("a key that is not in PEM"),
            Err(reason) => Symbol::Unknown(reason),
        },
        _ => return None,
    })
}

/// A time in seconds by its name.
fn date<'p>(name: &str) -> Option<Symbol<'p>> {
    let hours = match name {
        "now" => return Some(now(TimeFormat::Seconds)),
        "now + 1hour" => 1,
        "now + 1day" => 24,
        "now + 1month" => 24 * 30,
        "now + 1year" => 24 * 365,
        _ => return None,
    };
    let shifts = vec![Shift::By { amount: hours, unit: TimeUnit::Hours }];
    Some(Symbol::Value(Value::Time { shifts, format: TimeFormat::Seconds }))
}

/// `KJUR.jws.JWS.sign(algorithm, header, payload, key)`: header and payload are objects or JSON texts. A missing algorithm is taken from
/// the header, and a missing one in the header from the argument.
fn sign<'p>(algorithm: &Symbol<'p>, header: Symbol<'p>, payload: Symbol<'p>, key: Symbol<'p>) -> Symbol<'p> {
    let given = algorithm.as_text().filter(|name| !name.is_empty()).map(str::to_owned);
    let is_absent = matches!(algorithm, Symbol::Value(Value::Constant(Constant::Null | Constant::Undefined)));
    if given.is_none() && !is_absent && algorithm.as_text() != Some("") {
        return Symbol::unknown("a token whose algorithm is not constant");
    }
    let parts = json(header).and_then(|header| Ok((header, json(payload)?, key.into_value()?)));
    let (header, payload, key) = match parts {
        Ok(parts) => parts,
        Err(reason) => return Symbol::Unknown(reason),
    };
    let (header, stated) = match stated(header) {
        Some(header) => header,
        None => return Symbol::unknown("a token whose header is not constant"),
    };
    let (header, algorithm) = match (given, stated) {
        (Some(given), Some(stated)) if given != stated => {
            return Symbol::unknown("a token whose header names another algorithm");
        }
        (_, Some(stated)) => (header, stated),
        (Some(given), None) => match with_algorithm(header, &given) {
            Some(header) => (header, given),
            None => return Symbol::unknown("a token whose header is not constant"),
        },
        (None, None) => return Symbol::unknown("a token without an algorithm"),
    };
    if !ALGORITHMS.contains(&algorithm.as_str()) {
        return Symbol::unknown(format!("a token that is signed with `{algorithm}`"));
    }
    if !is_text(&key) {
        return Symbol::unknown("a key that is not text");
    }
    let (header, payload, key) = (Box::new(header), Box::new(payload), Box::new(key));
    Symbol::Value(Value::Token { algorithm, header, payload, key })
}

/// An object as its JSON; a text as it is.
fn json(part: Symbol<'_>) -> Result<Value, crate::script::values::truth::Reason> {
    match part.into_value()? {
        value if is_text(&value) => Ok(value),
        value => match transformed(Symbol::Value(value), Transform::ToJson { indent: 0 }) {
            Symbol::Value(value) => Ok(value),
            _ => Err("a part of a token".into()),
        },
    }
}

/// Returns a header and its algorithm; `None` if that is unknown.
fn stated(header: Value) -> Option<(Value, Option<String>)> {
    let name = match &header {
        Value::Constant(Constant::Text(text)) => match serde_json::from_str::<Json>(text).ok()?.get("alg") {
            Some(name) => Some(name.as_str()?.to_owned()),
            None => None,
        },
        Value::Transformed { of, by: Transform::ToJson { .. } } => match &**of {
            Value::Object(members) => match members.iter().rev().find(|(name, _)| name == "alg") {
                Some((_, Value::Constant(Constant::Text(name)))) => Some(name.clone()),
                Some(_) => return None,
                None => None,
            },
            _ => return None,
        },
        _ => return None,
    };
    Some((header, name))
}

/// The header with its algorithm, which jsrsasign adds at the end.
fn with_algorithm(header: Value, algorithm: &str) -> Option<Value> {
    let Value::Transformed { of, by } = header else { return None };
    let Value::Object(mut members) = *of else { return None };
    members.push(("alg".to_owned(), Value::Constant(Constant::Text(algorithm.to_owned()))));
    Some(Value::Transformed { of: Box::new(Value::Object(members)), by })
}
