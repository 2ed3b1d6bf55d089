use super::{test, value};

const J: &str = "const j = pm.response.json();";

#[test]
fn sums_over_a_list() {
    let sum = |script: &str, expected: &str| value(&format!("{J}\nlet s = 0; {script}"), "s", expected);
    sum("for (const x of j.items) { s += x.price; }", "([0] ++ json.items.each(@.price)).sum");
    sum("for (let i = 0; i < j.items.length; i++) s = s + j.items[i].price;", "([0] ++ json.items.each(@.price)).sum");
    sum("j.items.forEach(x => { s += Number(x.a) * 2; });", "([0] ++ json.items.each((@.a.number * 2))).sum");
    sum("for (const x of j.items) if (x.on) s += x.price;", "([0] ++ json.items[all where @.on].each(@.price)).sum");
    sum("for (const x of j.items) if (x.on) s++;", "([0] ++ json.items[all where @.on].each(1)).sum");
    sum("for (const x of j.items) { s += 1; }", "([0] ++ json.items.each(1)).sum");
    sum("for (const x of j.items) { s--; }", "([0] ++ json.items.each(-1)).sum");
}

#[test]
fn texts_of_a_list() {
    let text = |script: &str, expected: &str| value(&format!("{J}\nlet s = ''; {script}"), "s", expected);
    text("for (const x of j.items) { s += x.id; }", "json.items.each(@.id).join(\"\")");
    text("for (const x of j.items) { s = s + x.id + ','; }", "json.items.each((@.id + \",\")).join(\"\")");
    text("for (const x of j.items) { s += x.id + ','; }", "json.items.each((@.id + \",\")).join(\"\")");
}

#[test]
fn reduce_is_a_loop_that_gathers() {
    let reduced = |call: &str, expected: &str| value(J, call, expected);
    reduced("j.items.reduce((all, x) => all + x.price, 0)", "([0] ++ json.items.each(@.price)).sum");
    reduced(
        "j.items.reduce(function (all, x) { return all + x.id + ';'; }, '')",
        "json.items.each((@.id + \";\")).join(\"\")",
    );
    reduced("j.numbers.reduce((a, b) => a + b)", "json.numbers.sum");
    reduced("[1, 2, 3].reduce((a, b) => a + b)", "6");
    reduced(
        "JSON.stringify(j.items.reduce((all, x) => { all.push(x.id); return all; }, []))",
        "json.items.each(@.id).json",
    );
    for script in [
        "j.items.reduce((a, b) => a.date > b.date ? a : b).id",
        "j.items.reduce((a, b) => a + b.price)",
        "j.items.reduce((all, x) => { all[x.name] = x.id; return all; }, {})",
    ] {
        let script = format!("{J} pm.environment.set('k', {script});");
        let read = crate::script::read_test(&script);
        assert!(read.captures.is_empty() && !read.unread.is_empty(), "{script}");
    }
}

#[test]
fn tests_and_places_in_a_list() {
    value(J, "j.items.every(x => x.on)", "(json.items[first where !(@.on)] is missing ? true : false)");
    value(
        &format!("{J} const at = j.items.findIndex(x => x.id === 2);"),
        "j.items[at].name",
        "json.items[json.items.each((@.id == 2 ? true : false)).indexOf(true)].name",
    );
    test(
        &format!("{J} pm.environment.set('k', j.items.map((x, i) => i + x.id).join());"),
        &["unread 1: the number of an element"],
    );
    test(
        &format!("{J} pm.environment.set('k', j.items.filter((x, i) => i > 1)[0].id);"),
        &["unread 1: the number of an element"],
    );
    value("const l = [{n: 'a', p: 1}, {n: 'b', p: 2}];", "l.find(x => x.n === 'b').p", "2");
    value(
        "const l = [{n: 'a', p: 1}, {n: 'b', p: 2}];",
        "l.find(x => x.n === pm.environment.get('who')).p",
        "({{who}} == \"a\" ? 1 : ({{who}} == \"b\" ? 2 : undefined))",
    );
}

#[test]
fn loops_whose_tests_are_known_are_followed() {
    value("let s = '', i = 0; while (i < 3) { s += 'x'; i++; }", "s", "\"xxx\"");
    value("let s = '', i = 5; do { s += i; i++; } while (i < 3);", "s", "\"5\"");
    value("let s = ''; for (let i = 3; i > 0; i--) { s += i; }", "s", "\"321\"");
    value("const l = ['x', 'y']; let s = ''; while (l.length) { s += l.shift(); }", "s", "\"xy\"");
    value(
        "let s = ''; while (s.length < 4) { s += 'abc'.charAt(Math.floor(Math.random() * 3)); }",
        "s",
        "4 random characters of \"abc\"",
    );
    test(
        "let i = 0; while (i < 10) { pm.environment.set('x', i); } pm.environment.set('i', i);",
        &["unread 1: the counter of a loop"],
    );
}
