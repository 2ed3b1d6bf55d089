//! What a script stores: captures, the values in them, and what could not be read.

use super::condition::Condition;
use super::pattern::Pattern;
use super::transform::{Algorithm, Arithmetic, Encoding, Shift, TimeFormat, Transform};
use crate::read::model::Request;

/// What the script of one event stores.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Script {
    /// In the order of the script; a later one for the same variable wins where both apply.
    pub(crate) captures: Vec<Capture>,
    /// Setters that are not carried.
    pub(crate) unread: Vec<Unread>,
    pub(crate) sent: Vec<Sent>,
}

/// A request that a script sends itself, and what it keeps from its answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sent {
    /// Its texts are templates.
    pub(crate) request: Request,
    pub(crate) captures: Vec<Capture>,
}

/// One variable that a script sets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Capture {
    pub(crate) variable: String,
    pub(crate) scope: Scope,
    pub(crate) value: Value,
    /// When the script stores the value; always without one. Where the value is missing, nothing is stored.
    pub(crate) guard: Option<Condition>,
    /// From 1.
    pub(crate) line: usize,
}

/// A setter that the generator cannot carry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unread {
    /// From 1.
    pub(crate) line: usize,
    /// The line of the script, shortened.
    pub(crate) text: String,
    pub(crate) reason: String,
}

/// Where Postman stores a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Environment,
    Collection,
    Globals,
    Local,
    /// `pm.environment.name ? pm.environment : pm.collectionVariables`
    EnvironmentOrCollection,
}

/// Where a stored value comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// In the JSON of the answer, from its root.
    Json(Vec<Step>),
    /// In the XML of the answer, as `xml2js` turns it into objects: root element first, attributes under `$`, text under `_`.
    Xml(Vec<Step>),
    /// In JSON that is itself a text.
    Parsed {
        text: Box<Value>,
        path: Vec<Step>,
    },
    /// In the element that a [`Find`] looks at. Only in its test.
    Element(Vec<Step>),
    /// The whole answer as text.
    Text,
    /// The status code of the answer.
    Status,
    /// The reason phrase of the answer.
    Reason,
    /// A header of the answer; its name in any case.
    Header(String),
    /// A cookie of the answer.
    Cookie(String),
    Constant(Constant),
    /// Another variable, by full precedence.
    Variable(String),
    /// A text with `{{variables}}` in it, `{{$guid}}` and its like included.
    Substituted(String),
    /// The texts of values, joined.
    Template(Vec<Value>),
    /// One part of a text that is split at each `separator`.
    Part {
        of: Box<Value>,
        separator: String,
        position: Position,
    },
    /// What a group of a JavaScript regular expression matches in a text; group 0 is the whole match.
    Match {
        of: Box<Value>,
        pattern: Pattern,
        group: usize,
    },
    /// Where a text has another first, or a list an element; -1 where it has none.
    Place {
        of: Box<Value>,
        part: Box<Value>,
    },
    /// What is made of each element of a list for which a test holds. Test and value are over [`Value::Element`].
    Each {
        list: Box<Value>,
        test: Option<Box<Condition>>,
        value: Box<Value>,
    },
    /// The elements of lists, one list after the other.
    Joined(Vec<Value>),
    /// A list with other elements in the place of some.
    Spliced {
        of: Box<Value>,
        at: Box<Value>,
        removed: usize,
        with: Vec<Value>,
    },
    /// In a value that a script makes, as [`Value::Json`] is in the answer.
    Within {
        of: Box<Value>,
        path: Vec<Step>,
    },
    Transformed {
        of: Box<Value>,
        by: Transform,
    },
    /// The first that is there and not empty: `a || b`.
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
    /// The time when the script runs, moved.
    Time {
        shifts: Vec<Shift>,
        format: TimeFormat,
    },
    /// A time that is in a value, in milliseconds since 1970 or as a text, moved.
    Moment {
        of: Box<Value>,
        shifts: Vec<Shift>,
        format: TimeFormat,
    },
    /// What one call gave, however often the script uses it: a UUID, a random number, a text with fresh values in it.
    Drawn {
        /// Tells the calls of a script apart.
        call: usize,
        of: Box<Value>,
    },
    Uuid,
    /// A number from 0 up to, not including, 1.
    Random,
    /// An integer; both ends included.
    RandomInteger {
        from: i64,
        to: i64,
    },
    /// A digest of a text, keyed (HMAC) when there is a key.
    Digest {
        algorithm: Algorithm,
        of: Box<Value>,
        key: Option<Box<Value>>,
        encoding: Encoding,
    },
    /// A JavaScript object that the script builds.
    Object(Vec<(String, Value)>),
    /// A JavaScript array that the script builds.
    Array(Vec<Value>),
    /// The variable is removed.
    Unset,
}

