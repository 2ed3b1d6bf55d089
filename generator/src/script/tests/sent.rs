//! `pm.sendRequest`.

use super::{prerequest, test};

/// Checks the values that are stored from the answer to this request.
#[track_caller]
fn sends(request: &str, expected: &str) {
    let script = format!(
        "const env = pm.environment;
        pm.sendRequest({request}, (err, res) => {{ if (!err) env.set('t', res.json().token); }});"
    );
    let expected = match expected.strip_prefix("unread ") {
        Some(reason) => format!("unread 2: the answer of `pm.sendRequest`: {reason}"),
        None => format!("sends {expected} | env t = json.token"),
    };
    prerequest(&script, &[&expected]);
}

#[test]
fn a_request_is_read_in_every_form() {
    sends("'https://a.b/login'", "GET https://a.b/login");
    sends("env.get('url') + '/login'", "GET {{url}}/login");
    sends("`${pm.variables.get('url')}/login`", "GET {{url}}/login");
    sends("{ url: 'https://a.b', method: 'post' }", "POST https://a.b");
    sends("{ url: 'u', header: 'X-A: 1\\nX-B: 2' }", "GET u | X-A: 1 | X-B: 2");
    sends("{ url: 'u', header: ['X-A:1', `X-B: ${env.get('b')}/c`] }", "GET u | X-A: 1 | X-B: {{b}}/c");
    sends("{ url: 'u', headers: { 'X-A': env.get('a') } }", "GET u | X-A: {{a}}");
    sends("{ url: 'u', header: [{ key: 'X-A', value: 1 }] }", "GET u | X-A: 1");
    sends(
        "{ url: 'u', body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: env.get('b') }] } }",
        "GET u | urlencoded a={{b}}",
    );
    sends(
        "{ url: 'u', body: { mode: 'urlencoded', urlencoded: 'a=b&c=' + env.get('d') } }",
        "GET u | urlencoded a=b&c={{d}}",
    );
    sends("{ url: 'u', body: { mode: 'formdata', formdata: { a: 'b' } } }", "GET u | multipart a=b");
    sends(
        "{ url: 'u', body: { mode: 'raw', raw: JSON.stringify({ a: env.get('b'), n: [1] }) } }",
        r#"GET u | raw json {"a":"{{b}}","n":[1]}"#,
    );
    sends("{ url: 'u', body: 'a b' }", "GET u | raw text a b");
}

#[test]
fn a_library_that_a_script_loads_is_no_request() {
    for url in ["https://a.b/lib.min.js", "https://a.b/lib.JS?v=1", "https://a.b/lib.mjs"] {
        sends(&format!("'{url}'"), "unread a request for a library of scripts");
    }
    sends("'https://a.b/token.json'", "GET https://a.b/token.json");
}

#[test]
fn auth_of_its_own_and_basic_auth_that_is_put_together() {
    sends(
        "{ url: 'u', auth: { type: 'basic', basic: [{ key: 'username', value: env.get('u') }, { key: 'password', value: 'p' }] } }",
        "GET u | auth basic username={{u}} password=p",
    );
    sends("{ url: 'u', auth: { type: 'bearer', bearer: { token: 'x' } } }", "GET u | auth bearer token=x");
    for value in
        ["'Basic ' + btoa(env.get('u') + ':' + env.get('p'))", "`Basic ${btoa(`${env.get('u')}:${env.get('p')}`)}`"]
    {
        sends(
            &format!("{{ url: 'u', header: {{ Authorization: {value}, A: 'b' }} }}"),
            "GET u | A: b | auth basic username={{u}} password={{p}}",
        );
    }
}

