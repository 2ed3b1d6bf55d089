//! Tests of inputs, as callers see them in the generated client.

use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The client of a collection, in one file.
fn client(items: &Value) -> String {
    client_with(items, &json!([]))
}

/// The client of a collection with scripts of its own.
fn client_with(items: &Value, scripts: &Value) -> String {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("c.json");
    std::fs::write(&path, json!({"info": {"name": "c"}, "event": scripts, "item": items}).to_string())
        .expect("written");
    let generated = Generator::new(&path).layout(Layout::File).generate();
    generated.unwrap_or_else(|error| panic!("{error}")).files.0.into_values().collect()
}

fn requests(requests: &[(&str, &str)]) -> Value {
    requests.iter().map(|(name, url)| json!({"name": name, "request": {"method": "GET", "url": url}})).collect()
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn equal_options_are_one_type_and_each_operation_keeps_its_name() {
    let books = requests(&[("List books", "{{u}}/books?page=1&limit=5"), ("List new", "{{u}}/new?page=3&limit=9")]);
    let text = client(&json!([{"name": "Books", "item": books}]));
    assert_eq!(count(&text, "pub struct PageOptions {"), 1, "{text}");
    assert!(text.contains("    pub type ListBooksOptions = PageOptions;"), "{text}");
    assert!(text.contains("    pub type ListNewOptions = PageOptions;"), "{text}");
    assert_eq!(count(&text, "/// Optional inputs of `list_books` and `list_new`."), 1, "{text}");
    let shops = requests(&[("List shops", "{{u}}/shops?page=2&limit=8"), ("Find shop", "{{u}}/shop?near=x")]);
    let text = client(&json!([{"name": "Books", "item": books}, {"name": "Shops", "item": shops}]));
    assert_eq!(count(&text, "pub struct PageOptions {"), 1, "{text}");
    assert!(text.contains("    pub type ListShopsOptions = super::types::PageOptions;"), "{text}");
    assert!(text.contains("pub struct FindShopOptions {"), "{text}");
    assert!(
        text.contains("/// Optional inputs of `books::list_books`, `books::list_new` and `shops::list_shops`."),
        "{text}"
    );
}

#[test]
fn options_that_send_anything_else_are_not_one() {
    let text = client(&requests(&[("A", "{{u}}/a?page=1"), ("B", "{{u}}/b?page=1&size=2"), ("C", "{{u}}/c?Page=1")]));
    assert_eq!(count(&text, "pub type "), 3, "only those of the client: {text}");
}

#[test]
fn options_in_another_order_are_one_and_functions_say_their_order_and_constants() {
    let text = client(&requests(&[
        ("A", "{{u}}/a?page=1&limit=5&sort=x"),
        ("B", "{{u}}/b?page=1&limit=5&sort=x"),
        ("C", "{{u}}/c?limit=5&page=1&sort=x"),
        ("D", "{{u}}/d?page=1&grant_type=b&limit=5&sort=x"),
    ]));
    assert_eq!(count(&text, "postman_client::codegen::options! {"), 1, "{text}");
    for name in ["A", "B", "C", "D"] {
        assert_eq!(count(&text, &format!("pub type {name}Options = ListOptions;")), 1, "{text}");
    }
    let flat = text.replace("\n        ", "");
    for function in [
        "client.get(\"/a\").call()",
        "client.get(\"/c\").order(&[\"limit\"]).call()",
        "client.get(\"/d\").query(\"grant_type=b\").order(&[\"page\"]).call()",
    ] {
        assert_eq!(count(&flat, function), 1, "{function}: {text}");
    }
}

#[test]
fn required_parameters_are_arguments_in_their_place_in_the_query() {
    let query = json!([
        {"key": "page", "value": "1"},
        {"key": "q", "value": "{{words}}", "description": "(Required) What to search for."},
        {"key": "limit", "value": "5"},
    ]);
    let request = |name: &str, path: Value| json!({"name": name, "request": {"method": "GET", "url": {"host": ["{{u}}"], "path": path, "query": query}}});
    let only = json!({"name": "Find", "request": {"method": "GET", "url": {"host": ["{{u}}"], "path": ["find"], "query": [query[1]]}}});
    let text = client(&json!([request("Search", json!(["shops", ":q"])), only]));
    let flat = text.replace("    ", "").replace('\n', "");
    for part in [
        "pub fn search(client: &Client,q: impl Into<Text>,q_query: impl Into<Text>,) -> Call<Response, SearchOptions>",
        ".path(\"q\", q).query_text(\"q\", q_query).order(&[\"page\"]).call()",
        "pub fn find(client: &Client, q: impl Into<Text>) -> Call<Response> {client.get(\"{{u}}/find\").query_text(\"q\", q).call()",
        "/// * `q`: What to search for.",
    ] {
        assert!(flat.contains(part), "{part}: {text}");
    }
    assert_eq!(count(&text, "pub q:"), 0, "{text}");
}

#[test]
fn a_credential_among_the_arguments_is_a_secret() {
    let request =
        |name: &str, url: &str| json!({"name": name, "request": {"method": "GET", "url": format!("{{{{u}}}}/{url}")}});
    let token = "token?grant_type=password&username=&password=";
    let text = client(&json!([request("Confirm", "confirm?token=abc12345"), request("Get token", token)]));
    let flat = text.replace("    ", "").replace('\n', "");
    for part in [
        "pub fn confirm(client: &Client, token: impl Into<Secret>) -> Call<Response>",
        ".query_secret(\"token\", token).call()",
        "(client: &Client,username: impl Into<Text>,password: impl Into<Secret>,)",
        ".query_text(\"username\", username).query_secret(\"password\", password).call()",
    ] {
        assert!(flat.contains(part), "{part}: {text}");
    }
}

#[test]
fn an_option_that_the_api_requires_says_so_in_a_sentence() {
    let row =
        |key: &str, description: &str| json!({"key": key, "value": "", "disabled": true, "description": description});
    let query = [
        row("a", "(Required)"),
        row("b", "**required** the size"),
        row("c", "Required. The age."),
        row("d", "(Required) d"),
    ];
    let text = client(
        &json!([{"name": "A", "request": {"method": "GET", "url": {"host": ["{{u}}"], "path": ["a"], "query": query}}}]),
    );
    let docs: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with("/// Required")).collect();
    assert_eq!(docs, ["/// Required.", "/// Required: the size", "/// Required. The age.", "/// Required."], "{text}");
}

