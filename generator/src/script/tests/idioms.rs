//! Common idioms of scripts: random texts, counting loops, parts of dates, XML.

use super::{prerequest, test, value};

const J: &str = "const j = pm.response.json();";

#[test]
fn random_texts_are_recognised() {
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
        &["unread 1: a loop that is not over a list"],
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
fn times_that_are_calculated_with() {
    let at = |expression: &str, expected: &str| {
        prerequest(&format!("pm.environment.set('k', {expression});"), &[&format!("env k = {expected}")]);
    };
    at("+new Date()", "now in milliseconds");
    at("Math.round(new Date() / 1000)", "now in seconds");
    at("new Date('2024-01-01') - new Date(0)", "(time(\"2024-01-01\") in milliseconds - time(0) in milliseconds)");
    at("new Date(new Date().setDate(new Date().getDate() + 1)).toISOString()", "now + 1 days as ISO 8601");
    at("new Date().setHours(new Date().getHours() + 1)", "now + 1 hours in milliseconds");
    at("moment().startOf('month').format('YYYY-MM-DD')", "now at the start of the month as \"YYYY-MM-DD\"");
    at("moment().endOf('day').toISOString()", "now at the end of the day as ISO 8601");
    at("String(new Date().getMonth() + 1).padStart(2, '0')", "now as \"M\".number.text.padStart(2, \"0\")");
    test(
        &format!("{J} if (new Date(j.end) > new Date()) pm.environment.set('k', j.id);"),
        &["env k = json.id when time(json.end) in milliseconds > now in milliseconds"],
    );
}

#[test]
fn parts_of_texts() {
    let location = "const l = pm.response.headers.get('Location');";
    value(location, "l.substring(l.lastIndexOf('/') + 1)", "header(Location).split(\"/\")[last]");
    value(location, "l.length", "header(Location).length");
    value(location, "l.charAt(0)", "header(Location).split(\"\")[0]");
    test(
        &format!("{location} pm.environment.set('k', l.slice(l.lastIndexOf('/') + 2));"),
        &["unread 1: a place in a text that is not constant"],
    );
    let token = format!("{J} const p = j.token.split('.')[1];");
    let claims = "parsed(json.token.split(\".\")[1].unbase64).sub";
    value(&token, "JSON.parse(Buffer.from(p, 'base64').toString()).sub", claims);
    value(&token, "JSON.parse(Buffer.from(p, 'base64').toString('utf8')).sub", claims);
    value("", "CryptoJS.lib.WordArray.random(16).toString()", "32 random characters of \"0123456789abcdef\"");
    value("", "pm.variables.replaceIn(`{{a}}-${1}-{{$guid}}`)", "substituted(\"{{a}}-1-{{$guid}}\")");
    value(J, "pm.variables.replaceIn('{{a}}' + j.b)", "(substituted(\"{{a}}\") + json.b)");
    test(
        "pm.environment.set('k', pm.variables.replaceIn(`{{${pm.response.json().n}}}`));",
        &["unread 1: a variable whose name is not constant"],
    );
}

#[test]
fn other_places_of_values() {
    value("", "await pm.vault.get('key')", "{{vault:key}}");
    test("const set = pm.environment.set.bind(pm.environment); set('b', 1);", &["env b = 1"]);
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