#[test]
fn an_answer_that_is_awaited() {
    const SENT: &str = "sends GET https://a.example/t | env t = json.t";
    for script in [
        "const r = await pm.sendRequest('https://a.example/t'); pm.environment.set('t', r.json().t);",
        "pm.environment.set('t', (await pm.sendRequest('https://a.example/t')).json().t);",
        "pm.sendRequest('https://a.example/t').then(r => { pm.environment.set('t', r.json().t); }).catch(console.error);",
        "(async () => { try { let r = await pm.sendRequest({url: 'https://a.example/t'}); pm.environment.set('t', r.json().t); } \
         catch (e) { console.log(e); } })();",
        "async function login() { const r = await pm.sendRequest('https://a.example/t'); const {t} = r.json(); \
         pm.environment.set('t', t); } if (!pm.environment.get('t')) login();",
    ] {
        prerequest(script, &[SENT]);
    }
    prerequest(
        "const r = await pm.sendRequest('https://a.example/t');
        pm.environment.set('t', r.json().t); pm.environment.set('now', Date.now());",
        &["env now = now in milliseconds", SENT],
    );
    prerequest(
        "const a = await pm.sendRequest('u'); pm.environment.set('id', a.json().id);
        const b = await pm.sendRequest('u/' + pm.environment.get('id')); pm.environment.set('n', b.json().n);",
        &["sends GET u | env id = json.id", "sends GET u/{{id}} | env n = json.n"],
    );
    prerequest(
        "async function token() { const r = await pm.sendRequest('https://a.example/t'); return r.json().t; }
        pm.environment.set('t', 'Bearer ' + await token());",
        &["sends GET https://a.example/t", "unread 2: the answer of `pm.sendRequest`"],
    );
    test(
        "const j = pm.response.json();
        await pm.sendRequest('u'); pm.environment.set('k', j.id);",
        &["sends GET u", "unread 2: an answer before that of `pm.sendRequest`"],
    );
    prerequest("pm.sendRequest('https://a.example/ping');", &["sends GET https://a.example/ping"]);
}

#[test]
fn what_a_client_cannot_send_is_told() {
    sends("'{{url}}/login'", "unread a request with a value that is computed");
    sends("env.get('url').replace('a', 'b')", "unread a request with a value that is computed");
    sends("{ method: 'POST' }", "unread a request without a URL");
    sends("{ url: 'u', body: { mode: 'file', file: 'a' } }", "unread a body of a mode that is not read");
}

#[test]
fn a_row_that_is_added_only_sometimes_is_disabled() {
    prerequest(
        "const rows = [{ key: 'a', value: 'b' }];
        if (pm.environment.get('scope')) { rows.push({ key: 'scope', value: pm.environment.get('scope') }); }
        pm.sendRequest({ url: 'u', body: { mode: 'urlencoded', urlencoded: rows } }, (_, res) => {
            pm.environment.set('t', res.json().t);
        });",
        &["sends GET u | urlencoded a=b&?scope={{scope}} | env t = json.t"],
    );
}

#[test]
fn when_it_is_sent_is_not_asked_and_what_follows_stays_as_it_was() {
    prerequest(
        "if (Number(pm.environment.get('expires')) < Date.now() || !pm.environment.get('t')) {
            pm.sendRequest('u', function (error, response) {
                if (error) { console.log(error); return; }
                if (response.code !== 200) throw new Error('no');
                pm.environment.set('t', response.json().access_token);
                pm.environment.set('expires', Date.now() + response.json().expires_in * 1000);
            });
        }
        pm.environment.set('k', 'v');
        pm.environment.set('copy', pm.environment.get('t'));",
        &[
            "env k = \"v\"",
            "sends GET u | env t = json.access_token when status 200 | env expires = (now in milliseconds + (json.expires_in * 1000)) when status 200",
            "unread 10: a variable that the script sets before, in a way that is not read",
        ],
    );
}

#[test]
fn a_request_that_is_sent_after_an_answer_knows_its_own_answer_alone() {
    test("pm.sendRequest('u', (e, r) => pm.environment.set('t', r.json().t));", &["sends GET u | env t = json.t"]);
    test(
        "const j = pm.response.json();
        pm.environment.set('id', j.id);
        pm.sendRequest('u/' + j.id, (e, r) => {
            pm.environment.set('a', r.json().a);
            pm.environment.set('b', pm.response.json().b);
            pm.environment.set('c', j.c);
            pm.environment.set('d', responseBody);
        });
        pm.environment.set('e', j.e);",
        &[
            "env id = json.id",
            "env e = json.e",
            "sends GET u/{{id}} | env a = json.a",
            "unread 5: an answer before that of `pm.sendRequest`",
            "unread 6: an answer before that of `pm.sendRequest`",
            "unread 7: an answer before that of `pm.sendRequest`",
        ],
    );
    test(
        "pm.sendRequest('u/' + pm.response.json().id, (e, r) => pm.environment.set('t', r.json().t));",
        &["unread 1: the answer of `pm.sendRequest`: a request with a value that is computed"],
    );
}

#[test]
fn a_request_in_the_callback_of_another_knows_its_own_answer_alone() {
    prerequest(
        "pm.sendRequest('a', (e, r) => { pm.sendRequest('b', (e, s) => {
            pm.environment.set('t', s.json().t);
            pm.environment.set('u', r.json().u);
        }); });",
        &["sends GET a", "sends GET b | env t = json.t", "unread 3: an answer before that of `pm.sendRequest`"],
    );
}