#[test]
fn a_description_that_is_the_request_is_not_said_again() {
    let request = |name: &str, description: &str| json!({"name": name, "request": {"method": "POST", "url": "{{u}}/v1/books/:id/pages", "description": description}});
    let text = client(&json!([
        request("A", "POST /books/:id/pages"),
        request("B", "POST /books\n\nAdds one."),
        request("C", "POST /pages\n\nAdds two.")
    ]));
    assert_eq!(count(&text, "/// POST "), 1, "{text}");
    assert!(text.contains("/// POST /books\n") && text.contains("/// Adds two."), "{text}");
}

#[test]
fn what_only_one_request_says_of_a_shared_option_stands_at_its_own_name_for_the_type() {
    let request = |name: &str, fields: &str| {
        let query = json!([
            {"key": "page", "value": "1", "description": "The page."},
            {"key": "filter", "value": "x", "description": format!("A filter.\n\nThese fields are known:\n\n{fields}")},
        ]);
        json!({"name": name, "request": {"method": "GET", "url": {"host": ["{{u}}"], "path": [name], "query": query}}})
    };
    let text = client(&json!([request("a", "* id"), request("b", "* name"), request("c", "* name")]));
    assert_eq!(count(&text, "        /// A filter.\n        pub filter: Text"), 1, "{text}");
    for (name, known) in [("A", "id"), ("B", "name")] {
        let docs = format!("/// * `filter`: These fields are known:\n///\n///   - {known}\npub type {name}Options = ");
        assert_eq!(count(&text, &docs), 1, "{text}");
    }
}

#[test]
fn options_whose_order_takes_more_than_a_line_are_one_type_for_each_order() {
    let keys: Vec<String> = (0..9).map(|index| format!("parameter_{index}=a")).collect();
    let reversed: Vec<String> = keys.iter().rev().cloned().collect();
    let [a, b] = [keys, reversed].map(|keys| format!("{{{{u}}}}/a?{}", keys.join("&")));
    let text = client(&requests(&[("A", &a), ("B", &b)]));
    assert_eq!(count(&text, "postman_client::codegen::options! {"), 2, "{text}");
    assert_eq!(count(&text, "pub type "), 3, "only those of the client: {text}");
    let text = client(&requests(&[("A", &a), ("B", &b), ("C", &b), ("D", &a)]));
    assert_eq!(count(&text, "postman_client::codegen::options! {"), 2, "{text}");
    for names in [["A", "D"], ["B", "C"]] {
        let types = names.map(|name| {
            text.split(&format!("pub type {name}Options = ")).nth(1).and_then(|rest| rest.split(';').next())
        });
        assert!(types[0].is_some() && types[0] == types[1], "{text}");
    }
    assert_eq!(count(&text, ".order("), 0, "{text}");
}

