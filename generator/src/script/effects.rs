//! The effects of a script: the variables that it stores, the requests that it sends, its claims about the answer, and the setters that could
//! not be read.

use crate::read::model::Request;
use crate::script::values::statuses::Statuses;
use crate::script::values::value::{Condition, Value};

/// The variables that the script of one event stores.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Script {
    /// In the order of the script; a later one for the same variable wins where both apply.
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
    /// From the root.
    pub(crate) path: Vec<Member>,
    pub(crate) says: Says,
    /// The status codes of the answers that it is about; all where there are none.
    pub(crate) statuses: Option<Statuses>,
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
    /// Something is there.
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
    /// In the script.
    Literal(serde_json::Value),
    /// In a variable, as a text.
    Variable(String),
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

/// The scope that Postman stores a variable in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Environment,
    Collection,
    Globals,
    Local,
    /// `pm.environment.name ? pm.environment : pm.collectionVariables`
    EnvironmentOrCollection,
}
