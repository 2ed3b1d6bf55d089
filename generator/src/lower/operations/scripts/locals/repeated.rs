//! Values that a script uses several times: each gets a local of the generated function.
//!
//! A value of a script is what it was when the script started, wherever it is used; so a local may be declared anywhere before its uses.

use std::collections::BTreeMap;

use super::names::Names;
use super::occurrences::{Occurrence, occurrences};
use crate::lower::model::Ident;
use crate::resolve::model::Capture;
use crate::script::Value;

/// The captures or presets of one function.
pub struct Repeated {
    /// With [`Value::Local`] for each use of a local.
    pub captures: Vec<Capture>,
    /// The place of each capture.
    pub places: Vec<Place>,
    /// Each after those that it uses.
    pub locals: Vec<Local>,
}

/// `let name = value;`
pub struct Local {
    pub name: Ident,
    pub value: Value,
    /// Before which condition or step it is declared.
    pub at: Place,
}

/// A place in a function: the index of a block of captures with one condition, and that of a step in it, or `None` for the condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub block: usize,
    pub step: Option<usize>,
}

/// Finds the repeated values. Paths into JSON count only if `json`: on the type of an answer they are fields.
pub fn find(mut captures: Vec<Capture>, json: bool) -> Repeated {
    let places = places(&captures);
    let mut counts = BTreeMap::new();
    each(&mut captures, &places, |value, _| count(value, json, &mut counts));
    counts.retain(|_, count| *count > 1);
    // a value that is only ever used within one other value needs no local of its own
    let mut uses = BTreeMap::new();
    each(&mut captures, &places, |value, _| count_outermost(value, json, &counts, &mut uses));
    uses.retain(|_, count| *count > 1);
    let mut found = Found { json, uses, names: Names::of(&captures), known: BTreeMap::new(), locals: Vec::new() };
    if !found.uses.is_empty() {
        each(&mut captures, &places, |value, place| found.replace(value, place));
        // captures of one block have one condition
        for index in 1..captures.len() {
            if places[index].block == places[index - 1].block {
                captures[index].guard = captures[index - 1].guard.clone();
            }
        }
    }
    let locals = placed(found.locals, &captures, &places);
    Repeated { captures, places, locals }
}

/// Adjacent captures under one condition are a block.
fn places(captures: &[Capture]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (index, capture) in captures.iter().enumerate() {
        let place = match places.last() {
            Some(last) if captures[index - 1].guard == capture.guard => {
                Place { block: last.block, step: last.step.map(|step| step + 1) }
            }
            last => Place { block: last.map_or(0, |last| last.block + 1), step: Some(0) },
        };
        places.push(place);
    }
    places
}

/// Visits the values of the conditions and steps in the order of the function.
fn each(captures: &mut [Capture], places: &[Place], mut see: impl FnMut(&mut Value, Place)) {
    for (capture, place) in captures.iter_mut().zip(places) {
        if let Some(guard) = capture.guard.as_mut().filter(|_| place.step == Some(0)) {
            guard.inner_mut(&mut |value| see(value, Place { step: None, ..*place }));
        }
        see(&mut capture.value, *place);
    }
}

fn count(value: &mut Value, json: bool, counts: &mut BTreeMap<String, usize>) {
    for occurrence in occurrences(value, json) {
        *counts.entry(occurrence.key()).or_default() += 1;
    }
    value.inner_mut(&mut |inner| count(inner, json, counts));
}

/// Counts the values with other counts than those around them.
fn count_outermost(
    value: &mut Value,
    json: bool,
    counts: &BTreeMap<String, usize>,
    uses: &mut BTreeMap<String, usize>,
) {
    for occurrence in occurrences(value, json) {
        let key = occurrence.key();
        if !counts.contains_key(&key) {
            continue;
        }
        let count = uses.entry(key).or_default();
        *count += 1;
        if *count > 1 {
            occurrence.outside(value, &mut |rest| count_outermost(rest, json, counts, uses));
            return;
        }
    }
    value.inner_mut(&mut |inner| count_outermost(inner, json, counts, uses));
}

