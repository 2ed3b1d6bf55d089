//! Symbols: the values of expressions while a script is followed.

use crate::script::effects::Scope;
use crate::script::syntax::Function;
use crate::script::values::pattern::Pattern;
use crate::script::values::transform::Transform;
use crate::script::values::truth::{Reason, Truth};
use crate::script::values::value::{Constant, Step, Value};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Symbol<'p> {
    Value(Value),
    /// Something that Postman or JavaScript gives, by its path: `pm.response`, `CryptoJS.enc.Base64`.
    Global(String),
    /// `pm.environment` and its like.
    Store(Scope),
    /// A method that is not called yet.
    Method(Box<Symbol<'p>>, String),
    Function(Closure<'p>),
    Object(Vec<(String, Symbol<'p>)>),
    Array(Vec<Symbol<'p>>),
    /// The parts of a text, some taken off by `shift` and `pop`.
    Parts {
        of: Value,
        separator: String,
        front: usize,
        back: usize,
    },
    /// The number of the element that a counting loop is at.
    Counter(Value),
    /// The name of the member that a `for in` loop is at.
    MemberName(Value),
    /// `Object.keys(x)`
    Names(Value),
    /// `Object.values(x)`
    Members(Value),
    /// `x.filter(test)`
    Filtered {
        list: Value,
        test: crate::script::Condition,
    },
    /// `x.match(/…/)`
    Matches {
        of: Value,
        pattern: Pattern,
        global: bool,
    },
    /// `x.indexOf(part)`: less than 0 when it is not in there.
    IndexOf {
        of: Value,
        part: Value,
    },
    TypeOf(Value),
    /// The input of `CryptoJS`: bytes, here still as text.
    Words(Value),
    Regex {
        pattern: Pattern,
        global: bool,
    },
    /// `pm.expect(subject)`
    Expect {
        subject: Box<Symbol<'p>>,
        negated: bool,
    },
    /// `ajv.compile(schema)`
    Validator(Box<Symbol<'p>>),
    Truth(Truth),
    Unknown(Reason),
}

#[derive(Clone, Copy)]
pub(crate) struct Closure<'p> {
    pub(crate) function: &'p Function,
    /// The number of scopes that it sees.
    pub(crate) depth: usize,
}

impl PartialEq for Closure<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.function, other.function)
    }
}

impl std::fmt::Debug for Closure<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Closure({})", self.depth)
    }
}

/// The path of the answer that a callback of `pm.sendRequest` is given; that of the request whose script it is stays `pm.response`.
pub(crate) const SENT_RESPONSE: &str = "sent.response";

