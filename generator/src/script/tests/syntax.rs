//! What the parser makes of JavaScript: each value is stored by a script around it.

use super::{test, value};

#[test]
fn a_slash_divides_or_starts_a_regular_expression() {
    value("var a = 8;", "a / 2 / 2", "2");
    value("var a = [8];", "a[0] / 2", "4");
    value("", "'a/b'.replace(/[/]/g, '-')", "\"a/b\".replaceAll(/[/]/, \"-\")");
    value(
        "if (1) /x{2}/.test('y');\nvar t = pm.response.text();",
        "t.match(/id=(\\d+)/)[1]",
        "body.match(/id=(\\d+)/)[1]",
    );
    value("var a = `${8 / 2}/`;", "a", "\"4/\"");
}

#[test]
fn a_line_break_ends_a_statement_where_nothing_goes_on() {
    value("var a = 1\nvar b = a\n+ 1\n", "b", "2");
    value("var a = pm.response\n  .json()\n  .token\n;[1].forEach(x => x)\n", "a", "json.token");
    value("function f() {\n  return\n  1 }\nvar a = 1\n++a\n", "a", "2");
}

#[test]
fn functions_have_many_forms() {
    for f in [
        "var f = x => x.a",
        "const f = (x) => { return x.a }",
        "let f = async x => x.a",
        "var f = ({ a }) => a",
        "function f(x) { return x.a }",
        "var o = { f(x) { return x.a } }, f = o.f",
        "var o = { get: 1, f: function (x, ...rest) { return x?.a } }; var f = o['f']",
    ] {
        value(f, "f(pm.response.json())", "json.a");
    }
    value("var f = ({ a: b = 1 }) => b", "f(pm.response.json())", "(json.a || 1)");
}

#[test]
fn patterns_bind_and_assign() {
    value("const { a: { b: [, c] } } = pm.response.json();", "c", "json.a.b[1]");
    value("let a = 1, b = 2; [a, b] = [b, a];", "a", "2");
    value("let a; ({ a } = pm.response.json());", "a", "json.a");
}

#[test]
fn operators_bind_as_in_javascript() {
    value("", "1 + 2 * 3 - 4 / 2", "5");
    value("var a = 2; a += 3;", "a", "5");
    value("", "1 > 2 ? 'a' : 2 > 1 ? 'b' : 'c'", "\"b\"");
    value("", "(1, 2)", "2");
    value("", "0x10 + 1e2 + .5 + 1_000", "1116.5");
}

#[test]
fn templates_hold_templates() {
    value("var a = 'x';", "`a${`b${a}}`}\\`$`", "\"abx}`$\"");
}

#[test]
fn comments_are_no_code() {
    test(
        "// pm.environment.set('a', 1)\n/* pm.environment.set('a', 1) */\n<!-- pm.environment.set('a', 1)\n\
         var s = \"pm.environment.set('a', 1)\"; pm /* of Postman */ .environment.set('k', 2); // 3",
        &["env k = 2"],
    );
}

#[test]
fn what_stores_nothing_is_passed_over() {
    value(
        "import { a } from 'b'\nexport default 1\nclass A extends B { static #x = {}; get y() { return /}/ } }\ndebugger; with (a) { b }\n\
         outer: for (;;) { break outer }\nnew.target; tag`a${1}`; delete a.b; label: { }\ndo { } while (0) var x = 1;",
        "x",
        "1",
    );
}

#[test]
fn statements_around_a_syntax_error_are_read() {
    let set = "pm.environment.set";
    test(
        &format!("{set}('a', 1);\nvar x = {{{{url}}}};\n{set}('b', 2);\n{set}('c', 'it's');\n{set}('d', 4)"),
        &["env a = 1", "env b = 2", "env d = 4", "unread 4: a syntax error"],
    );
    test(
        &format!("pm.test('a', function () {{\n  {set}('a', 1;\n  {set}('b', 2);\n}});\n{set}('c', 3);\n}}"),
        &["env b = 2", "env c = 3", "unread 2: a syntax error"],
    );
    test(
        &format!("pm.test('a', () => {{\n  {set}('a', 1);\n}}\n{set}('b', 2);"),
        &["env b = 2", "unread 2: a syntax error"],
    );
}
