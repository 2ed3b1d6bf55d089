//! Methods of texts and lists.

use super::Follower;
use super::crypto::encoded;
use super::operator::contains;
use super::symbol::Symbol;
use crate::script::condition::Truth;
use crate::script::model::{Constant, Step, Value};
use crate::script::transform::Transform;

impl<'p> Follower<'p> {
    /// A method that changes the list or time that it is called on: its result, and what is left.
    pub(super) fn change(
        &mut self,
        object: &Symbol<'p>,
        name: &str,
        arguments: &[Symbol<'p>],
    ) -> Option<(Symbol<'p>, Symbol<'p>)> {
        match (object, name) {
            (Symbol::Parts { of, separator, front, back }, "pop") => {
                let result = self.element_from_end(object.clone(), 0);
                let rest =
                    Symbol::Parts { of: of.clone(), separator: separator.clone(), front: *front, back: back + 1 };
                Some((result, rest))
            }
            (Symbol::Parts { of, separator, front, back }, "shift") => {
                let result = self.element(object.clone(), 0);
                let rest =
                    Symbol::Parts { of: of.clone(), separator: separator.clone(), front: front + 1, back: *back };
                Some((result, rest))
            }
            (Symbol::Array(elements), "push") => {
                let rest = elements.iter().chain(arguments).cloned().collect();
                Some((Symbol::UNDEFINED, Symbol::Array(rest)))
            }
            (Symbol::Value(Value::Time { .. }), _) => self.change_time(object, name, arguments),
            (Symbol::Value(value), "pop" | "shift") if value.path().is_some() => {
                let result = match name {
                    "pop" => self.element_from_end(object.clone(), 0),
                    _ => self.element(object.clone(), 0),
                };
                Some((result, Symbol::unknown("a list that the script changes")))
            }
            (
                Symbol::Value(_) | Symbol::Array(_) | Symbol::Parts { .. },
                "push" | "unshift" | "splice" | "sort" | "reverse",
            ) => {
                let changed = Symbol::unknown("a list that the script changes");
                Some((changed.clone(), changed))
            }
            _ => None,
        }
    }

    pub(super) fn value_method(&mut self, object: Symbol<'p>, name: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let first = arguments.first().cloned();
        match (name, &object) {
            ("at" | "charAt", _) => match first.as_ref().and_then(Symbol::as_integer) {
                Some(index) if index < 0 => {
                    self.element_from_end(object, usize::try_from(-(index + 1)).unwrap_or(usize::MAX))
                }
                Some(index) => self.element(object, usize::try_from(index).unwrap_or(usize::MAX)),
                None => Symbol::unknown("an index that is not constant"),
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
            ("map" | "reduce" | "every" | "sort" | "reverse" | "flatMap", _) => {
                self.unknown_call(&format!("a list computed by `{name}`"), arguments)
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
            (_, Symbol::Value(Value::Time { .. })) => self.time_method(object, name, &arguments),
            (_, Symbol::Value(_)) => self.text_method(object, name, &arguments),
            _ => self.unknown_call(&format!("`{name}` of something that is not read"), arguments),
        }
    }

    fn text_method(&mut self, object: Symbol<'p>, name: &str, arguments: &[Symbol<'p>]) -> Symbol<'p> {
        let Symbol::Value(value) = object else {
            return object;
        };
        let text = |index: usize| arguments.get(index).and_then(Symbol::as_text).map(str::to_owned);
        let integer = |index: usize| arguments.get(index).and_then(Symbol::as_integer);
        let transform = match name {
            "toString" | "text" | "valueOf" if matches!(value, Value::Text | Value::Constant(Constant::Text(_))) => {
                return Symbol::Value(value);
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
                (Some(Symbol::Regex { pattern, global }), Some(to)) => match plain(pattern) {
                    Some(from) => Transform::Replace { from, to, all: *global },
                    None => return Symbol::unknown("a regular expression"),
                },
                (Some(from), Some(to)) => match from.as_text() {
                    Some(from) => Transform::Replace { from: from.to_owned(), to, all: name == "replaceAll" },
                    None => return Symbol::unknown("a replacement that is not constant"),
                },
                _ => return Symbol::unknown("a replacement that is not constant"),
            },
            "slice" | "substring" | "substr" => {
                let from = integer(0).unwrap_or(0);
                let to = match (name, arguments.len(), integer(1)) {
                    (_, 0 | 1, _) => None,
                    // up to its own length is up to its end
                    _ if is_length_of(arguments.get(1), &value) => None,
                    ("substr", _, Some(length)) => Some(from.saturating_add(length)),
                    (_, _, Some(to)) => Some(to),
                    _ => return Symbol::unknown("a place in a text that is not constant"),
                };
                if !arguments.is_empty() && integer(0).is_none() {
                    return Symbol::unknown("a place in a text that is not constant");
                }
                Transform::Slice { from, to }
            }
            "concat" => {
                let parts = std::iter::once(Symbol::Value(value)).chain(arguments.iter().cloned()).collect();
                return self.template(parts);
            }
            "includes" | "indexOf" | "has" | "startsWith" => {
                let Some(Ok(part)) = arguments.first().cloned().map(Symbol::into_value) else {
                    return Symbol::unknown("a search in a text");
                };
                return match name {
                    "indexOf" => Symbol::IndexOf { of: value, part },
                    "startsWith" => Symbol::Truth(Truth::Unknown("a test of the start of a text".into())),
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
                    Some(Symbol::Regex { pattern, global: false }) => {
                        Symbol::Matches { of: value, pattern: pattern.clone() }
                    }
                    Some(pattern) => match pattern.as_text() {
                        Some(pattern) => Symbol::Matches { of: value, pattern: pattern.to_owned() },
                        None => Symbol::unknown("a regular expression"),
                    },
                    None => Symbol::unknown("a regular expression"),
                };
            }
            "matchAll" | "search" => return Symbol::unknown("a regular expression"),
            "toFixed" => return Symbol::unknown("a format of numbers"),
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
            _ => Symbol::unknown("a part of a list, joined"),
        }
    }

    fn slice_parts(&mut self, parts: Symbol<'p>, arguments: &[Symbol<'p>]) -> Symbol<'p> {
        let from = arguments.first().and_then(Symbol::as_integer);
        match (parts, from, arguments.get(1)) {
            // `.slice(-1)[0]` is the last
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
            _ => Symbol::unknown("a part of a list"),
        }
    }

    pub(super) fn to_number(&self, symbol: Symbol<'p>) -> Symbol<'p> {
        match symbol.into_value() {
            Ok(value) if super::operator::is_number(&value) => Symbol::Value(value),
            Ok(value) => Symbol::Value(value.with(Transform::ToNumber)),
            Err(reason) => Symbol::Unknown(reason),
        }
    }
}

pub(super) fn transformed<'p>(symbol: Symbol<'p>, by: Transform) -> Symbol<'p> {
    match symbol.into_value() {
        Ok(value) => Symbol::Value(value.with(by)),
        Err(reason) => Symbol::Unknown(reason),
    }
}

fn is_length_of(symbol: Option<&Symbol<'_>>, text: &Value) -> bool {
    match symbol {
        Some(Symbol::Value(length)) => text.clone().step(Step::Length).as_ref() == Some(length),
        _ => false,
    }
}

/// The text that a regular expression without operators matches.
fn plain(pattern: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = pattern.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => match rest.next() {
                Some(escaped) if !escaped.is_alphanumeric() => text.push(escaped),
                _ => return None,
            },
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => {
                return None;
            }
            character => text.push(character),
        }
    }
    (!text.is_empty()).then_some(text)
}
