//! Scripts that keep values of answers, and that set values before a request.

use proptest::prelude::*;
use serde_json::Value;

use super::words;

/// `%N` is a name of a variable as a text, `%K` a key, `%D` a number.
const TESTS: &[&str] = &[
    "pm.environment.set(%N, pm.response.json()[%K]);",
    "var j = JSON.parse(responseBody); postman.setEnvironmentVariable(%N, j[%K][0][%K]);",
    "const j = pm.response.json(); if (pm.response.code === 200) { pm.collectionVariables.set(%N, j[%K]); }",
    "const j = pm.response.json(); if (pm.response.code != 20%D) { pm.globals.set(%N, j[%K] || j[%K]); } else { pm.globals.unset(%N); }",
    "const j = pm.response.json(); pm.environment.set(%N, j.data.items[%D].id); pm.environment.set(%N, 'Bearer ' + j.token + %N);",
    "const j = pm.response.json(); pm.environment.set(%N, j.items.find(x => x[%K] === %N)[%K]);",
    "const j = pm.response.json(); for (const x of j.items) { if (x[%K] > %D) { pm.environment.set(%N, x.id); break; } }",
    "const j = pm.response.json(); pm.environment.set(%N, Date.now() + j.expires_in * 1000 - %D);",
    "const j = pm.response.json(); pm.environment.set(%N, j[%K] + %D); pm.environment.set(%N, -%D - j[%K] * 3.14);",
    "pm.environment.set(%N, pm.response.headers.get(%K)); pm.environment.set(%N, pm.cookies.get(%K));",
    "pm.environment.set(%N, responseBody.match(/a(b+)c/)[1]); pm.environment.set(%N, pm.response.code);",
    "pm.environment.set(%N, xml2Json(responseBody)[%K].r.id);",
    "pm.environment.set(%N, JSON.stringify(pm.response.json()[%K]));",
    "pm.environment.set(%N, pm.response.json().list.map(x => x[%K]).join(%K)); pm.environment.set(%N, pm.response.json().list.length);",
    "const {a, b: {c = %D}} = pm.response.json(); pm.environment.set(%N, a ? c : !a); pm.environment.set(%N, !!c && a !== null);",
    "pm.environment.set(%N, pm.response.json().l.filter(x => !x.off && (x.a == %D || x.b === %N))[0][%K].toString().trim().split('.')[1]);",
    "pm.test('x', () => { pm.expect(pm.response.code).to.be.oneOf([200, 201]); pm.environment.set(%N, pm.response.json()[%K]); });",
    "if (!(pm.response.code === 200) || pm.response.code >= 400) { pm.environment.set(%N, %N); } postman.setNextRequest(%N);",
    "pm.environment.set(%N, CryptoJS.MD5(pm.response.text()).toString()); pm.environment.set(%N, btoa(pm.response.json()[%K]));",
    "pm.environment.set(%N, moment().add(%D, 'days').format('YYYY-MM-DD'));",
    "const j = pm.response.json(); let n = 0; j.l.forEach(x => { n += x.n; }); pm.environment.set(%N, n);",
    "pm.environment.set(%N, pm.environment.get(%N) + pm.response.json()[%K]);",
    "this is no script {{{ %N",
];

const BEFORE: &[&str] = &[
    "pm.environment.set(%N, Date.now());",
    "pm.variables.set(%N, Math.floor(Math.random() * %D)); pm.environment.set(%N, new Date().toISOString());",
    "pm.environment.set(%N, pm.environment.get(%N) || %N);",
    "pm.sendRequest({url: 'https://example.com/' + %N, method: 'POST', header: {a: %N}, body: {mode: 'raw', raw: JSON.stringify({a: %N})}}, (e, r) => { pm.environment.set(%N, r.json()[%K]); });",
    "pm.sendRequest(pm.environment.get(%N) + '/token', (e, r) => pm.globals.set(%N, r.json().token));",
    "pm.environment.set(%N, CryptoJS.HmacSHA256(%N, pm.environment.get(%N)).toString(CryptoJS.enc.Base64));",
    "pm.environment.set(%N, require('uuid').v4()); pm.environment.set(%N, pm.variables.replaceIn('{{$guid}}-{{a}}'));",
    "pm.request.headers.add({key: %K, value: %N});",
    "pm.environment.set(%N, %D); pm.environment.unset(%N); pm.environment.set(%N, true); pm.environment.set(%N, null);",
    "if (!pm.environment.get(%N)) { pm.environment.set(%N, moment().unix() + %D); }",
];

fn filled(templates: &'static [&'static str]) -> BoxedStrategy<String> {
    let numbers = prop_oneof![0..9_i64, Just(25_920_000_000), Just(2_147_483_648), any::<i64>()];
    (prop::sample::select(templates), prop::collection::vec((words::name(), words::name(), numbers), 8))
        .prop_map(|(template, fillings)| {
            let mut script = String::new();
            let mut fillings = fillings.iter().cycle();
            let mut parts = template.split('%');
            script.push_str(parts.next().unwrap_or_default());
            for part in parts {
                let Some((name, key, number)) = fillings.next() else { break };
                match part.as_bytes().first() {
                    Some(b'N') => script.push_str(&Value::from(name.as_str()).to_string()),
                    Some(b'K') => script.push_str(&Value::from(key.as_str()).to_string()),
                    _ => script.push_str(&number.to_string()),
                }
                script.push_str(part.get(1..).unwrap_or_default());
            }
            script
        })
        .boxed()
}

/// The `event` of an item.
pub(crate) fn events() -> BoxedStrategy<Value> {
    let event = |listen: &'static str, templates| {
        prop::collection::vec(filled(templates), 1..3)
            .prop_map(move |lines| serde_json::json!({"listen": listen, "script": {"exec": lines}}))
    };
    let rows = prop_oneof![3 => event("test", TESTS), 1 => event("prerequest", BEFORE)];
    prop_oneof![2 => Just(Value::Null), 3 => prop::collection::vec(rows, 1..3).prop_map(Value::Array)].boxed()
}
