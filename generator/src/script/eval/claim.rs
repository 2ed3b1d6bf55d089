//! Claims of a script about the answer: by assertions, and by the values that it stores.

use serde_json::Map;

use crate::script::effects::{Claim, JsonKind, Member, Says, Schema};
use crate::script::eval::follower::{Follower, Phase};
use crate::script::eval::symbol::{Symbol, integer};
use crate::script::values::statuses::Statuses;
use crate::script::values::truth::Truth;
use crate::script::values::value::{Condition, Constant, Step, Value};

/// The largest number of claims; scripts with more are written by tools.
const MAX_CLAIMS: usize = 2_000;

/// No keyword of JSON schema: only references lead there.
const ADDED: &str = "added schemas";

impl<'p> Follower<'p> {
    /// Notes a claim about a value, if it is in the answer.
    pub(crate) fn claim(&mut self, of: &Symbol<'p>, says: Says) {
        if let Symbol::Value(value) = of
            && let Some(path) = self.path_in_answer(value)
        {
            // the number is the length of what is there
            let is_length = value.path().is_some_and(|path| path.last() == Some(&Step::Length));
            self.claim_at(path, if is_length { Says::There } else { says });
        }
    }

    /// `typeof json.name === "string"`
    pub(crate) fn claim_type_of(&mut self, value: &Value, name: &str) {
        if name != "undefined" {
            // lists are objects, too
            let kind = kind_named(name).filter(|kind| *kind != JsonKind::Object);
            self.claim(&Symbol::Value(value.clone()), kind.map_or(Says::There, Says::Is));
        }
    }

    /// Notes that an object of the answer has a member.
    pub(crate) fn claim_member(&mut self, of: &Symbol<'p>, name: &str) {
        if let Symbol::Value(value) = of
            && let Some(mut path) = self.path_in_answer(value)
        {
            path.push(Member::Key(name.to_owned()));
            self.claim_at(path, Says::There);
        }
    }

    /// Notes that a value is valid against a schema: a given one, or one that was added by its name.
    pub(crate) fn claim_schema(&mut self, of: &Symbol<'p>, schema: Option<&Symbol<'p>>) {
        let Some(schema) = schema else { return };
        let by_name = schema.as_text().and_then(|name| self.schemas.get(name)).cloned();
        let found = by_name.map(Schema::Literal).or_else(|| schema_of(schema));
        let found = found.unwrap_or_else(|| match schema.clone().into_value() {
            Err(reason) => Schema::Unread(reason.to_string()),
            Ok(_) => Schema::Unread("it is no constant object".to_owned()),
        });
        self.claim(of, Says::Schema(self.with_added(found)));
    }

    /// Keeps a schema that others refer to: by the name that it is given, or by its own.
    pub(crate) fn add_schema(&mut self, schema: Option<&Symbol<'p>>, name: Option<&Symbol<'p>>) {
        let Some(Schema::Literal(schema)) = schema.and_then(schema_of) else { return };
        let own = ["$id", "id"].iter().find_map(|key| schema[*key].as_str());
        if let Some(name) = name.and_then(Symbol::as_text).or(own).map(str::to_owned) {
            self.schemas.insert(name, schema);
        }
    }

    /// A schema with those that were added for it, if it refers to others.
    fn with_added(&self, mut schema: Schema) -> Schema {
        if let Schema::Literal(literal) = &mut schema
            && !self.schemas.is_empty()
            && refers(literal)
            && let Some(members) = literal.as_object_mut()
        {
            let added = self.schemas.iter().map(|(name, schema)| {
                let mut schema = schema.clone();
                schema["$id"] = name.as_str().into();
                schema
            });
            members.insert(ADDED.to_owned(), added.collect());
        }
        schema
    }

    /// `pm.response.to.have.jsonBody("items[0].id", 7)`
    pub(crate) fn claim_body(&mut self, arguments: &[Symbol<'p>]) {
        let Some(text) = arguments.first().and_then(Symbol::as_text) else { return };
        let mut path = Vec::new();
        for part in text.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
            let is_index = part.bytes().all(|byte| byte.is_ascii_digit());
            path.push(if is_index { Member::Element } else { Member::Key(part.to_owned()) });
        }
        let says = arguments.get(1).and_then(kind_of).map_or(Says::There, Says::Is);
        self.claim_at(path, says);
    }

    /// Notes the places in the answer that a condition tests: `tests["…"] = …` asserts them.
    pub(crate) fn claim_tested(&mut self, tested: &Symbol<'p>) {
        match tested {
            Symbol::Truth(Truth::When(Condition::Array(value))) => {
                self.claim(&Symbol::Value(value.clone()), Says::Is(JsonKind::List));
            }
            Symbol::Truth(Truth::When(condition)) => {
                let mut paths = Vec::new();
                condition.each(&mut |value| paths.extend(self.path_in_answer(value)));
                paths.into_iter().for_each(|path| self.claim_at(path, Says::There));
            }
            // a comparison of a type has no condition of its own
            Symbol::Truth(Truth::Unknown(_)) => {
                if let Some((value, name)) = self.type_test.take() {
                    self.claim_type_of(&value, &name);
                }
            }
            _ => {}
        }
    }