/// Decides where the locals are declared: before their first use, and outside the condition of a block if others use them, too.
fn placed(found: Vec<(Ident, Value, Vec<Place>)>, captures: &[Capture], places: &[Place]) -> Vec<Local> {
    let has_guard =
        |block| captures.iter().zip(places).any(|(capture, at)| at.block == block && capture.guard.is_some());
    let mut uses: BTreeMap<Ident, Vec<Place>> = BTreeMap::new();
    let mut locals: Vec<Local> = Vec::new();
    for (name, value, at) in found.into_iter().rev() {
        let at: Vec<Place> = at.into_iter().chain(uses.remove(&name).unwrap_or_default()).collect();
        let Some(mut first) = at.iter().min().copied() else { continue };
        if has_guard(first.block) && at.iter().any(|at| at.block != first.block) {
            first.step = None;
        }
        value.each(&mut |inner| {
            if let Value::Local(name) = inner {
                uses.entry(name.clone()).or_default().push(first);
            }
        });
        locals.push(Local { name, value, at: first });
    }
    locals.reverse();
    locals
}

struct Found {
    json: bool,
    /// By the key of an occurrence, the values that get a local.
    uses: BTreeMap<String, usize>,
    names: Names,
    known: BTreeMap<String, usize>,
    locals: Vec<(Ident, Value, Vec<Place>)>,
}

impl Found {
    fn replace(&mut self, value: &mut Value, place: Place) {
        self.replace_one_of(occurrences(value, self.json), value, place);
    }

    /// Replaces the largest of these occurrences, or else what is inside.
    fn replace_one_of(&mut self, these: Vec<Occurrence>, value: &mut Value, place: Place) {
        let Some(occurrence) = these.into_iter().find(|one| self.uses.contains_key(&one.key())) else {
            return value.inner_mut(&mut |inner| self.replace(inner, place));
        };
        occurrence.outside(value, &mut |rest| self.replace(rest, place));
        let index = match self.known.get(&occurrence.key()) {
            Some(index) => *index,
            None => self.declare(&occurrence, place),
        };
        let (name, _, places) = &mut self.locals[index];
        places.push(place);
        occurrence.put(value, name.clone());
    }

    fn declare(&mut self, occurrence: &Occurrence, place: Place) -> usize {
        let name = self.names.take(&occurrence.value);
        let mut value = occurrence.value.clone();
        let smaller = occurrences(&value, self.json).into_iter().skip(1).collect();
        self.replace_one_of(smaller, &mut value, place);
        self.locals.push((name, value, Vec::new()));
        let index = self.locals.len() - 1;
        self.known.insert(occurrence.key(), index);
        index
    }
}

#[cfg(all(test, feature = "scripts"))]
mod tests {
    use super::find;
    use crate::resolve::model::Capture;
    use crate::script::read_test;

    /// The locals, each with its place, then the variables.
    fn function(script: &str) -> Vec<String> {
        let script = format!("const j = pm.response.json(); const set = pm.environment.set; {script}");
        let captures = read_test(&script).captures.into_iter();
        let captures = captures.map(|one| Capture { variable: one.variable, value: one.value, guard: one.guard });
        let found = find(captures.collect(), true);
        let locals = found.locals.iter().map(|local| {
            let step = local.at.step.map_or("if".to_owned(), |step| step.to_string());
            format!("{}.{step} let {} = {}", local.at.block, local.name, local.value)
        });
        let captures = found.captures.iter().map(|capture| {
            let guard = capture.guard.as_ref().map(|guard| format!(" when {guard}")).unwrap_or_default();
            format!("{} = {}{guard}", capture.variable, capture.value)
        });
        locals.chain(captures).collect()
    }