/// A part of a symbol.
enum Held<'s> {
    Value(&'s Value),
    /// Of a global.
    Path(&'s str),
    /// A member, an element or an object that holds others.
    Place,
}

/// Values of more parts are not followed: each use of a name copies what it stands for, so that `a = a + a` doubles it. A JSON schema of
/// an answer has some hundreds.
const MOST_PARTS: usize = 2_000;

impl Symbol<'_> {
    /// The symbol, or [`Symbol::Unknown`] if it is made of too many values.
    pub(crate) fn bounded(self) -> Self {
        if self.size() > MOST_PARTS {
            return Self::Unknown("a value that is put together from too many parts".into());
        }
        self
    }

    /// The number of values it is made of, with the members and elements that hold them.
    fn size(&self) -> usize {
        let mut size = 0;
        self.each(&mut |held| size += usize::from(!matches!(held, Held::Path(_))));
        size
    }

    /// Returns `true` if something of the answer is in it.
    pub(crate) fn is_of_answer(&self) -> bool {
        let mut found = false;
        self.each(&mut |held| {
            found |= match held {
                Held::Value(value) => value.is_of_answer(),
                Held::Path(path) => path.starts_with(SENT_RESPONSE),
                Held::Place => false,
            };
        });
        found
    }

    /// Shows what it is made of.
    fn each(&self, see: &mut dyn FnMut(Held<'_>)) {
        match self {
            Self::Value(value)
            | Self::Counter(value)
            | Self::MemberName(value)
            | Self::Names(value)
            | Self::Members(value)
            | Self::TypeOf(value)
            | Self::Words(value)
            | Self::Matches { of: value, .. }
            | Self::Parts { of: value, .. } => value.each(&mut |value| see(Held::Value(value))),
            Self::Method(of, _) | Self::Expect { subject: of, .. } | Self::Validator(of) => {
                see(Held::Place);
                of.each(see);
            }
            Self::Object(members) => members.iter().for_each(|(_, member)| {
                see(Held::Place);
                member.each(see);
            }),
            Self::Array(elements) => elements.iter().for_each(|element| {
                see(Held::Place);
                element.each(see);
            }),
            Self::Filtered { list, test } => {
                list.each(&mut |value| see(Held::Value(value)));
                test.each(&mut |value| see(Held::Value(value)));
            }
            Self::IndexOf { of, part } => {
                of.each(&mut |value| see(Held::Value(value)));
                part.each(&mut |value| see(Held::Value(value)));
            }
            Self::Truth(Truth::When(condition)) => condition.each(&mut |value| see(Held::Value(value))),
            Self::Global(path) => see(Held::Path(path)),
            Self::Store(_) | Self::Function(_) | Self::Regex { .. } | Self::Truth(_) | Self::Unknown(_) => {}
        }
    }

    pub(crate) const UNDEFINED: Self = Self::Value(Value::UNDEFINED);

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Value(Value::text(text))
    }

    pub(crate) fn unknown(reason: impl Into<Reason>) -> Self {
        Self::Unknown(reason.into())
    }

    /// The value that can leave the script, or why there is none.
    pub(crate) fn into_value(self) -> Result<Value, Reason> {
        match self {
            Self::Value(value) => Ok(value),
            Self::Global(path) => Err(format!("`{path}` is not read").into()),
            Self::Object(members) => members
                .into_iter()
                .map(|(name, member)| Ok((name, member.into_value()?)))
                .collect::<Result<_, Reason>>()
                .map(Value::Object),
            Self::Array(elements) => {
                elements.into_iter().map(Self::into_value).collect::<Result<_, Reason>>().map(Value::Array)
            }
            Self::Words(value) => Ok(value),
            Self::Truth(Truth::Always) => Ok(Value::Constant(Constant::Bool(true))),
            Self::Truth(Truth::Never) => Ok(Value::Constant(Constant::Bool(false))),
            Self::Truth(Truth::When(condition)) => Ok(Value::Choice {
                when: Box::new(condition),
                then: Box::new(Value::Constant(Constant::Bool(true))),
                otherwise: Box::new(Value::Constant(Constant::Bool(false))),
            }),
            Self::Truth(Truth::Unknown(reason)) | Self::Unknown(reason) => Err(reason),
            Self::Parts { of, separator, front, back } => {
                let parts = of.with(Transform::Split { separator });
                let from = i64::try_from(front).unwrap_or(i64::MAX);
                let to = i64::try_from(back).ok().filter(|back| *back > 0).map(|back| -back);
                Ok(if front + back == 0 { parts } else { parts.with(Transform::Slice { from, to }) }.opened())
            }
            Self::Method(_, name) => Err(format!("`{name}` of something that is not read").into()),
            Self::Store(_) | Self::Function(_) | Self::Validator(_) => Err("a function or a store of variables".into()),
            Self::Counter(_) | Self::MemberName(_) => Err("the counter of a loop".into()),
            Self::Names(of) => of.step(Step::Names).ok_or("the names of something that has none".into()),
            Self::Members(of) => of.step(Step::Members).ok_or("the members of something that has none".into()),
            Self::Filtered { list, test } => Ok(Value::Each {
                list: Box::new(list),
                test: Some(Box::new(test)),
                value: Box::new(Value::Element(Vec::new())),
            }
            .opened()),
            Self::Matches { of, pattern, global: true } => Ok(of.with(Transform::Matches(pattern)).opened()),
            Self::Matches { .. } => Err("the list of what a regular expression matches".into()),
            Self::IndexOf { of, part } => Ok(Value::Place { of: Box::new(of), part: Box::new(part) }),
            Self::TypeOf(_) => Err("the name of a type".into()),
            Self::Regex { .. } => Err("a regular expression".into()),
            Self::Expect { .. } => Err("an assertion".into()),
        }
    }

    /// The text, when it is a constant one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Value(value) => value.constant_text(),
            _ => None,
        }
    }

    /// The whole number, when it is a constant one.
    pub(crate) fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Value(Value::Constant(Constant::Number(number))) => integer(*number),
            _ => None,
        }
    }
}

/// A number that is whole and small enough to be exact.
pub(crate) fn integer(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}
