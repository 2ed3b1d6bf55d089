//! Functions of Postman and JavaScript, by their paths.

use crate::script::effects::Scope;
use crate::script::eval::follower::Follower;
use crate::script::eval::follower::Phase;
use crate::script::eval::language::call::Place;
use crate::script::eval::library::crypto::{bytes, crypto};
use crate::script::eval::library::date::{self, now};
use crate::script::eval::library::jws;
use crate::script::eval::library::method::transformed;
use crate::script::eval::symbol::{Symbol, integer};
use crate::script::syntax::Binary;
use crate::script::values::transform::{TimeFormat, Transform};
use crate::script::values::truth::Truth;
use crate::script::values::value::Condition;
use crate::script::values::value::{Constant, Value};

impl<'p> Follower<'p> {
    pub(crate) fn call_global(&mut self, path: &str, arguments: Vec<Symbol<'p>>, place: Place) -> Symbol<'p> {
        let path = match self.path_of_answer(path) {
            Ok(path) => path,
            Err(reason) => return self.unknown_call(&reason, arguments),
        };
        let path = &*path;
        self.call_of_request(path, place.line);
        let mut given = arguments.iter().cloned();
        let mut next = || given.next().unwrap_or(Symbol::UNDEFINED);
        match path {
            "postman.setEnvironmentVariable" => self.set(Scope::Environment, arguments, place),
            "postman.setGlobalVariable" => self.set(Scope::Globals, arguments, place),
            "postman.getEnvironmentVariable" | "postman.getGlobalVariable" => self.read_back(next()),
            "pm.vault.get" => match next().as_text() {
                Some(name) => Symbol::Value(Value::Variable(format!("vault:{name}"))),
                None => Symbol::unknown("a secret of the vault whose name is not constant"),
            },
            "postman.clearEnvironmentVariable" => self.call_store(Scope::Environment, "unset", arguments, place),
            "postman.clearGlobalVariable" => self.call_store(Scope::Globals, "unset", arguments, place),
            "postman.clearEnvironmentVariables" | "postman.clearGlobalVariables" => {
                self.call_store(Scope::Environment, "clear", arguments, place)
            }
            "pm.environment" | "pm.globals" => Symbol::UNDEFINED,
            "pm.test" | "setTimeout" | "setImmediate" | "it" | "describe" => {
                self.run_now(arguments);
                Symbol::UNDEFINED
            }
            "pm.expect" | "expect" | "chai.expect" => {
                Symbol::Expect { subject: Box::new(next()), negated: false, nested: false }
            }
            "pm.response.to.have.status" => {
                self.assert_status(&arguments);
                Symbol::UNDEFINED
            }
            "pm.response.to.have.jsonSchema" | "pm.response.to.be.jsonSchema" => {
                self.claim_schema(&Symbol::Value(Value::Json(Vec::new())), arguments.first());
                Symbol::UNDEFINED
            }
            "pm.response.to.have.jsonBody" => {
                self.claim_body(&arguments);
                Symbol::UNDEFINED
            }
            "tv4.validate" | "tv4.validateResult" | "tv4.validateMultiple" | "ajv.validate" => {
                // `ajv` takes the schema first
                let (answer, schema) = if path.starts_with("ajv") { (1, 0) } else { (0, 1) };
                if let Some(answer) = arguments.get(answer) {
                    self.claim_schema(answer, arguments.get(schema));
                }
                Symbol::unknown("whether JSON is as a schema says")
            }
            "ajv.compile" | "ajv.getSchema" => Symbol::Validator(Box::new(next())),
            "ajv.addSchema" => {
                self.add_schema(arguments.first(), arguments.get(1));
                Symbol::Global("ajv".to_owned())
            }
            "tv4.addSchema" => {
                // the name may be in the schema
                let (schema, name) = if arguments.len() > 1 { (1, Some(0)) } else { (0, None) };
                self.add_schema(arguments.get(schema), name.and_then(|name| arguments.get(name)));
                Symbol::UNDEFINED
            }
            "pm.sendRequest" => self.send(arguments),
            "require" | "pm.require" => required(&next()),
            _ if path.starts_with("console.") => Symbol::UNDEFINED,
            _ => match self.answer_call(path, &arguments) {
                Some(symbol) => symbol,
                None => self.library_call(path, arguments),
            },
        }
    }

    fn set(&mut self, scope: Scope, arguments: Vec<Symbol<'p>>, place: Place) -> Symbol<'p> {
        self.seen.insert(place.at);
        self.call_store(scope, "set", arguments, place)
    }

    /// Functions that read the answer.
    fn answer_call(&mut self, path: &str, arguments: &[Symbol<'p>]) -> Option<Symbol<'p>> {
        let name = arguments.first().and_then(Symbol::as_text);
        let value = match path {
            "pm.response.json" => Value::Json(Vec::new()),
            "pm.response.text" | "pm.response.stream.toString" => Value::Text,
            "pm.response.headers.get" | "postman.getResponseHeader" => Value::Header(name?.to_owned()),
            "pm.response.headers.has" => {
                return Some(Symbol::Truth(Truth::When(Condition::Missing(Value::Header(name?.to_owned()))).not()));
            }
            "pm.response.headers.one" => {
                let name = name?.to_owned();
                let value = Symbol::Value(Value::Header(name.clone()));
                let header = vec![("key".to_owned(), Symbol::text(name)), ("value".to_owned(), value)];
                return (self.phase == Phase::Test).then_some(Symbol::Object(header));
            }
            // its members are those of the headers
            "pm.response.headers.toObject" => return Some(Symbol::Global("responseHeaders".to_owned())),
            "pm.cookies.get" | "postman.getResponseCookie" => Value::Cookie(name?.to_owned()),
            "pm.cookies.has" => {
                return Some(Symbol::Truth(Truth::When(Condition::Missing(Value::Cookie(name?.to_owned()))).not()));
            }
            "pm.response.code.toString" => Value::Status.with(Transform::ToText),
            _ => return None,
        };
        Some(match self.phase {
            Phase::Test => Symbol::Value(value),
            Phase::Prerequest if path == "pm.cookies.get" => Symbol::Value(value),
            Phase::Prerequest => Symbol::unknown("there is no answer before the request"),
        })
    }

    fn library_call(&mut self, path: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut given = arguments.iter().cloned();
        let mut next = || given.next().unwrap_or(Symbol::UNDEFINED);
        match path {
            "JSON.parse" => parse_json(next()),
            "xml2Json" => match next().into_value() {
                Ok(Value::Text) => Symbol::Value(Value::Xml(Vec::new())),
                _ => Symbol::unknown("XML that is not the answer"),
            },
            "xml2js.parseString" | "xml2js.Parser.parseString" => self.parse_xml(arguments),
            "JSON.stringify" => {
                let value = next();
                next();
                let indent = next().as_integer().and_then(|indent| usize::try_from(indent).ok()).unwrap_or(0);
                transformed(value, Transform::ToJson { indent })
            }
            "String" => match next() {
                Symbol::Value(value @ (Value::Text | Value::Constant(Constant::Text(_)))) => Symbol::Value(value),
                other => transformed(other, Transform::ToText),
            },
            "parseInt" | "Number.parseInt" | "_.parseInt" => match (next(), next()) {
                (value, radix) if radix == Symbol::UNDEFINED || radix.as_integer() == Some(10) => {
                    match value.into_value() {
                        Ok(Value::Constant(Constant::Number(number))) => Symbol::Value(Value::number(number.trunc())),
                        Ok(value @ Value::Transformed { by: Transform::ToInteger, .. }) => Symbol::Value(value),
                        Ok(value) => Symbol::Value(value.with(Transform::ToInteger)),
                        Err(reason) => Symbol::Unknown(reason),
                    }
                }
                _ => Symbol::unknown("a number that is not decimal"),
            },
            "Number" | "parseFloat" | "Number.parseFloat" | "_.toNumber" => {
                let value = next();
                self.to_number(value)
            }
            "Boolean" => Symbol::Truth(self.truth_of(&next())),
            "Array" | "_.isArray" | "_.keys" | "_.values" | "_.pairs" | "_.assign" | "_.extend" => {
                self.object_call(path, arguments)
            }
            _ if path.starts_with("Array.") || path.starts_with("Object.") => self.object_call(path, arguments),
            "btoa" => transformed(next(), Transform::ToBase64),
            "atob" => transformed(next(), Transform::FromBase64),
            "encodeURIComponent" => transformed(next(), Transform::UrlEncode),
            "decodeURIComponent" | "unescape" => transformed(next(), Transform::UrlDecode),
            "Math.random" => self.drawn(Value::Random),
            "Math.floor" | "Math.trunc" => rounded(next(), Transform::Floor),
            "Math.round" => rounded(next(), Transform::Round),
            "Math.ceil" => rounded(next(), Transform::Ceil),
            "Date.now" | "moment.now" => now(TimeFormat::Milliseconds),
            "Date" => now(TimeFormat::Http),
            "Date.parse" => date::of(next(), TimeFormat::Milliseconds),
            "moment.unix" => {
                let seconds = next();
                let milliseconds = self.operate(Binary::Multiply, seconds, Symbol::Value(Value::number(1000.0)));
                moment(milliseconds, false)
            }
            "moment" | "moment.utc" => moment(next(), path == "moment.utc"),
            "uuid.v4" | "uuid.v1" | "crypto.randomUUID" | "uuid" => self.drawn(Value::Uuid),
            "Buffer.from" => bytes(next(), next()),
            _ if path.starts_with("_.") => self.lodash(path, arguments),
            "CryptoJS.lib.WordArray.random" => match crypto(path, arguments) {
                Symbol::Words(random) => match self.drawn(random) {
                    Symbol::Value(drawn) => Symbol::Words(drawn),
                    other => other,
                },
                other => other,
            },
            _ if path.starts_with("CryptoJS.") => crypto(path, arguments),
            _ if path.starts_with("KJUR.") || path.starts_with("KEYUTIL.") => match jws::call(path, &arguments) {
                Some(symbol) => symbol,
                None => self.unknown_call(&format!("`{path}`"), arguments),
            },
            _ => self.unknown_call(&format!("`{path}`"), arguments),
        }
    }

    /// A value that differs from call to call; the remaining fuel identifies the call.
    pub(crate) fn drawn(&self, value: Value) -> Symbol<'p> {
        Symbol::Value(Value::Drawn { call: self.fuel, of: Box::new(value) })
    }

    /// `new X(…)`
    pub(crate) fn construct(&mut self, constructor: &Symbol<'p>, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let Symbol::Global(path) = constructor else {
            return self.unknown_call("an object of a class", arguments);
        };
        match (path.as_str(), arguments.first()) {
            ("Date", None) => now(TimeFormat::Http),
            ("Date", Some(_)) if arguments.len() > 1 => Symbol::unknown("a time that is put together"),
            ("Date", Some(time)) => date::of(time.clone(), TimeFormat::Http),
            // its function is called at once
            ("Promise", _) => {
                self.run_now(arguments);
                Symbol::unknown("a promise")
            }
            ("RegExp", Some(pattern)) => match pattern.as_text() {
                Some(text) => {
                    let flags = arguments.get(1).and_then(Symbol::as_text).unwrap_or_default();
                    crate::script::eval::language::expression::regex(text, flags)
                }
                None => pattern.clone(),
            },
            ("Array", _) => self.object_call("Array", arguments),
            ("String", Some(value)) => transformed(value.clone(), Transform::ToText),
            ("xml2js.Parser", None) => Symbol::Global("xml2js.Parser".to_owned()),
            ("Ajv" | "Ajv.default", _) => Symbol::Global("ajv".to_owned()),
            _ => self.unknown_call(&format!("`new {path}`"), arguments),
        }
    }
}

fn required<'p>(name: &Symbol<'p>) -> Symbol<'p> {
    match name.as_text() {
        Some("lodash") => Symbol::Global("_".to_owned()),
        Some("ajv") => Symbol::Global("Ajv".to_owned()),
        Some("tv4") => Symbol::Global("tv4".to_owned()),
        Some("crypto-js") => Symbol::Global("CryptoJS".to_owned()),
        Some(name @ ("moment" | "uuid" | "atob" | "btoa" | "xml2js")) => Symbol::Global(name.to_owned()),
        Some("buffer") => Symbol::Object(vec![("Buffer".to_owned(), Symbol::Global("Buffer".to_owned()))]),
        Some(name) if is_jsrsasign(name) => {
            let members = ["KJUR", "KEYUTIL"];
            Symbol::Object(members.map(|name| (name.to_owned(), Symbol::Global(name.to_owned()))).into())
        }
        Some("cheerio" | "csv-parse/lib/sync") => Symbol::unknown("a parser of HTML or CSV"),
        Some(name) => Symbol::Global(format!("require({name:?})")),
        None => Symbol::unknown("a module whose name is not constant"),
    }
}

