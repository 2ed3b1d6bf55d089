//! The servers that the programs in this folder call: they answer like the APIs of `collections/`.
//!
//! Run one with `cargo run -p examples --example first_call`.

use std::net::TcpListener;

use serde_json::json;
use wiremock::matchers::{header, method, path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// A bookshop that expects the token `t1`, has two pages of books, and is unavailable for the first request of a page.
pub async fn bookshop() -> MockServer {
    with_books(MockServer::start().await).await
}

/// The same bookshop, at an address of your choice.
pub async fn bookshop_at(listener: TcpListener) -> MockServer {
    with_books(MockServer::builder().listener(listener).start().await).await
}

async fn with_books(server: MockServer) -> MockServer {
    let token = json!({ "access_token": "t1", "expires_in": 3600 });
    mount(
        &server,
        Mock::given(method("POST")).and(path("/oauth/token")),
        ResponseTemplate::new(200).set_body_json(token),
    )
    .await;

    let list = || Mock::given(method("GET")).and(path("/books")).and(header("authorization", "Bearer t1"));
    let book = |number: u32| json!({ "id": format!("b-{number}"), "title": format!("Volume {number}"), "price": { "amount": 9.5, "currency": "EUR" } });
    let busy = ResponseTemplate::new(503).insert_header("retry-after", "0");
    list().respond_with(busy).up_to_n_times(1).with_priority(1).mount(&server).await;
    let first = json!({ "books": [book(1), book(2)], "next": "page-2" });
    mount(&server, list().and(query_param_is_missing("cursor")), ResponseTemplate::new(200).set_body_json(first)).await;
    let second = json!({ "books": [book(3)], "next": null });
    mount(&server, list().and(query_param("cursor", "page-2")), ResponseTemplate::new(200).set_body_json(second)).await;

    let one = Mock::given(method("GET")).and(path("/books/b-1")).and(header("authorization", "Bearer t1"));
    mount(&server, one, ResponseTemplate::new(200).set_body_json(book(1))).await;
    let none = json!({ "error": { "code": "not_found", "message": "there is no such book" } });
    let missing = Mock::given(method("GET")).and(path("/books/none"));
    mount(&server, missing, ResponseTemplate::new(404).set_body_json(none)).await;
    server
}

/// An API whose first token has expired: it expects the one that a login returns.
pub async fn salesforce() -> MockServer {
    let server = MockServer::start().await;
    let token = json!({ "access_token": "fresh", "instance_url": server.uri() });
    let login = Mock::given(method("POST")).and(path("/services/oauth2/token"));
    mount(&server, login, ResponseTemplate::new(200).set_body_json(token)).await;
    let limits = json!({ "DailyApiRequests": { "Max": 15000, "Remaining": 14998 } });
    let fresh = Mock::given(method("GET")).and(header("authorization", "Bearer fresh"));
    mount(&server, fresh, ResponseTemplate::new(200).set_body_json(limits)).await;
    let ended = json!([{ "errorCode": "INVALID_SESSION_ID" }]);
    Mock::given(method("GET"))
        .respond_with(ResponseTemplate::new(401).set_body_json(ended))
        .with_priority(9)
        .mount(&server)
        .await;
    server
}

async fn mount(server: &MockServer, mock: wiremock::MockBuilder, answer: ResponseTemplate) {
    mock.respond_with(answer).mount(server).await;
}
