//! Methods of texts and lists.

use crate::script::eval::follower::Follower;
use crate::script::eval::language::operator::contains;
use crate::script::eval::language::operator::kinds::{is_number, is_whole};
use crate::script::eval::language::random::{in_base, is_uuid_template};
use crate::script::eval::library::crypto::encoded;
use crate::script::eval::library::slices;
use crate::script::eval::symbol::Symbol;
use crate::script::values::pattern::Pattern;
use crate::script::values::transform::Transform;
use crate::script::values::truth::Truth;
use crate::script::values::value::{Constant, Value};

impl<'p> Follower<'p> {
    pub(crate) fn value_method(&mut self, object: Symbol<'p>, name: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let first = arguments.first().cloned();
        match (name, &object) {
            ("at" | "charAt", _) => match first.as_ref().and_then(Symbol::as_integer) {
                Some(index) if index < 0 => {
                    self.element_from_end(object, usize::try_from(-(index + 1)).unwrap_or(usize::MAX))
                }
                Some(index) => self.element(object, usize::try_from(index).unwrap_or(usize::MAX)),
                None => self.subscript(object, first.unwrap_or(Symbol::UNDEFINED)),
            },
            ("pop", _) => self.element_from_end(object, 0),
            ("shift", _) => self.element(object, 0),
            ("join", Symbol::Parts { .. }) => self.join_parts(object, first),
            ("join", _) => {
                let separator = first.as_ref().map_or(Some(","), Symbol::as_text).map(str::to_owned);
                match separator {
                    Some(separator) => transformed(object, Transform::Join { separator }),
                    None => Symbol::unknown("a separator that is not constant"),
                }
            }
            ("slice", Symbol::Parts { .. }) => self.slice_parts(object, &arguments),
            ("map", _) => self.mapped(object, arguments),
            ("reverse", _) => match object.into_value() {
                Ok(list) => Symbol::Value(list.with(Transform::Reverse).opened()),
                Err(reason) => Symbol::Unknown(reason),
            },
            ("fill", Symbol::Array(elements)) => {
                Symbol::Array(vec![first.unwrap_or(Symbol::UNDEFINED); elements.len()])
            }
            ("reduce", _) => self.reduced(object, arguments),
            ("sort" | "flatMap", _) => self.unknown_call(&format!("a list computed by `{name}`"), arguments),
            ("exec" | "test", Symbol::Regex { pattern, .. }) => match first.map(Symbol::into_value) {
                Some(Ok(of)) => {
                    let matches = Symbol::Matches { of, pattern: pattern.clone(), global: false };
                    if name == "exec" { matches } else { Symbol::Truth(self.truth_of(&matches)) }
                }
                _ => Symbol::unknown("a regular expression on a text that is not read"),
            },
            ("slice", Symbol::Array(elements)) if arguments.len() < 2 => {
                let from =
                    first.as_ref().map_or(Some(0), Symbol::as_integer).and_then(|from| usize::try_from(from).ok());
                match from {
                    Some(from) => Symbol::Array(elements.get(from..).unwrap_or_default().to_vec()),
                    None => match object.into_value() {
                        Ok(list) => self.text_method(Symbol::Value(list.opened()), name, &arguments),
                        Err(reason) => Symbol::Unknown(reason),
                    },
                }
            }
            (
                "slice" | "concat",
                Symbol::Array(_) | Symbol::Filtered { .. } | Symbol::Names(_) | Symbol::Members(_),
            ) => match object.into_value() {
                Ok(list) => self.text_method(Symbol::Value(list.opened()), name, &arguments),
                Err(reason) => Symbol::Unknown(reason),
            },
            ("indexOf", Symbol::Array(_) | Symbol::Parts { .. } | Symbol::Names(_)) => {
                match (object.into_value(), first.map(Symbol::into_value)) {
                    (Ok(of), Some(Ok(part))) => Symbol::IndexOf { of, part },
                    _ => Symbol::unknown("a place in a list"),
                }
            }
            ("includes", Symbol::Parts { .. } | Symbol::Names(_) | Symbol::Members(_) | Symbol::Filtered { .. }) => {
                match (object.into_value(), first.map(Symbol::into_value)) {
                    (Ok(of), Some(Ok(part))) => Symbol::Truth(contains(of, part)),
                    _ => Symbol::unknown("a search in a list"),
                }
            }
            ("toString", Symbol::Array(_) | Symbol::Parts { .. } | Symbol::Filtered { .. } | Symbol::Names(_)) => {
                match object.into_value() {
                    Ok(list) => Symbol::Value(list.written()),
                    Err(reason) => Symbol::Unknown(reason),
                }
            }
            ("toString", Symbol::Buffer(value)) => {
                encoded(value.clone(), Some(&first.unwrap_or_else(|| Symbol::text("utf8"))))
            }
            ("toString", Symbol::Words(value) | Symbol::Value(value @ Value::Digest { .. })) => {
                encoded(value.clone(), first.as_ref())
            }
            ("includes", Symbol::Array(elements)) => match first {
                Some(first) => Symbol::Truth(
                    elements.iter().fold(Truth::Never, |any, element| any.or(self.equal(&first, element))),
                ),
                None => Symbol::Truth(Truth::Never),
            },
            (_, Symbol::Value(Value::Time { .. } | Value::Moment { .. })) => self.time_method(object, name, &arguments),
            (_, Symbol::Value(_)) => self.text_method(object, name, &arguments),
            _ => self.unknown_call(&format!("`{name}` of something that is not read"), arguments),
        }
    }

