//! Tests of the share of scripts that is carried.

use std::collections::BTreeMap;

use super::sort_out;
use crate::lower::tests::corpus;
use crate::read::model::{Entry, Event, Listen};
use crate::script::{self, Script, Step, Value};

fn carried(listen: Listen, text: &str) -> (Vec<String>, Vec<String>) {
    let script = match listen {
        Listen::Test => script::read_test(text),
        Listen::Prerequest => script::read_prerequest(text),
    };
    let (carried, lost) = sort_out(listen, script);
    let show = |capture: super::Capture| {
        let when = capture.guard.map(|guard| format!(" when {guard}")).unwrap_or_default();
        format!("{} = {}{when}", capture.variable, capture.value)
    };
    (carried.into_iter().map(show).collect(), lost)
}

#[track_caller]
fn test(text: &str, expected: &[&str], lost: &[&str]) {
    let (found, why) = carried(Listen::Test, text);
    assert_eq!((found.join("\n"), why.join("\n")), (expected.join("\n"), lost.join("\n")), "{text}");
}

#[test]
fn a_guard_that_holds_anyway_is_left_out() {
    let set = "const j = pm.response.json(); ";
    for guard in ["pm.response.code >= 200 && pm.response.code < 300", "j.token", "pm.response.code < 400 && j.token"] {
        test(&format!("{set} if ({guard}) pm.environment.set('t', j.token)"), &["t = json.token"], &[]);
    }
    test(
        &format!("{set} if (pm.response.code === 201 && j.ok) pm.environment.set('t', j.token)"),
        &["t = json.token when status 201 && json.ok"],
        &[],
    );
    test(
        &format!("{set} if (j.data) pm.environment.set('t', j.data.items[0].id)"),
        &["t = json.data.items[0].id"],
        &[],
    );
}

#[test]
fn a_choice_that_the_guard_settles_is_left_out() {
    test(
        "const list = pm.response.json(); let first; if (list.length > 0) { first = list[0]; }
         if (list.length > 0) { pm.environment.set('a', first.id); if (first.parts.length > 0) pm.environment.set('b', first.parts[0].id) }",
        &[
            "a = json[0].id when json.length > 0",
            "b = json[0].parts[0].id when json.length > 0 && json[0].parts.length > 0",
        ],
        &[],
    );
}

#[test]
fn a_fallback_that_the_guard_rules_out_is_not_set() {
    let guarded =
        |value: &str| format!("const j = pm.response.json(); const t = {value}; if (t) pm.environment.set('t', t);");
    for (value, expected) in [
        ("j.a || ''", "t = json.a"),
        ("j.a || j.b || ''", "t = (json.a || json.b)"),
        ("j.a ?? j.b ?? ''", "t = (json.a || json.b)"),
        ("j.a || j.b || 0", "t = (json.a || json.b)"),
        ("(j.a || '').trim()", "t = json.a.trim"),
        ("j.data ? j.data.a : ''", "t = json.data.a"),
        ("j.data && j.data.a ? j.data.a : j.a ? j.a : ''", "t = (json.data.a || json.a)"),
        ("(j.data || {}).a || ''", "t = json.data.a"),
    ] {
        test(&guarded(value), &[expected], &[]);
    }
    let nested = "const j = pm.response.json(); let t = ''; if (j.a) { t = j.a; } else if (j.data && j.data.a) { t = j.data.a; }";
    test(&format!("{nested} if (t) {{ pm.environment.set('t', t); }}"), &["t = (json.a || json.data.a)"], &[]);
    // without a guard, it is stored
    test("pm.environment.set('t', pm.response.json().a || '')", &["t = (json.a || \"\")"], &[]);
}

#[test]
fn a_guard_against_zero_is_kept() {
    for (value, expected) in [
        ("j.items.length", "n = json.items.length when json.items.length"),
        ("j.count - 1", "n = (json.count - 1) when (json.count - 1)"),
    ] {
        test(
            &format!("const j = pm.response.json(); const n = {value}; if (n) pm.environment.set('n', n)"),
            &[expected],
            &[],
        );
    }
}

#[test]
fn what_is_not_carried_has_a_reason_and_no_text_of_the_script() {
    test(
        "if (pm.response.code === 401) pm.environment.set('t', pm.response.json().error)",
        &[],
        &["line 1: `t` is not set: it is for answers other than 2xx, which are errors"],
    );
    test("pm.environment.set('t', responseBody.match(/a(b+)c/)[1])", &["t = body.match(/a(b+)c/)[1]"], &[]);
    test(
        "pm.environment.set('t', responseBody.match(/(?<=a)b/)[0])",
        &[],
        &["line 1: `t` is not set: a regular expression that the client cannot match"],
    );
    test("pm.environment.set('t', xml2Json(responseBody).order.id)", &["t = xml.order.id"], &[]);
    test("pm.test('ok', () => pm.expect(pm.response.json().token).to.be.a('string'))", &[], &[]);
}

