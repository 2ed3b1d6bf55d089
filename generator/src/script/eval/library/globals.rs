//! Functions of Postman and JavaScript, by their paths.

use crate::script::effects::Scope;
use crate::script::eval::follower::Follower;
use crate::script::eval::follower::Phase;
use crate::script::eval::frame::FrameKind;
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
        let mut given = arguments.iter().cloned();
        let mut next = || given.next().unwrap_or(Symbol::UNDEFINED);
        match path {
            "postman.setEnvironmentVariable" => self.set(Scope::Environment, arguments, place),
            "postman.setGlobalVariable" => self.set(Scope::Globals, arguments, place),
            "postman.getEnvironmentVariable" | "postman.getGlobalVariable" => self.read_back(next()),
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
            "Array.isArray" | "_.isArray" => match next() {
                Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Array(value))),
                _ => Symbol::Truth(Truth::Unknown("a test of a type".into())),
            },
            "Object.keys" | "_.keys" | "Object.values" | "_.values" | "Object.entries" | "_.pairs"
                if matches!(arguments.first(), Some(Symbol::Object(_))) =>
            {
                members(next(), path)
            }
            "Object.keys" | "_.keys" => list_of(next(), Symbol::Names),
            "Object.values" | "_.values" => list_of(next(), Symbol::Members),
            "Object.assign" | "_.assign" | "_.extend" => assigned(arguments),
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

    /// `xml2js.parseString(text, options, callback)`, which calls the callback at once.
    fn parse_xml(&mut self, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let xml = match (arguments.first(), arguments.get(1)) {
            (Some(Symbol::Value(Value::Text)), Some(Symbol::Function(_))) => Value::XmlLists.opened(),
            (Some(Symbol::Value(Value::Text)), Some(Symbol::Object(options))) => match lists_all_children(options) {
                Some(true) => Value::XmlLists.opened(),
                Some(false) => Value::Xml(Vec::new()),
                None => return self.unknown_call("`xml2js` with options that are not read", arguments),
            },
            _ => return self.unknown_call("a parser of XML that is not the answer", arguments),
        };
        if let Some(Symbol::Function(callback)) = arguments.last() {
            self.invoke(*callback, vec![Symbol::UNDEFINED, Symbol::Value(xml)], FrameKind::Guarded);
        }
        Symbol::UNDEFINED
    }

    fn lodash(&mut self, path: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut given = arguments.into_iter();
        let mut next = || given.next().unwrap_or(Symbol::UNDEFINED);
        match path {
            "_.get" | "_.result" => {
                let object = next();
                let at = next();
                let found = self.property_path(object, &at);
                match (next(), found) {
                    (Symbol::Value(Value::Constant(Constant::Undefined)), found) => found,
                    (default, Symbol::Value(found)) => self.either(found, default),
                    (_, found) => found,
                }
            }
            "_.map" | "_.pluck" => {
                let list = next();
                self.mapped(list, given.collect())
            }
            "_.join" => {
                let list = next();
                let separator = next();
                let place = Place { line: 0, at: usize::MAX };
                self.method(list, "join", vec![separator], place)
            }
            "_.size" => {
                let list = next();
                self.member(list, "length")
            }
            "_.first" | "_.head" => self.element(next(), 0),
            "_.last" => self.element_from_end(next(), 0),
            "_.find" | "_.findLast" | "_.filter" | "_.some" | "_.findWhere" | "_.where" => {
                let list = next();
                let name = match path.trim_start_matches("_.") {
                    "findWhere" => "find",
                    "where" => "filter",
                    name => name,
                };
                self.search(list, name, given.collect())
            }
            // `list[Math.floor(Math.random() * list.length)]`
            "_.sample" => {
                let list = next();
                let length = self.member(list.clone(), "length");
                let random = self.drawn(Value::Random);
                let place = rounded(self.operate(Binary::Multiply, random, length), Transform::Floor);
                self.subscript(list, place)
            }
            "_.each" | "_.forEach" => {
                let list = next();
                self.for_each_call(list, given.collect())
            }
            "_.isEmpty" | "_.isNil" | "_.isUndefined" | "_.isNull" => match next() {
                Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Missing(value))),
                other => Symbol::Truth(self.truth_of(&other).not()),
            },
            "_.has" => {
                let object = next();
                match self.property_path(object, &next()) {
                    Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Missing(value)).not()),
                    other => other,
                }
            }
            "_.random" => match (next().as_integer(), next().as_integer()) {
                (Some(to), None) => self.drawn(Value::RandomInteger { from: 0, to }),
                (Some(from), Some(to)) => self.drawn(Value::RandomInteger { from, to }),
                _ => Symbol::unknown("a random number between values that are not constant"),
            },
            "_.toString" => transformed(next(), Transform::ToText),
            "_.trim" => transformed(next(), Transform::Trim),
            "_.now" => now(TimeFormat::Milliseconds),
            _ => self.unknown_call(&format!("`{path}`"), given.collect()),
        }
    }

    /// The property path of lodash: `a.b[0].c`, or a list of names.
    pub(crate) fn property_path(&mut self, object: Symbol<'p>, path: &Symbol<'p>) -> Symbol<'p> {
        let keys: Vec<Symbol<'p>> = match path {
            Symbol::Array(keys) => keys.clone(),
            path => match path.as_text() {
                Some(text) => text
                    .replace('[', ".")
                    .replace(['"', '\'', ']'], "")
                    .split('.')
                    .filter(|key| !key.is_empty())
                    .map(|key| {
                        key.parse::<u32>().map_or(Symbol::text(key), |index| Symbol::Value(Value::number(index.into())))
                    })
                    .collect(),
                None => return Symbol::unknown("a property path that is not constant"),
            },
        };
        keys.into_iter().fold(object, |object, key| self.subscript(object, key))
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

