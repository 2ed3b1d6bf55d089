//! Tests of the code for request bodies and shared answers.

use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};

fn raw(text: &str) -> Value {
    json!({"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}})
}

fn item(name: &str, body: &Value) -> Value {
    json!({"name": name, "request": {"method": "POST", "url": "https://example.com", "body": body}})
}

/// The client of these items, in one text without doc comments.
fn client(items: &[Value]) -> String {
    let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    let variables = json!([{"key": "count", "value": "5"}, {"key": "on", "value": "true"}]);
    let collection = json!({"info": {"name": "c", "schema": schema}, "item": items, "variable": variables});
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("c.json");
    std::fs::write(&path, collection.to_string()).expect("room");
    let generated = Generator::new(&path).layout(Layout::File).saved(true).generate().expect("a collection");
    let text: Vec<String> = generated.files.0.into_values().collect();
    let lines = text.iter().flat_map(|text| text.lines());
    lines.filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn assert_has(client: &str, part: &str) {
    assert!(client.contains(part), "{part}\nis not in\n{client}");
}

#[test]
fn almost_json_is_typed_and_saved_as_it_stands() {
    let text = "{\n  \"name\": \"{{name}}\", // who\n  \"count\": {{count}}, \"on\": {{on}}, \"any\": {{any}},\n}";
    let client = client(&[item("create", &raw(text))]);
    let fields = "pub struct CreateBody {
        pub name: String,
        pub count: i64,
        pub on: bool,
        pub any: Value,
    }";
    assert_has(&client, fields);
    assert_has(&client, "pub fn create(client: &Client, body: impl Into<Body<CreateBody>>)");
    assert_has(&client, "pub fn saved() -> Body<Self>");
    assert_has(&client, text);
}

#[test]
fn what_was_sent_for_saved_answers_tells_which_fields_may_be_left_out() {
    let mut create = item("create", &raw(r#"{"name": "Ada", "age": 1, "note": "x"}"#));
    let sent =
        |code: u16, body: Value| json!({"name": "e", "code": code, "originalRequest": {"body": body}, "body": ""});
    create["response"] = json!([
        sent(201, raw(r#"{"name": "Bob", "note": null, "tags": ["a"]}"#)),
        // A list says nothing of an object, nor does a body of another kind, nor a request that failed.
        sent(201, raw("[1]")),
        sent(201, json!({"mode": "urlencoded", "urlencoded": []})),
        sent(400, raw(r#"{"age": "old"}"#)),
    ]);
    let fields = "pub struct CreateBody {
        pub name: String,
        pub age?: i64,
        pub note?: Option<String>,
        pub tags?: Vec<String>,
    }";
    assert_has(&client(&[create]), fields);
}

#[test]
fn a_credential_that_was_sent_shows_nowhere() {
    let mut create = item("create", &raw(r#"{"name": "Ada"}"#));
    let body = raw(r#"{"name": "Bob", "password": "hunter2hunter2", "Key": "sk_live_51H8xyzABCDEFGHIJKLMNOP"}"#);
    create["response"] = json!([{"name": "e", "code": 200, "originalRequest": {"body": body}, "body": "{}"}]);
    let client = client(&[create]);
    assert_has(&client, "password?: Secret");
    assert!(!client.contains("hunter2") && !client.contains("sk_live"), "{client}");
}

#[test]
fn other_texts_are_text_what_is_declared_json_is_json_and_graphql_variables_are_a_struct() {
    let xml = json!({"mode": "raw", "raw": "<a>{{name}}</a>", "options": {"raw": {"language": "xml"}}});
    let graphql =
        json!({"mode": "graphql", "graphql": {"query": "query Q($id: ID!) { a }", "variables": "{\"id\": {{count}}}"}});
    let broken = raw("{\"a\": ...}");
    let client = client(&[item("send xml", &xml), item("ask", &graphql), item("break", &broken)]);
    assert_has(&client, "pub fn send_xml(client: &Client, body: impl Into<Text>)");
    assert_has(&client, ".text(\"application/xml\", body)");
    assert_has(&client, "pub struct AskBody {\n        pub id: i64,\n    }");
    assert_has(&client, "query Q($id: ID!) { a }");
    assert_has(&client, "pub fn r#break(client: &Client, body: impl Into<Body<Value>>)");
}

#[test]
fn a_graphql_operation_tells_what_callers_pass() {
    const QUERY: &str =
        "query ($id: ID!, $n: Int, $p: Float!, $tags: [String!], $in: BookInput!, $on: Boolean! = true) { a }";
    let graphql = |variables: Value| json!({"mode": "graphql", "graphql": {"query": QUERY, "variables": variables}});
    let some = client(&[item("ask", &graphql(json!(r#"{"p": 2, "n": null, "id": "b-1"}"#)))]);
    assert_has(
        &some,
        "pub p: f64,\n        pub n?: Option<i64>,\n        pub id: String,\n        pub tags?: Vec<String>,",
    );
    assert_has(&some, "pub r#in?: Value,");
    let fields = "pub struct AskBody {
        pub id: String,
        pub n?: i64,
        pub p: f64,
        pub tags?: Vec<String>,
        pub r#in: Value,
        pub on?: bool,
    }";
    for variables in [json!(""), json!("{}"), json!(null), json!({})] {
        let none = client(&[item("ask", &graphql(variables.clone()))]);
        assert_has(&none, fields);
        assert_has(&none, ".graphql(\n");
    }
    let mut missing = graphql(json!(""));
    missing["graphql"].as_object_mut().expect("an object").remove("variables");
    assert_has(&client(&[item("ask", &missing)]), fields);
}

#[test]
fn json_that_is_graphql_has_its_query_in_the_function() {
    const QUERY: &str = "query ($id: ID!) { book(id: $id) { title } }";
    let exact = json!({"query": QUERY, "variables": {"id": "b-1"}}).to_string();
    let formatted = format!("{{\r\n  \"query\": \"{QUERY}\",\r\n  \"variables\": {{ \"id\": \"{{{{id}}}}\" }}\r\n}}");
    let lines = formatted.replace("\r\n", "\n");
    for (text, saved, is_whole) in [(&exact, r#"{"id":"b-1"}"#, false), (&formatted, lines.as_str(), true)] {
        let client = client(&[item("get book", &raw(text))]);
        assert_has(&client, &format!(".graphql(\"{QUERY}\", None, body)"));
        assert_has(&client, "pub struct GetBookBody {\n        pub id: String,\n    }");
        assert_has(&client, saved);
        assert_eq!(client.contains(".whole()"), is_whole, "{client}");
    }
    let search = client(&[item("search", &raw("{\"query\": \"rust\"}"))]);
    assert_has(&search, ".json(body)");
}

#[test]
fn a_graphql_operation_without_variables_takes_none() {
    let graphql = |variables: Value| json!({"mode": "graphql", "graphql": {"query": "{ a }", "variables": variables}});
    for (body, expected) in [
        (graphql(json!("")), ".graphql_query(\"{ a }\", None)"),
        (graphql(json!("{ }")), ".graphql_constant(\"{ a }\", None, \"{ }\")"),
        (graphql(json!(null)), ".graphql_constant(\"{ a }\", None, \"null\")"),
        (raw(r#"{"query":"{ a }"}"#), ".graphql_query(\"{ a }\", None)"),
        (raw(r#"{ "query": "{ a }" }"#), ".json_constant(r#\"{ \"query\": \"{ a }\" }\"#)"),
    ] {
        let client = client(&[item("ask", &body)]);
        assert_has(&client, "pub fn ask(client: &Client) -> Call<Response>");
        assert_has(&client, expected);
    }
}

#[test]
fn a_json_field_is_a_constant_only_of_a_type_whose_requests_all_have_it() {
    let call = |title: &str, body: &str| {
        let mut call = item(title, &raw(body));
        call["request"]["url"] = json!("https://a.example/orders/:id");
        call
    };
    let approve = call("Approve order", r#"{"Action": "approve", "note": "x", "by": "ann"}"#);
    let alone = client(std::slice::from_ref(&approve));
    assert_has(&alone, "const action = \"approve\" as \"Action\",\n        pub note: String,");
    let other = call("Change order", r#"{"Action": "approve", "note": "y", "by": "ann"}"#);
    let both = client(&[approve, other]);
    assert_has(&both, "pub action: String = \"Action\",");
    assert!(!both.contains("const action"), "{both}");
}

#[test]
fn a_json_body_of_constants_is_no_argument() {
    let client = client(&[item("token", &raw(r#"{"grant_type": "client_credentials"}"#))]);
    assert_has(&client, "pub fn token(client: &Client) -> Call<Response>");
    assert_has(&client, ".json_constant(r#\"{\"grant_type\": \"client_credentials\"}\"#)");
    assert!(!client.contains("body!"), "{client}");
}

#[test]
fn one_resource_of_several_folders_is_one_struct_and_bodies_stay_apart() {
    let user = r#"{"id": 1, "name": "x", "email": "y", "age": 2}"#;
    let get = |name: &str| {
        let mut get = item(name, &Value::Null);
        get["response"] = json!([{"name": "e", "code": 200, "body": user}]);
        get
    };
    let create = item("create user", &raw(user));
    let client = client(&[
        json!({"name": "Users", "item": [get("get user"), create]}),
        json!({"name": "Admin", "item": [get("show user")]}),
    ]);
    assert_eq!(client.matches("pub email: Option<String>").count(), 1, "{client}");
    assert_has(&client, "pub mod types {");
    assert_has(&client, "#[derive(Clone, Debug, Default, FromJson)]");
    assert_has(&client, "postman_client::codegen::body! {");
    assert_eq!(client.matches(" pub email: String,").count(), 1, "{client}");
}

#[test]
fn of_an_object_with_many_fields_none_is_asked_for() {
    let object = |fields: i64| {
        let entries = (0..fields).map(|field| (format!("f{field}"), json!(field)));
        raw(&Value::Object(entries.collect()).to_string())
    };
    let client = client(&[item("few", &object(7)), item("many", &object(8))]);
    assert_has(&client, "pub struct FewBody {\n        pub f0: i64,");
    assert_has(&client, "pub struct ManyBody {\n        pub f0?: i64,");
}

#[test]
fn a_field_is_not_named_as_a_function_of_its_type() {
    let client = client(&[item("replace", &raw(r#"{"new": 1, "saved": true}"#))]);
    assert_has(&client, "pub new_field: i64 = \"new\",\n        pub saved_field: bool = \"saved\",");
}
