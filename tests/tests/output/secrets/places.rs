//! Every place of a collection where a credential may stand beside its name.

use serde_json::{Value, json};

/// A place: what it is called, and the entry of a collection that has the name and the value there.
pub type Place = (&'static str, fn(name: &str, value: &str, url: &str) -> Value);

fn request(url: &str, rest: Value) -> Value {
    let mut request = json!({"method": "POST", "url": url});
    merge(&mut request, rest);
    json!({"name": url, "request": request})
}

fn with(url: &str, rest: Value) -> Value {
    let mut item = json!({"name": url, "request": {"method": "GET", "url": url}});
    merge(&mut item, rest);
    item
}

fn merge(into: &mut Value, from: Value) {
    let (Value::Object(into), Value::Object(from)) = (into, from) else { panic!("objects") };
    into.extend(from);
}

fn raw(url: &str, text: String) -> Value {
    request(url, json!({"body": {"mode": "raw", "raw": text}}))
}

fn described(url: &str, text: String) -> Value {
    request(url, json!({"description": text}))
}

fn example(url: &str, body: String, headers: Value) -> Value {
    with(url, json!({"response": [{"name": "ok", "code": 200, "header": headers, "body": body}]}))
}

fn original(url: &str, request: Value) -> Value {
    let mut whole = json!({"method": "POST", "url": url});
    merge(&mut whole, request);
    with(url, json!({"response": [{"name": "ok", "code": 200, "originalRequest": whole, "body": "{\"a\": 1}"}]}))
}

fn script(url: &str, listen: &str, line: String) -> Value {
    with(url, json!({"event": [{"listen": listen, "script": {"exec": [line]}}]}))
}

fn text(value: &str) -> String {
    Value::from(value).to_string()
}

/// Returns a word that GraphQL and path variables can have as a name.
fn word(name: &str) -> String {
    name.replace(['-', '.', ':', '[', ']'], "_")
}

pub const NAMED: &[Place] = &[
    ("header", |n, v, u| request(u, json!({"header": [{"key": n, "value": v}]}))),
    ("disabled header", |n, v, u| request(u, json!({"header": [{"key": n, "value": v, "disabled": true}]}))),
    ("cookie", |n, v, u| {
        request(u, json!({"header": [{"key": "Cookie", "value": format!("theme=dark; {n}={v}; a=b")}]}))
    }),
    ("query of a text", |n, v, u| request(&format!("{u}?a=1&{n}={v}"), json!({}))),
    ("query row", |n, v, u| request(u, json!({"url": {"raw": u, "host": [u], "query": [{"key": n, "value": v}]}}))),
    ("disabled query row", |n, v, u| {
        request(u, json!({"url": {"raw": u, "host": [u], "query": [{"key": n, "value": v, "disabled": true}]}}))
    }),
    ("path variable", |n, v, u| {
        let path = json!([format!(":{}", word(n))]);
        request(u, json!({"url": {"raw": u, "host": [u], "path": path, "variable": [{"key": word(n), "value": v}]}}))
    }),
    ("JSON", |n, v, u| raw(u, json!({"user": "u", n: v}).to_string())),
    ("deep JSON", |n, v, u| raw(u, json!({"a": [{"b": {n: [v], "c": 1}}]}).to_string())),
    ("JSON in a string", |n, v, u| raw(u, json!({"payload": json!({n: v}).to_string()}).to_string())),
    ("JSON with variables and comments", |n, v, u| {
        raw(u, format!("{{\n  // a note\n  \"n\": {{{{n}}}},\n  \"{n}\": {},\n}}", text(v)))
    }),
    ("key and value", |n, v, u| raw(u, json!([{"key": n, "type": "text", "value": v}]).to_string())),
    ("object of the name", |n, v, u| raw(u, json!({"a": {n: {"type": "text", "value": v}}}).to_string())),
    ("name with marks", |n, v, u| raw(u, json!({format!("a/b:{n} (new)*"): v}).to_string())),
    ("comma-separated values", |n, v, u| raw(u, format!("user,{},note\nada,{v},a\n", word(n)))),
    ("value and name", |n, v, u| raw(u, json!({"value": v, "in": "header", "name": n}).to_string())),
    ("XML", |n, v, u| raw(u, format!("<r><u>x</u><{n}>{v}</{n}></r>"))),
    ("SOAP", |n, v, u| {
        raw(
            u,
            format!(
                "<s:Envelope><wsse:UsernameToken><wsse:{n} Type=\"t\"> {v} </wsse:{n}></wsse:UsernameToken></s:Envelope>"
            ),
        )
    }),
    ("XML attribute", |n, v, u| raw(u, format!("<r {n}=\"{v}\"/>"))),
    ("CDATA", |n, v, u| raw(u, format!("<r><{n}><![CDATA[{v}]]></{n}></r>"))),
    ("XML parameter", |n, v, u| raw(u, format!("<params><param name=\"{n}\">{v}</param></params>"))),
    ("HTML form", |n, v, u| raw(u, format!("<form><input type=\"hidden\" name=\"{n}\" value=\"{v}\"></form>"))),
    ("text", |n, v, u| raw(u, format!("user=u&{n}={v}&z=1"))),
    ("lines", |n, v, u| raw(u, format!("user: u\n{n}: {v}\nz: 1"))),
    ("form", |n, v, u| request(u, json!({"body": {"mode": "urlencoded", "urlencoded": [{"key": n, "value": v}]}}))),
    ("multipart", |n, v, u| {
        request(u, json!({"body": {"mode": "formdata", "formdata": [{"key": n, "value": v, "type": "text"}]}}))
    }),
    ("GraphQL", |n, v, u| {
        let query = format!("mutation {{ m(u: \"x\", {}: {}) {{ id }} }}", word(n), text(v));
        request(u, json!({"body": {"mode": "graphql", "graphql": {"query": query, "variables": ""}}}))
    }),
    ("GraphQL variables", |n, v, u| {
        let variables = json!({"i": {n: v}}).to_string();
        request(u, json!({"body": {"mode": "graphql", "graphql": {"query": "query Q { q }", "variables": variables}}}))
    }),
    ("OAuth 2 parameter", |n, v, u| {
        let rows = json!([{"key": n, "value": v, "enabled": true, "send_as": "request_body"}]);
        let auth = json!({"grant_type": "client_credentials", "accessTokenUrl": "https://a.b/t", "clientId": "i", "tokenRequestParams": rows});
        request(u, json!({"auth": {"type": "oauth2", "oauth2": auth}}))
    }),
    ("URL of OAuth 2", |n, v, u| {
        let token = format!("https://a.b/t?{n}={v}");
        request(
            u,
            json!({"auth": {"type": "oauth2", "oauth2": {"grant_type": "password_credentials", "accessTokenUrl": token}}}),
        )
    }),
    ("curl --data", |n, v, u| described(u, format!("```\ncurl --data \"user=u&{n}={v}\" https://a.b/c\n```"))),
    ("curl -d with JSON", |n, v, u| described(u, format!("    curl -d '{}' https://a.b", json!({"u": 1, n: v})))),
    ("curl -H", |n, v, u| described(u, format!("`curl -H '{n}: {v}' https://a.b`"))),
    ("URL in a description", |n, v, u| described(u, format!("Go to https://a.b/c?u=1&{n}={v} for it"))),
    ("table", |n, v, u| described(u, format!("| key | value |\n|---|---|\n| {n} | {v} |"))),
    ("sentence", |n, v, u| described(u, format!("The {n} is `{v}`."))),
    ("advice", |n, v, u| described(u, format!("Set {n} to {v} before."))),
    ("column of a table", |n, v, u| described(u, format!("| user | {n} |\n|------|---|\n| ada | `{v}` |"))),
    ("row of a table in HTML", |n, v, u| described(u, format!("<tr><td>{n}</td>\n<td>{v}</td></tr>"))),
    ("bold in HTML", |n, v, u| described(u, format!("<p><b>{n}:</b> {v}</p>"))),
    ("next line", |n, v, u| described(u, format!("{n}:\n{v}"))),
    ("folder's description", |n, v, u| json!({"name": u, "description": format!("**{n}**: {v}"), "item": []})),
    ("header's description", |n, v, u| {
        request(u, json!({"header": [{"key": "X-A", "value": "1", "description": format!("{n}: {v}")}]}))
    }),
    ("example", |n, v, u| example(u, json!({"data": [{"id": 1, n: v}]}).to_string(), json!([]))),
    ("XML example", |n, v, u| example(u, format!("<r><{n}>{v}</{n}></r>"), json!([]))),
    ("HTML example", |n, v, u| example(u, format!("<meta name=\"{n}\" content=\"{v}\">"), json!([]))),
    ("header of an example", |n, v, u| example(u, "{\"a\": 1}".to_owned(), json!([{"key": n, "value": v}]))),
    ("Set-Cookie of an example", |n, v, u| {
        example(
            u,
            "{\"a\": 1}".to_owned(),
            json!([{"key": "Set-Cookie", "value": format!("{n}={v}; Path=/; HttpOnly")}]),
        )
    }),
    ("body of an example's request", |n, v, u| {
        original(u, json!({"body": {"mode": "raw", "raw": json!({n: v}).to_string()}}))
    }),
    ("URL of an example's request", |n, v, u| original(u, json!({"url": format!("{u}?{n}={v}")}))),
    ("header of an example's request", |n, v, u| original(u, json!({"header": [{"key": n, "value": v}]}))),
    ("pm.environment.set", |n, v, u| script(u, "test", format!("pm.environment.set('{n}', '{v}');"))),
    ("JSON.stringify", |n, v, u| {
        script(u, "prerequest", format!("pm.environment.set('body', JSON.stringify({{u: 'u', '{n}': '{v}'}}));"))
    }),
    ("member of a constant", |n, v, u| {
        script(u, "prerequest", format!("const c = {{'{n}': '{v}'}}; pm.environment.set('kept', c['{n}']);"))
    }),
    ("member whose name has marks", |n, v, u| {
        script(u, "prerequest", format!("const c = {{'a:{n}': '{v}'}}; pm.environment.set('kept', c['a:{n}']);"))
    }),
    ("default of a variable", |n, v, u| {
        script(u, "prerequest", format!("pm.environment.set('{n}', pm.environment.get('x') || '{v}');"))
    }),
    ("choice of a variable", |n, v, u| {
        script(u, "prerequest", format!("pm.environment.set('{n}', pm.environment.get('x') ? 'a' : '{v}');"))
    }),
    ("comparison", |n, v, u| {
        let script_line =
            format!("const j = pm.response.json(); if (j['{n}'] === '{v}') pm.environment.set('kept', j.a);");
        script(u, "test", script_line)
    }),
    ("text that is put together", |n, v, u| {
        script(u, "prerequest", format!("const c = {{'{n}': '{v}'}}; pm.environment.set('kept', 'a/' + c['{n}']);"))
    }),
    ("body of pm.sendRequest", |n, v, u| {
        let body = format!("{{mode: 'raw', raw: JSON.stringify({{u: 'u', '{n}': '{v}'}})}}");
        let send = format!(
            "pm.sendRequest({{url: 'https://a.b', method: 'POST', body: {body}}}, (e, r) => pm.environment.set('kept', r.json().x));"
        );
        script(u, "prerequest", send)
    }),
    ("header of pm.sendRequest", |n, v, u| {
        let send = format!(
            "pm.sendRequest({{url: 'https://a.b', header: {{'{n}': '{v}'}}}}, (e, r) => pm.environment.set('kept', r.json().x));"
        );
        script(u, "prerequest", send)
    }),
    ("script that is not read", |n, v, u| {
        script(u, "test", format!("while (f('{v}')) {{ pm.environment.set('{n}' + g(), h({{'{n}': '{v}'}})[0]()); }}"))
    }),
];

/// Places where a credential stands without a name.
pub const BARE: &[Place] = &[
    ("name of a request", |_, v, u| json!({"name": format!("Use {v}"), "request": {"method": "GET", "url": u}})),
    (
        "name of a folder",
        |_, v, u| json!({"name": format!("Use {v}"), "item": [{"name": u, "request": {"method": "GET", "url": u}}]}),
    ),
    ("prose", |_, v, u| described(u, format!("Use {v} here."))),
    ("code in prose", |_, v, u| described(u, format!("Use `{v}` here."))),
    ("text body", |_, v, u| raw(u, format!("a {v} b"))),
    ("comment of a script", |_, v, u| script(u, "test", format!("// {v}\npm.environment.set('a', f(b));"))),
    ("constant of a script", |_, v, u| script(u, "test", format!("pm.environment.set('kept', '{v}');"))),
    ("key of a query", |_, v, u| request(&format!("{u}?{v}"), json!({}))),
    ("key of a query row", |_, v, u| {
        request(u, json!({"url": {"raw": u, "host": [u], "query": [{"key": v, "value": "1", "disabled": true}]}}))
    }),
    ("name of a header", |_, v, u| request(u, json!({"header": [{"key": v, "value": ""}]}))),
    ("key of a form", |_, v, u| {
        request(u, json!({"body": {"mode": "urlencoded", "urlencoded": [{"key": v, "value": ""}]}}))
    }),
    ("key of a multipart body", |_, v, u| {
        request(u, json!({"body": {"mode": "formdata", "formdata": [{"key": v, "value": "", "type": "text"}]}}))
    }),
    ("path of a file", |_, v, u| request(u, json!({"body": {"mode": "file", "file": {"src": format!("/a/{v}")}}}))),
    ("name of a GraphQL operation", |_, v, u| {
        request(u, json!({"body": {"mode": "graphql", "graphql": {"query": "query Q { q }", "operationName": v}}}))
    }),
    ("between the braces of a variable", |_, v, u| {
        request(&format!("{u}/{{{{{v}}}}}"), json!({"header": [{"key": "X-A", "value": format!("{{{{{v}}}}}")}]}))
    }),
    ("between the braces of auth", |_, v, u| {
        request(u, json!({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": format!("{{{{{v}}}}}")}]}}))
    }),
    ("Markdown with escapes", |_, v, u| {
        described(u, format!("Use {} here.", v.replace('_', "\\_").replace('-', "\\-")))
    }),
    ("HTML with entities", |_, v, u| described(u, format!("<p>Use {} here.</p>", v.replace('_', "&#95;")))),
    ("name and type of a file", |_, v, u| {
        let file = json!({"key": "f", "type": "file", "src": "a", "fileName": v, "contentType": format!("text/{v}")});
        request(u, json!({"body": {"mode": "formdata", "formdata": [file]}}))
    }),
    ("text that a script splits at", |_, v, u| {
        script(u, "test", format!("pm.environment.set('kept', pm.response.text().split('{v}')[1]);"))
    }),
    ("name of a header that a script reads", |_, v, u| {
        script(u, "test", format!("pm.environment.set('kept', pm.response.headers.get('{v}'));"))
    }),
    ("name of an example", |_, v, u| with(u, json!({"response": [{"name": v, "code": 200, "body": "{\"a\": 1}"}]}))),
    ("element of a list", |_, v, u| raw(u, json!([1, v]).to_string())),
];
