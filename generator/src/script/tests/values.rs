//! Tests of setters, of the sources of values, and of the methods called on them.

use super::{prerequest, test, value};

#[test]
fn a_token_is_stored_in_the_environment_or_else_in_the_collection() {
    test(
        "const jsonData = pm.response.json();\n\nconst context = pm.environment.name ? pm.environment : pm.collectionVariables;\n\
         context.set(\"_accessToken\", jsonData.access_token);",
        &["env|col _accessToken = json.access_token"],
    );
}

#[test]
fn each_setter_sets_a_variable_of_its_scope() {
    let j = "const j = pm.response.json();";
    for (setter, scope) in [
        ("pm.environment.set", "env"),
        ("pm.collectionVariables.set", "col"),
        ("pm.globals.set", "glob"),
        ("pm.variables.set", "local"),
        ("postman.setEnvironmentVariable", "env"),
        ("postman.setGlobalVariable", "glob"),
        ("(pm.environment.name ? pm.environment : pm.collectionVariables).set", "env|col"),
        ("(!pm.environment.name ? pm.collectionVariables : pm.environment).set", "env|col"),
        ("const e = pm.environment; e.set", "env"),
        ("const { environment } = pm; environment.set", "env"),
        ("const save = postman.setGlobalVariable; save", "glob"),
        ("pm['environment'].set", "env"),
        ("const save = (k, v) => pm.globals.set(k, v); save", "glob"),
    ] {
        test(&format!("{j} {setter}('k', j.a)"), &[&format!("{scope} k = json.a")]);
    }
    test(
        "const v = pm.response.json().t;\nif (pm.environment.name) pm.environment.set('k', v); else pm.collectionVariables.set('k', v);",
        &["env|col k = json.t"],
    );
    test("const K = 'name'; pm.environment.set(K, responseBody)", &["env name = body"]);
    test("pm.environment.set('a' + 'b', responseBody)", &["env ab = body"]);
    test("pm.environment.unset('k')\npm.environment.set('l', 1)", &["env k = unset", "env l = 1"]);
}

#[test]
fn the_answer_is_recognised_however_it_is_read() {
    for root in [
        "pm.response.json()",
        "JSON.parse(responseBody)",
        "JSON.parse(pm.response.text())",
        "JSON.parse(JSON.stringify(pm.response.json()))",
    ] {
        value(&format!("var j = {root};"), "j.access_token", "json.access_token");
        value("", &format!("{root}['a b'][0].c"), "json[\"a b\"][0].c");
    }
    value("let j; j = pm.response.json();", "j?.data?.items?.[2]?.id", "json.data.items[2].id");
    value("const { a: { b: renamed = 'x' } } = pm.response.json();", "renamed", "(json.a.b || \"x\")");
    value("const { token, ...rest } = pm.response.json();", "token", "json.token");
    value("const [first, , third] = pm.response.json().list;", "third", "json.list[2]");
    value("const j = pm.response.json();", "_.get(j, 'a.b[0].c')", "json.a.b[0].c");
    value("const j = pm.response.json();", "_.get(j, ['a', 'b'], 'none')", "(json.a.b || \"none\")");
    value("const _ = require('lodash');", "_.last(pm.response.json().l).id", "json.l[last].id");
    value("const j = pm.response.json();", "j.items[j.items.length - 1].id", "json.items[last].id");
    value("const j = pm.response.json();", "j.items.length", "json.items.length");
    value("const j = pm.response.json();", "j.items.at(-2)", "json.items[last-1]");
    value("const j = pm.response.json();", "Object.keys(j)[0]", "json.keys[0]");
    value("const j = pm.response.json();", "j[Object.keys(j)[0]].id", "json.values[0].id");
    value("const j = pm.response.json();", "Object.values(j.m)[1].id", "json.m.values[1].id");
    value("var j = JSON.parse(responseBody); for (var k in j);", "j[k].status", "json.values[last].status");
    value("", "pm.response.headers.get('X-Id')", "header(X-Id)");
    value("", "postman.getResponseHeader('X-Id')", "header(X-Id)");
    value("", "responseHeaders['X-Id']", "header(X-Id)");
    value("", "pm.cookies.get('sid')", "cookie(sid)");
    value("", "postman.getResponseCookie('sid').value", "cookie(sid)");
    value("", "pm.response.text()", "body");
    value("", "pm.response.code", "status");
    value("const x = xml2Json(responseBody);", "x['s:E'].r.id", "xml[\"s:E\"].r.id");
    value("const j = pm.response.json();", "JSON.parse(j.inner).id", "parsed(json.inner).id");
}

