//! Assertions about the status: code after them runs only if they hold.
//!
//! Other assertions are not guards: if one fails, the value that the script would store is nearly always missing as well. They are claims
//! about the answer.

use crate::script::effects::{JsonKind, Says};
use crate::script::eval::claim::{kind_named, kind_of};
use crate::script::eval::follower::Follower;
use crate::script::eval::symbol::Symbol;
use crate::script::values::statuses::Statuses;
use crate::script::values::truth::Truth;
use crate::script::values::value::{Constant, Value};

impl<'p> Follower<'p> {
    /// `pm.response.to.have.status(200)`
    pub(crate) fn assert_status(&mut self, arguments: &[Symbol<'p>]) {
        let Some(expected) = arguments.first() else {
            return;
        };
        let subject = match expected {
            Symbol::Value(Value::Constant(Constant::Number(_))) => Value::Status,
            _ => Value::Reason,
        };
        let holds = self.equal(&Symbol::Value(subject), expected);
        self.require(holds);
    }

    /// `pm.response.to.be.ok`, which asserts when it is read.
    pub(crate) fn assert_property(&mut self, symbol: &Symbol<'p>) {
        let Symbol::Global(path) = symbol else { return };
        let Some(name) = path.strip_prefix("pm.response.to.be.") else {
            return;
        };
        let (from, to) = match name {
            "ok" => (200, 200),
            "accepted" => (202, 202),
            "withoutContent" => (204, 204),
            "badRequest" => (400, 400),
            "unauthorized" => (401, 401),
            "forbidden" => (403, 403),
            "notFound" => (404, 404),
            "rateLimited" => (429, 429),
            "info" => (100, 199),
            "success" => (200, 299),
            "redirection" => (300, 399),
            "clientError" => (400, 499),
            "serverError" => (500, 599),
            "error" => (400, 599),
            _ => return,
        };
        self.require(Truth::status(Statuses::range(from, to)));
    }

    /// `pm.expect(pm.response.code).to.equal(200)`
    pub(crate) fn assert_expectation(
        &mut self,
        subject: Symbol<'p>,
        negated: bool,
        name: &str,
        arguments: Vec<Symbol<'p>>,
    ) -> Symbol<'p> {
        let subject = self.asserted(subject, negated, name, &arguments);
        let is_status = matches!(subject, Symbol::Value(Value::Status | Value::Reason));
        let holds = match (name, arguments.into_iter().next()) {
            _ if !is_status => None,
            ("equal" | "equals" | "eql" | "eq", Some(expected)) => Some(self.equal(&subject, &expected)),
            ("oneOf", Some(Symbol::Array(codes))) => {
                Some(codes.iter().fold(Truth::Never, |any, code| any.or(self.equal(&subject, code))))
            }
            _ => None,
        };
        if let Some(holds) = holds {
            self.require(if negated { holds.not() } else { holds });
        }
        Symbol::Expect { subject: Box::new(subject), negated, nested: false }
    }

    /// `pm.expect(json).to.have.nested.property("user.tags[0]", "x")`
    pub(crate) fn assert_nested_property(
        &mut self,
        subject: Symbol<'p>,
        negated: bool,
        path: &Symbol<'p>,
        expected: Option<&Symbol<'p>>,
    ) -> Symbol<'p> {
        let member = self.property_path(subject, path);
        if !negated {
            self.claim(&member, expected.and_then(kind_of).map_or(Says::There, Says::Is));
        }
        Symbol::Expect { subject: Box::new(member), negated, nested: false }
    }

    /// Notes the claim of an assertion about the answer; returns the subject of the assertions chained to it.
    fn asserted(&mut self, subject: Symbol<'p>, negated: bool, name: &str, arguments: &[Symbol<'p>]) -> Symbol<'p> {
        let first = arguments.first();
        let text = first.and_then(Symbol::as_text);
        match (name, negated) {
            ("property" | "ownProperty" | "haveOwnProperty", false) => {
                let Some(name) = text else { return subject };
                let member = self.member(subject, name);
                let says = arguments.get(1).and_then(kind_of).map_or(Says::There, Says::Is);
                self.claim(&member, says);
                return member;
            }
            ("keys" | "key", false) => {
                let listed = arguments.iter().flat_map(|argument| match argument {
                    Symbol::Array(names) => names.iter().filter_map(Symbol::as_text).collect(),
                    Symbol::Object(members) => members.iter().map(|(name, _)| name.as_str()).collect(),
                    one => one.as_text().into_iter().collect::<Vec<_>>(),
                });
                listed.for_each(|name| self.claim_member(&subject, name));
            }
            ("oneOf", false) => self.claim(&subject, first.and_then(kind_of_all).map_or(Says::There, Says::Is)),
            ("include" | "includes" | "contain" | "contains" | "members", false) if is_list_of_constants(&subject) => {
                // `pm.expect(["open", "closed"]).to.include(json.state)`
                if let (Some(of), Some(kind)) = (first, kind_of_all(&subject)) {
                    self.claim(of, Says::Is(kind));
                }
            }
            ("match" | "matches" | "startsWith" | "endsWith", false) => self.claim(&subject, Says::Is(JsonKind::Text)),
            (
                "above" | "gt" | "greaterThan" | "least" | "gte" | "below" | "lt" | "lessThan" | "most" | "lte"
                | "within",
                false,
            ) if first.and_then(kind_of).is_some() => {
                self.claim(&subject, Says::Is(JsonKind::Number));
            }
            ("a" | "an", false) => {
                if let Some(kind) = text.and_then(kind_named) {
                    self.claim(&subject, Says::Is(kind));
                }
            }
            ("jsonSchema", false) => self.claim_schema(&subject, first),
            ("equal" | "equals" | "eql" | "eq", false) => {
                if first == Some(&Symbol::Value(Value::Constant(Constant::Bool(true)))) {
                    self.claim_tested(&subject);
                }
                match (&subject, text) {
                    (Symbol::TypeOf(value), Some(name)) => self.claim_type_of(value, name),
                    _ => self.claim(&subject, first.and_then(kind_of).map_or(Says::There, Says::Is)),
                }
            }
            ("property" | "ownProperty" | "haveOwnProperty" | "keys" | "key" | "a" | "an" | "jsonSchema", true) => {}
            _ => self.claim(&subject, Says::There),
        }
        subject
    }

    /// Notes the claim of an assertion that asserts when it is read: `to.be.true`.
    pub(crate) fn assert_by_reading(&mut self, subject: &Symbol<'p>, negated: bool, name: &str) {
        match (name, negated) {
            ("true", false) if matches!(subject, Symbol::Truth(_)) => self.claim_tested(subject),
            ("true" | "false", false) => self.claim(subject, Says::Is(JsonKind::Boolean)),
            ("ok" | "exist", false) | ("null" | "undefined" | "empty", true) => self.claim(subject, Says::There),
            _ => {}
        }
    }
}

/// The kind of all elements of a list of constants.
fn kind_of_all(list: &Symbol<'_>) -> Option<JsonKind> {
    let Symbol::Array(elements) = list else { return None };
    let mut kinds = elements.iter().map(kind_of);
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}

fn is_list_of_constants(symbol: &Symbol<'_>) -> bool {
    kind_of_all(symbol).is_some_and(|kind| !matches!(kind, JsonKind::List | JsonKind::Object))
}
