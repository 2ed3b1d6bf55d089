//! `testing::examples()` of a generated crate: every operation is answered with what the collection has saved for it.

use postman_client::{Client, Response};
use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};
use tempfile::TempDir;

#[allow(dead_code, reason = "a client has more than this test calls")]
mod library {
    include!(concat!(env!("OUT_DIR"), "/observed/library.rs"));

    pub mod testing {
        include!(concat!(env!("OUT_DIR"), "/observed/library/src/testing.rs"));
    }
}

use library::{books, testing};

fn client(answers: &postman_client::testing::Recorder) -> library::Client {
    Client::with_transport(library::Variables::default(), answers.clone())
}

#[tokio::test]
async fn a_program_is_tested_with_what_is_saved() -> Result<(), library::Error> {
    let api = testing::examples();
    let client = client(&api);
    let list = books::list_books(&client).await?;
    assert_eq!(list.books.first().and_then(|book| book.id), Some(1));
    assert_eq!(books::get_book(&client, "9").await?.id, Some(3));
    assert_eq!(library::catalogue(&client).await?, "Volume 1; Volume 2");
    let removed = books::remove_book(&client, "4").send().await?;
    assert_eq!(removed.status, 204);
    let sent: Vec<String> = api.requests().iter().map(|request| request.target().to_owned()).collect();
    assert!(sent.iter().any(|target| target.ends_with("/9")), "{sent:?}");
    Ok(())
}

#[tokio::test]
async fn another_answer_takes_the_place_of_what_is_saved() {
    let api = testing::examples();
    let client = client(&api);
    let call = || books::get_book(&client, "9");
    api.instead(call().operation(), Response::new(503, "busy"));
    assert!(call().await.is_err_and(|error| error.status().is_some_and(|status| status == 503)));
}

/// The body of `examples()`, without white space.
fn examples(items: &Value) -> String {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("c.json");
    std::fs::write(&path, json!({ "info": { "name": "c" }, "item": items }).to_string()).expect("written");
    let generated = Generator::new(&path).layout(Layout::Crate).generate().unwrap_or_else(|error| panic!("{error}"));
    let module = generated.files.0.values().find(|text| text.contains("pub fn examples()"));
    module.map(|text| text.split_whitespace().collect()).unwrap_or_default()
}

fn item(name: &str, request: &Value, examples: &Value) -> Value {
    json!({ "name": name, "request": request, "response": examples })
}

fn get(url: &str) -> Value {
    json!({ "method": "GET", "url": url })
}

fn saved(code: u16, content_type: &str, body: &str) -> Value {
    json!({ "name": "a", "code": code, "header": [{ "key": "Content-Type", "value": content_type }], "body": body })
}

#[test]
fn text_says_its_content_type_and_an_empty_body_has_no_file() {
    let text = examples(&json!([
        item("table", &get("{{u}}/table"), &json!([saved(200, "text/csv", "a;b")])),
        item("gone", &get("{{u}}/gone"), &json!([saved(204, "application/json", " ")])),
    ]));
    let table = r#"include_str!("../tests/examples/table.txt")).with_header("content-type","text/csv")"#;
    assert!(text.contains(table), "{text}");
    assert!(text.contains(r#"api.on("GET{{u}}/gone",Response::new(204,""));"#), "{text}");
}

#[test]
fn a_failure_is_the_answer_where_nothing_else_is_saved() {
    let failure = saved(404, "application/json", r#"{"error": 1}"#);
    let both = json!([failure, saved(200, "application/json", r#"{"id": 1}"#)]);
    let text =
        examples(&json!([item("one", &get("{{u}}/one"), &json!([failure])), item("two", &get("{{u}}/two"), &both)]));
    assert!(
        text.contains(r#""GET{{u}}/one",Response::new(404,"#) && text.contains(r#""GET{{u}}/two",Response::new(200,"#),
        "{text}"
    );
}

#[test]
fn requests_of_one_url_are_told_apart_by_what_they_always_send() {
    let form = |grant: &str| {
        let fields = json!([{ "key": "grant_type", "value": grant }, { "key": "user", "value": "{{user}}" }]);
        json!({ "method": "POST", "url": "{{u}}/token", "body": { "mode": "urlencoded", "urlencoded": fields } })
    };
    let graphql = |query: &str| {
        let body = json!({ "mode": "graphql", "graphql": { "query": query, "variables": "" } });
        json!({ "method": "POST", "url": "{{u}}/graphql", "body": body })
    };
    let answer = json!([saved(200, "application/json", r#"{"id": 1}"#)]);
    let text = examples(&json!([
        item("log in", &form("password"), &answer),
        item("renew", &form("refresh_token"), &answer),
        item("books", &graphql("query { books }"), &answer),
        item("authors", &graphql("query { authors(by: \"name\") }"), &answer),
        item("books again", &graphql("query { books }"), &answer),
    ]));
    for held in [
        r#""POST{{u}}/token",&["grant_type=password"]"#,
        r#""POST{{u}}/token",&["grant_type=refresh_token"]"#,
        r##""POST{{u}}/graphql",&[r#""query{books}""#]"##,
        r##""POST{{u}}/graphql",&[r#""query{authors(by:\"name\")}""#]"##,
    ] {
        assert!(text.contains(held), "{held}\n{text}");
    }
    assert_eq!(text.matches("api.on").count(), 4, "{text}");
    assert!(text.contains("///OneoperationsharesitsmethodandURLwithanother"), "{text}");
}

#[test]
fn a_folder_may_have_the_name_of_the_module() {
    let answer = json!([saved(200, "application/json", r#"{"id": 1}"#)]);
    let folder = json!({ "name": "Testing", "item": [item("one", &get("{{u}}/one"), &answer)] });
    assert!(examples(&json!([folder])).contains("pubfnexamples()"));
}