#[test]
fn a_long_order_around_an_argument_is_no_reason_for_two_types() {
    let rows = (0..9).map(|index| json!({"key": format!("parameter_{index}"), "value": "a"}));
    let query: Vec<Value> =
        rows.chain([json!({"key": "q", "value": "x", "description": "(Required) Words."})]).collect();
    let request = |name: &str| json!({"name": name, "request": {"method": "GET", "url": {"host": ["{{u}}"], "path": [name], "query": query}}});
    let text = client(&json!([request("a"), request("b")]));
    assert_eq!(count(&text, "postman_client::codegen::options! {"), 1, "{text}");
    assert_eq!(count(&text, ".order("), 2, "{text}");
}

#[test]
fn forms_in_another_order_are_one_type() {
    let form = |name: &str, keys: &[&str]| {
        let fields: Vec<Value> = keys.iter().map(|key| json!({"key": key, "value": "a"})).collect();
        json!({"name": name, "request": {"method": "POST", "url": format!("{{{{u}}}}/{name}"),
            "body": {"mode": "urlencoded", "urlencoded": fields}}})
    };
    let text = client(&json!([form("a", &["title", "note", "tag"]), form("b", &["note", "title", "tag"])]));
    assert_eq!(count(&text, "postman_client::codegen::form! {"), 1, "{text}");
    assert_eq!(count(&text, ".field_order(&["), 1, "{text}");
}

#[test]
fn digits_are_numbers_where_name_or_values_say_so() {
    let text =
        client(&requests(&[("A", "{{u}}/a?limit=5&zip=12345&lane=3&id=7&shelf=2"), ("B", "{{u}}/b?lane=4&phone=555")]));
    for row in ["limit: i64", "zip: Text", "lane: i64", "id: Text", "shelf: Text", "phone: Text"] {
        assert!(text.contains(&format!("        pub {row} = query")), "{row}: {text}");
    }
}

#[test]
fn a_blank_credential_is_a_secret_and_no_input() {
    let items = json!([
        {"name": "A", "request": {"url": "{{u}}/a", "auth": {"type": "bearer", "bearer": [{"key": "token", "value": ""}]}}},
        {"name": "B", "request": {"url": "{{u}}/b", "header": [{"key": "X-API-Key", "value": ""}]}},
    ]);
    let text = client(&items);
    assert!(text.contains("        pub token: Secret = \"token\","), "{text}");
    assert!(text.contains("        pub x_api_key: Secret = \"xApiKey\","), "{text}");
    assert_eq!(count(&text, "postman_client::codegen::options!"), 0, "{text}");
}

#[test]
fn a_variable_that_nothing_uses_is_left_out_unless_it_is_declared_and_a_script_names_it() {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, value: &Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, value.to_string()).expect("written");
        path
    };
    let collection = json!({
        "info": {"name": "c"},
        "variable": [{"key": "declared", "value": "1"}, {"key": "in_script", "value": "2"}],
        "event": [{"listen": "prerequest", "script": {"exec": ["sign(pm.variables.get('in_script'))"]}}],
        "item": [{"name": "A", "request": {"method": "GET", "url": "{{u}}/a"}}],
    });
    let values = [("u", "https://{{region}}.example"), ("region", "eu"), ("other", "x"), ("another", "y")];
    let values: Vec<Value> = values.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
    let path = write("c.json", &collection);
    let environment = write("e.json", &json!({"name": "Test", "values": values}));
    let generated = Generator::new(&path).environment(environment).generate().expect("a client");
    let text: String = generated.files.0.into_values().collect();
    for kept in [
        "        pub u: Variable",
        "        pub region: Variable",
        "        pub in_script: Variable",
        "        region: \"eu\"",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert!(!text.contains("other"), "{text}");
    let told: Vec<String> = generated.diagnostics.iter().map(|one| one.message.clone()).collect();
    assert!(told.iter().any(|one| one.ends_with("that no request uses: `another`, `declared`, `other`")), "{told:?}");
}