#[test]
fn an_element_of_a_list_is_found_by_its_properties() {
    let j = "const j = pm.response.json();";
    value(j, "j.l.find(x => x.name === 'a').id", "json.l[first where @.name == \"a\"].id");
    value(
        j,
        "j.l.find(function (x) { return x.a.b == 'c' && !x.off; }).id",
        "json.l[first where @.a.b == \"c\" && !(@.off)].id",
    );
    value(j, "j.l.filter(x => x.main)[0].id", "json.l[first where @.main].id");
    value(j, "_.find(j.l, { name: 'a' }).id", "json.l[first where @.name == \"a\"].id");
    value(
        "const j = pm.response.json(); const name = pm.environment.get('name');",
        "j.find(x => x.name == name).id",
        "json[first where @.name == {{name}}].id",
    );
}

#[test]
fn loops_that_search() {
    test(
        "pm.response.json().forEach(function (v) { if (v.t == 'a') pm.globals.set('k', v.id); });",
        &["glob k = json[last where @.t == \"a\"].id"],
    );
    test(
        "for (const v of pm.response.json().l) { if (v.t == 'a') { pm.globals.set('k', v.id); break; } }",
        &["glob k = json.l[first where @.t == \"a\"].id"],
    );
    test(
        "var l = pm.response.json();\nfor (var i = 0; i < l.length; i++) { if (l[i].t == 'a') { pm.globals.set('k', l[i].id); } }",
        &["glob k = json[last where @.t == \"a\"].id"],
    );
    test("pm.response.json().l.forEach(v => pm.globals.set('k', v.id))", &["glob k = json.l[last].id"]);
    test(
        "let id; for (const v of pm.response.json()) { if (v.t === 'a') { id = v.id; break; } }\npm.globals.set('k', id)",
        &["glob k = json[first where @.t == \"a\"].id"],
    );
    test(
        "function pick(l) { for (const v of l) { if (v.t === 'a') return v.id; } }\npm.globals.set('k', pick(pm.response.json()))",
        &["glob k = json[first where @.t == \"a\"].id when !(json[first where @.t == \"a\"] is missing)"],
    );
    test("['a', 'b'].forEach(k => pm.globals.set(k, pm.response.json()[k]))", &["glob a = json.a", "glob b = json.b"]);
}

#[test]
fn loops_that_are_unread() {
    test(
        "let n = 0; for (const v of pm.response.json()) { pm.globals.set('k' + n, v.id); n++; }",
        &["unread 1: the name of the variable is not constant"],
    );
    test(
        "let s = 0; for (const v of pm.response.json()) { s = s + v.a + v.b; }\npm.globals.set('k', s)",
        &["unread 2: it is put together in a loop"],
    );
    test("while (true) { pm.globals.set('k', 1); if (x) break; }", &["unread 1: a loop that ends early"]);
    test(
        "for (const a of pm.response.json()) for (const b of a.l) pm.globals.set('k', b.id)",
        &["unread 1: a loop in a loop"],
    );
    test("while (true) pm.globals.set('k', 1)", &["unread 1: a loop that is not over a list"]);
}

