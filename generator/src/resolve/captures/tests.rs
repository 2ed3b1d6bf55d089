//! What is carried of scripts, and how much of it in the project's corpus.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Scripts, sort_out};
use crate::read::model::Listen;
use crate::script::{self, Step, Value};

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
fn what_is_not_carried_has_a_reason_and_no_text_of_the_script() {
    test(
        "if (pm.response.code === 401) pm.environment.set('t', pm.response.json().error)",
        &[],
        &["line 1: `t` is not set: it is for answers other than 2xx, which are errors"],
    );
    test(
        "pm.environment.set('t', responseBody.match(/a(b+)c/)[1])",
        &[],
        &["line 1: `t` is not set: it is matched with a regular expression"],
    );
    test("pm.test('ok', () => pm.expect(pm.response.json().token).to.be.a('string'))", &[], &[]);
}

#[test]
fn constants_that_clear_a_variable_take_it_away() {
    test("pm.environment.set('t', null); pm.environment.unset('u')", &["t = unset", "u = unset"], &[]);
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

/// Over `../shared/corpus`, which is no part of the project: passed over where it is absent.
#[test]
fn captures_of_the_corpus() {
    // beside the project, or beside the folder of its worktrees
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../..", "../../.."].map(|up| manifest.join(up).join("shared/corpus/collections"));
    let folder = folders.iter().find(|folder| folder.is_dir()).unwrap_or(&folders[0]);
    let files = files(folder);
    if files.is_empty() {
        eprintln!("passed over: there is no {}", folder.display());
        return;
    }
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut unread = 0;
    for file in files {
        let Ok(source) = crate::input::Input::open(&file, None) else { continue };
        let Ok((collection, _)) = crate::read::read(&source, None) else { continue };
        for (listen, script) in Scripts::read(&collection).0.into_values().flatten() {
            let of = |value: &Value| if listen == Listen::Test { idiom(value) } else { "pre-request" };
            for capture in &script.captures {
                counts.entry(of(&capture.value)).or_default().all += 1;
            }
            if listen == Listen::Test {
                unread += script.unread.len();
            }
            for unread in script.unread.iter().filter(|_| listen == Listen::Test) {
                *reasons.entry(format!("unread: {}", unread.reason)).or_default() += 1;
            }
            let unread = script.unread.len();
            let captures = script.captures.clone();
            let (carried, lost) = sort_out(listen, script);
            for reason in &lost[unread..] {
                let reason = reason.split_once(": ").map_or("", |(_, reason)| reason);
                let reason = reason.split_once("not set: ").map_or(reason, |(_, reason)| reason);
                *reasons.entry(reason.to_owned()).or_default() += 1;
            }
            for capture in carried {
                counts.entry(of(&capture.value)).or_default().carried += 1;
            }
            // those that need not be set at all count as carried
            let idle = captures.iter().filter(|one| one.value == Value::Variable(one.variable.clone()));
            idle.for_each(|one| counts.entry(of(&one.value)).or_default().carried += 1);
        }
    }
    let (mut all, mut carried) = (unread, 0);
    eprintln!("{:<32} {:>6} {:>8}", "idiom", "found", "carried");
    for (idiom, count) in &counts {
        eprintln!("{idiom:<32} {:>6} {:>8}", count.all, count.carried);
        if !["pre-request", "constant or variable"].contains(idiom) {
            all += count.all;
            carried += count.carried;
        }
    }
    eprintln!("{:<32} {unread:>6} {:>8}", "test script, not read", 0);
    for (reason, count) in &reasons {
        eprintln!("  not carried: {count:>4} {reason}");
    }
    eprintln!("from the answer: {carried} of {all} carried, those not read counted as from the answer");
    let read = all - unread;
    assert!(carried * 100 >= read * 95, "{carried} of {read} that are read");
}

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
        _ if !answer => "constant or variable",
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

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}