#[test]
fn long_auth_that_requests_repeat_is_declared_once() {
    let oauth2 = |id: &str| {
        json!({"type": "oauth2", "oauth2": [
            {"key": "grant_type", "value": "client_credentials"},
            {"key": "accessTokenUrl", "value": "{{u}}/token"},
            {"key": "clientId", "value": id},
            {"key": "clientSecret", "value": "{{secret}}"},
        ]})
    };
    let request =
        |name: &str, auth: Value| json!({"name": name, "request": {"url": format!("{{{{u}}}}/{name}"), "auth": auth}});
    let folder = |name: &str, id: &str| json!({"name": name, "item": [request("a", oauth2("{{id}}")), request("b", oauth2(id)), request("c", json!({"type": "noauth"}))]});
    let text = client(&json!([folder("one", "{{id}}"), folder("two", "{{other}}")]));
    assert_eq!(count(&text, "fn auth() -> Auth {"), 1, "{text}");
    assert_eq!(count(&text, ".auth(super::auth())"), 3, "{text}");
    assert_eq!(count(&text, "client_id: \"{{other}}\""), 1, "{text}");
    assert_eq!(count(&text, "/// The auth of some requests in the modules below this one."), 1, "{text}");
}

#[test]
fn short_auth_of_most_requests_of_a_folder_is_declared_once() {
    let request = |name: String, auth: Option<&str>| {
        let auth = auth.map(|token| json!({"type": "bearer", "bearer": [{"key": "token", "value": token}]}));
        json!({"name": name, "request": {"url": format!("{{{{u}}}}/{name}"), "auth": auth.unwrap_or(json!({"type": "noauth"}))}})
    };
    let folder = |name: &str, signed: usize, unsigned: usize| {
        let signed = (0..signed).map(|index| request(format!("a{index}"), Some("{{user}}")));
        let unsigned = (0..unsigned).map(|index| request(format!("b{index}"), None));
        json!({"name": name, "item": signed.chain(unsigned).collect::<Vec<Value>>()})
    };
    let text = client(&json!([folder("one", 6, 5), folder("two", 5, 0), folder("three", 0, 12)]));
    assert_eq!(count(&text, "fn auth() -> Auth {"), 1, "{text}");
    assert_eq!((count(&text, ".auth(auth())"), count(&text, ".auth(Auth::bearer(\"{{user}}\"))")), (6, 5), "{text}");
    assert_eq!(count(&text, "/// The auth of most requests in this module."), 1, "{text}");
}

#[test]
fn headers_that_the_requests_of_a_folder_repeat_are_declared_once() {
    let request = |name: &str, headers: &[(&str, &str)]| {
        let headers: Vec<Value> = headers.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
        json!({"name": name, "request": {"url": format!("{{{{u}}}}/{name}"), "header": headers}})
    };
    let [tenant, version] = [("X-Tenant", "{{tenant}}"), ("X-Version", "2")];
    let inner = json!({"name": "inner", "item": [request("c", &[("X-Own", "1"), tenant, version])]});
    let shops = json!([request("a", &[tenant, version]), request("b", &[tenant, version, ("X-Last", "1")]), inner]);
    let others: Value = ["d", "e", "f", "g"].iter().map(|name| request(name, &[])).collect();
    let text = client(&json!([{"name": "shops", "item": shops}, {"name": "others", "item": others}]));
    let table = "    const HEADERS: &[(&str, &str)] = &[(\"X-Tenant\", \"{{tenant}}\"), (\"X-Version\", \"2\")];\n";
    assert_eq!(count(&text, table), 1, "{text}");
    assert_eq!(count(&text, "X-Tenant"), 1, "{text}");
    for step in [
        ".headers(HEADERS).call()",
        ".headers(HEADERS).header(\"X-Last\", \"1\").call()",
        ".header(\"X-Own\", \"1\").headers(super::HEADERS).call()",
    ] {
        assert_eq!(count(&text.replace("\n            ", "").replace("    ", ""), step), 1, "{step}: {text}");
    }
}

#[test]
fn headers_stay_in_the_function_where_a_table_would_change_the_request_or_save_nothing() {
    let request = |name: String, headers: &[&str]| {
        let headers: Vec<Value> = headers.iter().map(|key| json!({"key": key, "value": "1"})).collect();
        json!({"name": name, "request": {"url": format!("{{{{u}}}}/{name}"), "header": headers}})
    };
    let folder = |name: &str, count: usize, headers: &[&str]| {
        let requests: Vec<Value> = (0..count).map(|index| request(format!("{name}{index}"), headers)).collect();
        json!({"name": name, "item": requests})
    };
    let mut order = folder("order", 3, &["A", "B"]);
    order["item"].as_array_mut().expect("a list").push(request("other".into(), &["B", "A"]));
    let text = client(&json!([order, folder("few", 5, &["C"]), folder("many", 6, &["D"]), folder("none", 40, &[])]));
    for (table, declared) in [("&[(\"A\", \"1\"), (\"B\", \"1\")]", 1), ("&[(\"C\", ", 0), ("&[(\"D\", \"1\")]", 1)] {
        assert_eq!(count(&text, table), declared, "{table}: {text}");
    }
    assert_eq!(count(&text, ".header(\"B\", \"1\")"), 1, "{text}");
}