#[test]
fn texts_are_joined_split_and_replaced() {
    let j = "const j = pm.response.json();";
    value(j, "`Bearer ${j.token}`", "(\"Bearer \" + json.token)");
    value(j, "`${j.a} ${j.b}`", "(json.a + \" \" + json.b)");
    value(j, "'Bearer ' + j.token", "(\"Bearer \" + json.token)");
    value(j, "j.url.split('/').pop()", "json.url.split(\"/\")[last]");
    value(j, "j.url.split('/')[3].split('?')[0]", "json.url.split(\"/\")[3].split(\"?\")[0]");
    value(j, "j.url.split('/').slice(-1)[0]", "json.url.split(\"/\")[last]");
    value(j, "j.id.split('b.').join('')", "json.id.replaceAll(\"b.\", \"\")");
    value(j, "j.id.replace('a', 'b')", "json.id.replace(\"a\", \"b\")");
    value(j, "j.id.replace(/-/g, '')", "json.id.replaceAll(\"-\", \"\")");
    value(j, "j.id.match(/v(\\d+)/)[1]", "json.id.match(/v(\\d+)/)[1]");
    value(j, "/v(\\d+)/.exec(j.id)[1]", "json.id.match(/v(\\d+)/)[1]");
    value(j, "j.id.match(/\\d+/g)[1]", "json.id.matches(/\\d+/)[1]");
    value(j, "j.id.replace(/[^a-z]+(.)/gi, '$1')", "json.id.replaceAll(/[^a-z]+(.)/, \"${1}\")");
    value(j, "j.id.match(new RegExp('a+'))[0]", "json.id.match(/a+/)[0]");
    value(j, "j.id.indexOf('x') + 1", "(json.id.indexOf(\"x\") + 1)");
    value(j, "j.id.startsWith('x') ? 'a' : 'b'", "(json.id.indexOf(\"x\") == 0 ? \"a\" : \"b\")");
    value(j, "j.id.endsWith('xy') ? 'a' : 'b'", "(json.id.slice(-2) == \"xy\" ? \"a\" : \"b\")");
    value(j, "(j.amount / 100).toFixed(2)", "(json.amount / 100).fixed(2)");
    value(j, "j.a + j.b", "(json.a + json.b)");
    value("let n = pm.environment.get('n');", "++n", "({{n}}.number + 1)");
    value("let n = parseInt(pm.environment.get('n')); n--;", "n", "({{n}}.integer + -1)");
    value("let a = pm.response.json().a; a ||= 'x';", "a", "(json.a || \"x\")");
    value("", "pm.response.headers.toObject()['X-Id']", "header(X-Id)");
    value("", "pm.response.headers.one('X-Id').value", "header(X-Id)");
    value(j, "j.id.toString()", "json.id.text");
    value(j, "String(j.id)", "json.id.text");
    value(j, "JSON.stringify(j.data)", "json.data.json");
    value(j, "j.id.substring(3, j.id.length)", "json.id.slice(3)");
    value(j, "encodeURIComponent(j.id)", "json.id.urlencode");
    value(j, "j.a || j.b", "(json.a || json.b)");
    value(j, "j.user && j.user.id", "json.user.id");
    value(j, "(j.user || {}).id", "json.user.id");
    value(
        "const loc = pm.response.headers.get('Location');",
        "loc.split('/').pop()",
        "header(Location).split(\"/\")[last]",
    );
    value("", "'\\u{1F600}\\x41\\n'", "\"😀A\\n\"");
    test(
        "const id = pm.response.json().id.split('/');\npm.environment.set('user', id.pop());\npm.environment.set('org', id.pop());",
        &["env user = json.id.split(\"/\")[last]", "env org = json.id.split(\"/\")[last-1]"],
    );
}

#[test]
fn times_of_the_answer() {
    let j = "const j = pm.response.json(); const moment = require('moment');";
    value(j, "new Date(j.at).getTime()", "time(json.at) in milliseconds");
    value(j, "Date.parse(j.at)", "time(json.at) in milliseconds");
    value(
        j,
        "new Date(Date.now() + j.expires_in * 1000).toISOString()",
        "time((now in milliseconds + (json.expires_in * 1000))) as ISO 8601",
    );
    value(
        j,
        "moment().add(j.expires_in, 'seconds').toISOString()",
        "time((now in milliseconds + (json.expires_in * 1000))) as ISO 8601",
    );
    value(j, "moment(j.at).add(1, 'day').format('YYYY-MM-DD')", "time(json.at) + 1 days as \"YYYY-MM-DD\"");
    value(j, "moment.unix(j.exp).toISOString()", "time((json.exp * 1000)) as ISO 8601");
    value(j, "Date.now() + j.expires_in * 1000", "(now in milliseconds + (json.expires_in * 1000))");
    value(
        &format!("{j} const d = new Date(); d.setSeconds(d.getSeconds() + j.expires_in);"),
        "d.getTime()",
        "time((now in milliseconds + (json.expires_in * 1000))) in milliseconds",
    );
}