#[test]
fn constants_that_clear_a_variable_take_it_away() {
    test("pm.environment.set('t', null); pm.environment.unset('u')", &["t = unset", "u = unset"], &[]);
}

#[test]
fn a_value_for_several_scopes_is_set_once() {
    let set = "const t = pm.response.json().t; pm.environment.set('t', t);";
    test(&format!("{set} pm.collectionVariables.set('t', t); pm.globals.set('t', t)"), &["t = json.t"], &[]);
    test(&format!("{set} pm.globals.set('t', 1); pm.globals.set('t', t)"), &["t = json.t"], &[]);
}

#[test]
fn half_of_what_belongs_together_is_not_set() {
    let not_set = "is not set: a statement that is not carried uses its value";
    for (script, lost) in [
        ("const t = Date.now(); pm.environment.set('t', t); pm.environment.set('s', lost(t))", &["t"][..]),
        ("const t = Date.now(); pm.environment.set('t', t); const x = lost(t); pm.environment.set('s', x)", &["t"]),
        ("pm.environment.set('t', Date.now()); pm.environment.set('s', lost(pm.environment.get('t')))", &["t"]),
        (
            "const p = {}; pm.environment.set('v', pm.variables.replaceIn('{{$guid}}')); p.v = pm.environment.get('v'); pm.environment.set('s', lost(p))",
            &["v"],
        ),
        (
            "const t = Date.now(); pm.environment.set('t', t); pm.request.headers.add({key: 'S', value: lost(t)})",
            &["t"],
        ),
    ] {
        let (found, why) = carried(Listen::Prerequest, script);
        assert!(found.is_empty(), "{script}: {found:?}");
        let why: Vec<&String> = why.iter().filter(|why| why.ends_with(not_set)).collect();
        let expected: Vec<String> = lost.iter().map(|name| format!("line 1: `{name}` {not_set}")).collect();
        assert_eq!(why, expected.iter().collect::<Vec<_>>(), "{script}");
    }
    // each has a value of its own
    for script in [
        "pm.environment.set('t', Date.now()); pm.environment.set('s', lost(Date.now()))",
        "function now() { return Date.now(); }\npm.environment.set('t', now());\npm.environment.set('s', lost(now()))",
        "const key = pm.environment.get('key');\npm.environment.set('t', key + Date.now());\npm.environment.set('s', lost(key))",
    ] {
        let (found, _) = carried(Listen::Prerequest, script);
        assert_eq!(found.len(), 1, "{script}: {found:?}");
    }
}

#[test]
fn a_variable_that_keeps_its_value_is_not_set() {
    let (found, lost) = carried(Listen::Prerequest, "pm.environment.set('a', pm.environment.get('a'))");
    assert!(found.is_empty() && lost.is_empty(), "{found:?} {lost:?}");
}

/// Setters of one idiom: those that take a value from the answer, and those of them that are carried.
#[derive(Default)]
struct Count {
    all: usize,
    carried: usize,
}

/// Counts over many collections.
#[derive(Default)]
struct Counter {
    answer: BTreeMap<&'static str, Count>,
    /// Test scripts that set what is not of the answer, and pre-request scripts.
    other: BTreeMap<&'static str, Count>,
    reasons: BTreeMap<String, usize>,
}

impl Counter {
    fn count(&mut self, event: &Event) {
        let script = match event.listen {
            Listen::Test => script::read_test(&event.script),
            Listen::Prerequest => script::read_prerequest(&event.script),
        };
        let lines = script::tests::origin::lines_from_answer(&event.script);
        let from_answer =
            |line| event.listen == Listen::Test && lines.as_ref().is_none_or(|lines| lines.contains(&line));
        let reason = |line: usize, reason: &str| {
            let what = if event.listen == Listen::Prerequest { "pre-request" } else { "test" };
            let from = if from_answer(line) { "from the answer" } else { what };
            format!("{from}: {reason}")
        };
        let list = std::env::var_os("CAPTURES_UNREAD").is_some();
        for unread in &script.unread {
            if list {
                eprintln!("{} | {}", reason(unread.line, &unread.reason), unread.text);
            }
            *self.reasons.entry(reason(unread.line, &unread.reason)).or_default() += 1;
            self.of(event.listen, from_answer(unread.line), "not read").all += 1;
        }
        for capture in script.captures {
            let one = Script { captures: vec![capture.clone()], ..Script::default() };
            let (carried, lost) = sort_out(event.listen, one);
            for why in &lost {
                if list {
                    eprintln!("{why} | {:?} | {}", from_answer(capture.line), capture.value);
                }
                let why = why.split_once("not set: ").map_or("", |(_, why)| why);
                *self.reasons.entry(reason(capture.line, why)).or_default() += 1;
            }
            // those that need not be set at all count as carried
            let idiom = idiom(&capture.value);
            let count = self.of(event.listen, idiom != OTHER, idiom);
            count.all += 1;
            count.carried += usize::from(lost.is_empty());
            assert!(carried.len() + lost.len() <= 1);
        }
    }