/// A value that stands in the script.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Constant {
    Text(String),
    Number(f64),
    Bool(bool),
    Null,
    Undefined,
}

/// One step of a path into JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Key(String),
    /// A member whose name is in a variable or the answer.
    Computed(Box<Value>),
    /// An element of an array.
    Index(Position),
    /// An element of an array, by what is in it.
    Find(Box<Find>),
    /// A value of an object, by its place in the document.
    Member(Position),
    /// The name of a member of an object, by its place in the document.
    Name(Position),
    /// All names of an object's members.
    Names,
    /// All values of an object.
    Members,
    /// How many elements an array has, or characters a text.
    Length,
}

/// The element of an array for which a test holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Find {
    /// Over [`Value::Element`].
    pub(crate) test: Condition,
    /// The last such element, not the first.
    pub(crate) last: bool,
}

/// A place in a list, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    FromStart(usize),
    FromEnd(usize),
}

impl Value {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Constant(Constant::Text(text.into()))
    }

    pub(super) fn number(number: f64) -> Self {
        Self::Constant(Constant::Number(number))
    }

    pub(super) const UNDEFINED: Self = Self::Constant(Constant::Undefined);

    /// The path of a value that has one.
    pub(super) fn path(&self) -> Option<&[Step]> {
        match self {
            Self::Json(path) | Self::Xml(path) | Self::Element(path) => Some(path),
            Self::Parsed { path, .. } | Self::Within { path, .. } => Some(path),
            _ => None,
        }
    }

    pub(super) fn path_mut(&mut self) -> Option<&mut Vec<Step>> {
        match self {
            Self::Json(path) | Self::Xml(path) | Self::Element(path) => Some(path),
            Self::Parsed { path, .. } | Self::Within { path, .. } => Some(path),
            _ => None,
        }
    }

    /// A list or an object that a script makes, with a path into it.
    pub(super) fn opened(self) -> Self {
        if self.path().is_some() { self } else { Self::Within { of: Box::new(self), path: Vec::new() } }
    }

    /// Whether it is a list that a script makes, which it stores and writes with commas.
    pub(super) fn is_list(&self) -> bool {
        match self {
            Self::Array(_) | Self::Each { .. } | Self::Joined(_) | Self::Spliced { .. } => true,
            Self::Transformed { by: Transform::Split { .. } | Transform::Matches(_), .. } => true,
            Self::Transformed { of, by: Transform::Reverse | Transform::Slice { .. } } => of.is_list(),
            Self::Within { of, path } if path.is_empty() => of.is_list(),
            value => matches!(value.path().and_then(<[Step]>::last), Some(Step::Names | Step::Members)),
        }
    }

    /// As JavaScript writes it: a list that a script makes with commas.
    pub(super) fn written(self) -> Self {
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

    /// One step further, for a value that has a path.
    pub(super) fn step(mut self, step: Step) -> Option<Self> {
        self.path_mut()?.push(step);
        Some(self)
    }

    pub(super) fn with(self, by: Transform) -> Self {
        Self::Transformed { of: Box::new(self), by }
    }
}