#[test]
fn scripts_that_requests_have_alike_are_one_function() {
    let keeps = |name: &str, variable: &str| {
        let script = format!("pm.environment.set('{variable}', pm.response.json().token)");
        json!({"name": name, "request": {"url": format!("{{{{url}}}}/{name}")},
            "event": [{"listen": "test", "script": {"exec": script}}]})
    };
    let text = client(&json!([keeps("first", "token"), keeps("second", "token"), keeps("third", "other")]));
    assert_eq!(count(&text, "pub fn capture_"), 2, "{text}");
    assert_eq!(count(&text, ".capture_response(capture_token)"), 2, "{text}");
    assert_eq!(count(&text, "[`capture_token`] sets `{{token}}` from the answer."), 2, "{text}");
    assert_eq!(count(&text, ".capture_response(capture_third)"), 1, "{text}");
}

#[test]
fn a_script_that_several_modules_have_is_a_function_of_the_root_with_a_name_in_each() {
    let keeps = |name: &str| {
        let script = "pm.environment.set('token', 'Bearer ' + pm.response.json().token)";
        json!({"name": name, "request": {"url": format!("{{{{url}}}}/{name}")},
            "event": [{"listen": "test", "script": {"exec": script}}]})
    };
    let folder = |name: &str, items: Value| json!({"name": name, "item": items});
    let text =
        client(&json!([keeps("first"), folder("a", json!([keeps("second"), folder("b", json!([keeps("third")]))])),]));
    assert_eq!(count(&text, "pub fn capture_"), 1, "{text}");
    for name in ["self::capture_token as capture_first", "super::capture_token as capture_second"] {
        assert_eq!(count(&text, &format!("pub use {name};")), 1, "{text}");
    }
    assert_eq!(count(&text, "pub use super::super::capture_token as capture_third;"), 1, "{text}");
    assert_eq!(count(&text, ".capture_response(capture_third)"), 1, "{text}");
    assert_eq!(count(&text, "[`capture_third`] sets `{{token}}` from the answer."), 1, "{text}");
}

#[test]
fn a_short_script_stays_beside_each_of_its_requests() {
    let keeps = |name: &str| {
        let script = "pm.environment.set('token', pm.response.json().token)";
        json!({"name": name, "request": {"url": format!("{{{{url}}}}/{name}")},
            "event": [{"listen": "test", "script": {"exec": script}}]})
    };
    let text = client(&json!([keeps("first"), {"name": "a", "item": [keeps("second")]}]));
    assert_eq!((count(&text, "pub fn capture_first("), count(&text, "pub fn capture_second(")), (1, 1), "{text}");
    assert_eq!(count(&text, "pub use"), 0, "{text}");
}

#[test]
fn functions_and_locals_of_scripts_have_no_names_that_clippy_refuses() {
    let keeps = |name: &str| {
        let script = "const uuid = require('uuid'); const id = uuid.v4(); pm.environment.set('quux', id);
            pm.environment.set('unsafe', id + '-1')";
        json!({"name": name, "request": {"url": format!("{{{{url}}}}/{name}?a={{{{quux}}}}{{{{unsafe}}}}")},
            "event": [{"listen": "prerequest", "script": {"exec": script}}]})
    };
    let text = client(&json!([keeps("first"), {"name": "a", "item": [keeps("second")]}]));
    assert_eq!(count(&text, "let quux_2 = sources.uuid();"), 1, "{text}");
    assert_eq!(count(&text, "pub use super::preset_quux as preset_second;"), 1, "{text}");
}

#[test]
fn functions_of_options_and_names_of_types_are_not_taken() {
    let text = client(&json!([{"name": "char", "request": {"url": "{{url}}/a?saved=1&new=2"}}]));
    assert_eq!(count(&text, "/// Optional inputs of [`char()`]."), 1, "{text}");
    for function in ["saved", "new"] {
        assert_eq!(count(&text, &format!("pub {function}:")), 0, "{text}");
        assert_eq!(count(&text, &format!("= query \"{function}\",")), 1, "{text}");
    }
}

