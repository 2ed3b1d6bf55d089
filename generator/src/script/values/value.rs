//! Values that a script stores, and the conditions under which it stores them: each may contain the other.

use crate::script::values::pattern::Pattern;
use crate::script::values::statuses::Statuses;
use crate::script::values::transform::{Algorithm, Arithmetic, Encoding, Shift, TimeFormat, Transform};

/// The origin of a stored value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A value in the JSON of the answer, by its path from the root.
    Json(Vec<Step>),
    /// A value in the XML of the answer, as `xml2js` turns it into objects: root element first, attributes under `$`, text under `_`.
    Xml(Vec<Step>),
    /// The same as [`Xml`](Self::Xml), but each child is in a list, even if it is the only one of its name.
    XmlLists,
    /// A value in JSON within a text.
    Parsed {
        text: Box<Value>,
        path: Vec<Step>,
    },
    /// A value in the current element of a [`Find`], only within its test.
    Element(Vec<Step>),
    /// The whole answer as text.
    Text,
    /// The status code of the answer.
    Status,
    /// The reason phrase of the answer.
    Reason,
    /// A header of the answer; the name is case-insensitive.
    Header(String),
    /// A cookie of the answer.
    Cookie(String),
    Constant(Constant),
    /// Another variable, looked up in all scopes.
    Variable(String),
    /// A value that a generated function uses several times, by the name of its local.
    Local(String),
    /// A text with `{{variables}}`, including dynamic ones such as `{{$guid}}`.
    Substituted(String),
    /// The texts of values, joined.
    Template(Vec<Value>),
    /// One part of a text that is split at each `separator`.
    Part {
        of: Box<Value>,
        separator: String,
        position: Position,
    },
    /// The match of a group of a JavaScript regular expression in a text; group 0 is the whole match.
    Match {
        of: Box<Value>,
        pattern: Pattern,
        group: usize,
    },
    /// The first index of a text in another, or of an element in a list; -1 if there is none.
    Place {
        of: Box<Value>,
        part: Box<Value>,
    },
    /// A value for each element of a list that passes a test. Test and value are over [`Value::Element`].
    Each {
        list: Box<Value>,
        test: Option<Box<Condition>>,
        value: Box<Value>,
    },
    /// The elements of lists, one list after the other.
    Joined(Vec<Value>),
    /// A list with some elements replaced by others.
    Spliced {
        of: Box<Value>,
        at: Box<Value>,
        removed: usize,
        with: Vec<Value>,
    },
    /// A value within one that the script builds, by its path.
    Within {
        of: Box<Value>,
        path: Vec<Step>,
    },
    Transformed {
        of: Box<Value>,
        by: Transform,
    },
    /// The first value that is present and not empty: `a || b`.
    First(Vec<Value>),
    Choice {
        when: Box<Condition>,
        then: Box<Value>,
        otherwise: Box<Value>,
    },
    Arithmetic {
        operator: Arithmetic,
        left: Box<Value>,
        right: Box<Value>,
    },
    /// The time when the script runs, shifted.
    Time {
        shifts: Vec<Shift>,
        format: TimeFormat,
    },
    /// A time from a value, in milliseconds since 1970 or as a text, shifted.
    Moment {
        of: Box<Value>,
        shifts: Vec<Shift>,
        format: TimeFormat,
    },
    /// The result of one call, however often the script uses it: a UUID, a random number, a text with random values.
    Drawn {
        /// Identifies the call within its script.
        call: usize,
        of: Box<Value>,
    },
    Uuid,
    /// A number from 0 (inclusive) to 1 (exclusive).
    Random,
    /// A random text of this many of the characters.
    RandomText {
        characters: String,
        length: usize,
    },
    /// An integer; both ends included.
    RandomInteger {
        from: i64,
        to: i64,
    },
    /// A digest of a text, or an HMAC if there is a key.
    Digest {
        algorithm: Algorithm,
        of: Box<Value>,
        key: Option<Box<Value>>,
        encoding: Encoding,
    },
    /// A JSON Web Signature; header and payload are JSON texts.
    Token {
        algorithm: String,
        header: Box<Value>,
        payload: Box<Value>,
        key: Box<Value>,
    },
    /// A JavaScript object that the script builds.
    Object(Vec<(String, Value)>),
    /// A JavaScript array that the script builds.
    Array(Vec<Value>),
    /// The variable is removed.
    Unset,
}

/// A literal value of the script.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Constant {
    Text(String),
    Number(f64),
    Bool(bool),
    Null,
    Undefined,
}

impl Constant {
    pub(crate) fn is_truthy(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Bool(value) => *value,
            Self::Null | Self::Undefined => false,
        }
    }
}

/// One step of a path into JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Key(String),
    /// A member whose name comes from a variable or the answer.
    Computed(Box<Value>),
    /// An element of an array.
    Index(Position),
    /// An element of an array for which a test holds.
    Find(Box<Find>),
    /// A value of an object, by its position in the document.
    Member(Position),
    /// The name of a member of an object, by its position in the document.
    Name(Position),
    /// All names of an object's members.
    Names,
    /// All values of an object.
    Members,
    /// The number of elements of an array, or of characters of a text.
    Length,
}

/// The element of an array for which a test holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Find {
    /// The test, on [`Value::Element`].
    pub(crate) test: Condition,
    /// `true` for the last such element instead of the first.
    pub(crate) last: bool,
}

