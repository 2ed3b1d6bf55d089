//! Scripts that are meant to take long: each is read or reported, in time that is linear in its length.

use super::super::read_test;
use super::value;

/// Values and conditions that are too large are reported, whatever makes them grow.
#[test]
fn values_that_double_are_reported() {
    for step in [
        "a = a + a;",
        "a = a.x ? a.y : a.z;",
        "if (a.b) { a = a.c || a.d }",
        "a = `${a}${a}`;",
        "a = [a, a];",
        "a = {b: a, c: a};",
        "a = f(a);",
        "if (a.b || a.c) { a = a.d } else { a = a.e }",
        "switch (a.b) { case 1: a = a.c; break; default: a = a.d }",
    ] {
        let script = format!(
            "function f(x) {{ return x + x; }} var a = pm.response.json().x; {} pm.environment.set('v', a);",
            step.repeat(40)
        );
        let read = read_test(&script);
        assert!(read.captures.is_empty(), "{step}");
        assert_eq!(read.unread.len(), 1, "{step}");
    }
}

#[test]
fn fallbacks_do_not_double() {
    let before = "var j = pm.response.json(); var t = j.token; if (!t) { t = j.a || t; } if (!t) t = j.b; if (!t) { t = j.c || t; }";
    value(before, "t", "(json.token || json.a || json.b || json.c)");
    value(
        "var j = pm.response.json(); var t = j.a; t = t ? t : j.b; t = !t ? j.c : t;",
        "t",
        "(json.a || json.b || json.c)",
    );
}

#[test]
fn broken_brackets_and_deep_code_take_linear_time() {
    let half = "else if(b){}".repeat(2_400);
    for broken in [
        format!("function b(){{{half}else if([[[[b){{}}{half}"),
        "(".repeat(100_000),
        "[/".repeat(60_000),
        "`${".repeat(60_000),
        "(]".repeat(60_000),
        "if(a){".repeat(30_000),
        "}".repeat(200_000),
        "x = a => ".repeat(20_000),
        "a + ".repeat(50_000) + ";",
        "class extends ".repeat(15_000),
    ] {
        let read = read_test(&format!("{broken} pm.environment.set('v', 1);"));
        assert_eq!(read.captures.len() + read.unread.len(), 1, "{}", &broken[..12]);
    }
}

#[test]
fn long_chains_are_read_to_a_depth() {
    let sum = "'a' + ".repeat(5_000);
    let calls = ".b()".repeat(5_000);
    for value in [
        format!("{sum}'b'"),
        format!("a{calls}"),
        format!("{}1", "-".repeat(5_000)),
        format!("{}1", "a ? b : ".repeat(5_000)),
    ] {
        let read = read_test(&format!("pm.environment.set('v', {value});\npm.environment.set('k', 1);"));
        assert_eq!(read.unread.len(), 1, "{}", &value[..12]);
        assert_eq!(read.captures.len(), 1, "{}", &value[..12]);
    }
}
