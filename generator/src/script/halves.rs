//! Times and random values that a carried statement stores, and one that is not carried uses, too: a timestamp, and the signature over it. A client that
//! did only half of it would send what does not fit together.

use std::collections::{BTreeMap, BTreeSet};

use super::effects::{Capture, Script, Unread};
use super::lines::Lines;
use super::syntax::{Call, Expression, Kind, Node, Program, Statement};
use super::values::value::Value;

/// Stands for a call whose result differs each time.
const GENERATED: &str = "\0generated";
/// Objects and functions that give times and random values, and methods of others.
const SOURCES: [&str; 6] = ["Date", "moment", "uuid", "uuidv4", "crypto", "dayjs"];
const METHODS: [&str; 6] = ["random", "randomUUID", "getRandomValues", "randomBytes", "replaceIn", "now"];
/// Methods that put their arguments into the object.
const FILLS: [&str; 6] = ["push", "unshift", "append", "concat", "update", "set"];

/// Leaves out what is carried of such values, with the reason.
pub(super) fn leave_out(script: &mut Script, program: &Program, lines: &Lines<'_>) {
    if script.unread.is_empty() || !script.captures.iter().any(is_generated) {
        return;
    }
    let uses = Uses::of(program);
    let lost: BTreeSet<usize> = script.unread.iter().map(|unread| unread.line).collect();
    let used_by_lost = uses.behind(|call, _| lost.contains(&call.line));
    let shared: BTreeSet<&str> =
        used_by_lost.iter().copied().filter(|name| uses.values.contains(name) && uses.is_generated(name)).collect();
    let (kept, left): (Vec<Capture>, Vec<Capture>) = script.captures.drain(..).partition(|capture| {
        let sets = |call: &ReadCall<'_>, set: Option<&str>| call.line == capture.line && set == Some(&capture.variable);
        let is_used = used_by_lost.contains(variable(&capture.variable).as_str())
            || uses.behind(sets).iter().any(|name| shared.contains(name));
        !(is_generated(capture) && is_used)
    });
    script.captures = kept;
    script.unread.extend(left.into_iter().map(|capture| Unread {
        line: capture.line,
        text: lines.excerpt(capture.line),
        variable: Some(capture.variable),
        reason: "a statement that is not carried uses its value".to_owned(),
    }));
}

fn is_generated(capture: &Capture) -> bool {
    let mut found = false;
    capture.value.each(&mut |value| {
        found |= matches!(value, Value::Time { .. } | Value::Drawn { .. } | Value::Uuid | Value::Random);
    });
    found
}

/// The name of a variable of Postman beside those of the script.
fn variable(name: &str) -> String {
    format!("{{{{{name}}}}}")
}

/// What the values of a script are made of.
#[derive(Default)]
struct Uses<'p> {
    /// The names in the values of each name.
    made_of: BTreeMap<String, BTreeSet<String>>,
    /// Names of the script with values, without those of functions, whose results differ from call to call.
    values: BTreeSet<&'p str>,
    calls: Vec<(ReadCall<'p>, Option<&'p str>)>,
}

/// A call with what it uses.
struct ReadCall<'p> {
    line: usize,
    of: &'p Expression,
}

impl<'p> Uses<'p> {
    fn of(program: &'p Program) -> Self {
        let mut uses = Self::default();
        for statement in &program.body {
            statement.nodes(&mut |node| uses.node(node));
        }
        uses
    }

    fn node(&mut self, node: Node<'p>) {
        match node {
            Node::Statement(Statement::Declare { names, .. }) => {
                for (pattern, value) in names {
                    self.assign(pattern.names(), value.as_ref());
                }
            }
            Node::Statement(Statement::Each { binding, over, .. }) => self.assign(binding.names(), Some(over)),
            Node::Statement(function @ Statement::Function { name, .. }) => {
                let mut used = BTreeSet::new();
                function.nodes(&mut |inner| used.extend(read(inner)));
                self.made_of.entry(name.clone()).or_default().extend(used);
            }
            Node::Expression(expression) => match &expression.kind {
                Kind::Assign { target, value, .. } => self.assign(target.names(), Some(value)),
                Kind::Call(call) => self.call(expression, call),
                _ => {}
            },
            Node::Statement(_) => {}
        }
    }

    fn assign(&mut self, names: Vec<&'p str>, value: Option<&Expression>) {
        let used = value.map(names_in).unwrap_or_default();
        let is_function = value.is_some_and(|value| matches!(value.kind, Kind::Function(_)));
        for name in names {
            self.made_of.entry(name.to_owned()).or_default().extend(used.iter().cloned());
            self.values.extend((!is_function).then_some(name));
        }
    }

    fn call(&mut self, expression: &'p Expression, call: &'p Call) {
        let (owner, method) = match &call.callee.kind {
            Kind::Member { object, name } => (Some(object), name.as_str()),
            Kind::Name(name) => (None, name.as_str()),
            _ => (None, ""),
        };
        let set = match call.arguments.first().map(|first| &first.kind) {
            Some(Kind::Text(name)) if method.starts_with("set") => Some(name.as_str()),
            _ => None,
        };
        let given: BTreeSet<String> = call.arguments.iter().flat_map(names_in).collect();
        if let Some(set) = set {
            self.made_of.entry(variable(set)).or_default().extend(given.iter().cloned());
        }
        if let Some(Kind::Name(owner)) = owner.map(|owner| &owner.kind)
            && FILLS.contains(&method)
        {
            self.made_of.entry(owner.clone()).or_default().extend(given);
        }
        self.calls.push((ReadCall { line: expression.line, of: expression }, set));
    }

    /// Returns the names of which the values in these calls are made.
    fn behind(&self, is_one: impl Fn(&ReadCall<'p>, Option<&str>) -> bool) -> BTreeSet<&str> {
        let calls = self.calls.iter().filter(|(call, set)| is_one(call, *set));
        let direct: BTreeSet<String> = calls.flat_map(|(call, _)| names_in(call.of)).collect();
        let mut found = BTreeSet::new();
        let mut open: Vec<&str> =
            direct.iter().filter_map(|name| Some(self.made_of.get_key_value(name)?.0.as_str())).collect();
        while let Some(name) = open.pop() {
            if found.insert(name) {
                let inner = self.made_of.get(name).into_iter().flatten();
                open.extend(inner.map(String::as_str));
            }
        }
        found
    }

    fn is_generated(&self, name: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            if name == GENERATED {
                return true;
            }
            if seen.insert(name) {
                open.extend(self.made_of.get(name).into_iter().flatten().map(String::as_str));
            }
        }
        false
    }
}

/// Returns the names that an expression reads.
fn names_in(expression: &Expression) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    expression.nodes(&mut |node| names.extend(read(node)));
    names
}

/// Returns the name that one expression reads itself: of the script, of a variable in `get("…")`, or of a source of generated values.
fn read(node: Node<'_>) -> Option<String> {
    let Node::Expression(expression) = node else { return None };
    match &expression.kind {
        Kind::Name(name) if SOURCES.contains(&name.as_str()) => Some(GENERATED.to_owned()),
        Kind::Name(name) => Some(name.clone()),
        Kind::Member { name, .. } if METHODS.contains(&name.as_str()) => Some(GENERATED.to_owned()),
        Kind::Call(call) => match (&call.callee.kind, call.arguments.first().map(|first| &first.kind)) {
            (Kind::Member { name: method, .. }, Some(Kind::Text(name))) if method.starts_with("get") => {
                Some(variable(name))
            }
            _ => None,
        },
        _ => None,
    }
}
