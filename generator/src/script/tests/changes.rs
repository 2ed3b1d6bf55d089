use super::{prerequest, test, value};

#[test]
fn objects_that_a_script_puts_together() {
    value(
        "const o = {a: 1}; o.b = pm.environment.get('x'); o.a = 2;",
        "JSON.stringify(o)",
        "{\"a\": 2, \"b\": {{x}}}.json",
    );
    value("const o = {n: 1}; o.n += 2; o.n++;", "o.n", "4");
    value("const o = {...{a: 1, b: 1}, b: 2};", "JSON.stringify(o)", "{\"a\": 1, \"b\": 2}.json");
    value("const o = Object.assign({}, {a: 1}, {b: 2});", "JSON.stringify(o)", "{\"a\": 1, \"b\": 2}.json");
    test(
        "const o = {a: 1}; if (pm.response.json().on) o.b = 2; pm.environment.set('k', o.b);",
        &["env k = 2 when json.on"],
    );
    value("const l = [...[1, 2], 3];", "l.length", "3");
    value("const j = pm.response.json();", "JSON.stringify([...j.a, ...j.b, 1])", "(json.a ++ json.b ++ [1]).json");
    value("const [first, ...rest] = pm.response.json().items;", "rest.length", "json.items.slice(1).length");
    value("const l = Array.from({length: 3}, (_, i) => i);", "l.join('-')", "[0, 1, 2].join(\"-\")");
    value("const l = [...Array(2)].map(() => 'x');", "l.join('')", "\"xx\"");
}

#[test]
fn what_another_name_changes_is_not_known() {
    const CHANGED: &str = "unread 2: an object that the script changes";
    for script in [
        "const a = {x: 1}; const b = a; b.x = 2;",
        "const a = {}; function f(o) { o.x = 1; } f(a);",
        "const b = {}; const a = {q: b}; b.x = 1;",
        "const a = {n: 0, inc() { this.n++; }}; a.inc();",
        "const a = []; function f(l) { l.push(1); } f(a);",
        "const a = {x: 1}; delete a[pm.response.json().k];",
        "const a = pm.response.json(); delete a.secret;",
        "const a = {x: 1}; Object.assign(a, {y: 2});",
    ] {
        test(&format!("{script}\npm.environment.set('k', JSON.stringify(a));"), &[CHANGED]);
    }
    let apart = "let a = {}; let b = {}; b.x = 1; a.y = 2;";
    value(apart, "JSON.stringify(a) + JSON.stringify(b)", "({\"y\": 2}.json + {\"x\": 1}.json)");
}

#[test]
fn lists_of_the_answer_that_a_script_changes() {
    const J: &str = "const j = pm.response.json();";
    for change in
        ["j.items.sort((a, b) => b.id - a.id)", "j.items.reverse()", "j.items.push({id: 1})", "j.items.shift()"]
    {
        test(
            &format!("{J} {change};\npm.environment.set('k', j.items[0].id); pm.environment.set('l', j.id);"),
            &["env l = json.id", "unread 2: a list that the script changes"],
        );
    }
    value(J, "j.items.pop().id", "json.items[last].id");
    value(
        "const ids = JSON.parse(pm.environment.get('ids')); ids.shift();",
        "JSON.stringify(ids)",
        "parsed({{ids}}).slice(1).json",
    );
}

#[test]
fn changes_of_the_request_are_told() {
    let told = |script: &str, how: &str| prerequest(script, &[&format!("unread 1: it changes the request (`{how}`)")]);
    told("pm.request.headers.add({key: 'a', value: 'b'});", "pm.request.headers.add");
    told("pm.request.headers.upsert({key: 'a', value: 'b'});", "pm.request.headers.upsert");
    told("pm.request.addQueryParams('a=b');", "pm.request.addQueryParams");
    told(
        "pm.request.forEachHeader(h => { if (!h.value) pm.request.headers.remove(h.key); });",
        "pm.request.headers.remove",
    );
    told("const q = pm.request.url.query; q.add({key: 'a'});", "pm.request.url.query.add");
    told("pm.request.body.raw = JSON.stringify({a: 1});", "pm.request");
    told("const r = pm.request; r.url = 'https://a.example';", "pm.request");
    // in a callback, which has an answer
    let added = "() => { pm.request.headers.add({key: 'a', value: 'b'}); }";
    for script in [
        format!("pm.sendRequest('https://a.example', {added});"),
        format!("pm.sendRequest('https://a.example').then({added});"),
    ] {
        let expected = ["sends GET https://a.example", "unread 1: it changes the request (`pm.request.headers.add`)"];
        prerequest(&script, &expected);
    }
    told(&format!("pm.sendRequest(computed(), {added});"), "pm.request.headers.add");
    for script in
        ["console.log(pm.request.url.toString());", "if (false) pm.request.headers.clear();", "pm.requests = 1;"]
    {
        prerequest(script, &[]);
    }
    // what is sent is sent
    test("pm.request.headers.add({key: 'a', value: 'b'}); pm.environment.set('k', 1);", &["env k = 1"]);
}