#[test]
fn prerequest_scripts_set_constants_times_and_random_values() {
    prerequest("pm.environment.set('k', 'v')", &["env k = \"v\""]);
    prerequest("pm.environment.set('now', Date.now())", &["env now = now in milliseconds"]);
    prerequest("pm.environment.set('now', Math.floor(Date.now() / 1000))", &["env now = now in seconds"]);
    prerequest("pm.environment.set('now', new Date().toISOString())", &["env now = now as ISO 8601"]);
    prerequest(
        "const moment = require('moment'); pm.environment.set('d', moment().add(2, 'days').format('YYYY-MM-DD'))",
        &["env d = now + 2 days as \"YYYY-MM-DD\""],
    );
    prerequest("const uuid = require('uuid'); pm.environment.set('id', uuid.v4())", &["env id = uuid"]);
    prerequest(
        "pm.variables.set('id', pm.variables.replaceIn('{{$guid}}'))",
        &["local id = substituted(\"{{$guid}}\")"],
    );
    prerequest(
        "pm.environment.set('basic', btoa(pm.environment.get('user') + ':' + pm.environment.get('pass')))",
        &["env basic = ({{user}} + \":\" + {{pass}}).base64"],
    );
    prerequest(
        "const t = Date.now().toString();\nconst s = CryptoJS.HmacSHA256(t, pm.environment.get('secret'));\n\
         pm.environment.set('sig', CryptoJS.enc.Base64.stringify(s)); pm.environment.set('hex', s.toString());",
        &[
            "env sig = HMAC-SHA-256(now in milliseconds.text, key {{secret}}) as base64",
            "env hex = HMAC-SHA-256(now in milliseconds.text, key {{secret}}) as hex",
        ],
    );
    prerequest(
        "pm.environment.set('n', 'x' + Math.floor(Math.random() * 100))",
        &["env n = (\"x\" + (random * 100).floor)"],
    );
    let now = |expression: &str, expected: &str| {
        prerequest(&format!("const t = Date.now(); pm.environment.set('k', {expression})"), &[expected]);
    };
    now("t.toString(36)", "env k = now in milliseconds.base(36)");
    now("(t % 1000).toString(16)", "env k = (now in milliseconds % 1000).base(16)");
    now("(t / 1000).toString(16)", "unread 1: a number in another base");
    now("Math.round(t / 1000).toString(16)", "env k = now in seconds.base(16)");
    now("t.toString().slice(-6)", "env k = now in milliseconds.text.slice(-6)");
    now("t.toString() + 1", "env k = (now in milliseconds.text + \"1\")");
    prerequest(
        "const d = new Date(); d.setMinutes(d.getMinutes() + 30); pm.environment.set('k', d.toISOString())",
        &["env k = now + 30 minutes as ISO 8601"],
    );
    prerequest(
        "const d = new Date(); d.setHours(12); pm.environment.set('k', d.toISOString())",
        &["unread 1: a time that is set piece by piece"],
    );
    prerequest("pm.environment.set('k', pm.response.json().a)", &["unread 1: there is no answer before the request"]);
}

#[test]
fn tokens_of_jsrsasign() {
    let loaded = "var navigator = {}; var window = {}; eval(pm.globals.get('jsrsasign-js'));\n";
    let header = "const header = {alg: 'RS256', kid: pm.environment.get('kid')};\n";
    let claims = "const now = KJUR.jws.IntDate.get('now'), claims = {iss: pm.environment.get('iss'), iat: now, exp: now + 120};\n";
    let token = "token RS256({\"alg\": \"RS256\", \"kid\": {{kid}}}.json, \
                 {\"iss\": {{iss}}, \"iat\": now in seconds, \"exp\": (now in seconds + 120)}.json, key {{key}})";
    for call in [
        "KJUR.jws.JWS.sign('RS256', JSON.stringify(header), JSON.stringify(claims), pm.environment.get('key'))",
        "KJUR.jws.JWS.sign(null, header, claims, KEYUTIL.getKey(pm.environment.get('key')))",
        "KJUR.jws.JWS.sign('', header, claims, pm.environment.get('key'))",
    ] {
        let script = format!("{loaded}{header}{claims}pm.environment.set('jwt', {call});");
        prerequest(&script, &[&format!("env jwt = {token}")]);
    }
    prerequest(
        "const { KJUR } = pm.require('npm:jsrsasign@11.1.0');\n\
         pm.environment.set('jwt', KJUR.jws.JWS.sign('HS256', {typ: 'JWT'}, '{}', pm.environment.get('secret')));\n\
         pm.environment.set('end', KJUR.jws.IntDate.get('now + 1hour'));",
        &[
            "env jwt = token HS256({\"typ\": \"JWT\", \"alg\": \"HS256\"}.json, \"{}\", key {{secret}})",
            "env end = now + 1 hours in seconds",
        ],
    );
}

#[test]
fn tokens_that_are_not_carried_say_why() {
    for (call, reason) in [
        ("KJUR.jws.JWS.sign('HS256', {alg: 'RS256'}, {}, 'k')", "a token whose header names another algorithm"),
        ("KJUR.jws.JWS.sign('ES256', {alg: 'ES256'}, {}, 'k')", "a token that is signed with `ES256`"),
        ("KJUR.jws.JWS.sign(null, {typ: 'JWT'}, {}, 'k')", "a token without an algorithm"),
        ("KJUR.jws.JWS.sign('HS256', pm.environment.get('header'), {}, 'k')", "a token whose header is not constant"),
        ("KJUR.jws.JWS.sign('HS256', {alg: 'HS256'}, {}, {utf8: 'k'})", "a key that is not text"),
        (
            "KJUR.jws.JWS.sign('RS256', {alg: 'RS256'}, {}, KEYUTIL.getKey(JSON.parse(pm.environment.get('jwk'))))",
            "a key that is not in PEM",
        ),
    ] {
        prerequest(&format!("pm.environment.set('jwt', {call});"), &[&format!("unread 1: {reason}")]);
    }
}