    #[test]
    fn an_element_that_is_searched_for_is_searched_once() {
        assert_eq!(
            function("const o = j.orders.find(o => o.open); set('a', o.id); set('b', o.lines[0].id);"),
            ["0.0 let order = json.orders[first where @.open]", "a = order.id", "b = order.lines[0].id"]
        );
        assert_eq!(
            function("set('a', j.orders[0].id); set('b', j.orders[0].lines);"),
            ["a = json.orders[0].id", "b = json.orders[0].lines"]
        );
    }

    #[test]
    fn what_is_searched_for_tells_two_locals_apart() {
        let two = |one: &str, other: &str| {
            let find = |text: &str| format!("j.roles.find(r => r.name == '{text}')");
            let shown = function(&format!(
                "const a = {}; set('a', a.id); set('b', a.type); const b = {}; set('c', b.id); set('d', b.type);",
                find(one),
                find(other)
            ));
            let locals =
                shown.iter().filter_map(|line| line.split("let ").nth(1)?.split(' ').next().map(str::to_owned));
            locals.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(two("projectLead", "project-reviewer"), "project_lead, project_reviewer");
        assert_eq!(two("lead", "reviewer"), "role, reviewer_role");
        assert_eq!(two("a@b.c", "1"), "role, role_2");
    }

    #[test]
    fn groups_and_parts_come_from_one_call() {
        assert_eq!(
            function("const m = j.urn.match(/^(a+):(b+)$/); set('a', m[1]); set('b', m[2]);"),
            ["0.0 let groups = json.urn.match(/^(a+):(b+)$/)", "a = groups[1]", "b = groups[2]"]
        );
        assert_eq!(
            function(
                "const p = j.a.split('?'); set('a', p[0]); set('b', p[1].split('&')[0]); set('c', p[1].split('&')[1])"
            ),
            [
                "0.0 let parts = json.a.split(\"?\")",
                "0.1 let a_parts = parts[1].split(\"&\")",
                "a = parts[0]",
                "b = a_parts[0]",
                "c = a_parts[1]"
            ]
        );
    }

    #[test]
    fn a_value_within_one_repeated_value_has_no_local() {
        assert_eq!(
            function("const t = (j.n.trim() + '-x').toUpperCase(); set('a', t); set('b', t + '!');"),
            ["0.0 let a = (json.n.trim + \"-x\").uppercase", "a = a", "b = (a + \"!\")"]
        );
    }

    #[test]
    fn a_local_is_declared_where_its_uses_are() {
        let sets = "set('b', o.id); set('c', o.id2);";
        let order = "const o = j.orders.find(o => o.open); set('z', 1);";
        assert_eq!(
            function(&format!("{order} if (pm.response.code === 200) {{ {sets} }}"))[0],
            "1.0 let order = json.orders[first where @.open]"
        );
        assert_eq!(
            function(&format!("{order} if (pm.response.code === 200) {{ {sets} }} else {{ {sets} }}"))[0],
            "1.if let order = json.orders[first where @.open]"
        );
        assert_eq!(
            function(&format!("{order} if (o.on) {{ set('b', o.id); }}")),
            ["1.if let order = json.orders[first where @.open]", "z = 1", "b = order.id when order.on"]
        );
    }

    #[test]
    fn what_is_drawn_twice_is_two_values() {
        let once = "const u = require('uuid').v4(); set('a', u); set('b', u);";
        assert_eq!(function(once), ["0.0 let a = uuid", "a = a", "b = a"]);
        let twice = "const u = require('uuid').v4; set('a', u()); set('b', u());";
        assert_eq!(function(twice), ["a = uuid", "b = uuid"]);
        let longer = "const u = require('uuid').v4; set('a', 'x' + u()); set('b', 'x' + u());";
        assert_eq!(function(longer), ["a = (\"x\" + uuid)", "b = (\"x\" + uuid)"]);
    }
}
