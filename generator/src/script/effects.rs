//! The effects of a script: the variables that it stores, the requests that it sends, its claims about the answer, and the setters that cannot
//! be carried.

use crate::read::model::Request;
use crate::script::values::statuses::Statuses;
use crate::script::values::value::{Condition, Value};

/// The variables that the script of one event stores.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Script {
    /// The captures in the order of the script; of two that apply to one variable, the later one wins.
    pub(crate) captures: Vec<Capture>,
    /// Setters that are not carried.
    pub(crate) unread: Vec<Unread>,
    pub(crate) sent: Vec<Sent>,
    /// Claims about the answer, from its assertions and the values that it stores.
    pub(crate) claims: Vec<Claim>,
}

/// A claim about the JSON of the answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Claim {
    /// The path from the root.
    pub(crate) path: Vec<Member>,
    pub(crate) says: Says,
    /// The status codes of the answers that it is about; `None` for all.
    pub(crate) statuses: Option<Statuses>,
    /// It holds for each request that the script runs after: nothing but the status decides whether it is made.
    pub(crate) always: bool,
}

/// One step into a JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Member {
    Key(String),
    /// An element of a list.
    Element,
    /// A value of an object whose keys are data.
    Value,
}

/// The claim about a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Says {
    /// There is a value.
    There,
    Is(JsonKind),
    /// It is valid against a JSON schema.
    Schema(Schema),
}

/// The kind of a value, as assertions name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonKind {
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

/// The place of a JSON schema.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Schema {
    /// The schema is written in the script.
    Literal(serde_json::Value),
    /// The schema is a text in a variable.
    Variable(String),
    /// The schema is put together in a way that is not followed, for this reason.
    Unread(String),
}

/// A request that a script sends, and what it stores from the answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sent {
    /// The request, with templates as texts.
    pub(crate) request: Request,
    pub(crate) captures: Vec<Capture>,
}

/// One variable that a script sets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Capture {
    pub(crate) variable: String,
    pub(crate) scope: Scope,
    pub(crate) value: Value,
    /// The condition under which the script stores the value; `None` for always. If the value is missing, nothing is stored.
    pub(crate) guard: Option<Condition>,
    /// From 1.
    pub(crate) line: usize,
}

/// A setter that cannot be carried.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unread {
    /// From 1.
    pub(crate) line: usize,
    /// The line of the script, shortened.
    pub(crate) text: String,
    /// The variable that is not set, if it is known.
    pub(crate) variable: Option<String>,
    pub(crate) reason: String,
}

/// The scope in which Postman stores a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Environment,
    Collection,
    Globals,
    Local,
    /// `pm.environment.name ? pm.environment : pm.collectionVariables`
    EnvironmentOrCollection,
}