    fn of(&mut self, listen: Listen, from_answer: bool, idiom: &'static str) -> &mut Count {
        match (listen, from_answer) {
            (Listen::Prerequest, _) if idiom == "not read" => self.other.entry("pre-request, not read").or_default(),
            (Listen::Prerequest, _) => self.other.entry("pre-request").or_default(),
            (_, true) => self.answer.entry(idiom).or_default(),
            (_, false) if idiom == "not read" => self.other.entry("test, not of the answer, not read").or_default(),
            (_, false) => self.other.entry(OTHER).or_default(),
        }
    }

    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry {
                Entry::Folder(folder) => {
                    folder.events.iter().for_each(|event| self.count(event));
                    self.entries(&folder.entries);
                }
                Entry::Item(item) => item.events.iter().for_each(|event| self.count(event)),
            }
        }
    }
}

/// The counter of the captures: `cargo test captures_of_the_corpus -- --nocapture`. With `CAPTURES_UNREAD=1` it lists what is
/// not carried.
///
/// Over `../shared/corpus`, which is no part of the project: passed over where it is absent.
#[test]
fn captures_of_the_corpus() {
    let files = corpus();
    if files.is_empty() {
        return;
    }
    let mut counter = Counter::default();
    for file in files {
        let Ok(source) = crate::read::input::Input::open(&file, None) else { continue };
        let Ok((collection, _)) = crate::read::read(&source, None) else { continue };
        collection.events.iter().for_each(|event| counter.count(event));
        counter.entries(&collection.entries);
    }
    let (mut all, mut carried) = (0, 0);
    eprintln!("{:<36} {:>6} {:>8}", "idiom", "found", "carried");
    for (idiom, count) in &counter.answer {
        eprintln!("{idiom:<36} {:>6} {:>8}", count.all, count.carried);
        all += count.all;
        carried += count.carried;
    }
    eprintln!("{:<36} {all:>6} {carried:>8}  {:.1} %", "from the answer", 100.0 * carried as f64 / all as f64);
    for (idiom, count) in &counter.other {
        eprintln!("{idiom:<36} {:>6} {:>8}", count.all, count.carried);
    }
    for (reason, count) in &counter.reasons {
        eprintln!("  not carried: {count:>4} {reason}");
    }
    assert!(carried * 100 >= all * CARRIED, "{carried} of {all} that take a value from the answer");
}

/// Percent of the setters of the corpus that take a value from the answer.
const CARRIED: usize = 95;
const OTHER: &str = "constant or variable";

fn idiom(value: &Value) -> &'static str {
    let mut answer = false;
    value.each(&mut |value| {
        answer |= matches!(
            value,
            Value::Json(_)
                | Value::Xml(_)
                | Value::Text
                | Value::Status
                | Value::Reason
                | Value::Header(_)
                | Value::Cookie(_)
        );
    });
    match value {
        _ if !answer => OTHER,
        Value::Json(path) if path.iter().any(|step| matches!(step, Step::Find(_))) => "find by a constant",
        Value::Json(path) if path.iter().all(|step| matches!(step, Step::Key(_))) => "JSON path of keys",
        Value::Json(path) if path.iter().all(|step| matches!(step, Step::Key(_) | Step::Index(_))) => {
            "JSON path with indexes"
        }
        Value::Json(_) => "JSON path, computed",
        Value::Parsed { .. } => "JSON in a text",
        Value::Xml(_) => "XML",
        Value::Header(_) => "header",
        Value::Cookie(_) => "cookie",
        Value::Text | Value::Status | Value::Reason => "body or status",
        Value::Template(_) => "template",
        Value::Match { .. } => "regular expression",
        Value::Part { .. } | Value::Transformed { .. } => "string surgery",
        _ => "other expressions",
    }
}
