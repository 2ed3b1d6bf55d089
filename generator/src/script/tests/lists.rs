//! Lists in the answer, and lists that a script builds.

use super::{prerequest, test, value};

const J: &str = "const j = pm.response.json();";

#[test]
fn what_is_made_of_each_element() {
    value(J, "j.items.map(x => x.id)", "json.items.each(@.id).join(\",\")");
    value(J, "j.items.map(x => x.id).join(';')", "json.items.each(@.id).join(\";\")");
    value(J, "JSON.stringify(j.items.map(function (x) { return x.id; }))", "json.items.each(@.id).json");
    value(J, "j.items.filter(x => x.on).map(x => x.id)[1]", "json.items[all where @.on].each(@.id)[1]");
    value(J, "j.items.filter(x => x.on).length", "json.items[all where @.on].length");
    value(J, "JSON.stringify(j.items.map(x => ({ id: x.id })))", "json.items.each({\"id\": @.id}).json");
    value(J, "_.map(j.items, 'id').join()", "json.items.each(@.id).join(\",\")");
    value(J, "j.items.map(x => x.id).find(id => id > 3)", "json.items.each(@.id)[first where @ > 3]");
    value(J, "['a', 'b'].map(k => j[k]).join('-')", "[json.a, json.b].join(\"-\")");
    value(J, "['a', 'b'].join('-')", "\"a-b\"");
}

#[test]
fn lists_that_a_script_has() {
    let expected = ["env a = json.a", "env b = json.b"];
    test(&format!("{J} for (const k of ['a', 'b']) {{ pm.environment.set(k, j[k]); }}"), &expected);
    test(&format!("{J} Object.keys({{ a: 1, b: 2 }}).forEach(k => pm.environment.set(k, j[k]));"), &expected);
    test(
        &format!("{J} for (const [k, p] of Object.entries({{ a: 'x', b: 'y' }})) pm.environment.set(k, j[p]);"),
        &["env a = json.x", "env b = json.y"],
    );
    test(
        &format!("{J} for (const k of ['a', 'b']) {{ if (j[k]) {{ pm.environment.set('k', j[k]); break; }} }}"),
        &["unread 1: a loop over a list that is not read"],
    );
    value(
        J,
        "_.pluck(_.where(j.items, { on: true }), 'id')",
        "json.items[all where @.on == true].each(@.id).join(\",\")",
    );
    value(J, "_.sample(j.items).id", "json.items[(random * json.items.length).floor].id");
}

#[test]
fn lists_that_grow_in_a_loop() {
    for script in [
        "const ids = []; j.items.forEach(x => ids.push(x.id)); SET",
        "const ids = []; for (const x of j.items) { ids.push(x.id); } SET",
        "let ids = []; for (let i = 0; i < j.items.length; i++) { ids.push(j.items[i].id); } SET",
    ] {
        let script = format!("{J} {}", script.replace("SET", "pm.environment.set('k', JSON.stringify(ids))"));
        test(&script, &["env k = json.items.each(@.id).json"]);
    }
    test(
        "let ids = []; pm.response.json().forEach(x => { if (x.on) { ids.push(x.id); } }); pm.environment.set('k', ids[0])",
        &["env k = json[all where @.on].each(@.id)[0]"],
    );
    test(
        "let ids = ['none']; pm.response.json().forEach(x => ids.push(x.id)); pm.environment.set('k', ids.length)",
        &["env k = ([\"none\"] ++ json.each(@.id)).length"],
    );
    test(
        "let s = ''; pm.response.json().forEach(x => { s += x.id + ','; }); pm.environment.set('k', s)",
        &["env k = json.each((@.id + \",\")).join(\"\")"],
    );
    test(
        "let ids = []; for (const x of pm.response.json()) { ids.push(x.id); if (x.last) break; } pm.environment.set('k', ids)",
        &["unread 1: a loop that ends early"],
    );
}

#[test]
fn lists_that_a_script_changes() {
    value(J, "j.items.reverse()[0].id", "json.items.reverse[0].id");
    value(J, "j.items.slice(1)[0].id", "json.items.slice(1)[0].id");
    value(J, "Object.keys(j.items).length", "json.items.keys.length");
    value(J, "Object.keys(j).join(' ')", "json.keys.join(\" \")");
    value(J, "j.path.split('/').slice(2, 4).join('/')", "json.path.split(\"/\").slice(2, 4).join(\"/\")");
    value(J, "j.path.split('/').length", "json.path.split(\"/\").length");
    value("const n = pm.environment.get('n');", "'a,b,c'.split(',')[n]", "\"a,b,c\".split(\",\")[{{n}}]");
    value(
        "const l = pm.environment.get('l').split(','); l.splice(1, 1, pm.response.json().id);",
        "l",
        "{{l}}.split(\",\").splice(1, 1, json.id).join(\",\")",
    );
    value(
        "const l = JSON.parse(pm.environment.get('l') || '[]'); l.push(pm.response.json().id);",
        "JSON.stringify(l)",
        "(parsed(({{l}} || \"[]\")) ++ [json.id]).json",
    );
    value("const l = [3]; l.unshift(pm.response.json().id);", "l.pop()", "3");
    value(
        J,
        "j.items[Math.floor(Math.random() * j.items.length)].id",
        "json.items[(random * json.items.length).floor].id",
    );
    prerequest(
        "const l = JSON.parse(pm.environment.get('l')); pm.environment.set('first', l.shift());",
        &["env first = parsed({{l}})[0]"],
    );
}