/// A place in a list, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    FromStart(usize),
    FromEnd(usize),
}

/// The condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The status code of the answer is one of these.
    Status(Statuses),
    /// An environment is selected.
    HasEnvironment,
    /// The value is present, and neither `null`, `false`, `0` nor an empty text.
    Truthy(Value),
    /// The value is absent or `null`.
    Missing(Value),
    /// A JSON array.
    Array(Value),
    /// A text contains another, or a list contains an element.
    Contains {
        of: Value,
        part: Value,
    },
    Compare {
        left: Value,
        relation: Relation,
        right: Value,
    },
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// A comparison of two values; numbers in texts count as numbers, as with `==`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Relation {
    /// Returns the relation of the values in the other order.
    pub(crate) fn turned(self) -> Self {
        match self {
            Self::Equal => Self::Equal,
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
        }
    }
}

impl Value {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Constant(Constant::Text(text.into()))
    }

    pub(crate) fn number(number: f64) -> Self {
        Self::Constant(Constant::Number(number))
    }

    /// Returns the placeholder for the value of a name before a round of a loop, which is unknown. No variable has such a name.
    pub(crate) fn before_round(name: &str) -> Self {
        Self::Variable(format!("\0{name}"))
    }

    pub(crate) fn is_before_round(&self) -> bool {
        matches!(self, Self::Variable(name) if name.starts_with('\0'))
    }

    pub(crate) const UNDEFINED: Self = Self::Constant(Constant::Undefined);

    /// Returns `true` if the value itself is part of the answer; otherwise its parts may still be.
    pub(crate) fn is_of_answer(&self) -> bool {
        matches!(
            self,
            Self::Json(_)
                | Self::Xml(_)
                | Self::XmlLists
                | Self::Text
                | Self::Status
                | Self::Reason
                | Self::Header(_)
                | Self::Cookie(_)
        )
    }

    /// Returns the path of a value that has one.
    pub(crate) fn path(&self) -> Option<&[Step]> {
        match self {
            Self::Json(path) | Self::Xml(path) | Self::Element(path) => Some(path),
            Self::Parsed { path, .. } | Self::Within { path, .. } => Some(path),
            _ => None,
        }
    }

    pub(crate) fn path_mut(&mut self) -> Option<&mut Vec<Step>> {
        match self {
            Self::Json(path) | Self::Xml(path) | Self::Element(path) => Some(path),
            Self::Parsed { path, .. } | Self::Within { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Returns `true` if it is the value at another place, or in it.
    pub(crate) fn lies_in(&self, place: &Self) -> bool {
        let (Some(path), Some(start)) = (self.path(), place.path()) else { return false };
        let of = |value: &Self| match value {
            Self::Parsed { text: of, .. } | Self::Within { of, .. } => Some(of.clone()),
            _ => None,
        };
        std::mem::discriminant(self) == std::mem::discriminant(place)
            && path.starts_with(start)
            && of(self) == of(place)
    }

    /// As it is calculated with or compared: a `Date` or moment in milliseconds.
    pub(crate) fn counted(mut self) -> Self {
        if let Self::Time { format, .. } | Self::Moment { format, .. } = &mut self
            && format.is_object()
        {
            *format = TimeFormat::Milliseconds;
        }
        self
    }

    /// Returns a list or an object that a script builds as the root of a path into it.
    pub(crate) fn opened(self) -> Self {
        if self.path().is_some() { self } else { Self::Within { of: Box::new(self), path: Vec::new() } }
    }

    /// Returns `true` for a list that a script builds, which is stored and written with commas.
    pub(crate) fn is_list(&self) -> bool {
        match self {
            Self::Array(_) | Self::Each { .. } | Self::Joined(_) | Self::Spliced { .. } => true,
            Self::Transformed { by: Transform::Split { .. } | Transform::Matches(_), .. } => true,
            Self::Transformed { of, by: Transform::Reverse | Transform::Slice { .. } } => of.is_list(),
            Self::Within { of, path } if path.is_empty() => of.is_list(),
            value => matches!(value.path().and_then(<[Step]>::last), Some(Step::Names | Step::Members)),
        }
    }

    /// Returns the value as JavaScript writes it: a list that a script builds is written with commas.
    pub(crate) fn written(self) -> Self {
        if !self.is_list() {
            return self;
        }
        match self {
            Self::Within { of, path } if path.is_empty() => match *of {
                Self::Transformed { of, by: Transform::Split { separator } } => {
                    of.with(Transform::Replace { from: separator, to: ",".to_owned(), all: true })
                }
                of => of.written(),
            },
            list => list.with(Transform::Join { separator: ",".to_owned() }),
        }
    }

    /// Extends the path of a value that has one by a step.
    pub(crate) fn step(mut self, step: Step) -> Option<Self> {
        self.path_mut()?.push(step);
        Some(self)
    }

    pub(crate) fn with(self, by: Transform) -> Self {
        if let (Self::Array(values), Transform::Join { separator }) = (&self, &by)
            && let Some(texts) = values.iter().map(Self::constant_text).collect::<Option<Vec<_>>>()
        {
            return Self::text(texts.join(separator));
        }
        Self::Transformed { of: Box::new(self), by }
    }

    /// Returns the text if it is constant.
    pub(crate) fn constant_text(&self) -> Option<&str> {
        match self {
            Self::Constant(Constant::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// A number that is whole and small enough to be exact.
pub(crate) fn integer(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}