    pub(crate) fn text_method(&mut self, object: Symbol<'p>, name: &str, arguments: &[Symbol<'p>]) -> Symbol<'p> {
        let Symbol::Value(value) = object else {
            return object;
        };
        let text = |index: usize| arguments.get(index).and_then(Symbol::as_text).map(str::to_owned);
        let integer = |index: usize| arguments.get(index).and_then(Symbol::as_integer);
        let transform = match name {
            "toString" | "text" | "valueOf" if matches!(value, Value::Text | Value::Constant(Constant::Text(_))) => {
                return Symbol::Value(value);
            }
            "toString" if value.is_list() => return Symbol::Value(value.written()),
            "toString" if !arguments.is_empty() && integer(0) != Some(10) => {
                let radix =
                    integer(0).and_then(|radix| u32::try_from(radix).ok()).filter(|radix| (2..=36).contains(radix));
                match (in_base(&value, integer(0)), radix) {
                    (Symbol::Unknown(_), Some(radix)) if is_whole(&value) => Transform::InBase { radix },
                    (random, _) => return random,
                }
            }
            "toString" => Transform::ToText,
            "trim" => Transform::Trim,
            "toLowerCase" => Transform::Lowercase,
            "toUpperCase" => Transform::Uppercase,
            "split" => {
                return match text(0) {
                    Some(separator) => Symbol::Parts { of: value, separator, front: 0, back: 0 },
                    None => Symbol::unknown("a text split by something that is not constant"),
                };
            }
            "replace" | "replaceAll" => match (arguments.first(), text(1)) {
                (Some(Symbol::Regex { pattern, global }), Some(to)) => {
                    match (pattern.plain(), Pattern::replacement(&to)) {
                        (Some(from), _) if !to.contains('$') => Transform::Replace { from, to, all: *global },
                        (_, Some(to)) => Transform::ReplaceMatches { pattern: pattern.clone(), to, all: *global },
                        _ => return Symbol::unknown("a replacement that is not read"),
                    }
                }
                (Some(from), Some(to)) => match from.as_text() {
                    Some(from) => Transform::Replace { from: from.to_owned(), to, all: name == "replaceAll" },
                    None => return Symbol::unknown("a replacement that is not constant"),
                },
                (Some(Symbol::Unknown(reason)), _) => return Symbol::Unknown(reason.clone()),
                _ if is_uuid_template(&value) => return self.drawn(Value::Uuid),
                _ => return Symbol::unknown("a replacement that is not constant"),
            },
            "lastIndexOf" => return slices::last_place(value, text(0).as_deref()),
            "slice" | "substring" | "substr" => return slices::part_of(value, name, arguments),
            "concat" if value.is_list() => {
                let lists: Result<Vec<Value>, _> = arguments.iter().cloned().map(Symbol::into_value).collect();
                return match lists {
                    Ok(lists) => Symbol::Value(Value::Joined(std::iter::once(value).chain(lists).collect()).opened()),
                    Err(reason) => Symbol::Unknown(reason),
                };
            }
            "concat" => {
                let parts = std::iter::once(Symbol::Value(value)).chain(arguments.iter().cloned()).collect();
                return self.template(parts);
            }
            "includes" | "indexOf" | "has" | "startsWith" | "endsWith" => {
                let Some(Ok(part)) = arguments.first().cloned().map(Symbol::into_value) else {
                    return Symbol::unknown("a search in a text");
                };
                return match name {
                    "indexOf" => Symbol::IndexOf { of: value, part },
                    "startsWith" => {
                        let place = Symbol::IndexOf { of: value, part };
                        Symbol::Truth(self.equal(&place, &Symbol::Value(Value::number(0.0))))
                    }
                    "endsWith" => match &part {
                        Value::Constant(Constant::Text(text)) => {
                            let length = i64::try_from(text.encode_utf16().count()).unwrap_or(i64::MAX);
                            let end = Symbol::Value(value.with(Transform::Slice { from: -length, to: None }));
                            Symbol::Truth(self.equal(&end, &Symbol::Value(part)))
                        }
                        _ => Symbol::unknown("a test of the end of a text"),
                    },
                    _ => Symbol::Truth(contains(value, part)),
                };
            }
            "hasOwnProperty" => {
                return match text(0) {
                    Some(key) => {
                        let member = self.member(Symbol::Value(value), &key);
                        Symbol::Truth(self.equal(&member, &Symbol::UNDEFINED).not())
                    }
                    None => Symbol::unknown("a test for a member"),
                };
            }
            "match" => {
                return match arguments.first() {
                    Some(Symbol::Regex { pattern, global }) => {
                        Symbol::Matches { of: value, pattern: pattern.clone(), global: *global }
                    }
                    Some(Symbol::Unknown(reason)) => Symbol::Unknown(reason.clone()),
                    Some(pattern) => match pattern.as_text().and_then(|pattern| Pattern::read(pattern, "")) {
                        Some(pattern) => Symbol::Matches { of: value, pattern, global: false },
                        None => Symbol::unknown("a regular expression"),
                    },
                    None => Symbol::unknown("a regular expression"),
                };
            }
            "matchAll" | "search" => return Symbol::unknown("a regular expression"),
            "padStart" | "padEnd" => match (integer(0), arguments.get(1)) {
                (Some(length @ 0..=1024), with) => Transform::Pad {
                    length: usize::try_from(length).unwrap_or_default(),
                    with: match with {
                        None => " ".to_owned(),
                        Some(Symbol::Value(Value::Constant(Constant::Number(number)))) => number.to_string(),
                        Some(with) => match with.as_text() {
                            Some(with) => with.to_owned(),
                            None => return Symbol::unknown("a text padded with something that is not constant"),
                        },
                    },
                    at_end: name == "padEnd",
                },
                _ => return Symbol::unknown("a text padded to a length that is not constant"),
            },
            "toFixed" => match (arguments.first(), integer(0).and_then(|digits| usize::try_from(digits).ok())) {
                (None, _) => Transform::Fixed { digits: 0 },
                (_, Some(digits)) if digits <= 100 => Transform::Fixed { digits },
                _ => return Symbol::unknown("a format of numbers that is not constant"),
            },
            _ => return self.unknown_call(&format!("`{name}` of a value"), arguments.to_vec()),
        };
        transformed(Symbol::Value(value), transform)
    }

    /// `x.split(a).join(b)` replaces.
    fn join_parts(&mut self, parts: Symbol<'p>, separator: Option<Symbol<'p>>) -> Symbol<'p> {
        let to = match &separator {
            None => ",".to_owned(),
            Some(separator) => match separator.as_text() {
                Some(separator) => separator.to_owned(),
                None => return Symbol::unknown("a separator that is not constant"),
            },
        };
        match parts {
            Symbol::Parts { of, separator: from, front: 0, back: 0 } => {
                Symbol::Value(of.with(Transform::Replace { from, to, all: true }))
            }
            parts => transformed(parts, Transform::Join { separator: to }),
        }
    }

    fn slice_parts(&mut self, parts: Symbol<'p>, arguments: &[Symbol<'p>]) -> Symbol<'p> {
        let from = arguments.first().and_then(Symbol::as_integer);
        match (parts, from, arguments.get(1)) {
            // `.slice(-1)[0]` is the last part
            (Symbol::Parts { of, separator, back, .. }, Some(-1), None) => {
                let last = self.element_from_end(Symbol::Parts { of, separator, front: 0, back }, 0);
                Symbol::Array(vec![last])
            }
            (Symbol::Parts { of, separator, front, back }, Some(from), None) if from >= 0 => Symbol::Parts {
                of,
                separator,
                front: front.saturating_add(usize::try_from(from).unwrap_or(usize::MAX)),
                back,
            },
            (parts, ..) => match parts.into_value() {
                Ok(list) => self.text_method(Symbol::Value(list), "slice", arguments),
                Err(reason) => Symbol::Unknown(reason),
            },
        }
    }

    pub(crate) fn to_number(&self, symbol: Symbol<'p>) -> Symbol<'p> {
        match symbol.into_value().map(Value::counted) {
            Ok(value) if is_number(&value) => Symbol::Value(value),
            Ok(value) => Symbol::Value(value.with(Transform::ToNumber)),
            Err(reason) => Symbol::Unknown(reason),
        }
    }
}

pub(crate) fn transformed<'p>(symbol: Symbol<'p>, by: Transform) -> Symbol<'p> {
    match symbol.into_value() {
        Ok(value) => Symbol::Value(value.with(by)),
        Err(reason) => Symbol::Unknown(reason),
    }
}
