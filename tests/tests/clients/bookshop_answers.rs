//! Tests of the bookshop's answers: types by status, failures, captures; and once a real socket.

use conformance::bookshop_variables;
use generated::bookshop::books::{
    BookBody, CreateBookAnswer, PriceBody, covers, create_book, delete_book, get_book, list_books,
};
use generated::bookshop::login::{TokenForm, token};
use generated::bookshop::odds_ends::{self, TypeListTypeValue};
use generated::bookshop::{Client, Error};
use postman_client::{Request, Response, Text};
use wiremock::matchers::{header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn answering(status: u16, body: &'static str) -> Client {
    Client::with_transport(bookshop_variables(), move |_: Request| Response::new(status, body))
}

fn book() -> BookBody {
    BookBody::new("Emma", PriceBody::new(9.5, "EUR"), [], "main")
}

#[tokio::test]
async fn two_successes_are_told_by_their_status() {
    let created = create_book(&answering(201, r#"{"id":"b-1","stock":{"berlin":null}}"#), book());
    match created.await.expect("201") {
        CreateBookAnswer::Created(book) => assert_eq!(book.id.as_deref(), Some("b-1")),
        other => panic!("{other:?}"),
    }
    let queued = create_book(&answering(202, r#"{"job":"j-1"}"#), book()).send().await;
    let queued = queued.expect("202");
    assert_eq!(queued.status, 202);
    assert!(matches!(queued.value, CreateBookAnswer::Accepted(ref queued) if queued.job.as_deref() == Some("j-1")));
}

#[tokio::test]
async fn answers_have_the_shape_of_the_saved_examples() {
    delete_book(&answering(204, ""), "1").await.expect("nothing");
    delete_book(&answering(200, "<p>gone</p>"), "1").await.expect("a body that nobody reads");
    assert_eq!(&covers::get_cover(&answering(200, "\0PNG"), "1").await.expect("bytes")[..], b"\0PNG");
    let users = odds_ends::users(&answering(200, r#"[{"name":"Ada"},{"admin":null,"x":1}]"#)).await.expect("a list");
    assert_eq!(users.iter().map(|user| user.name.as_deref()).collect::<Vec<_>>(), [Some("Ada"), None]);
    assert_eq!(odds_ends::roles(&answering(200, r#"["a","b"]"#)).await.expect("a list"), ["a", "b"]);
    assert_eq!(odds_ends::zähle_bücher(&answering(200, "42")).await.expect("a scalar"), 42);
    assert_eq!(odds_ends::match_post(&answering(200, "<ok/>"), "<a/>").await.expect("a text"), "<ok/>");
    let untyped = odds_ends::get_party(&answering(200, r#"{"a":[1]}"#)).await.expect("any answer");
    assert_eq!(untyped.pointer("/a/0"), Some(1.into()));

    let kinds = r#"{"self":1,"Self":2,"type":[1,"two",null,{"three":3},true],"":0,"emoji 🎉":true}"#;
    let kinds = odds_ends::r#match(&answering(200, kinds)).await.expect("odd keys");
    assert_eq!((kinds.self_, kinds.self_2, kinds.field, kinds.emoji), (Some(1), Some(2), Some(0), Some(true)));
    use TypeListTypeValue::{Integer, Object, Other, Text as Word};
    match &kinds.r#type[..] {
        [Some(Integer(1)), Some(Word(two)), None, Some(Object(three)), Some(Other(value))] => {
            assert_eq!((two.as_str(), three.three, value.as_bool()), ("two", Some(3), Some(true)));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn failures_carry_the_typed_body_and_everything_else() {
    let body = r#"{"error":{"code":"not_found","message":"no book with this id"}}"#;
    let error = get_book(&answering(404, body), "1").await.expect_err("a failure");
    let failure = error.failure().and_then(|failure| failure.error.as_ref()).expect("the typed body");
    assert_eq!((failure.code.as_deref(), failure.field.as_deref()), (Some("not_found"), None));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));

    let error = get_book(&answering(502, "<html>"), "1").await.expect_err("a failure");
    assert!(matches!(error, Error::Unexpected { .. }), "{error:?}");
    let other_shape = answering(200, r#"{"books":[{},{"price":{"amount":"hush"}}]}"#);
    let answer = list_books(&other_shape).send().await.expect("what fits of another shape");
    let mismatches = format!("{:?}", answer.mismatches());
    assert!(mismatches.contains("books[1].price.amount") && !mismatches.contains("hush"), "{mismatches}");
}

#[tokio::test]
async fn only_a_success_is_captured_and_only_where_the_call_was_made() {
    let form = TokenForm::new().username(Text::from("ada"));
    for (status, body, kept) in [
        (200, r#"{"access_token":"new"}"#, "new"),
        (200, r#"{"access_token":null}"#, "tok"),
        (200, "{}", "tok"),
        (200, "<html>", "tok"),
        (401, r#"{"access_token":"new"}"#, "tok"),
    ] {
        let client = answering(status, body);
        let _answer = token(&client, &form).await;
        assert_eq!(client.variables().token.expose(), Some(kept), "{status} {body}");
    }
    let client = answering(200, r#"{"access_token":"new"}"#);
    token(&client, &form).without_captures().await.expect("an answer");
    token(&client.with_variables(|_| ()), &form).await.expect("an answer");
    assert_eq!(client.variables().token.expose(), Some("tok"));
    token(&client, &form).await.expect("an answer");
    assert_eq!(get_book(&client, "1").request().expect("a request").header("authorization"), Some("Bearer new"));
}

#[tokio::test]
async fn a_real_socket_sees_method_target_and_auth() {
    let server = MockServer::start().await;
    let mock = |name| Mock::given(method(name)).and(path("/books/a%2Fb"));
    mock("GET")
        .and(header("authorization", "Bearer tok"))
        .respond_with(ResponseTemplate::new(200).set_body_string("{}"))
        .mount(&server)
        .await;
    Mock::given(method("PROPFIND"))
        .and(query_param("api_key", "k&1"))
        .respond_with(ResponseTemplate::new(200).set_body_string("7"))
        .mount(&server)
        .await;
    let client = Client::new(bookshop_variables().base_url(server.uri()));
    get_book(&client, "a/b").await.expect("a book");
    assert_eq!(odds_ends::zähle_bücher(&client).await.expect("a number"), 7);
}
