//! Symbols: the values of expressions during the evaluation.

use crate::script::effects::Scope;
use crate::script::syntax::Function;
use crate::script::values::pattern::Pattern;
use crate::script::values::transform::Transform;
use crate::script::values::truth::{Reason, Truth};
pub(crate) use crate::script::values::value::integer;
use crate::script::values::value::{Constant, Step, Value};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Symbol<'p> {
    Value(Value),
    /// An object of Postman or JavaScript, by its path: `pm.response`, `CryptoJS.enc.Base64`.
    Global(String),
    /// `pm.environment` or another store.
    Store(Scope),
    /// A method that has not been called yet.
    Method(Box<Symbol<'p>>, String),
    Function(Closure<'p>),
    Object(Vec<(String, Symbol<'p>)>),
    Array(Vec<Symbol<'p>>),
    /// The parts of a text, some of them removed by `shift` and `pop`.
    Parts {
        of: Value,
        separator: String,
        front: usize,
        back: usize,
    },
    /// The index of the current element of a counting loop.
    Counter(Value),
    /// The name of the current member of a `for in` loop.
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
    /// `x.indexOf(part)`: negative if there is none.
    IndexOf {
        of: Value,
        part: Value,
    },
    TypeOf(Value),
    /// The input of `CryptoJS`: bytes, represented as text.
    Words(Value),
    /// The bytes of `Buffer`, which are UTF-8 when they are written.
    Buffer(Value),
    Regex {
        pattern: Pattern,
        global: bool,
    },
    /// `pm.expect(subject)`
    Expect {
        subject: Box<Symbol<'p>>,
        negated: bool,
        /// The name of a property is a path: `nested.property("user.tags[0]")`.
        nested: bool,
    },
    /// `ajv.compile(schema)`
    Validator(Box<Symbol<'p>>),
    /// `pm.sendRequest(request)` without a callback
    Sending(Box<Symbol<'p>>),
    Truth(Truth),
    Unknown(Reason),
}

#[derive(Clone, Copy)]
pub(crate) struct Closure<'p> {
    pub(crate) function: &'p Function,
    /// The number of scopes that are visible in it.
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

/// The reason for which the value of an object is not known after a change.
pub(crate) const CHANGED_OBJECT: &str = "an object that the script changes";

/// The path of the answer in a callback of `pm.sendRequest`; `pm.response` is the answer to the request of the script.
pub(crate) const SENT_RESPONSE: &str = "sent.response";

/// A part of a symbol.
enum Held<'s> {
    Value(&'s Value),
    /// The path of a global.
    Path(&'s str),
    /// A member, an element, or an object that contains others.
    Place,
}

/// Larger values are not tracked: each use of a name copies its value, so that `a = a + a` doubles it. A JSON schema of
/// an answer has several hundred parts.
const MAX_PARTS: usize = 2_000;

impl Symbol<'_> {
    /// Returns the symbol, or [`Symbol::Unknown`] if it consists of too many values.
    pub(crate) fn bounded(self) -> Self {
        if self.size() > MAX_PARTS {
            return Self::Unknown("a value that is put together from too many parts".into());
        }
        self
    }

    /// The number of its values, with the members and elements that contain them.
    fn size(&self) -> usize {
        let mut size = 0;
        self.each(&mut |held| size += usize::from(!matches!(held, Held::Path(_))));
        size
    }

    /// Returns `true` if it contains a part of the answer.
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

    /// Visits its parts.
    fn each(&self, see: &mut dyn FnMut(Held<'_>)) {
        match self {
            Self::Value(value)
            | Self::Counter(value)
            | Self::MemberName(value)
            | Self::Names(value)
            | Self::Members(value)
            | Self::TypeOf(value)
            | Self::Words(value)
            | Self::Buffer(value)
            | Self::Matches { of: value, .. }
            | Self::Parts { of: value, .. } => value.each(&mut |value| see(Held::Value(value))),
            Self::Method(of, _) | Self::Expect { subject: of, .. } | Self::Validator(of) | Self::Sending(of) => {
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

    /// The object with another member, or with another value for one.
    #[must_use]
    pub(crate) fn with_member(self, name: &str, value: Self) -> Self {
        let Self::Object(mut members) = self else { return self };
        match members.iter_mut().find(|(member, _)| member == name) {
            Some((_, member)) => *member = value,
            None => members.push((name.to_owned(), value)),
        }
        Self::Object(members)
    }

    /// The object with the members of another: `{...this, ...other}`.
    #[must_use]
    pub(crate) fn with_members_of(self, other: Self) -> Self {
        match (self, other) {
            (this @ Self::Object(_), Self::Object(members)) => {
                members.into_iter().fold(this, |this, (name, value)| this.with_member(&name, value))
            }
            (Self::Unknown(reason), _) | (_, Self::Unknown(reason)) => Self::Unknown(reason),
            _ => Self::unknown("an object made from others"),
        }
    }

    /// Returns `true` if it is that object, or has it in it.
    pub(crate) fn holds(&self, object: &Self) -> bool {
        self == object
            || match self {
                Self::Object(members) => members.iter().any(|(_, member)| member.holds(object)),
                Self::Array(elements) => elements.iter().any(|element| element.holds(object)),
                _ => false,
            }
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Value(Value::text(text))
    }

    pub(crate) fn unknown(reason: impl Into<Reason>) -> Self {
        Self::Unknown(reason.into())
    }

    /// Returns the value that can leave the script, or the reason why there is none.
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
            Self::Words(value) | Self::Buffer(value) => Ok(value),
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
            Self::Sending(_) => Err("the answer of `pm.sendRequest`".into()),
        }
    }

    /// Returns the text if it is constant.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Value(value) => value.constant_text(),
            _ => None,
        }
    }

    /// Returns the integer if it is constant.
    pub(crate) fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Value(Value::Constant(Constant::Number(number))) => integer(*number),
            _ => None,
        }
    }
}
