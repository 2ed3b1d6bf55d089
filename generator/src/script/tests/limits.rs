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
fn a_script_whose_errors_take_long_to_recover_from_is_reported() {
    let half = "else if(b){}".repeat(2_400);
    let script = format!("function b(){{{half}else if([[[[b){{}}{half}pm.environment.set('v', 1);");
    let read = read_test(&script);
    assert_eq!(read.unread.first().map(|unread| unread.reason.as_str()), Some("the script cannot be parsed"));
}