/// The rows of `Variables`.
fn fields(text: &str) -> Vec<&str> {
    let of_variables = text.split("codegen::variables! {").nth(1).and_then(|rest| rest.split("\n}\n").next());
    let rows = of_variables.into_iter().flat_map(str::lines).filter_map(|line| line.trim().strip_prefix("pub "));
    rows.filter_map(|row| row.split_once(": ").map(|(field, _)| field)).filter(|field| !field.contains(' ')).collect()
}

#[test]
fn a_variable_that_only_values_of_inputs_name_is_none_of_the_client() {
    let body = json!({"mode": "raw", "raw": "{\"name\": \"{{name}}\"}", "options": {"raw": {"language": "json"}}});
    let create = json!({"name": "Create", "request": {"method": "POST", "url": "{{u}}/books/{{shelf}}?a={{a}}", "body": body,
        "header": [{"key": "X-B", "value": "{{b}}", "disabled": true}]}});
    assert_eq!(fields(&client(&json!([create]))), ["u"]);
    for (name, request) in [
        ("a", json!({"url": "{{u}}/a", "header": [{"key": "X-A", "value": "{{a}}"}]})),
        ("b", json!({"url": "https://{{b}}/a"})),
        (
            "name",
            json!({"url": "{{u}}/a", "auth": {"type": "basic", "basic": [{"key": "username", "value": "{{name}}"}]}}),
        ),
        (
            "shelf",
            json!({"url": "{{u}}/a", "method": "POST", "body": {"mode": "graphql", "graphql": {"query": "{ {{shelf}} }"}}}),
        ),
    ] {
        let text = client(&json!([create, {"name": "Other", "request": request}]));
        assert!(fields(&text).contains(&name), "{name}: {text}");
    }
    for (listen, script, is_field) in [
        ("test", "pm.environment.set('name', pm.response.json().name)", true),
        ("test", "pm.environment.unset('name')", true),
        // nothing would be sent with it
        ("prerequest", "pm.environment.set('name', Date.now())", false),
        ("prerequest", "pm.environment.unset('name')", false),
    ] {
        let script = json!([{"listen": listen, "script": {"exec": script}}]);
        assert_eq!(fields(&client_with(&json!([create]), &script)).contains(&"name"), is_field, "{listen}");
    }
}

#[test]
fn a_login_that_is_repeated_has_the_variables_of_its_saved_values() {
    let body = json!({"mode": "raw", "raw": "{\"user\": \"{{user}}\"}", "options": {"raw": {"language": "json"}}});
    let script = "pm.environment.set('token', pm.response.json().token)";
    let login = json!({"name": "Login", "request": {"method": "POST", "url": "{{u}}/login", "body": body},
        "event": [{"listen": "test", "script": {"exec": script}}]});
    let books = json!({"name": "Books", "request": {"url": "{{u}}/books",
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]}}});
    let text = client(&json!([login, books]));
    assert!(text.contains("pub fn renew_login"), "{text}");
    assert_eq!(fields(&text), ["token", "u", "user"]);
}

#[test]
fn docs_name_a_few_variables_that_a_script_unsets() {
    let docs = |variables: &[&str]| {
        let unset: String = variables.iter().map(|name| format!("pm.environment.unset('{name}');")).collect();
        let script = format!("pm.environment.set('at', Date.now()); {unset}");
        client(&json!([{"name": "A", "request": {"url": "{{url}}?{{a}}{{b}}{{c}}{{d}}{{at}}"},
            "event": [{"listen": "prerequest", "script": {"exec": script}}]}]))
    };
    let few = docs(&["a", "b"]);
    assert!(
        few.contains("[`preset_a`] sets `{{at}}` and unsets `{{a}}` and `{{b}}` before the request is sent."),
        "{few}"
    );
    assert!(few.contains("/// * Unsets `{{a}}` and `{{b}}`.\n"), "{few}");
    let many = docs(&["a", "b", "c", "d"]);
    assert!(many.contains("[`preset_a`] sets `{{at}}` and unsets 4 variables before the request is sent."), "{many}");
    assert!(many.contains("/// * Unsets `{{a}}`, `{{b}}`, `{{c}}` and `{{d}}`.\n"), "{many}");
}

#[test]
fn docs_say_which_variables_are_set_from_the_answer() {
    let item = |name: &str, script: &str| json!({"name": name, "request": {"url": "{{url}}?t={{token}}"}, "event": [{"listen": "test", "script": {"exec": script}}]});
    let text = client(&json!([
        item("login", "pm.environment.set('token', pm.response.json().token);"),
        item("logout", "pm.environment.set('token', '');"),
    ]));
    assert!(text.contains("[`capture_login`] sets `{{token}}` from the answer."), "{text}");
    assert!(text.contains("[`capture_logout`] sets `{{token}}` to an empty text."), "{text}");
    assert!(text.contains("/// Set from the answer of [`login`].\n"), "{text}");
}