/// `npm:jsrsasign@11.1.0`
fn is_jsrsasign(name: &str) -> bool {
    let name = name.trim_start_matches("npm:");
    name == "jsrsasign" || name.starts_with("jsrsasign@")
}

fn parse_json<'p>(text: Symbol<'p>) -> Symbol<'p> {
    match text.into_value() {
        Ok(Value::Text) => Symbol::Value(Value::Json(Vec::new())),
        // `JSON.parse(JSON.stringify(x))` copies
        Ok(Value::Transformed { of, by: Transform::ToJson { .. } }) => Symbol::Value(*of),
        Ok(value) => Symbol::Value(Value::Parsed { text: Box::new(value), path: Vec::new() }),
        Err(reason) => Symbol::Unknown(reason),
    }
}

pub(super) fn rounded<'p>(symbol: Symbol<'p>, by: Transform) -> Symbol<'p> {
    match symbol.into_value() {
        Ok(Value::Constant(Constant::Number(number))) => Symbol::Value(Value::number(match by {
            Transform::Floor => number.floor(),
            Transform::Ceil => number.ceil(),
            _ => (number + 0.5).floor(),
        })),
        // `Math.floor(Date.now() / 1000)`
        Ok(Value::Arithmetic { operator: crate::script::Arithmetic::Divide, left, right }) if matches!((&*left, &*right), (Value::Time { format: TimeFormat::Milliseconds, .. }, Value::Constant(Constant::Number(by))) if integer(*by) == Some(1000)) => {
            match *left {
                Value::Time { shifts, .. } => Symbol::Value(Value::Time { shifts, format: TimeFormat::Seconds }),
                left => Symbol::Value(left),
            }
        }
        Ok(value) => Symbol::Value(value.with(by)),
        Err(reason) => Symbol::Unknown(reason),
    }
}

fn moment<'p>(from: Symbol<'p>, utc: bool) -> Symbol<'p> {
    let format = TimeFormat::Pattern { pattern: TimeFormat::MOMENT.to_owned(), utc };
    match from {
        Symbol::Value(Value::Constant(Constant::Undefined)) => now(format),
        from => date::of(from, format),
    }
}