    /// Adds a claim for each value of the answer that the script stores.
    pub(crate) fn claim_stored(&mut self) {
        if self.phase != Phase::Test {
            return;
        }
        let mut claims = Vec::new();
        for capture in &self.script.captures {
            let statuses = capture.guard.as_ref().and_then(statuses);
            capture.value.each(&mut |value| {
                if let Value::Json(steps) = value
                    && let Some(path) = members(steps)
                {
                    claims.push(Claim { path, says: Says::There, statuses: statuses.clone(), always: false });
                }
            });
        }
        claims.into_iter().for_each(|claim| self.add_claim(claim));
    }

    fn claim_at(&mut self, path: Vec<Member>, says: Says) {
        let (statuses, always) = match self.guard_from(0) {
            Truth::Never => return,
            Truth::When(condition) => (statuses(&condition), matches!(condition, Condition::Status(_))),
            Truth::Always => (None, true),
            Truth::Unknown(_) => (None, false),
        };
        self.add_claim(Claim { path, says, statuses, always });
    }

    fn add_claim(&mut self, claim: Claim) {
        let is_root = claim.path.is_empty() && claim.says == Says::There;
        if !is_root && self.script.claims.len() < MAX_CLAIMS && !self.script.claims.contains(&claim) {
            self.script.claims.push(claim);
        }
    }

    /// Returns the place of a value in the JSON of the answer.
    pub(crate) fn path_in_answer(&self, value: &Value) -> Option<Vec<Member>> {
        match value {
            Value::Json(steps) if self.phase == Phase::Test => members(steps),
            Value::Element(steps) if !self.searching => {
                let mut path = self.lists.last().cloned().flatten()?;
                path.push(Member::Element);
                path.extend(members(steps)?);
                Some(path)
            }
            _ => None,
        }
    }
}

/// Returns the path of the members that the steps lead through; a length claims that there is a value.
fn members(steps: &[Step]) -> Option<Vec<Member>> {
    let steps = match steps {
        [before @ .., Step::Length] => before,
        steps => steps,
    };
    let member = |step: &Step| {
        Some(match step {
            Step::Key(name) => Member::Key(name.clone()),
            Step::Index(_) | Step::Find(_) => Member::Element,
            Step::Member(_) | Step::Members => Member::Value,
            Step::Computed(_) | Step::Name(_) | Step::Names | Step::Length => return None,
        })
    };
    steps.iter().map(member).collect()
}

/// Returns the status codes for which a condition may hold, if it restricts them.
fn statuses(condition: &Condition) -> Option<Statuses> {
    match condition {
        Condition::Status(statuses) => Some(statuses.clone()),
        Condition::All(parts) => parts.iter().find_map(statuses),
        _ => None,
    }
}

/// Returns the kind of an expected value: `to.equal(5)`.
pub(crate) fn kind_of(symbol: &Symbol<'_>) -> Option<JsonKind> {
    Some(match symbol {
        Symbol::Value(Value::Constant(Constant::Text(_))) => JsonKind::Text,
        Symbol::Value(Value::Constant(Constant::Bool(_))) => JsonKind::Boolean,
        Symbol::Value(Value::Constant(Constant::Number(number))) => {
            if integer(*number).is_some() {
                JsonKind::Integer
            } else {
                JsonKind::Number
            }
        }
        Symbol::Object(_) => JsonKind::Object,
        Symbol::Array(_) => JsonKind::List,
        _ => return None,
    })
}

/// The kind that `to.be.a("…")` names.
pub(crate) fn kind_named(name: &str) -> Option<JsonKind> {
    Some(match name.to_ascii_lowercase().as_str() {
        "boolean" => JsonKind::Boolean,
        "number" => JsonKind::Number,
        "string" => JsonKind::Text,
        "array" => JsonKind::List,
        "object" => JsonKind::Object,
        _ => return None,
    })
}

/// A schema in the script or in a variable.
fn schema_of(symbol: &Symbol<'_>) -> Option<Schema> {
    let text = match symbol {
        Symbol::Value(Value::Parsed { text, path }) if path.is_empty() => text,
        Symbol::Value(value @ Value::Variable(_)) => value,
        symbol => return json(symbol).filter(serde_json::Value::is_object).map(Schema::Literal),
    };
    match text {
        Value::Variable(name) => Some(Schema::Variable(name.clone())),
        Value::Constant(Constant::Text(text)) => serde_json::from_str(text).ok().map(Schema::Literal),
        _ => None,
    }
}

/// Returns an object of the script as JSON, without members that are not JSON, such as functions.
fn json(symbol: &Symbol<'_>) -> Option<serde_json::Value> {
    Some(match symbol {
        Symbol::Value(value) => value.to_json()?,
        Symbol::Object(members) => {
            let members = members.iter().filter_map(|(name, member)| Some((name.clone(), json(member)?)));
            serde_json::Value::Object(members.collect::<Map<_, _>>())
        }
        Symbol::Array(elements) => elements.iter().filter_map(json).collect(),
        _ => return None,
    })
}

/// Returns `true` if a schema refers to another than itself.
fn refers(schema: &serde_json::Value) -> bool {
    match schema {
        serde_json::Value::Object(members) => members.iter().any(|(name, member)| match member.as_str() {
            Some(target) => name == "$ref" && !target.starts_with('#'),
            None => refers(member),
        }),
        serde_json::Value::Array(elements) => elements.iter().any(refers),
        _ => false,
    }
}