#[test]
fn a_shared_script_does_not_take_the_name_of_the_collections_own() {
    let script = |variable: &str| {
        let text = format!("pm.environment.set('{variable}', pm.response.json().{variable})");
        json!([{"listen": "test", "script": {"exec": text}}])
    };
    let keeps = |name: &str| json!({"name": name, "request": {"url": "{{url}}"}, "event": script("all")});
    let text = client_with(&json!([keeps("first"), keeps("second")]), &script("other"));
    assert_eq!(count(&text, "pub fn capture_all("), 1, "{text}");
}

#[test]
fn the_preset_of_the_collection_is_said_once() {
    let script = json!([{"listen": "prerequest", "script": {"exec": "pm.environment.set('at', Date.now())"}}]);
    let collection = |of: &[(&str, &str)]| client_with(&requests(of), &script);
    let many = collection(&[("A", "{{url}}/a?at={{at}}"), ("B", "{{url}}/b"), ("C", "{{url}}/c")]);
    assert_eq!((count(&many, "preset: Some(preset_all)"), count(&many, ".preset(")), (1, 0), "{many}");
    let few = collection(&[("A", "{{url}}/a?at={{at}}"), ("B", "{{url}}/b")]);
    assert_eq!((count(&few, "COMMON"), count(&few, ".preset(preset_all)")), (0, 2), "{few}");
}

#[test]
fn a_literal_id_is_an_argument() {
    let text = client(&requests(&[("Get user", "{{url}}/users/7/posts?page=2"), ("List", "{{url}}/users")]));
    assert_eq!(count(&text, "user_id: impl Into<Text>"), 1, "{text}");
    assert_eq!(count(&text, ".get(\"{{url}}/users/:user_id/posts\")"), 1, "{text}");
    assert_eq!(count(&text, ".path(\"user_id\", user_id)"), 1, "{text}");
}

#[test]
fn arguments_are_what_differs_from_call_to_call() {
    let tenant = json!([{"key": "tenant", "value": "{{tenant}}"}, {"key": "id", "value": "{{bookId}}"}]);
    let url = |end: &[&str]| {
        let path = [&[":tenant", "books"], end].concat();
        json!({"host": ["{{u}}"], "path": path, "variable": tenant})
    };
    let item = |name: &str, url: Value| json!({"name": name, "request": {"method": "GET", "url": url}});
    let text = client(&json!([
        item("List books", url(&[])),
        item("Get book", url(&[":id"])),
        item("Get pages", url(&[":id", "pages"])),
        item("Get title", url(&[":id", "title"])),
        item("Get prices", url(&[":id", "prices"])),
        item("List cards", json!("{{u}}/cards")),
        item("Get card", json!("{{u}}/cards/{{cardToken}}")),
        item("Post to hook", json!("{{u}}/hooks/{{hookToken}}")),
        item("Get user", json!("{{u}}/users/{{$guid}}")),
    ]));
    for signature in [
        "pub fn list_books(client: &Client) ->",
        "pub fn get_book(client: &Client, id: impl Into<Text>) ->",
        "pub fn get_card(client: &Client, card_token: impl Into<Text>) ->",
        "pub fn post_to_hook(client: &Client) ->",
        "pub fn get_user(client: &Client, user_id: impl Into<Text>) ->",
        "client.get(\"/books/:id/pages\").path(\"id\", id).call()",
        "pub tenant: Variable = \"tenant\"",
        "pub hook_token: Secret = \"hookToken\"",
    ] {
        assert!(text.contains(signature), "{signature} in {text}");
    }
    assert!(!text.contains("pub card_token"), "callers pass it: {text}");
}

