//! Tests of guards, order, setters that are not read, and texts that are not scripts.

use super::super::{read_prerequest, read_test};
use super::test;

#[test]
fn a_check_that_is_not_read_and_only_throws_decides_nothing() {
    let set = "pm.environment.set('k', pm.response.json().t)";
    for script in [
        "if (!valid(pm.response.json())) { throw new Error('no'); } SET",
        "if (!valid(pm.response.json())) { console.log('no'); throw 'no'; } SET",
        "try { if (lost()) throw 'no'; SET } catch (e) { console.log(e) }",
        "const missing = []; if (!pm.environment.get('a')) missing.push('a'); if (missing.length > 0) throw missing; SET",
    ] {
        test(&script.replace("SET", set), &["env k = json.t"]);
    }
    // it is read
    test(&format!("if (pm.response.json().e) throw 'no'; {set}"), &["env k = json.t when !(json.e)"]);
    // the script goes on without it
    test(&format!("if (lost()) return; {set}"), &["unread 1: `lost`"]);
}

#[test]
fn a_condition_on_the_status_is_carried() {
    let set = "pm.environment.set('k', pm.response.json().t)";
    let k = "env k = json.t";
    for (script, guard) in [
        ("if (pm.response.code === 200) { SET }", "status 200"),
        ("if (pm.response.code == 200 || pm.response.code == 201) SET", "status 200-201"),
        ("if (responseCode.code >= 200 && responseCode.code < 300) SET", "status 200-299"),
        ("if ([200, 201].includes(pm.response.code)) SET", "status 200-201"),
        ("if (pm.response.code !== 200) { return; } SET", "status 200"),
        ("pm.test('ok', () => { pm.response.to.have.status(200); SET })", "status 200"),
        ("pm.test('ok', function () { pm.response.to.be.success; SET })", "status 200-299"),
        ("pm.test('ok', function () { pm.expect(pm.response.code).to.be.oneOf([200, 202]); SET })", "status 200,202"),
        ("pm.test('ok', function () { pm.expect(pm.response.code).to.not.equal(500); SET })", "status 0-499,501-999"),
        ("pm.response.code === 200 && SET", "status 200"),
        ("if (tests['ok'] = responseCode.code === 200) SET", "status 200"),
        ("tests['ok'] = responseCode.code === 200; if (tests['ok']) SET", "status 200"),
        ("if (pm.response.code === 400) SET", "status 400"),
        ("switch (pm.response.code) { case 200: case 201: SET; break; default: console.log('x') }", "status 200-201"),
        ("if (!pm.response.json().error) SET", "!(json.error)"),
        ("const j = pm.response.json(); if (j.t) SET", "json.t"),
        (
            "if (pm.response.headers.get('Content-Type').indexOf('json') !== -1) SET",
            "header(Content-Type) has \"json\"",
        ),
        ("if (pm.response.json().n > 0) SET", "json.n > 0"),
        ("if (0 < pm.response.json().n) SET", "json.n > 0"),
        ("if (9 >= pm.response.json().n) SET", "json.n <= 9"),
        ("if (pm.response.json().n >= pm.response.json().m) SET", "json.n >= json.m"),
        ("if (!(pm.response.json().n <= pm.response.json().m)) SET", "!(json.n <= json.m)"),
    ] {
        let script = script.replace("SET", set);
        test(&script, &[&format!("{k} when {guard}")]);
    }
    for script in [
        "try { SET } catch (e) { console.log(e) }",
        "pm.test('x', () => { SET })",
        "pm.test('x', () => { pm.response.to.have.status(200); }); SET",
        "(function () { SET })()",
        "setTimeout(() => { SET }, 10)",
        "if (pm.response.json().t !== undefined) SET",
        "if (typeof pm.response.json().t !== 'undefined') SET",
        "function save() { SET }\nsave();",
    ] {
        test(&script.replace("SET", set), &[k]);
    }
}

#[test]
fn later_wins_in_the_same_branch() {
    test(
        "const j = pm.response.json(); pm.environment.set('k', j.a); pm.environment.set('k', j.b);",
        &["env k = json.b"],
    );
    test(
        "const j = pm.response.json(); pm.environment.set('k', j.a); if (pm.response.code == 400) pm.environment.set('k', j.b);",
        &["env k = json.a", "env k = json.b when status 400"],
    );
    test(
        "let v; if (pm.response.code == 200) v = pm.response.json().a; else v = 'none';\npm.environment.set('k', v);",
        &["env k = (status 200 ? json.a : \"none\")"],
    );
}

#[test]
fn a_setter_that_is_not_read_is_reported_with_the_reason() {
    test("pm.environment.set(pm.response.json().name, 1)", &["unread 1: the name of the variable is not constant"]);
    test(
        "function never() {\n  pm.environment.set('k', 1);\n}",
        &["unread 2: in code that is not reached or not read"],
    );
    test("try { x() } catch (e) { pm.environment.set('k', 1) }", &["unread 1: it runs only when the script fails"]);
    test("other(() => pm.environment.set('k', 1))", &["unread 1: in a callback of `other`"]);
    test(
        "let o = {a: 1}; for (const x of pm.response.json()) { o.a = x } pm.environment.set('k', JSON.stringify(o))",
        &["unread 1: an object that the script changes"],
    );
    test("if (true {\n  pm.environment.set('k', 1);", &["unread 2: a syntax error"]);
}

#[test]
fn a_script_that_sets_nothing_has_no_effect() {
    for script in [
        "",
        "// pm.environment.set('k', 1)",
        "/* postman.setEnvironmentVariable('k', 1) */ console.log('pm.environment.set(1)')",
        "pm.visualizer.set(`<p>`, {})",
        "tests['x'] = true; pm.expect(1).to.equal(1); postman.setNextRequest('x')",
        "const m = new Map(); if (false) m.get('x')",
    ] {
        test(script, &[]);
    }
}

#[test]
fn any_text_is_read() {
    let deep =
        |open: &str, close: &str| format!("pm.environment.set('k', {}1{})", open.repeat(3000), close.repeat(3000));
    let statements =
        |open: &str, close: &str| format!("{}pm.environment.set('k', 1){}", open.repeat(2000), close.repeat(2000));
    let long = format!("pm.environment.set('k', {})", vec!["'a'"; 4000].join(" + "));
    let growing = format!("let s = pm.response.json().a;{}pm.environment.set('k', s)", "s = `${s}${s}`;".repeat(60));
    let calls = "function f() { f(); f(); pm.environment.set('k', 1); } f();".to_owned();
    for script in [
        deep("(", ")"),
        deep("[", "]"),
        deep("!", ""),
        deep("f(", ")"),
        deep("{a:", "}"),
        statements("{", "}"),
        statements("if (x) ", ""),
        statements("(() => {", "})()"),
        statements("for (const x of y) ", ""),
        statements("if (x) {} else ", ""),
        long,
        growing,
        calls,
        "pm.environment.set('k', '\\u{FFFFFFFF}\\ud800')".to_owned(),
        "pm.environment.set(".to_owned(),
        "pm.environment.set('\u{1F600}', \u{0}`${`".to_owned(),
        "`${".repeat(500) + "pm.environment.set('k', 1)",
    ] {
        for script in [read_test(&script), read_prerequest(&script)] {
            assert!(!script.captures.is_empty() || !script.unread.is_empty());
        }
    }
}