/// The names, values or pairs of an object that the script builds.
fn members<'p>(object: Symbol<'p>, path: &str) -> Symbol<'p> {
    let Symbol::Object(members) = object else { return object };
    let one = |(name, value): (String, Symbol<'p>)| match path {
        "Object.keys" | "_.keys" => Symbol::text(name),
        "Object.values" | "_.values" => value,
        _ => Symbol::Array(vec![Symbol::text(name), value]),
    };
    Symbol::Array(members.into_iter().map(one).collect())
}

/// The option `explicitArray` of xml2js, which is on by default; `None` where others change the shape.
fn lists_all_children(options: &[(String, Symbol<'_>)]) -> Option<bool> {
    options.iter().try_fold(true, |all, (name, value)| match (name.as_str(), value) {
        ("explicitArray", Symbol::Value(Value::Constant(Constant::Bool(lists)))) => Some(*lists),
        ("trim" | "normalize" | "async", _) => Some(all),
        _ => None,
    })
}

/// `Object.assign({}, a, b)`: the object of all their members.
fn assigned<'p>(objects: Vec<Symbol<'p>>) -> Symbol<'p> {
    let mut all: Vec<(String, Symbol<'p>)> = Vec::new();
    for object in objects {
        let Symbol::Object(members) = object else { return Symbol::unknown("an object made from others") };
        for (name, value) in members {
            match all.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = value,
                None => all.push((name, value)),
            }
        }
    }
    Symbol::Object(all).bounded()
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

fn list_of<'p>(symbol: Symbol<'p>, list: impl Fn(Value) -> Symbol<'p>) -> Symbol<'p> {
    match symbol {
        Symbol::Value(value) if value.path().is_some() => list(value),
        Symbol::Unknown(reason) => Symbol::Unknown(reason),
        _ => Symbol::unknown("the members of something that is not read"),
    }
}

fn rounded<'p>(symbol: Symbol<'p>, by: Transform) -> Symbol<'p> {
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
    let format = TimeFormat::Pattern { pattern: date::DEFAULT_PATTERN.to_owned(), utc };
    match from {
        Symbol::Value(Value::Constant(Constant::Undefined)) => now(format),
        from => date::of(from, format),
    }
}