#[test]
fn secrets_that_the_client_does_not_send_are_no_variables_of_it() {
    let post = |name: &str, header: Value, body: &str| {
        let body = json!({"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}});
        json!({"name": name, "request": {"method": "POST", "url": "{{u}}/a", "header": header, "body": body}})
    };
    let key = json!([{"key": "X-Api-Key", "value": "{{api_key}}"}]);
    let items = json!([
        post("Sign up", json!([]), r#"{"password": "Tr0ub4dor&3horse"}"#),
        post("Reset", key, r#"{"token": "{{reset_token}}"}"#),
    ]);
    let script = r#"pm.request.headers.add(sign(pm.collectionVariables.get("signing_secret")))"#;
    let scripts = json!([{"listen": "prerequest", "script": {"exec": [script]}}]);
    let declared = ["api_key", "reset_token", "old_token", "signing_secret"];
    let variables: Value = declared.iter().map(|name| json!({"key": name, "value": "", "type": "secret"})).collect();
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("c.json");
    let collection = json!({"info": {"name": "c"}, "variable": variables, "event": scripts, "item": items});
    std::fs::write(&path, collection.to_string()).expect("written");
    let generate = |layout| Generator::new(&path).layout(layout).generate().unwrap_or_else(|error| panic!("{error}"));
    let fields = |layout| {
        let text: String = generate(layout).files.0.into_values().collect();
        let field = |name: &&str| text.contains(&format!("pub {name}: Secret = "));
        ["api_key", "password", "reset_token", "old_token", "signing_secret"]
            .into_iter()
            .filter(field)
            .collect::<Vec<_>>()
    };
    assert_eq!(fields(Layout::File), ["api_key", "signing_secret"], "callers pass the others, or nothing uses them");
    assert_eq!(
        fields(Layout::Crate),
        ["api_key", "password", "reset_token", "signing_secret"],
        "the replay sends them"
    );
}

#[test]
fn what_nearly_all_requests_need_and_the_collection_leaves_blank_is_a_variable_of_the_client() {
    let header = json!([
        {"key": "X-Tenant-Id", "value": "<string>", "description": "(Required) The tenant of the caller."},
        {"key": "X-Trace", "value": "<string>", "description": "(Required) For support."},
    ]);
    let get = |name: &str| {
        let url = format!("{{{{u}}}}/{}?login=<string>", name.to_lowercase());
        let query = json!([{"key": "login", "value": "<string>", "description": "(Required) The user."}]);
        json!({"name": name, "request": {"method": "GET", "header": header, "url": {"raw": url, "host": ["{{u}}"], "path": [name], "query": query}}})
    };
    let names = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let text = client(&names.iter().map(|name| get(name)).collect());
    assert_eq!(count(&text, r#"("X-Tenant-Id", "{{xTenantId}}")"#), 1, "{text}");
    assert!(
        text.contains("        /// The tenant of the caller.\n        pub x_tenant_id: Variable = \"xTenantId\","),
        "{text}"
    );
    assert!(text.contains("pub fn c(client: &Client) -> Call<Response, COptions> {"), "{text}");
    assert!(text.contains(r#"client.get("/C?login={{login}}")"#), "{text}");
    assert_eq!(count(&text, r#"header "X-Trace""#), 1, "one request needs it, and each has its own: {text}");
}

#[test]
fn placeholders_of_a_query_are_types_and_only_the_replay_sends_them() {
    let list =
        |query: &str| json!([{"name": "List", "request": {"method": "GET", "url": format!("{{{{u}}}}/a?{query}")}}]);
    let text = client(&list("limit=<integer>&draft=<boolean>&max_results=&q=<string>&zip=<integer>"));
    for row in [
        r#"pub limit: i64 = query "limit","#,
        r#"pub draft: bool = query "draft","#,
        r#"pub max_results: i64 = query "max_results","#,
        r#"pub q: Text = query "q","#,
        r#"pub zip: Text = query "zip","#,
    ] {
        assert!(text.contains(row), "{row} in {text}");
    }
}

#[test]
fn options_are_one_type_although_only_one_request_has_a_placeholder() {
    let item = |name: &str, limit: &str| json!({"name": name, "request": {"method": "GET", "url": format!("{{{{u}}}}/{name}?limit={limit}&sort=up")}});
    let text = client(&json!([item("Books", "10"), item("Authors", "<integer>"), item("Shelves", "{{limit}}")]));
    assert_eq!(count(&text, "codegen::options! {"), 1, "{text}");
    assert_eq!(count(&text, "pub limit: i64"), 1, "{text}");
}

#[test]
fn the_passwords_of_a_form_are_fields_whatever_they_are_called() {
    let rows = json!([{"key": "current", "value": "Sommer22"}, {"key": "password", "value": "Winter33"}]);
    let body = json!({"mode": "urlencoded", "urlencoded": rows});
    let text = client(&json!([{"name": "Save", "request": {"method": "PUT", "url": "{{u}}/me", "body": body}}]));
    assert!(text.contains("        pub current: Text = text \"current\",\n        pub password: Secret"), "{text}");
}
