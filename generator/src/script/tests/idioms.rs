//! Common idioms of scripts: random texts, counting loops, parts of dates, XML.

use super::{prerequest, test, value};

const J: &str = "const j = pm.response.json();";

#[test]
fn random_texts() {
    let drawn = |expression: &str, expected: &str| {
        let script = format!("pm.environment.set('k', {expression});");
        prerequest(&script, &[&format!("env k = {expected}")]);
    };
    drawn(
        "'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, c => (Math.random() * 16 | 0).toString(16))",
        "uuid",
    );
    drawn(
        "Math.random().toString(36).substring(2, 15)",
        "(\"0.\" + 11 random characters of \"0123456789abcdefghijklmnopqrstuvwxyz\").slice(2, 15)",
    );
    drawn("'abc'.charAt(Math.floor(Math.random() * 3))", "1 random character of \"abc\"");
    drawn("'abcdef'[Math.floor(Math.random() * 'abc'.length)]", "1 random character of \"abc\"");
    drawn("(255).toString()", "255.text");
}

#[test]
fn a_text_of_random_characters_is_drawn_at_once() {
    prerequest(
        "function text(length) {
            var result = '';
            var characters = 'abc123';
            for (var i = 0; i < length; i++) {
                result += characters.charAt(Math.floor(Math.random() * characters.length));
            }
            return result;
        }
        pm.environment.set('name', 'test-' + text(8));",
        &["env name = (\"test-\" + 8 random characters of \"abc123\")"],
    );
}

#[test]
fn a_loop_over_constant_numbers_is_followed_round_by_round() {
    test(
        &format!("{J} for (let i = 1; i <= 3; i += 1) {{ pm.environment.set('id_' + i, j.items[i].id); }}"),
        &["env id_1 = json.items[1].id", "env id_2 = json.items[2].id", "env id_3 = json.items[3].id"],
    );
    test("for (var i = 0; i < 3; i++) {} pm.environment.set('k', i);", &["env k = 3"]);
    test(
        &format!("{J} for (var i = 0; i < 4; i++) {{ i++; pm.environment.set('k' + i, j[i]); }}"),
        &["env k1 = json[1]", "env k3 = json[3]"],
    );
    test(
        &format!("{J} for (let i = 0; i < 3; i++) {{ i = j.next; pm.environment.set('k', i); }}"),
        &["env k = json.next", "unread 1: a loop that changes its counter"],
    );
    test(
        &format!("{J} for (let i = 0; i < 1000; i++) {{ pm.environment.set('id_' + i, j.items[i].id); }}"),
        &["unread 1: the name of the variable is not constant"],
    );
}

#[test]
fn a_search_by_the_names_of_members() {
    test(
        &format!(
            "{J} for (var i in j.items) {{ if (j.items[i].name === 'x') {{ pm.environment.set('k', j.items[i].id); }} }}"
        ),
        &["env k = json.items.values[last where @.name == \"x\"].id"],
    );
    test(
        &format!("{J} for (var i in j.items) {{ pm.environment.set('k', j.items[i].id); }}"),
        &["env k = json.items.values[last].id"],
    );
}

#[test]
fn parts_of_dates() {
    let at = |expression: &str, expected: &str| {
        let script = format!("var d = new Date(); pm.environment.set('k', {expression});");
        prerequest(&script, &[&format!("env k = {expected}")]);
    };
    at("d.toISOString().slice(0, 10)", "now as \"YYYY-MM-DD\" in UTC");
    at("d.toISOString().split('T')[0]", "now as ISO 8601.split(\"T\")[0]");
    at("d.getFullYear() + '-' + (d.getMonth() + 1)", "(now as \"YYYY\".number + \"-\" + now as \"M\".number)");
    at("d.getUTCHours()", "now as \"H\" in UTC.number");
}

#[test]
fn xml_in_a_callback() {
    let xml = |options: &str, path: &str, expected: &str| {
        let before = format!(
            "var xml2js = require('xml2js'), found;
            xml2js.parseString(responseBody{options}, function (error, result) {{ found = result{path}; }});"
        );
        value(&before, "found", expected);
    };
    xml("", "['s:Body'].id[0]._", "xml lists[\"s:Body\"].id[0]._");
    xml(", { explicitArray: false }", ".Body.id", "xml.Body.id");
    test(
        "require('xml2js').parseString(responseBody, { mergeAttrs: true }, (e, r) => pm.environment.set('k', r.a));",
        &["unread 1: in a callback of `xml2js` with options that are not read"],
    );
}
